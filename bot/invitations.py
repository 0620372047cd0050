"""Invitations from outside: the application asks for a link by a signed call, an office's own people by a command."""

import asyncio
import hmac
import json
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from datetime import timedelta
from hashlib import sha256
from typing import Any, Final

import structlog
from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from bot.settings_calls_out import Application
from bot.signatures import SignatureError, check
from handlers.office import Office
from handlers.payloads import UseInvite, link
from knowledge.rules.invites import LASTS, LONGEST, SHORTEST, InviteError, Known, check_known
from knowledge.rules.refusals import Refusal
from knowledge.wording import Language
from storage import invites
from storage.database import Database
from storage.invites import Invite

log = structlog.get_logger()

PATH: Final = "/accounts/{service}/invites"
LARGEST_BODY: Final = 8 * 1024  # bytes
BODY_SECONDS: Final = 10.0  # for all of it
_NAMES: Final = frozenset({*Known.__dataclass_fields__, "minutes"})
_NOBODY: Final = secrets.token_bytes(32)  # the key of services that have no application: no call fits it
_BYTES: Final = 16  # of a code


class RefusedCallError(Exception):
    """A call that gets no link: the status of the answer, why, and which key of the body is the cause."""

    def __init__(self, status: int, message: str, *, key: str = "") -> None:
        super().__init__(f"{status} {message}")
        self.status = status
        self.message = message
        self.key = key


def new_code() -> str:
    """Return a code that nobody guesses."""
    return secrets.token_urlsafe(_BYTES)


def code_of(key: bytes, message_id: str) -> str:
    """Return the code that a call stands for: the same call made again gets the same one."""
    digest = hmac.digest(key, f"invite.{message_id}".encode(), sha256)
    return urlsafe_b64encode(digest[:_BYTES]).decode().rstrip("=")


class Invitations:
    """Takes the calls by which applications ask for links.

    Attributes:
        username: The bot's name; empty as long as Telegram has not told it.
    """

    def __init__(self, applications: Sequence[Application], database: Database, office: Office) -> None:
        self.username = ""
        self._keys = {application.service: application.key for application in applications}
        self._database = database
        self._office = office

    def routes(self) -> list[web.RouteDef]:
        """Return the route for it; none where there is no application."""
        return [web.post(PATH, self._take)] if self._keys else []

    async def _take(self, request: web.Request) -> web.Response:
        try:
            answer = await self._issue(request)
        except RefusedCallError as error:
            body = {"error": error.message, **({"key": error.key} if error.key else {})}
            return web.json_response(body, status=error.status)
        except (SQLAlchemyError, OSError) as error:
            log.warning("an invitation cannot be written down", reason=type(error).__name__)
            return web.json_response({"error": "try again later"}, status=503)
        return web.json_response(answer, status=201, headers={"Cache-Control": "no-store"})

    async def _issue(self, request: web.Request) -> dict[str, str]:
        service = request.match_info["service"]
        key = self._keys.get(service, _NOBODY)
        body = await _body(request)
        try:
            message_id = check(key, request.headers, now=self._database.clock(), body=body)
        except SignatureError as error:
            log.warning("a call that is not signed well", is_known=service in self._keys, reason=str(error))
            raise RefusedCallError(401, str(error)) from None
        if not self.username:
            raise RefusedCallError(503, "the bot is just starting")
        known, lasts = _read(self._office, service, body)
        code = code_of(key, message_id)
        async with self._database.transaction() as tx:
            invite = await invites.issue(tx, code, service=service, known=known, lasts=lasts)
        if (invite.service, invite.known) != (service, known):
            raise RefusedCallError(409, "this webhook-id was used for another invitation: take a new one for each")
        return told(invite, code, self.username)


async def _body(request: web.Request) -> bytes:
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for chunk in request.content.iter_any():
                body += chunk
                if len(body) > LARGEST_BODY:
                    raise RefusedCallError(413, f"the body is larger than {LARGEST_BODY} bytes")
    except TimeoutError:
        raise RefusedCallError(408, "the body did not come in time") from None
    return bytes(body)


def told(invite: Invite, code: str, username: str) -> dict[str, str]:
    """Return what whoever asked for an invitation gets."""
    return {"link": link(username, UseInvite(code)), "ends_at": invite.ends_at.isoformat()}


def _read(office: Office, service: str, body: bytes) -> tuple[Known, timedelta]:
    try:
        values = json.loads(body)
    except (ValueError, RecursionError):
        raise RefusedCallError(422, "the body must be JSON") from None
    if not isinstance(values, dict):
        raise RefusedCallError(422, "the body must be a JSON object")
    if strange := sorted(str(name) for name in values.keys() - _NAMES):
        raise RefusedCallError(422, f"no such key: there are {', '.join(sorted(_NAMES))}", key=strange[0])
    known = Known(**{name: _text(values, name) for name in Known.__dataclass_fields__})
    try:
        return check_known(office.service(service), known), _lasts(values.get("minutes"))
    except InviteError as error:
        raise RefusedCallError(422, _said(office, error.refusal), key=error.name) from None


def _said(office: Office, refusal: Refusal) -> str:
    """Return why something cannot be invited with, in English."""
    return office.say(Language.EN).plain(refusal.key, **refusal.spoken(Language.EN))


def _text(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name, "")
    if not isinstance(value, str):
        raise RefusedCallError(422, "must be a text in quotes", key=name)
    return value


def _lasts(minutes: object) -> timedelta:
    if minutes is None:
        return LASTS
    shortest, longest = (int(each.total_seconds() // 60) for each in (SHORTEST, LONGEST))
    if not isinstance(minutes, int) or isinstance(minutes, bool) or not shortest <= minutes <= longest:
        raise RefusedCallError(422, f"must be a whole number from {shortest} to {longest}", key="minutes")
    return timedelta(minutes=minutes)
