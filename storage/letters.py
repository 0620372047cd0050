"""Dead letters: what was given up, from either side, and the way back once the bot is mended."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Row, Select, func, literal, null, select, update

from storage import messages
from storage.calls_out import CallOutState
from storage.inbox import InboxState
from storage.messages import Message
from storage.outbox import OutboxState
from storage.tables import calls_out, inbox, outbox
from storage.transaction import Transaction, Wake

_NUMBER: Final = re.compile(r"(in|out|call)-([1-9]\d{0,17})", re.IGNORECASE)
_DECISIONS: Final = ("account.activated", "account.rejected", "account.deactivated", "account.reactivated")


class Box(StrEnum):
    """Which side a letter was on its way."""

    IN = "in"
    OUT = "out"
    CALL = "call"  # to an office's own application


@dataclass(frozen=True, slots=True)
class Letter:
    """An update that could not be worked, a message that could not be sent, or a call that an application refused.

    Attributes:
        box: Which of the three.
        id: Its row.
        incident: The number that the person was told; None for what goes out.
        at: When it was given up.
        lane: The chat that it belongs to, or the service whose application was called.
        method: The Bot API method of a message, the event that a call tells; None for updates.
        reason: Why it was given up.
        attempts: How often it was tried.
    """

    box: Box
    id: int
    incident: str | None
    at: datetime | None
    lane: str
    method: str | None
    reason: str
    attempts: int

    @property
    def number(self) -> str:
        """Return its name on the command line, e.g. ``in-12``."""
        return f"{self.box}-{self.id}"


async def dead(tx: Transaction) -> list[Letter]:
    """Return every dead letter: updates, messages, calls, each oldest first."""
    return [_letter(row) for query in _QUERIES.values() for row in await tx.connection.execute(query().order_by("id"))]


async def find(tx: Transaction, number: str) -> Letter | None:
    """Return a dead letter by its number or by the incident number; None when there is no such one."""
    if match := _NUMBER.fullmatch(number.strip()):
        box = Box(match[1].lower())
        query = _QUERIES[box]().where(_TABLES[box].c.id == int(match[2]))
    else:
        query = _updates().where(inbox.c.incident == number.strip().upper())
    row = (await tx.connection.execute(query.limit(1))).first()
    return _letter(row) if row is not None else None


async def message_of(tx: Transaction, row_id: int) -> Message | None:
    """Return the message that a row of the outbox sends or changes, whatever became of the row."""
    query = select(outbox.c.message_ref).where(outbox.c.id == row_id)
    ref = (await tx.connection.execute(query)).scalar_one_or_none()
    return await messages.get(tx, ref) if ref is not None else None


async def content(tx: Transaction, letter: Letter) -> str | dict[str, Any]:
    """Return what is in it: the raw text of an update or a call, or the message's payload."""
    column = outbox.c.payload if letter.box is Box.OUT else _TABLES[letter.box].c.body
    found: str | dict[str, Any] = (
        await tx.connection.execute(select(column).where(column.table.c.id == letter.id))
    ).scalar_one()
    return found


async def superseded_by(tx: Transaction, letter: Letter) -> str | None:
    """Return the number of what makes a letter outdated; None without such a one.

    That is a newer message for the same place, e.g. a newer state of a card, or a newer decision on the same account
    that its application has already.
    """
    if letter.box is Box.IN:
        return None
    newer = _newer_message(letter) if letter.box is Box.OUT else _newer_call(letter)
    row_id = (await tx.connection.execute(newer)).scalar()
    return f"{letter.box}-{row_id}" if row_id is not None else None


async def replay(tx: Transaction, letter: Letter) -> bool:
    """Let a letter wait again as if never tried; False when it is dead no longer.

    Its place in its lane is the old one: it goes before everything that came later and still waits.
    """
    table, state = _TABLES[letter.box], _STATES[letter.box]
    values: dict[str, Any] = {"state": state.WAITING, "attempts": 0, "reason": None, "settled_at": None}
    if letter.box is not Box.IN:
        values["due_at"] = tx.now
    if letter.box is Box.CALL:  # its three days begin anew, and staff hear of it anew
        values |= {"created_at": tx.now, "told_at": None}
    change = update(table).where(table.c.id == letter.id, table.c.state == state.DEAD).values(values)
    tx.wakes.add(_WAKES[letter.box])
    return (await tx.connection.execute(change)).rowcount == 1


def _updates() -> Select[Any]:
    kept = inbox.c
    columns = (kept.id, kept.incident, kept.settled_at, kept.lane, null().label("method"), kept.reason, kept.attempts)
    return select(literal(Box.IN.value).label("box"), *columns).where(kept.state == InboxState.DEAD)


def _messages() -> Select[Any]:
    kept = outbox.c
    columns = (kept.id, null().label("incident"), kept.settled_at, kept.lane, kept.method, kept.reason, kept.attempts)
    return select(literal(Box.OUT.value).label("box"), *columns).where(kept.state == OutboxState.DEAD)


def _calls() -> Select[Any]:
    kept = calls_out.c
    names = (kept.service.label("lane"), kept.event.label("method"))
    columns = (kept.id, null().label("incident"), kept.settled_at, *names, kept.reason, kept.attempts)
    return select(literal(Box.CALL.value).label("box"), *columns).where(kept.state == CallOutState.DEAD)


def _newer_message(letter: Letter) -> Select[Any]:
    key = select(outbox.c.merge_key).where(outbox.c.id == letter.id).scalar_subquery()
    return select(func.max(outbox.c.id)).where(outbox.c.merge_key == key, outbox.c.id > letter.id)


def _newer_call(letter: Letter) -> Select[Any]:
    """Return the query for a decision that came after this one and arrived; a new password says nothing of a state."""
    kept = calls_out.c
    account = select(kept.account_id).where(kept.id == letter.id).scalar_subquery()
    is_newer = (kept.account_id == account) & (kept.id > letter.id) & (kept.state == CallOutState.SENT)
    return select(func.max(kept.id)).where(is_newer, kept.event.in_([letter.method, *_DECISIONS]))


_QUERIES: Final[Mapping[Box, Callable[[], Select[Any]]]] = MappingProxyType(
    {Box.IN: _updates, Box.OUT: _messages, Box.CALL: _calls}
)
_STATES: Final[Mapping[Box, type[InboxState] | type[OutboxState] | type[CallOutState]]] = MappingProxyType(
    {Box.IN: InboxState, Box.OUT: OutboxState, Box.CALL: CallOutState}
)
_TABLES: Final = MappingProxyType({Box.IN: inbox, Box.OUT: outbox, Box.CALL: calls_out})
_WAKES: Final = MappingProxyType({Box.IN: Wake.WORK, Box.OUT: Wake.DELIVER, Box.CALL: Wake.CALL_OUT})


def _letter(row: Row[Any]) -> Letter:
    return Letter(
        box=Box(row.box),
        id=row.id,
        incident=row.incident,
        at=row.settled_at,
        lane=row.lane,
        method=row.method,
        reason=row.reason or "",
        attempts=row.attempts,
    )
