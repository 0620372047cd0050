"""The pretend Telegram as a server on loopback: Bot API, person's side, chat page.

It serves ``loket demo`` and every test that talks with the bot. In a test::

    async with PretendTelegram(World(token="123:abc", units=UNITS)) as telegram:
        ...start a bot against telegram.base_url...
        telegram.world.say("siti", "siti", "halo")
        await telegram.until(lambda: telegram.world.last_message("siti", as_="siti")["from"] == "bot")
"""

import asyncio
import json
import re
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from aiohttp import web

from bot.demo.bot_api import BotApi
from bot.demo.core import Change
from bot.demo.files import MAX_UPLOAD
from bot.demo.sim import SimRoutes, errors_as_json
from bot.demo.sim_inline import InlineRoutes
from bot.demo.sim_trials import TrialRoutes
from bot.demo.world import InlineQuery, Tap, World

T = TypeVar("T")

_PAGE = Path(__file__).parent / "page"
_PAGE_FILE = re.compile(r"[\w-][\w.-]*")
_KEEP_ALIVE_SECONDS = 15.0
_MAX_WAITING_EVENTS = 1_000
_ROOM_FOR_FIELDS = 1 << 20
_LOST_SOME = Change("", 0, "refresh")


class StoppedError(Exception):
    """The pretend Telegram was stopped while somebody waited."""


class PretendTelegram:
    """Serves a world over HTTP on loopback; port 0 takes any free one."""

    def __init__(
        self, world: World, *, host: str = "127.0.0.1", port: int = 0, webhook_retry_seconds: float = 1.0
    ) -> None:
        self.world = world
        self._host = host
        self._port = port
        self._webhook_retry_seconds = webhook_retry_seconds
        self._runner: web.AppRunner | None = None
        self._closing = asyncio.Event()
        self._change: asyncio.Future[None] | None = None
        self._streams: set[asyncio.Queue[Change | None]] = set()

    @property
    def base_url(self) -> str:
        """The address, without a slash at the end; known once it has started."""
        return f"http://{self._host}:{self._port}"

    @property
    def waits_for_updates(self) -> bool:
        """Whether a long poll is waiting right now."""
        return self._api.delivery.is_polled

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    async def start(self) -> None:
        """Listen; a second start after a stop takes the same port."""
        self._closing.clear()
        self._stop_listening = self.world.listen(self._hear)
        self._api = BotApi(self.world, self._closing, webhook_retry_seconds=self._webhook_retry_seconds)
        runner = web.AppRunner(self._application(), access_log=None, handler_cancellation=True, shutdown_timeout=1.0)
        await runner.setup()
        await web.TCPSite(runner, self._host, self._port).start()
        self._port = runner.addresses[0][1]
        self._runner = runner

    async def stop(self) -> None:
        """End every wait, then the server; the world stays as it is."""
        if self._runner is None:
            return
        runner, self._runner = self._runner, None
        self._closing.set()
        self._stop_listening()
        self._wake()
        for stream in self._streams:
            _put(stream, None)
        await self._api.delivery.close()
        await runner.cleanup()

    def _application(self) -> web.Application:
        application = web.Application(client_max_size=MAX_UPLOAD + _ROOM_FOR_FIELDS, middlewares=[errors_as_json])
        for method in ("GET", "POST"):
            application.router.add_route(method, "/bot{token}/{method}", self._api.answer)
        application.router.add_get("/file/bot{token}/{path:.+}", self._api.file)
        application.add_routes(SimRoutes(self.world, self.wait_for_tap).routes())
        application.add_routes(InlineRoutes(self.world, self.wait_for_offer).routes())
        application.add_routes(TrialRoutes(self.world).routes())
        application.router.add_get("/sim/events", self._events)
        application.router.add_get("/", self._page)
        application.router.add_get("/page/{name}", self._page)
        return application

    # -- waiting --------------------------------------------------------------------------------

    async def until(self, predicate: Callable[[], T], *, timeout: float = 30.0) -> T:  # noqa: ASYNC109
        """Return what ``predicate`` returns as soon as that is true; it is asked again after every change.

        Raises:
            TimeoutError: after ``timeout`` seconds.
            StoppedError: when the server is stopped meanwhile.
        """
        try:
            async with asyncio.timeout(timeout):
                while not (found := predicate()):
                    await self._next_change()
                return found
        except TimeoutError:
            recent = ", ".join(call.method for call in list(self.world.calls)[-8:])
            reason = f"nothing of the kind within {timeout} s; the last calls: {recent or 'none'}"
            raise TimeoutError(reason) from None

    async def _next_change(self) -> None:
        if self._closing.is_set():
            raise StoppedError
        if self._change is None or self._change.done():
            self._change = asyncio.get_running_loop().create_future()
        await asyncio.shield(self._change)

    async def wait_for_tap(self, tap: Tap, seconds: float) -> None:
        """Return when the bot has answered a tap, or the time is over."""
        try:
            await self.until(lambda: tap.is_answered, timeout=seconds)
        except (TimeoutError, StoppedError):
            return

    async def wait_for_offer(self, typed: InlineQuery, seconds: float) -> None:
        """Return when the bot has answered an inline query, or the time is over."""
        try:
            await self.until(lambda: typed.offer is not None, timeout=seconds)
        except (TimeoutError, StoppedError):
            return

    async def type_inline(self, sender: str, chat: str, query: str) -> InlineQuery:
        """Type ``@bot query`` into a chat and wait up to 10 seconds for the bot's answer."""
        typed = self.world.type_inline(sender, chat, query)
        await self.wait_for_offer(typed, 10.0)
        return typed

    async def tap(self, sender: str, chat: str, message_id: int, button: str, *, forge: bool = False) -> Tap:
        """Tap a button and wait up to 10 seconds for the bot's answer."""
        tap = self.world.tap(sender, chat, message_id, button, forge=forge)
        await self.wait_for_tap(tap, 10.0)
        return tap

    def _hear(self, change: Change) -> None:
        self._wake()
        if change.chat or change.kind == "world":
            for stream in self._streams:
                _put(stream, change)

    def _wake(self) -> None:
        if self._change is not None and not self._change.done():
            self._change.set_result(None)

    # -- page -----------------------------------------------------------------------------------

    async def _events(self, request: web.Request) -> web.StreamResponse:
        headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        response = web.StreamResponse(headers=headers)
        await response.prepare(request)
        await response.write(b": here\n\n")
        stream: asyncio.Queue[Change | None] = asyncio.Queue(_MAX_WAITING_EVENTS)
        self._streams.add(stream)
        try:
            while not self._closing.is_set():
                await response.write(await _next_event(stream))
        except ConnectionResetError:
            pass
        finally:
            self._streams.discard(stream)
        return response

    async def _page(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info.get("name", "index.html")
        path = _PAGE / name
        if not _PAGE_FILE.fullmatch(name) or not path.is_file():
            raise web.HTTPNotFound
        return web.FileResponse(path, headers={"Cache-Control": "no-store"})


def _put(stream: asyncio.Queue[Change | None], change: Change | None) -> None:
    """Queue an event; a reader that is far behind loses old ones and is told to read everything again."""
    if stream.full():
        while not stream.empty():
            stream.get_nowait()
        stream.put_nowait(_LOST_SOME)
    stream.put_nowait(change)


async def _next_event(stream: asyncio.Queue[Change | None]) -> bytes:
    try:
        async with asyncio.timeout(_KEEP_ALIVE_SECONDS):
            change = await stream.get()
    except TimeoutError:
        return b": still here\n\n"
    return b"" if change is None else f"data: {json.dumps(change.as_json())}\n\n".encode()
