"""The Bot API over HTTP: any method, any way of giving parameters, every call on record."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web

from bot.demo import methods_chats, methods_files, methods_inline, methods_messages, methods_profile
from bot.demo.calls import Call, Fault
from bot.demo.core import ANSWERED, SPOILED
from bot.demo.delivery import Delivery
from bot.demo.errors import ApiError, bad_request
from bot.demo.files import MAX_UPLOAD
from bot.demo.parameters import Parameters, Upload, as_utf8, checked_unicode
from bot.demo.world import World

Method = Callable[[World, Parameters], Any]
SlowMethod = Callable[[Parameters], Awaitable[Any]]

METHODS: dict[str, Method] = {
    **methods_messages.METHODS,
    **methods_files.METHODS,
    **methods_chats.METHODS,
    **methods_inline.METHODS,
    **methods_profile.METHODS,
}
_MAX_PARTS = 64
_UNAUTHORIZED = ApiError(401, "Unauthorized")
_TOO_LARGE = ApiError(413, "Request Entity Too Large")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a call comes to: an answer with its HTTP status, or a dropped connection (status 0)."""

    status: int
    answer: dict[str, Any] | None


_DROPPED = Outcome(0, None)
_UNKNOWN_METHOD = Outcome(404, ApiError(404, "Not Found").answer())


class BotApi:
    """Reads calls, lets faults befall them, runs them and notes them down."""

    def __init__(self, world: World, closing: asyncio.Event, *, webhook_retry_seconds: float) -> None:
        self._world = world
        self._closing = closing
        self.delivery = Delivery(world, self.execute, retry_seconds=webhook_retry_seconds)
        self._slow: dict[str, SlowMethod] = {
            "getUpdates": self.delivery.get_updates,
            "setWebhook": self.delivery.set_webhook,
            "deleteWebhook": self.delivery.delete_webhook,
            "getWebhookInfo": self.delivery.get_webhook_info,
        }
        # Telegram does not mind how a method's name is capitalized.
        self._names = {name.lower(): name for name in (*METHODS, *self._slow)}

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answer ``/bot<token>/<method>``."""
        if request.match_info["token"] != self._world.token:
            return _json_response(401, _UNAUTHORIZED.answer())
        try:
            parameters = await read_parameters(request)
        except ApiError as problem:
            return _json_response(problem.code, problem.answer())
        outcome = await self.execute(request.match_info["method"], parameters)
        if outcome.answer is None:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        return _json_response(outcome.status, outcome.answer)

    async def execute(self, name: str, parameters: Parameters) -> Outcome:
        """Run one call and note it down."""
        method = self._names.get(name.lower(), name)
        world = self._world
        world.floods.arrive(method, parameters.values)
        fault = world.faults.take(method)
        outcome = await self._run(method, parameters) if fault is None else await self._spoil(fault, method, parameters)
        world.floods.leave(method, parameters.values, outcome.answer)
        world.calls.add(Call(method, parameters.as_recorded(), outcome.answer, outcome.status, world.wall()))
        world.tell(ANSWERED)
        return outcome

    async def _spoil(self, fault: Fault, method: str, parameters: Parameters) -> Outcome:
        self._world.tell(SPOILED)
        if fault.delay > 0:
            await self._pause(fault.delay)
        error = fault.answer()
        is_lost = fault.drop or error is not None
        outcome = await self._run(method, parameters) if fault.after or not is_lost else _DROPPED
        if fault.drop:
            return _DROPPED
        return outcome if error is None else Outcome(error["error_code"], error)

    async def _pause(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._closing.wait()
        except TimeoutError:
            return

    async def _run(self, method: str, parameters: Parameters) -> Outcome:
        quick, slow = METHODS.get(method), self._slow.get(method)
        if quick is None and slow is None:
            return _UNKNOWN_METHOD
        try:
            result = quick(self._world, parameters) if quick else await slow(parameters) if slow else None
        except ApiError as problem:
            return Outcome(problem.code, problem.answer())
        return Outcome(200, {"ok": True, "result": result})

    async def file(self, request: web.Request) -> web.Response:
        """Answer ``/file/bot<token>/<path>`` with the bytes of a file that getFile has offered."""
        if request.match_info["token"] != self._world.token:
            return _json_response(401, _UNAUTHORIZED.answer())
        stored = self._world.files.at_path(request.match_info["path"])
        if stored is None:
            return _json_response(404, ApiError(404, "Not Found").answer())
        return web.Response(body=stored.content, content_type="application/octet-stream")


def _json_response(status: int, answer: dict[str, Any]) -> web.Response:
    return web.Response(body=as_utf8(answer), status=status, content_type="application/json")


async def read_parameters(request: web.Request) -> Parameters:
    """Return a call's parameters from its query and its JSON, urlencoded or multipart body.

    Raises:
        ApiError: 400 for a body that is not what it says, 413 for more than 50 MB.
    """
    values: dict[str, Any] = dict(request.query) if request.query_string else {}
    if not request.body_exists:
        return Parameters(values)
    kind = request.content_type
    if kind == "multipart/form-data":
        return await _read_multipart(request, values)
    try:
        body = await request.read()
    except web.HTTPRequestEntityTooLarge:
        raise _TOO_LARGE from None
    try:
        given = _decoded(kind, body)
    except ValueError:
        raise bad_request("can't parse request body") from None
    if not isinstance(given, dict):
        raise bad_request("can't parse request: Object expected")
    return Parameters(values | given)


def _decoded(kind: str, body: bytes) -> object:
    if kind == "application/json":
        source = body.decode()
        return checked_unicode(json.loads(source), source=source) if source else {}
    is_form = kind == "application/x-www-form-urlencoded"
    return dict(parse_qsl(body.decode(), keep_blank_values=True)) if is_form else {}


async def _read_multipart(request: web.Request, values: dict[str, Any]) -> Parameters:
    uploads: dict[str, Upload] = {}
    try:
        reader = await request.multipart()
        for _ in range(_MAX_PARTS):
            part = await reader.next()
            if part is None:
                break
            if not isinstance(part, BodyPartReader):
                raise bad_request("can't parse request body")
            content = await read_part(part)
            if part.filename is None:
                values[part.name or ""] = content.decode()
            else:
                mime = part.headers.get("Content-Type", "").partition(";")[0]
                mime = "" if mime == "application/octet-stream" else mime
                uploads[part.name or ""] = Upload(part.filename, mime, content)
    except ValueError:
        raise bad_request("can't parse request body") from None
    return Parameters(values, uploads=uploads)


async def read_part(part: BodyPartReader) -> bytes:
    """Return the bytes of a part.

    Raises:
        ApiError: 413 over 50 MB, without reading on.
    """
    content = bytearray()
    while chunk := await part.read_chunk(1 << 16):
        content += chunk
        if len(content) > MAX_UPLOAD:
            raise _TOO_LARGE
    return bytes(content)
