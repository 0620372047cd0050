"""Inline mode and links over HTTP, for scripts and the chat page.

=========================  =============================================================================
``POST /sim/inline``       ``{"from","chat","query"}`` -> ``{"query_id","answered","results","button"}``
``POST /sim/inline/sent``  ``{"query_id","result_id","reply_to"?}`` -> ``{"message_id"}``
``POST /sim/links``        ``{"from","url"}``, or ``{"from","start"}`` for the payload alone
=========================  =============================================================================

The first waits up to 10 seconds (``?wait=`` for less) for the bot's answer.
"""

from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.demo.errors import SimError
from bot.demo.inline_mode import InlineQuery
from bot.demo.sim_input import read_body
from bot.demo.world import World

Wait = Callable[[InlineQuery, float], Awaitable[None]]
_ANSWER_SECONDS = 10.0


class InlineRoutes:
    """The ``/sim`` routes of inline mode."""

    def __init__(self, world: World, wait: Wait) -> None:
        self._world = world
        self._wait = wait

    def routes(self) -> list[web.RouteDef]:
        """Return the table of routes."""
        return [
            web.post("/sim/inline", self.type_inline),
            web.post("/sim/inline/sent", self.send),
            web.post("/sim/links", self.follow),
        ]

    async def type_inline(self, request: web.Request) -> web.Response:
        """``POST /sim/inline``: waits for the bot's answer."""
        body = await read_body(request)
        typed = self._world.type_inline(body.need("from", str), body.need("chat", str), body.get("query", str) or "")
        try:
            seconds = float(request.query.get("wait", _ANSWER_SECONDS))
        except ValueError:
            raise SimError("'wait' must be a number of seconds") from None
        await self._wait(typed, max(0.0, min(seconds, _ANSWER_SECONDS)))
        return web.json_response(typed.as_json())

    async def send(self, request: web.Request) -> web.Response:
        """``POST /sim/inline/sent``."""
        body = await read_body(request)
        query_id, result_id = body.need("query_id", str), body.need("result_id", str)
        message_id = self._world.send_inline(query_id, result_id, reply_to=body.get("reply_to", int))
        return web.json_response({"message_id": message_id})

    async def follow(self, request: web.Request) -> web.Response:
        """``POST /sim/links``."""
        body = await read_body(request)
        sender, url = body.need("from", str), body.get("url", str)
        if url is not None:
            return web.json_response({"message_id": self._world.follow_link(sender, url)})
        return web.json_response({"message_id": self._world.press_start(sender, body.need("start", str))})
