"""The demo as people start it: with a folder, killed, and started again."""

import asyncio
import json
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

from tests.bot.demo.client import until

ROOT = Path(__file__).parents[3]
PATIENCE = 60.0


class Page:
    """What a person sees and does in a demo that runs in another process."""

    def __init__(self, address: str, session: aiohttp.ClientSession) -> None:
        self._address = address
        self._session = session

    async def chat(self) -> list[dict[str, Any]]:
        """Return Siti's chat."""
        async with self._session.get(f"{self._address}/sim/chats/siti?as=siti") as response:
            messages: list[dict[str, Any]] = (await response.json())["messages"]
            return messages

    async def do(self, path: str, **body: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
        """Do something as Siti."""
        fields = {"from": "siti", "chat": "siti", **body}
        async with self._session.post(f"{self._address}/sim/{path}", json=fields) as response:
            answer: dict[str, Any] = await response.json()
            assert response.status == 200, answer
            return answer

    async def answered(self, message_id: int) -> dict[str, Any]:
        """Wait for the bot's first message with buttons after this one."""
        async with asyncio.timeout(PATIENCE):
            while True:
                for message in await self.chat():
                    if message["message_id"] > message_id and message["from"] == "bot" and message["buttons"]:
                        return message
                await asyncio.sleep(0.05)


@asynccontextmanager
async def demo(folder: Path, *, ends_by: signal.Signals) -> AsyncIterator[Page]:
    """Run the demo in a process of its own."""
    command = (sys.executable, "-m", "bot", "demo", "--port", "0", "--no-open", "--folder", str(folder))
    quiet = {name: value for name, value in os.environ.items() if not name.startswith("LOKET_")}
    program = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=quiet, stdout=asyncio.subprocess.PIPE)
    try:
        assert program.stdout is not None
        async with asyncio.timeout(PATIENCE):
            while not (found := re.search(rb"http://127\.0\.0\.1:\d+", await program.stdout.readline())):
                continue
        async with aiohttp.ClientSession() as session:
            yield Page(found[0].decode(), session)
    finally:
        program.send_signal(ends_by)
        await program.communicate()


async def test_a_demo_that_is_killed_goes_on_in_its_folder(tmp_path: Path) -> None:
    async with demo(tmp_path, ends_by=signal.SIGKILL) as page:
        asked = await page.do("messages", text="gmn cra daftr akun puspa?")
        answer = await page.answered(asked["message_id"])
        # The world is on disk a second after the last change at the latest.
        await until(lambda: answer["text"] in _kept(tmp_path))
    async with demo(tmp_path, ends_by=signal.SIGTERM) as page:
        before = await page.chat()
        assert [one["message_id"] for one in before][:2] == [asked["message_id"], answer["message_id"]]
        tap = await page.do("taps", message_id=answer["message_id"], button=answer["buttons"][0][0]["text"])
        assert tap["answered"]
        again = await page.do("messages", text="lupa password puspa")
        assert again["message_id"] > max(one["message_id"] for one in before)
        await page.answered(again["message_id"])


def _kept(folder: Path) -> list[str]:
    """Return the texts of the world on disk."""
    path = folder / "world" / "world.json"
    chats = json.loads(path.read_text())["chats"] if path.exists() else []
    return [message["api"].get("text", "") for chat in chats for message in chat["messages"]]
