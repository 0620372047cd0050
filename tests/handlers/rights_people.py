"""Everybody who may stand at the desk, and the way of what they tap and write through the real routes.

There is no Telegram: updates are handed to the worker as they come out of the inbox, each in a transaction of its own.
"""

import json
import tempfile
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import Any, cast

from sqlalchemy import func, select
from telegram import Update
from telegram.ext import Application, ContextTypes, ExtBot
from telegram.request import BaseRequest

from bot.app import open_office
from bot.demo.run import UNITS, demo_settings
from bot.membership import Membership
from bot.metrics import Metrics
from bot.work import Worker
from handlers import errors
from handlers.context import Context, LoketApplication
from handlers.desk import Visit
from handlers.office import Office, Outside
from handlers.routes import register
from knowledge.rules.refusals import Refusal
from knowledge.rules.routing import Unit
from storage import people
from storage.database import Database
from storage.inbox import InboxRow
from storage.people import Standing
from storage.tables import audit, outbox
from storage.transaction import Transaction
from tests.packs import built_in_library

PLI, LPSE = (unit.chat_id for unit in UNITS)
PDAD = -1001000000003
CARDS = 900  # Telegram's id of a ticket's card is this and its number
BOT = {"id": 4242, "is_bot": True, "first_name": "Loket", "username": "loket_bot"}
START = datetime(2026, 11, 23, 3, tzinfo=UTC)  # a Monday morning in Jakarta
DATE = int(START.timestamp())


class Who(StrEnum):
    """What somebody is to Siti's things, and to section PLI, which has her tickets."""

    REQUESTER = "the requester"
    OTHER = "another requester"
    COLLEAGUE = "a colleague of the same company"
    STAFF = "staff of this unit"
    ELSEWHERE = "staff of another unit"
    FORMER = "former staff"
    ADMIN = "an admin of this unit"
    ADMIN_ELSEWHERE = "an admin of another unit"
    DECIDER = "an admin of the other section that decides"
    ANONYMOUS = "an anonymous group admin"
    CHANNEL = "a channel"


IDS = {who: 9000 + place for place, who in enumerate(Who)} | {Who.ANONYMOUS: 1087968824, Who.CHANNEL: 136817688}
GROUPS = dict.fromkeys(Who, PLI) | {Who.ELSEWHERE: LPSE, Who.ADMIN_ELSEWHERE: LPSE, Who.DECIDER: PDAD}
IN_GROUPS = frozenset(
    {Who.STAFF, Who.ELSEWHERE, Who.FORMER, Who.ADMIN, Who.ADMIN_ELSEWHERE, Who.DECIDER, Who.ANONYMOUS, Who.CHANNEL}
)
NAMELESS = frozenset({Who.ANONYMOUS, Who.CHANNEL})
SITI, BUDI, RATNA = IDS[Who.REQUESTER], IDS[Who.STAFF], IDS[Who.ADMIN]
PLACES = {
    (BUDI, PLI): Standing.MEMBER,
    (RATNA, PLI): Standing.ADMIN,
    (IDS[Who.FORMER], PLI): Standing.OUTSIDE,
    (IDS[Who.ELSEWHERE], LPSE): Standing.MEMBER,
    (IDS[Who.ADMIN_ELSEWHERE], LPSE): Standing.ADMIN,
    (IDS[Who.DECIDER], PDAD): Standing.ADMIN,
}


class Offline(BaseRequest):
    """No Telegram at all: the bot knows who it is, and calls nobody while an update is worked."""

    @property
    def read_timeout(self) -> float | None:
        """Wait for nothing."""
        return None

    async def initialize(self) -> None:
        """Open nothing."""

    async def shutdown(self) -> None:
        """Close nothing."""

    async def do_request(self, url: str, method: str, *args: object, **more: object) -> tuple[int, bytes]:
        """Answer who the bot is."""
        assert url.endswith("/getMe"), url
        return 200, json.dumps({"ok": True, "result": BOT}).encode()


@dataclass(frozen=True, slots=True)
class Met:
    """How an attempt went: the refusal's key, empty for none; how often the audit has it; how much was said."""

    refusal: str
    audited: int
    said: int = field(default=0, compare=False)

    @property
    def is_refused(self) -> bool:
        """Whether it was refused for want of a right, and is in the audit once."""
        return self.audited == 1


class Stage:
    """A desk of three units on a real database."""

    def __init__(self, database: Database, office: Office, application: LoketApplication) -> None:
        self.database = database
        self.office = office
        self._bot = application.bot
        membership = cast("Membership", None)  # nobody here has to be asked for
        self._worker = Worker(application, database, office, membership, Metrics())
        self._numbers = count(1)
        self._audited: Counter[int] = Counter()
        self._said = 0
        self.refusals: list[str] = []

    async def serve(self, tx: Transaction, body: dict[str, Any]) -> Met:
        """Let the worker work an update, and tell how it went."""
        number = next(self._numbers)
        body = {"update_id": number, **body}
        update = Update.de_json(body, self._bot)
        row = InboxRow(number, number, "lane", json.dumps(body), 0, tx.now)
        user = update.effective_user
        self.refusals.clear()
        await self._worker._serve(tx, row, update)
        refusal = self.refusals[0] if self.refusals else ""
        return Met(refusal, *await self._counted(tx, user.id if user else 0))

    async def _counted(self, tx: Transaction, person_id: int) -> tuple[int, int]:
        """Return how often the audit has this person since the last look, and how much was said since."""
        times = select(func.coalesce(func.sum(audit.c.times), 0)).where(audit.c.person_id == person_id)
        newest = select(func.coalesce(func.max(outbox.c.id), 0))
        now = (await tx.connection.execute(select(times.scalar_subquery(), newest.scalar_subquery()))).one()
        before = self._audited[person_id], self._said
        self._audited[person_id], self._said = now
        return now[0] - before[0], now[1] - before[1]

    async def tries(self, tx: Transaction, body: dict[str, Any]) -> Met:
        """Let the worker work an update, and undo what came of it, unless it was refused."""
        met: list[Met] = []
        before = dict(self._audited), self._said
        with suppress(_UndoneError):
            async with tx.savepoint():
                met.append(await self.serve(tx, body))
                _undo(met[0])
        if not met[0].is_refused:
            self._audited, self._said = Counter(before[0]), before[1]
        return met[0]


class _UndoneError(Exception):
    """So that a savepoint is rolled back."""


def _undo(met: Met) -> None:
    if not met.is_refused:
        raise _UndoneError


def sender(who: Who) -> dict[str, Any]:
    """Return who it comes from, as Telegram tells it."""
    if who in NAMELESS:
        return {"id": IDS[who], "is_bot": True, "first_name": "Group" if who is Who.ANONYMOUS else "Channel"}
    return {"id": IDS[who], "is_bot": False, "first_name": f"{who.name.title()} <b>", "language_code": "id"}


def chat(chat_id: int) -> dict[str, Any]:
    """Return a chat, as Telegram tells it."""
    return {"id": chat_id, "type": "private" if chat_id > 0 else "supergroup", "title": "Grup"}


def tapped(who: Who, data: str, *, chat_id: int, person: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return a tap at the card, or at whatever stands in the chat."""
    card = {"message_id": CARDS, "date": DATE, "chat": chat(chat_id), "from": BOT, "text": "kartu"}
    query = {"id": "1", "from": person or sender(who), "chat_instance": "1", "message": card, "data": data}
    return {"callback_query": query}


def wrote(who: Who, text: str, *, chat_id: int, answers: int | None = None, is_edit: bool = False) -> dict[str, Any]:
    """Return a message, perhaps in answer to one of the bot's, or an earlier message changed."""
    message: dict[str, Any] = {
        "message_id": next(_MESSAGES),
        "date": DATE,
        "chat": chat(chat_id),
        "from": sender(who),
        "text": text,
    }
    if text.startswith("/"):
        length = len(text.split(maxsplit=1)[0])
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
    if who is Who.ANONYMOUS:
        message["sender_chat"] = chat(chat_id)
    if who is Who.CHANNEL:
        message["sender_chat"] = {"id": -1009, "type": "channel", "title": "Kabar"}
    if answers is not None:
        message["reply_to_message"] = {
            "message_id": answers, "date": DATE, "chat": chat(chat_id), "from": BOT, "text": "kartu",
            "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "card:1"}]]},
        }  # fmt: skip
    if is_edit:
        return {"edited_message": {**message, "message_id": WRITTEN, "edit_date": DATE + 1}}
    return {"message": message}


_MESSAGES = count(10_000)
WRITTEN = 800  # a message that staff wrote to a ticket's requester


@asynccontextmanager
async def stage(url: str) -> AsyncIterator[Stage]:
    """Open a desk where everybody has come in."""
    application: LoketApplication = (
        Application.builder()
        .bot(ExtBot(token="4242:pretend", request=Offline(), get_updates_request=Offline()))
        .updater(None)
        .context_types(ContextTypes(context=Context))
        .build()
    )
    register(application)
    await application.initialize()
    database = Database(url, clock=lambda: START)
    opened = Stage(database, _office(), application)
    say_no = errors.say_no

    async def listen(visit: Visit, refusal: Refusal) -> None:
        opened.refusals.append(refusal.key)
        await say_no(visit, refusal)

    errors.say_no = listen
    try:
        async with database.transaction() as tx:
            for who, person_id in IDS.items():
                await people.meet(tx, person_id, name=who.name.title(), language="id")
                for group in (PLI, LPSE, PDAD):
                    place = PLACES.get((person_id, group), Standing.OUTSIDE)
                    if who not in NAMELESS:
                        await people.set_standing(tx, person_id, chat_id=group, standing=place)
        yield opened
    finally:
        errors.say_no = say_no
        await database.close()
        await application.shutdown()


def _office() -> Office:
    settings = demo_settings("http://127.0.0.1:1", Path(tempfile.gettempdir()))
    office = open_office(settings, built_in_library())
    units = tuple(replace(unit, is_forum=False) for unit in office.units)
    outside = Outside("kantor.example", frozenset({"helpdesk-lkpp"}), 10_000_000)
    return replace(office, units=(*units, Unit("pdad", "Seksi PDAD", PDAD, False, 1)), outside=outside)
