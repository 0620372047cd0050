"""Everything that a message can hold is drawn on the chat page: seen, heard, or told in plain words."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import expect

from bot.demo.run import demo_world
from bot.demo.server import PretendTelegram
from bot.demo.world import UNLIMITED, World
from tests.files.pictures import png
from tests.journeys.browser import ChatPage, open_page, running_chromium

PLACE = {"latitude": -6.5951, "longitude": 106.8167}
FACTS = (
    ("location", PLACE, "Lokasi", "-6.59510, 106.81670"),
    ("location", {**PLACE, "live_period": 900}, "Lokasi langsung", "-6.59510, 106.81670"),
    ("venue", {**PLACE, "title": "Loket <b>3</b>", "address": "Jl. Juanda 1"}, "Tempat", "Loket <b>3</b>"),
    ("contact", {"phone_number": "+628123", "first_name": "Siti <i>"}, "Kontak", "+628123"),
    ("dice", {"emoji": "🎲", "value": 5}, "Dadu", "5"),
    ("poll", {"question": "Puas?", "options": ["Ya & <ya>", "Belum"]}, "Jajak pendapat", "Ya & <ya>"),
    ("story", {"id": 1, "chat_id": 5}, "Cerita", "Cerita"),
)


@pytest_asyncio.fixture
async def window(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[tuple[ChatPage, World]]:
    """The chat page of a pretend Telegram at which no bot answers."""
    pictures = Path(request.config.getoption("--output", "test-results")) / request.node.name
    async with (
        PretendTelegram(demo_world(allowance=UNLIMITED)) as telegram,
        running_chromium() as browser,
        open_page(browser, f"{telegram.base_url}/", pictures=pictures) as page,
    ):
        yield page, telegram.world


async def test_every_kind_of_content_is_drawn_and_a_quote_and_an_edit_are_told(
    window: tuple[ChatPage, World],
) -> None:
    page, world = window
    newest = page.phone.messages.last
    for kind, given, name, says in FACTS:
        world.send_other("siti", "siti", kind, given)
        await expect(newest.locator(f'.fact[data-kind="{kind}"]')).to_contain_text(says)
        await expect(newest.locator(".fact-name")).to_have_text(name)
    await page.picture("facts")
    for kind, tag in (
        ("voice", "audio"),
        ("audio", "audio"),
        ("video", "video"),
        ("animation", "video"),
        ("video_note", "video"),
    ):
        world.send_file("siti", "siti", b"bytes", kind=kind)
        await expect(newest.locator(f'{tag}[data-kind="{kind}"]')).to_be_visible()
    world.send_file("siti", "siti", png(9, 9), kind="sticker", mime="image/png")
    await expect(newest.locator(".sticker")).to_be_visible()
    world.send_file("siti", "siti", b"no picture", kind="sticker")
    await expect(newest.locator(".sticker-stand")).to_have_text("Stiker")
    await page.picture("files")
    said = world.say("siti", "siti", "satu dua tiga empat")
    world.say("siti", "siti", "yang ini?", reply_to=said, quote="dua tiga")
    await expect(newest.locator(".quote.marked .excerpt")).to_have_text("dua tiga")
    place = world.send_other("siti", "siti", "contact", {"phone_number": "+62", "first_name": "Agus"})
    world.say("siti", "siti", "dia", reply_to=place)
    await expect(newest.locator(".quote .excerpt")).to_have_text("Kontak: Agus")
    world.edit("siti", "siti", said, "satu dua tiga lima")
    await expect(page.phone.message("satu dua tiga lima").locator(".edited")).to_have_text("diubah")
    await page.picture("quotes")
