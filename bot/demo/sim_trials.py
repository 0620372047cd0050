"""What tests of endurance ask of the world, over HTTP: crowds, hostile updates, faults, and what came of it.

==========================  ===================================================================================
``POST /sim/people``        ``{"prefix","count","language"?}`` -> ``{"first","last","first_id","last_id"}``
``POST /sim/messages/bulk`` ``{"messages":[{"from","chat","text",...}, ...]}`` -> ``{"message_ids"}``
``POST /sim/updates``       ``{"update": {...}}``: any object, as it is -> ``{"update_id"}``; ``GET``: what waits
``POST /sim/update-ids``    ``{"next"}``: update ids restart there
``POST /sim/redeliver``     ``{"times"?,"count"?}``: the last confirmed updates once more
``GET /sim/sent``           what the bot sent, counted by chat; ``/sim/sent/{chat}?after=N`` in full
``GET /sim/limits``         429s by the world's own limits, and calls before ``retry_after`` was over
``GET /sim/calls``          ``?after=N&method=NAME&limit=N``; ``/sim/calls/tally`` counts by method and status
``POST /sim/faults``        what goes wrong with the next calls, with all of them, or with a share
==========================  ===================================================================================
"""

import asyncio
import re
from itertools import islice
from typing import Any

from aiohttp import web

from bot.demo.calls import Fault
from bot.demo.core import QUEUED
from bot.demo.errors import SimError
from bot.demo.sim_input import Body, fresh, query_number, read_body
from bot.demo.world import World

MAX_PEOPLE = 100_000
MAX_REPEATS = 10_000
_PREFIX = re.compile(r"[a-z][a-z_-]{0,31}")
_BREATH = 200


class TrialRoutes:
    """The ``/sim`` routes for tests of endurance."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.RouteDef]:
        """Return the table of routes."""
        return [
            web.post("/sim/people", self.add_people),
            web.post("/sim/messages/bulk", self.say_all),
            web.post("/sim/updates", self.add_update),
            web.get("/sim/updates", self.updates),
            web.post("/sim/update-ids", self.restart_ids),
            web.post("/sim/redeliver", self.redeliver),
            web.get("/sim/sent", self.sent),
            web.get("/sim/sent/{chat}", self.sent_to),
            web.get("/sim/limits", self.limits),
            web.delete("/sim/limits", self.forget_limits),
            web.get("/sim/calls", self.calls),
            web.get("/sim/calls/tally", self.tally),
            web.delete("/sim/calls", self.forget_calls),
            web.post("/sim/faults", self.add_fault),
            web.delete("/sim/faults", self.forget_faults),
        ]

    # -- what comes in --------------------------------------------------------------------------

    async def add_people(self, request: web.Request) -> web.Response:
        """``POST /sim/people``."""
        body = await read_body(request)
        prefix, count = body.need("prefix", str), body.need("count", int)
        if not _PREFIX.fullmatch(prefix):
            raise SimError("'prefix' has 1 to 32 small letters, - and _ after the first")
        if not 1 <= count <= MAX_PEOPLE:
            raise SimError(f"'count' must be from 1 to {MAX_PEOPLE}")
        people = self._world.add_people(prefix, count, language=body.get("language", str) or "id")
        first, last = people[0], people[-1]
        return web.json_response(
            {"first": first.name, "last": last.name, "first_id": first.id, "last_id": last.id},
        )

    async def say_all(self, request: web.Request) -> web.Response:
        """``POST /sim/messages/bulk``: in order, up to the first that cannot be sent."""
        body = await read_body(request)
        message_ids = []
        for at, given in enumerate(body.need("messages", list)):
            try:
                message_ids.append(self._say(Body.of(given)))
            except SimError as problem:
                reason = f"messages[{at}]: {problem}; the {at} before it were sent"
                raise SimError(reason, status=problem.status) from None
            if at % _BREATH == _BREATH - 1:
                await asyncio.sleep(0)
        return web.json_response({"message_ids": message_ids})

    def _say(self, body: Body) -> int:
        reply_to, thread = body.get("reply_to", int), body.get("thread", int)
        sender, chat, text = body.need("from", str), body.need("chat", str), body.need("text", str)
        return self._world.say(sender, chat, text, reply_to=reply_to, thread=thread)

    async def add_update(self, request: web.Request) -> web.Response:
        """``POST /sim/updates``."""
        body = await read_body(request)
        update = self._world.updates.add_raw(body.need("update", dict))
        self._world.tell(QUEUED)
        return web.json_response({"update_id": update["update_id"]})

    async def updates(self, request: web.Request) -> web.Response:
        """``GET /sim/updates``."""
        updates = self._world.updates
        return fresh({"waiting": len(updates), "confirmed": updates.confirmed_count, "next": updates.next_id})

    async def restart_ids(self, request: web.Request) -> web.Response:
        """``POST /sim/update-ids``."""
        body = await read_body(request)
        next_id = body.need("next", int)
        if next_id < 1:
            raise SimError("'next' must be at least 1")
        self._world.updates.restart_ids(next_id)
        return web.json_response({"next": next_id})

    async def redeliver(self, request: web.Request) -> web.Response:
        """``POST /sim/redeliver``."""
        body = await read_body(request)
        times, count = body.get("times", int), body.get("count", int)
        times, count = 1 if times is None else times, 1 if count is None else count
        if times < 1 or count < 1 or times * count > MAX_REPEATS:
            raise SimError(f"'times' and 'count' must be at least 1, and at most {MAX_REPEATS} multiplied")
        update_ids = []
        for update in self._world.updates.repeat(times, count=count):
            update_ids.append(update.get("update_id"))
            self._world.tell(QUEUED)
        return web.json_response({"update_ids": update_ids})

    # -- what came of it ------------------------------------------------------------------------

    async def sent(self, request: web.Request) -> web.Response:
        """``GET /sim/sent``."""
        return fresh(self._world.sent())

    async def sent_to(self, request: web.Request) -> web.Response:
        """``GET /sim/sent/{chat}``."""
        return fresh(self._world.sent_to(request.match_info["chat"], after=query_number(request, "after")))

    async def limits(self, request: web.Request) -> web.Response:
        """``GET /sim/limits``."""
        return fresh({**self._world.limits.as_json(), **self._world.floods.as_json()})

    async def forget_limits(self, request: web.Request) -> web.Response:
        """``DELETE /sim/limits``: count from nothing."""
        self._world.limits.clear()
        self._world.floods.clear()
        return web.json_response({})

    async def calls(self, request: web.Request) -> web.Response:
        """``GET /sim/calls``."""
        calls = self._world.calls.after(query_number(request, "after"))
        method, limit = request.query.get("method"), query_number(request, "limit")
        wanted = (call for call in calls if method in (None, call.method))
        return fresh([call.as_json() for call in islice(wanted, limit or None)])

    async def tally(self, request: web.Request) -> web.Response:
        """``GET /sim/calls/tally``."""
        return fresh({"count": self._world.calls.count, "methods": self._world.calls.tally()})

    async def forget_calls(self, request: web.Request) -> web.Response:
        """``DELETE /sim/calls``."""
        self._world.calls.clear()
        return web.json_response({})

    # -- faults ---------------------------------------------------------------------------------

    async def add_fault(self, request: web.Request) -> web.Response:
        """``POST /sim/faults``."""
        self._world.faults.add(_fault(await read_body(request)))
        return web.json_response({"faults": len(self._world.faults)})

    async def forget_faults(self, request: web.Request) -> web.Response:
        """``DELETE /sim/faults``."""
        self._world.faults.clear()
        return web.json_response({})


def _fault(body: Body) -> Fault:
    share, times = body.get("share", float), body.get("times", int)
    if share is not None and not 0 < share <= 1:
        raise SimError("'share' must be more than 0 and at most 1")
    if times is None and share is None:
        times = 1
    method = body.need("method", str)
    kinds = tuple(Fault(method, **_kind(Body.of(given))) for given in body.get("kinds", list) or ())
    return Fault(
        method,
        times,
        **_kind(body),
        share=1.0 if share is None else share,
        seed=body.get("seed", int),
        kinds=kinds,
    )


def _kind(body: Body) -> dict[str, Any]:
    return {
        "error_code": body.get("error_code", int) or 0,
        "description": body.get("description", str) or "",
        "retry_after": body.get("retry_after", int) or 0,
        "delay": body.get("delay", float) or 0.0,
        "drop": bool(body.get("drop", bool)),
        "after": bool(body.get("after", bool)),
    }
