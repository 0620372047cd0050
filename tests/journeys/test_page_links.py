"""Links and inline mode through the chat page, in a real browser."""

from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.journeys.browser import open_page
from tests.journeys.conftest import Town
from tests.journeys.test_page import chromium

__all__ = ["chromium"]


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
async def test_siti_follows_a_poster_and_budi_sends_an_answer_from_the_list(
    town: Town, chromium: Browser, request: pytest.FixtureRequest, databases: object
) -> None:
    pictures = Path(request.config.getoption("--output", "test-results")) / "links"
    async with open_page(chromium, f"{town.telegram.base_url}/?start=s_ceisa", pictures=pictures) as page:
        await page.phone.sees("CEISA 4.0", "Tulis saja pertanyaan Anda")
        assert page.page.url == f"{town.telegram.base_url}/"
        await page.picture("service")

        await page.page.get_by_test_id("group-text").fill("@loket_demo_bot error 404")
        result = page.page.get_by_test_id("group-inline").get_by_role("option").first
        await expect(result).to_contain_text("404")
        await page.picture("list")
        await result.click()
        await page.group.sees("404", "Sumber:")
        await expect(page.page.get_by_test_id("group-inline")).to_be_hidden()
        await expect(page.page.get_by_test_id("group-text")).to_have_value("")
        await page.picture("sent")

        await page.page.get_by_test_id("phone-text").fill("@loket_demo_bot jadwal kereta ke Bandung")
        await page.page.get_by_test_id("phone-inline").get_by_role("option", name="Belum ketemu?").click()
        await page.phone.sees("belum menemukan")
        await page.page.get_by_test_id("phone-text").fill("@loket_demo_bot error 404")
        await page.page.get_by_test_id("phone-inline").get_by_role("option").first.click()
        await page.phone.taps("💬 Buka di loket", "404", "Sumber:")
        opened = await page.phone.sees("404", "Sumber:")
        await expect(opened.get_by_role("button", name="👍 Terjawab")).to_be_visible()
        await page.picture("opened")
