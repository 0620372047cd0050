"""The pretend Telegram in a process of its own, asked over HTTP as a person with a script would."""

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Final, Self, TypeVar

import aiohttp

T = TypeVar("T")

LOOK: Final = 0.02  # seconds between looks at something that has no bell
PATIENCE: Final = 60.0  # seconds; a busy machine is slow, a broken program never gets there
START_PATIENCE: Final = 60.0
Update = dict[str, Any]


class Unseen(AssertionError):  # noqa: N818 - it names what happened
    """What should have happened did not happen in time."""


@dataclass(frozen=True, slots=True)
class Group:
    """A unit's staff group."""

    unit: str
    chat_id: int
    is_forum: bool = False


@dataclass(frozen=True, slots=True)
class Crowd:
    """People made for a trial: their names, in the order of their ids."""

    names: tuple[str, ...]
    first_id: int

    def id_of(self, name: str) -> int:
        """Return somebody's Telegram id."""
        return self.first_id + self.names.index(name)


@dataclass
class Pretend:
    """One world; ``arguments`` are more words for its command line, e.g. its limits."""

    groups: Sequence[Group]
    arguments: Sequence[str] = ("--unlimited",)
    base_url: str = ""
    token: str = ""
    bot_id: int = 0
    _program: asyncio.subprocess.Process | None = None
    _session: aiohttp.ClientSession = field(init=False)

    async def __aenter__(self) -> Self:
        units = [f"{each.unit}={each.chat_id}{':forum' if each.is_forum else ''}" for each in self.groups]
        words = [word for unit in units for word in ("--unit", unit)]
        self._program = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot.demo.alone",
            "--port",
            "0",
            *words,
            *self.arguments,
            stdout=asyncio.subprocess.PIPE,
        )
        if self._program.stdout is None:
            raise RuntimeError("the pretend Telegram has no output")
        async with asyncio.timeout(START_PATIENCE):
            about = json.loads(await self._program.stdout.readline())
        self.base_url, self.token, self.bot_id = about["base_url"], about["token"], about["bot_id"]
        self._session = aiohttp.ClientSession(self.base_url, connector=aiohttp.TCPConnector(limit=32))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()
        if self._program is not None and self._program.returncode is None:
            self._program.terminate()
            await self._program.wait()

    # -- asking ---------------------------------------------------------------------------------

    async def get(self, path: str) -> Any:  # noqa: ANN401 - raw JSON
        """Ask for something under ``/sim``."""
        async with self._session.get(f"/sim/{path}") as response:
            return await _answer(response)

    async def post(self, path: str, body: dict[str, Any]) -> Any:  # noqa: ANN401 - raw JSON
        """Do something under ``/sim``."""
        async with self._session.post(f"/sim/{path}", json=body) as response:
            return await _answer(response)

    async def delete(self, path: str) -> None:
        """Begin something under ``/sim`` from nothing."""
        async with self._session.delete(f"/sim/{path}") as response:
            await _answer(response)

    # -- people ---------------------------------------------------------------------------------

    async def crowd(self, count: int, *, prefix: str = "p", language: str = "id") -> Crowd:
        """Let ``count`` more people be there."""
        made = await self.post("people", {"prefix": prefix, "count": count, "language": language})
        return Crowd(tuple(f"{prefix}{number}" for number in range(1, count + 1)), made["first_id"])

    async def say(self, name: str, text: str, *, chat: str = "", reply_to: int | None = None) -> int:
        """Let somebody write, in their own chat or in a group, and return the message's id."""
        body = {"from": name, "chat": chat or name, "text": text, "reply_to": reply_to}
        return int((await self.post("messages", body))["message_id"])

    async def say_all(self, messages: Sequence[dict[str, Any]]) -> list[int]:
        """Let many people write, in order."""
        return list((await self.post("messages/bulk", {"messages": list(messages)}))["message_ids"])

    async def tap(self, name: str, message_id: int, data: str, *, chat: str = "", wait: float = 0.0) -> Any:  # noqa: ANN401
        """Let somebody tap what has this data, on whichever message."""
        body = {"from": name, "chat": chat or name, "message_id": message_id, "button": data, "forge": True}
        return await self.post(f"taps?wait={wait}", body)

    async def seen(self, name: str, *, chat: str = "", after: int = 0) -> list[dict[str, Any]]:
        """Return what somebody sees in a chat, oldest first."""
        view = await self.get(f"chats/{chat or name}?as={name}&after={after}")
        return list(view["messages"])

    # -- what came of it ------------------------------------------------------------------------

    async def count_sent(self) -> int:
        """Return how many messages the bot has sent."""
        tally = (await self.get("calls/tally"))["methods"]
        return sum(tally.get(method, {}).get("200", 0) for method in SENDING)

    async def sent_to(self, chat: str) -> list[dict[str, Any]]:
        """Return what the bot sent to a chat, oldest first."""
        return list((await self.get(f"sent/{chat}"))["sent"])

    async def waiting(self) -> int:
        """Return how many updates the bot has not confirmed yet."""
        return int((await self.get("updates"))["waiting"])


SENDING: Final = ("sendMessage", "copyMessage", "sendDocument", "sendPhoto")


async def _answer(response: aiohttp.ClientResponse) -> Any:  # noqa: ANN401 - raw JSON
    answer = await response.json()
    if response.status != 200:
        raise RuntimeError(f"{response.method} {response.url.path}: {response.status} {answer}")
    return answer


async def until(what: str, look: Callable[[], Awaitable[T]], *, patience: float = PATIENCE) -> T:
    """Return what ``look`` finds as soon as it is true. Raises Unseen when that takes too long."""
    deadline = time.monotonic() + patience
    while not (found := await look()):
        if time.monotonic() > deadline:
            raise Unseen(f"not within {patience:g} s: {what}")
        await asyncio.sleep(LOOK)
    return found
