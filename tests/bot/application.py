"""An office's application in pretence: a real HTTP server that answers as it is told to, and does its work by key."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from aiohttp import web

from bot.signatures import KEY_HEADER, check

KEY = b"kunci-rahasia-aplikasi-puspa"


@dataclass
class PretendApplication:
    """What it heard and did.

    Attributes:
        answers: What it says to the next calls, in order; ``yes`` when nothing is left. A number is a status,
            ``hang`` never answers, ``late`` does the work and hangs up without an answer, ``twice`` says that it has
            done it before.
        heard: Each call's key and body, in order.
        done: What it has done, by key: as an application should, the same key only once.
    """

    answers: list[str | int] = field(default_factory=list)
    heard: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    done: dict[str, dict[str, Any]] = field(default_factory=dict)
    url: str = ""
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    _more: asyncio.Event = field(default_factory=asyncio.Event)
    _is_open: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def types(self) -> list[str]:
        """What it has done, in order."""
        return [body["type"] for body in self.done.values()]

    async def hears(self, count: int) -> None:
        """Wait until it was called so often."""
        await self._until(lambda: len(self.heard) >= count)

    async def does(self, *types: str) -> None:
        """Wait until it has done these things, and see that it did nothing else."""
        await self._until(lambda: len(self.done) >= len(types))
        assert self.types == list(types)

    async def _until(self, is_so: Callable[[], bool]) -> None:
        async with asyncio.timeout(15):
            while not is_so():
                self._more.clear()
                await self._more.wait()

    async def take(self, request: web.Request) -> web.StreamResponse:
        """Answer a call."""
        content = await request.read()
        key = check(KEY, request.headers, now=self.now, body=content)
        assert request.headers[KEY_HEADER] == key
        body = json.loads(content)
        self.heard.append((key, body))
        self._more.set()
        answer = self.answers.pop(0) if self.answers else "yes"
        if answer == "hang":
            await self._is_open.wait()
            return web.Response(status=503)
        if isinstance(answer, int):
            return web.Response(status=answer, text="<b>tidak dikenal</b> NPWP 01.234.567.8-901.000")
        self.done.setdefault(key, body)
        self._more.set()
        if answer == "late" and request.transport is not None:
            request.transport.abort()
        return web.json_response({"ok": True})

    @asynccontextmanager
    async def running(self) -> AsyncIterator["PretendApplication"]:
        """Answer on loopback while the block runs."""
        app = web.Application()
        app.add_routes([web.post("/hooks/loket", self.take)])
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            self.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hooks/loket"
            yield self
        finally:
            self._is_open.set()
            await runner.cleanup()
