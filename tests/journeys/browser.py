"""A real browser on the chat page, and its two panes as a person uses them: writing, tapping, reading.

``LOKET_PICTURES`` asks for a screenshot of every step; each takes longer than the step itself. The last one is kept in
any case: it shows where a story ended.
"""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import pytest
from playwright.async_api import (
    Browser,
    ConsoleMessage,
    FilePayload,
    Locator,
    Page,
    ViewportSize,
    async_playwright,
    expect,
)

from tests.people import PATIENCE, PDF

MILLISECONDS: Final = PATIENCE * 1000
PICTURES: Final = bool(os.environ.get("LOKET_PICTURES"))
DESKTOP: Final = ViewportSize(width=1360, height=850)
PHONE: Final = ViewportSize(width=390, height=844)
# The browser itself stays off the network: everything it may ask for is on this machine.
ARGUMENTS: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium_path() -> str:
    """Return the browser's path; without one, skip, but fail where the whole suite has to run (``CI`` is set)."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        cure = "there is no chromium here; on Debian: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(cure)
        pytest.skip(cure)
    return found


@asynccontextmanager
async def running_chromium() -> AsyncIterator[Browser]:
    """Yield a headless Chromium."""
    path = chromium_path()
    expect.set_options(timeout=MILLISECONDS)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        await browser.close()


class Pane:
    """One side of the page: the requester's phone or the staff group."""

    def __init__(self, page: Page, name: str) -> None:
        self.name = name
        self.root = page.get_by_test_id(name)
        self.messages = page.get_by_test_id(f"{name}-messages").locator("[data-message-id]")
        self._page = page

    def message(self, *texts: str) -> Locator:
        """Find the newest message whose own text, not what it quotes, has all of these in it."""
        found = self.messages
        for text in texts:
            found = found.filter(has=self._page.locator(".text", has_text=text))
        return found.last

    async def sees(self, *texts: str) -> Locator:
        """Wait for such a message."""
        message = self.message(*texts)
        await expect(message).to_be_visible()
        return message

    async def sees_file(self, name: str) -> Locator:
        """Wait for a document by its name."""
        message = self.messages.filter(has=self._page.locator(".file-name", has_text=name)).last
        await expect(message).to_be_visible()
        return message

    async def writes(self, text: str) -> None:
        """Type a message and send it."""
        await self._page.get_by_test_id(f"{self.name}-text").fill(text)
        await self._page.get_by_test_id(f"{self.name}-send").click()

    async def answers(self, message: Locator, text: str) -> None:
        """Reply to a message, the way the page offers where a mouse hovers over it."""
        await message.hover()
        await message.get_by_test_id("reply").click()
        await self.writes(text)

    async def attaches(self, name: str, content: bytes = PDF) -> None:
        """Choose a file and send it."""
        file = FilePayload(name=name, mimeType="application/pdf", buffer=content)
        await self._page.get_by_test_id(f"{self.name}-file").set_input_files(file)
        await self._page.get_by_test_id(f"{self.name}-send").click()

    async def taps(self, label: str, *texts: str) -> None:
        """Tap a button of the newest message with these texts."""
        await self.message(*texts).get_by_role("button", name=label, exact=True).click()

    async def is_told(self, text: str) -> None:
        """Wait for the short notice that answers a tap."""
        await expect(self._page.get_by_test_id(f"{self.name}-toasts")).to_contain_text(text)

    async def notice_gone(self) -> None:
        """Wait until no notice covers the messages."""
        await expect(self._page.get_by_test_id(f"{self.name}-toasts")).to_be_empty()


class ChatPage:
    """The page in its own window. ``pictures`` is the folder that keeps its screenshots."""

    def __init__(self, page: Page, pictures: Path) -> None:
        self.page = page
        self.phone = Pane(page, "phone")
        self.group = Pane(page, "group")
        self.mistakes: list[str] = []
        self._folder = pictures
        self._pictures = 0
        page.set_default_timeout(MILLISECONDS)
        page.on("pageerror", lambda error: self.mistakes.append(str(error)))
        page.on("console", self._listen)

    async def choose(self, picker: str, value: str) -> None:
        """Choose a person or a unit; ``picker`` is ``person``, ``staff`` or ``unit``."""
        choice = self.page.get_by_test_id(f"pick-{picker}").locator(f'[value="{value}"]')
        await choice.check(force=True)
        await expect(choice).to_be_checked()

    async def is_refused(self, text: str) -> None:
        """Read the alert that answers a tap, and close it."""
        alert = self.page.get_by_test_id("alert")
        await expect(alert).to_contain_text(text)
        await self.picture("alert")
        await alert.get_by_role("button").click()
        await expect(alert).to_be_hidden()

    async def picture(self, name: str) -> None:
        """Keep a screenshot, if they are asked for."""
        self._pictures += 1
        if PICTURES:
            await self.keep(name)

    async def keep(self, name: str) -> None:
        """Keep a screenshot in any case."""
        await self.page.screenshot(path=self._folder / f"{self._pictures:02}-{name}.png")

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.mistakes.append(message.text)


@asynccontextmanager
async def open_page(browser: Browser, url: str, *, pictures: Path) -> AsyncIterator[ChatPage]:
    """Open the chat page in a window of its own; at its end, it has told of no mistake."""
    context = await browser.new_context(
        viewport=DESKTOP, locale="id-ID", timezone_id="Asia/Jakarta", reduced_motion="reduce"
    )
    try:
        chat_page = ChatPage(await context.new_page(), pictures)
        await chat_page.page.goto(url)
        await expect(chat_page.page.get_by_test_id("pick-person").locator("input")).to_have_count(2)
        yield chat_page
        await chat_page.keep("end")
        assert chat_page.mistakes == []
    finally:
        await context.close()
