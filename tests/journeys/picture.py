"""Makes the README's picture anew, in the middle of the story: ``python -m tests.journeys.picture``."""

import asyncio
import tempfile
from pathlib import Path

from bot.demo.run import demo_world
from bot.demo.server import PretendTelegram
from bot.demo.world import UNLIMITED
from tests.journeys import test_page as story
from tests.journeys.browser import open_page, running_chromium
from tests.journeys.conftest import Town

PICTURE = Path(__file__).parents[2] / "docs" / "images" / "demo.png"


async def make() -> None:
    """Play the story up to the talk and keep what the page shows."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        async with PretendTelegram(demo_world(allowance=UNLIMITED)) as telegram, running_chromium() as browser:
            town = Town(telegram, folder)
            await town.open()
            async with open_page(browser, f"{telegram.base_url}/", pictures=folder) as page:
                await story.siti_is_answered_and_not_helped(page)
                await story.siti_files_an_activation(page, company="PT Maju Bersama")
                await story.budi_takes_it_and_they_talk(page, message="Baik Bu, datanya kami periksa dulu.")
                await page.group.notice_gone()
                card = page.group.message(story.CARD)
                await card.evaluate("node => node.scrollIntoView({block: 'end'})")
                await page.page.mouse.move(0, 0)
                await page.page.screenshot(path=PICTURE)
            await town.close()


if __name__ == "__main__":
    asyncio.run(make())
