"""Dead letters: what was given up, from either side, and the way back once the bot is mended."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Row, Select, func, literal, null, select, update

from storage import messages
from storage.inbox import InboxState
from storage.messages import Message
from storage.outbox import OutboxState
from storage.tables import inbox, outbox
from storage.transaction import Transaction, Wake

_NUMBER: Final = re.compile(r"(in|out)-([1-9]\d{0,17})", re.IGNORECASE)


class Box(StrEnum):
    """Which side a letter was on its way."""

    IN = "in"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Letter:
    """An update that could not be worked, or a message that could not be sent.

    Attributes:
        box: Which of the two.
        id: Its row.
        incident: The number that the person was told; None for messages.
        at: When it was given up.
        lane: The chat that it belongs to.
        method: The Bot API method of a message; None for updates.
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
    """Return every dead letter, updates first, oldest first."""
    rows = [*await tx.connection.execute(_updates()), *await tx.connection.execute(_messages())]
    return [_letter(row) for row in rows]


async def find(tx: Transaction, number: str) -> Letter | None:
    """Return a dead letter by its number or by the incident number; None when there is no such one."""
    if match := _NUMBER.fullmatch(number.strip()):
        box, row_id = Box(match[1].lower()), int(match[2])
        query = _updates().where(inbox.c.id == row_id) if box is Box.IN else _messages().where(outbox.c.id == row_id)
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
    """Return what is in it: the update's raw text, or the message's payload."""
    column = inbox.c.body if letter.box is Box.IN else outbox.c.payload
    found: str | dict[str, Any] = (
        await tx.connection.execute(select(column).where(column.table.c.id == letter.id))
    ).scalar_one()
    return found


async def superseded_by(tx: Transaction, letter: Letter) -> str | None:
    """Return the number of a newer message for the same place, e.g. a newer state of a card; None without one."""
    if letter.box is Box.IN:
        return None
    key = select(outbox.c.merge_key).where(outbox.c.id == letter.id).scalar_subquery()
    newer = select(func.max(outbox.c.id)).where(outbox.c.merge_key == key, outbox.c.id > letter.id)
    row_id = (await tx.connection.execute(newer)).scalar()
    return f"{Box.OUT}-{row_id}" if row_id is not None else None


async def replay(tx: Transaction, letter: Letter) -> bool:
    """Let a letter wait again as if never tried; False when it is dead no longer.

    Its place in its lane is the old one: it goes before everything that came later and still waits.
    """
    table = inbox if letter.box is Box.IN else outbox
    state = InboxState if letter.box is Box.IN else OutboxState
    values: dict[str, Any] = {"state": state.WAITING, "attempts": 0, "reason": None, "settled_at": None}
    if letter.box is Box.OUT:
        values["due_at"] = tx.now
    change = update(table).where(table.c.id == letter.id, table.c.state == state.DEAD).values(values)
    tx.wakes.add(Wake.WORK if letter.box is Box.IN else Wake.DELIVER)
    return (await tx.connection.execute(change)).rowcount == 1


def _updates() -> Select[Any]:
    kept = inbox.c
    columns = (kept.id, kept.incident, kept.settled_at, kept.lane, null().label("method"), kept.reason, kept.attempts)
    return select(literal(Box.IN.value).label("box"), *columns).where(kept.state == InboxState.DEAD).order_by(kept.id)


def _messages() -> Select[Any]:
    kept = outbox.c
    columns = (kept.id, null().label("incident"), kept.settled_at, kept.lane, kept.method, kept.reason, kept.attempts)
    return select(literal(Box.OUT.value).label("box"), *columns).where(kept.state == OutboxState.DEAD).order_by(kept.id)


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
