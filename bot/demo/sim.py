"""The person's side over HTTP: what the chat page and scripts use.

``chat`` is a person's name (their private chat with the bot) or a unit's id. Answers are JSON; what a person
cannot do is answered ``{"error": "..."}`` with 400 (bad input), 404 (no such thing) or 409 (not allowed).

========================  =====================================================================================
``POST /sim/messages``    ``{"from","chat","text","reply_to"?,"thread"?}`` -> ``{"message_id"}``
``POST /sim/edits``       ``{"from","chat","message_id","text"}``
``POST /sim/documents``   multipart: from, chat, file, caption?, reply_to?, thread?, as?, album?, size?
``POST /sim/taps``        ``{"from","chat","message_id","button","forge"?}``, ``?wait=`` seconds for the answer
``POST /sim/members``     ``{"chat","person","status","rights"?}``
``POST /sim/topics``      ``{"from","chat","action","thread"?,"name"?}`` -> ``{"thread"}``
``POST /sim/migrate``     ``{"chat"}`` -> ``{"chat_id"}``
``GET /sim/chats/{chat}`` ``?as=NAME&after=ID``
``GET /sim/world``        people, chats, the bot, its commands
``GET /sim/events``       server-sent events, one JSON object a change
``GET /sim/files/{id}``   the bytes of a file
========================  =====================================================================================

Crowds, faults and the record of calls are in ``sim_trials``.
"""

from collections.abc import Awaitable, Callable
from urllib.parse import quote

from aiohttp import web

from bot.demo.errors import ApiError, SimError
from bot.demo.sim_input import fresh, query_number, read_body, read_form
from bot.demo.world import Tap, World

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
WaitForTap = Callable[[Tap, float], Awaitable[None]]

_TAP_SECONDS = 10.0
_SHOWN_INLINE = ("image/png", "image/jpeg", "image/gif", "image/webp", "audio/ogg", "audio/mpeg", "video/mp4")


@web.middleware
async def errors_as_json(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer what a person cannot do with its reason."""
    try:
        return await handler(request)
    except SimError as problem:
        return web.json_response({"error": str(problem)}, status=problem.status)
    except ApiError as problem:
        return web.json_response({"error": problem.description}, status=400)


class SimRoutes:
    """The ``/sim`` routes of one world."""

    def __init__(self, world: World, wait_for_tap: WaitForTap) -> None:
        self._world = world
        self._wait_for_tap = wait_for_tap

    def routes(self) -> list[web.RouteDef]:
        """Return the table of routes."""
        return [
            web.post("/sim/messages", self.say),
            web.post("/sim/edits", self.edit),
            web.post("/sim/documents", self.send_file),
            web.post("/sim/taps", self.tap),
            web.post("/sim/members", self.set_member),
            web.post("/sim/topics", self.run_topic),
            web.post("/sim/migrate", self.migrate),
            web.get("/sim/chats/{chat}", self.chat),
            web.get("/sim/world", self.world),
            web.get("/sim/files/{file_id}", self.file),
        ]

    async def say(self, request: web.Request) -> web.Response:
        """``POST /sim/messages``."""
        body = await read_body(request)
        message_id = self._world.say(
            body.need("from", str),
            body.need("chat", str),
            body.need("text", str),
            reply_to=body.get("reply_to", int),
            thread=body.get("thread", int),
        )
        return web.json_response({"message_id": message_id})

    async def edit(self, request: web.Request) -> web.Response:
        """``POST /sim/edits``."""
        body = await read_body(request)
        message_id = body.need("message_id", int)
        self._world.edit(body.need("from", str), body.need("chat", str), message_id, body.need("text", str))
        return web.json_response({"message_id": message_id})

    async def send_file(self, request: web.Request) -> web.Response:
        """``POST /sim/documents``."""
        form = await read_form(request)
        content, name, mime = form.file
        message_id = self._world.send_file(
            form.need("from"),
            form.need("chat"),
            content,
            name=name,
            mime=mime,
            kind=form.fields.get("as") or "document",
            caption=form.fields.get("caption", ""),
            reply_to=form.integer("reply_to"),
            thread=form.integer("thread"),
            album=form.fields.get("album", ""),
            size=form.integer("size"),
        )
        return web.json_response({"message_id": message_id})

    async def tap(self, request: web.Request) -> web.Response:
        """``POST /sim/taps``: waits for the bot's answer."""
        body = await read_body(request)
        tap = self._world.tap(
            body.need("from", str),
            body.need("chat", str),
            body.need("message_id", int),
            body.need("button", str),
            forge=bool(body.get("forge", bool)),
        )
        try:
            seconds = float(request.query.get("wait", _TAP_SECONDS))
        except ValueError:
            raise SimError("'wait' must be a number of seconds") from None
        await self._wait_for_tap(tap, max(0.0, min(seconds, _TAP_SECONDS)))
        return web.json_response(tap.as_json())

    async def set_member(self, request: web.Request) -> web.Response:
        """``POST /sim/members``."""
        body = await read_body(request)
        chat, person, status = body.need("chat", str), body.need("person", str), body.need("status", str)
        self._world.set_member(chat, person, status, rights=body.get("rights", dict))
        return web.json_response({"chat": chat, "person": person, "status": status})

    async def run_topic(self, request: web.Request) -> web.Response:
        """``POST /sim/topics``."""
        body = await read_body(request)
        thread = self._world.run_topic(
            body.need("from", str),
            body.need("chat", str),
            body.need("action", str),
            thread=body.get("thread", int),
            name=body.get("name", str) or "",
        )
        return web.json_response({"thread": thread})

    async def migrate(self, request: web.Request) -> web.Response:
        """``POST /sim/migrate``."""
        body = await read_body(request)
        return web.json_response({"chat_id": self._world.migrate(body.need("chat", str))})

    async def chat(self, request: web.Request) -> web.Response:
        """``GET /sim/chats/{chat}``."""
        name = request.query.get("as")
        if not name:
            raise SimError("'as' is missing: whose eyes are to see the chat?")
        after = query_number(request, "after")
        return fresh(self._world.view(request.match_info["chat"], as_=name, after=after))

    async def world(self, request: web.Request) -> web.Response:
        """``GET /sim/world``."""
        return fresh(self._world.overview())

    async def file(self, request: web.Request) -> web.Response:
        """``GET /sim/files/{file_id}``: pictures and sounds to be shown, anything else to be saved."""
        stored = self._world.files.find(request.match_info["file_id"])
        if stored is None:
            raise SimError("there is no such file", status=404)
        is_shown = stored.mime in _SHOWN_INLINE
        way = "inline" if is_shown else "attachment"
        headers = {
            "Content-Disposition": f"{way}; filename*=UTF-8''{quote(stored.name)}",
            "Content-Type": stored.mime if is_shown else "application/octet-stream",
            "X-Content-Type-Options": "nosniff",
        }
        return web.Response(body=stored.content, headers=headers)
