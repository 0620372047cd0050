"""A plain HTTP client for the pretend Telegram, and a clock that tests move."""

# ruff: noqa: ANN401 - JSON may be anything, and each test knows what it asked for

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

import aiohttp

from bot.demo.server import PretendTelegram
from bot.demo.world import DemoUnit

TOKEN = "123456:pretend"
PLI = DemoUnit("pli", "Seksi PLI", -1001, forum=False)
PDAD = DemoUnit("pdad", "Seksi PDAD", -1002, forum=True)
SITI, AGUS, BUDI, RATNA, BOT = 1001, 1002, 2001, 2002, 123456


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self, now: float) -> None:
        self.now = now

    def __call__(self) -> float:
        """Return the time in seconds."""
        return self.now

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds


class Client:
    """Speaks the Bot API and the person's side over real HTTP."""

    def __init__(self, telegram: PretendTelegram, session: aiohttp.ClientSession) -> None:
        self.telegram = telegram
        self.session = session

    async def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Call a Bot API method with a JSON body; return the whole answer."""
        url = f"{self.telegram.base_url}/bot{TOKEN}/{method}"
        async with self.session.post(url, json=parameters) as response:
            answer: dict[str, Any] = await response.json()
            assert response.status == answer.get("error_code", 200)
            return answer

    async def ok(self, method: str, **parameters: Any) -> Any:
        """Call a method that succeeds; return its result."""
        answer = await self.call(method, **parameters)
        assert answer["ok"], answer
        return answer["result"]

    async def refused(self, method: str, **parameters: Any) -> str:
        """Call a method that fails; return code and description."""
        answer = await self.call(method, **parameters)
        assert not answer["ok"], answer
        return f"{answer['error_code']} {answer['description']}"

    async def upload(self, method: str, files: Mapping[str, tuple[str, bytes]], **fields: Any) -> dict[str, Any]:
        """Call a method with a multipart body."""
        form = aiohttp.FormData(quote_fields=False)
        for name, value in fields.items():
            form.add_field(name, str(value))
        for name, (file_name, content) in files.items():
            form.add_field(name, content, filename=file_name, content_type="application/octet-stream")
        url = f"{self.telegram.base_url}/bot{TOKEN}/{method}"
        async with self.session.post(url, data=form) as response:
            answer: dict[str, Any] = await response.json()
            return answer

    async def sim(self, path: str, *, answered: int = 200, **body: Any) -> dict[str, Any]:
        """Post to a ``/sim`` route that answers with this status; the field ``from`` is written ``from_``."""
        fields = {name.rstrip("_"): value for name, value in body.items()}
        async with self.session.post(f"{self.telegram.base_url}/sim/{path}", json=fields) as response:
            answer: dict[str, Any] = await response.json()
            assert response.status == answered, answer
            return answer

    async def get(self, path: str, *, status: int = 200) -> Any:
        """Get JSON."""
        async with self.session.get(f"{self.telegram.base_url}{path}") as response:
            assert response.status == status
            return await response.json()

    async def updates(self, **parameters: Any) -> list[dict[str, Any]]:
        """Return what getUpdates gives."""
        updates: list[dict[str, Any]] = await self.ok("getUpdates", **parameters)
        return updates

    async def send(self, chat_id: int, text: str, **parameters: Any) -> int:
        """Send a text as the bot; return the message's id."""
        message = await self.ok("sendMessage", chat_id=chat_id, text=text, **parameters)
        message_id: int = message["message_id"]
        return message_id


def buttons(*rows: list[tuple[str, str]]) -> dict[str, Any]:
    """Return an inline keyboard from rows of (label, data)."""
    keyboard = [[{"text": text, "callback_data": data} for text, data in row] for row in rows]
    return {"inline_keyboard": keyboard}


async def until(predicate: Callable[[], bool]) -> None:
    """Wait for something that happens outside of the world."""
    async with asyncio.timeout(10):
        while not predicate():  # noqa: ASYNC110 - a disk tells nobody
            await asyncio.sleep(0.01)
