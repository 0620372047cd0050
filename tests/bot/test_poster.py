"""The page for the wall: its codes are those of its links, it needs nothing from elsewhere, and it fits its sheets."""

import asyncio
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import segno
from playwright.async_api import Locator

from bot.demo.people import DemoUnit
from bot.demo.server import PretendTelegram
from bot.demo.world import World
from bot.poster import CORRECTION, MOST_A_SHEET, QUIET, poster
from handlers.payloads import OpenService, decode
from handlers.texts import Catalogs
from knowledge.service import Service
from knowledge.wording import Language
from tests.bot.test_cli import Loket, loket
from tests.bot.test_config import SOUND, TOKEN, write
from tests.journeys.browser import running_chromium
from tests.packs import built_in_library

__all__ = ["loket"]

SERVICES = tuple(built_in_library().services.values())
OFFICE = 'Kantor <b>"Contoh"</b> & Rekan'
MILLIMETRE = 96 / 25.4  # pixels
LONG_NAME = "Kantor Pengawasan dan Pelayanan Bea dan Cukai Tipe Madya Pabean A Tanjung Emas Semarang"


def page(services: tuple[Service, ...] = SERVICES, *, office: str = OFFICE, language: Language = Language.ID) -> str:
    catalogs, zone = Catalogs(), ZoneInfo("Asia/Jakarta")
    own, other = sorted(Language, key=lambda each: each != language)
    texts = {"own": catalogs.speak(own, zone=zone), "other": catalogs.speak(other, zone=zone)}
    return poster(services, office=office, username="loket_bot", **texts)


class Scans(HTMLParser):
    """Reads the links of a page, each with the picture drawn inside it."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn: dict[str, str] = {}
        self._link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a link, and the lines drawn in it."""
        values = dict(attrs)
        if tag == "a":
            self._link = values["href"] or ""
        elif tag == "path" and self._link:
            self.drawn[self._link] = values["d"] or ""

    def handle_endtag(self, tag: str) -> None:
        """Leave a link."""
        if tag == "a":
            self._link = ""


def dark_modules(path: str) -> set[tuple[int, int]]:
    """Return the (row, column) of every dark module that an SVG path draws, one horizontal line a run."""
    dark = set[tuple[int, int]]()
    x = y = 0.0
    for step, numbers in re.findall(r"([Mmh])([^Mmh]*)", path):
        values = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if step == "M":
            x, y = values
        elif step == "m":
            x, y = x + values[0], y + values[1]
        else:
            dark |= {(int(y) - QUIET, int(x) - QUIET + offset) for offset in range(int(values[0]))}
            x += values[0]
    return dark


def test_each_code_says_what_its_link_says() -> None:
    scans = Scans()
    scans.feed(page())
    assert len(scans.drawn) == len(SERVICES)
    for link, path in scans.drawn.items():
        made = segno.make_qr(link, error=CORRECTION).matrix
        assert dark_modules(path) == {(y, x) for y, row in enumerate(made) for x, one in enumerate(row) if one}
    starts = [link.removeprefix("https://t.me/loket_bot?start=") for link in scans.drawn]
    assert [decode(start) for start in starts] == [OpenService(service.id) for service in SERVICES]


@pytest.mark.parametrize("language", Language)
def test_everything_stands_in_both_languages_and_the_offices_own_comes_first(language: Language) -> None:
    text = unescape(page(language=language))
    assert f'<html lang="{language}">' in text
    first, second = ("Pindai kode", "Scan a service") if language == Language.ID else ("Scan a service", "Pindai kode")
    assert text.index(first) < text.index(second)
    for expected in ("@loket_bot", "t.me/loket_bot?start=s_puspa", "Aplikasi Puspa", "Puspa application"):
        assert expected in text


def test_what_the_office_calls_itself_is_no_markup() -> None:
    text = page()
    assert "Kantor &lt;b&gt;&quot;Contoh&quot;&lt;/b&gt; &amp; Rekan" in text
    assert '<b>"Contoh' not in text


def test_the_page_asks_for_nothing_from_elsewhere() -> None:
    text = page()
    assert not re.search(r"\b(src|srcset|@import|url\()", text)
    assert set(re.findall(r"https?://[^/\"<\s]+", text)) == {"https://t.me"}
    assert "<script" not in text


def test_many_services_take_several_sheets() -> None:
    sheets = re.findall(r'<main class="sheet" data-count="(\d)"', page((SERVICES * 3)[:8]))
    assert sheets == [str(MOST_A_SHEET), "2"]


async def _edges(place: Locator) -> dict[str, float]:
    edges: dict[str, float] = await place.evaluate("each => each.getBoundingClientRect().toJSON()")
    return edges


async def test_every_sheet_fits_its_paper_and_prints_as_one_page() -> None:
    async with running_chromium() as browser:
        sheet = await browser.new_page()
        for count in range(1, MOST_A_SHEET + 1):
            for language, office in ((Language.ID, LONG_NAME), (Language.EN, "Kantor Contoh")):
                await sheet.set_content(page((SERVICES * 2)[:count], office=office, language=language))
                cards = [await _edges(card) for card in await sheet.locator("article").all()]
                footer, code = await _edges(sheet.locator("footer")), await _edges(sheet.locator(".code").first)
                assert max(card["bottom"] for card in cards) < footer["top"], f"{count} codes for {office} are too many"
                assert code["width"] >= 37 * MILLIMETRE
                printed = await sheet.pdf(prefer_css_page_size=True, print_background=True)
                assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) == 1


async def test_the_command_asks_telegram_for_the_bots_name_and_writes_the_page(loket: Loket, tmp_path: Path) -> None:
    units = (DemoUnit(id="pli", name="Seksi PLI", chat_id=-100123, forum=False),)
    async with PretendTelegram(World(token=TOKEN, units=units)) as telegram:
        path = write(tmp_path, SOUND.replace("[office]", f'base_url = "{telegram.base_url}"\n[office]'))
        out = tmp_path / "poster.html"
        end = await asyncio.to_thread(loket, "poster", "-c", path, "--service", "ceisa", "--out", out)
    assert (end.code, end.err) == (0, "")
    assert f"{out}: 1 code that opens @loket_demo_bot" in end.out
    assert "https://t.me/loket_demo_bot?start=s_ceisa" in out.read_text(encoding="utf-8")


def test_with_a_name_the_command_needs_no_telegram(loket: Loket, tmp_path: Path) -> None:
    out = tmp_path / "poster.html"
    end = loket("poster", "-c", write(tmp_path, SOUND), "--username", "@kantor_bot", "--out", out)
    assert (end.code, end.err) == (0, "")
    assert out.read_text(encoding="utf-8").count('class="code"') == len(SERVICES)


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--username", "@kantor_bot", "--service", "pupsa"), "--service pupsa: no such service; there are "),
        (("--username", "a b"), "is no bot's name"),
        (("--username", "x" * 33), "is no bot's name"),
        (("--username", "@kantor_bot", "--out", "poster.pdf"), "name it poster.html; a browser prints it as PDF"),
        (("--username", "@kantor_bot", "--out", "/nowhere/poster.html"), "/nowhere/poster.html: cannot be written"),
        ((), "Telegram does not tell the bot's name"),
    ],
)
def test_wrong_input_is_told_with_its_cure(loket: Loket, tmp_path: Path, arguments: tuple[str, ...], word: str) -> None:
    text = SOUND.replace("[office]", 'base_url = "http://127.0.0.1:9"\n[office]')
    end = loket("poster", "-c", write(tmp_path, text), *arguments)
    assert end.code == 2
    assert word in end.err
    assert TOKEN not in end.err
    assert list(tmp_path.glob("*.html")) == []
