"""The outbox: everything the bot says, written down with the change it tells of."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from storage.tables import outbox
from storage.transaction import Transaction, Wake


class OutboxState(StrEnum):
    """What became of a row."""

    WAITING = "waiting"
    SENT = "sent"
    DEAD = "dead"


class Priority(IntEnum):
    """Which row of a chat goes first."""

    TAP = 0  # the spinner on somebody's button
    TALK = 1  # the person who is talking, and everything that must keep its order with it
    ALERT = 2
    CARD = 3
    DIGEST = 4


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One Bot API call to be made: the payload lacks only the ids that are not known yet (the ``*_ref``)."""

    method: str
    payload: Mapping[str, Any]
    chat_id: int | None
    priority: Priority = Priority.TALK
    lane: str = ""
    message_ref: int | None = None
    reply_ref: int | None = None
    topic_ref: int | None = None
    merge_key: str | None = None


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """A row waiting to be sent."""

    id: int
    lane: str
    chat_id: int | None
    method: str
    payload: dict[str, Any]
    priority: int
    message_ref: int | None
    reply_ref: int | None
    topic_ref: int | None
    attempts: int
    created_at: datetime
    due_at: datetime


_COLUMNS = [outbox.c[name] for name in OutboxRow.__dataclass_fields__]


async def put(tx: Transaction, outgoing: Outgoing) -> None:
    """Write a row; a waiting one with the same merge key gives way to it.

    The older row is deleted rather than changed: should it be on its way right now, the newer one still follows.
    """
    if outgoing.merge_key is not None:
        older = (outbox.c.merge_key == outgoing.merge_key) & (outbox.c.state == OutboxState.WAITING)
        await tx.connection.execute(delete(outbox).where(older))
    await tx.connection.execute(
        insert(outbox).values(
            lane=outgoing.lane or str(outgoing.chat_id),
            chat_id=outgoing.chat_id,
            method=outgoing.method,
            payload=dict(outgoing.payload),
            priority=outgoing.priority,
            message_ref=outgoing.message_ref,
            reply_ref=outgoing.reply_ref,
            topic_ref=outgoing.topic_ref,
            merge_key=outgoing.merge_key,
            state=OutboxState.WAITING,
            created_at=tx.now,
            due_at=tx.now,
        )
    )
    tx.wakes.add(Wake.DELIVER)


async def heads(tx: Transaction, *, busy: Collection[str], limit: int) -> list[OutboxRow]:
    """Return the next row of each lane that is not busy, most urgent first; it may not be due yet."""
    place = func.row_number().over(partition_by=outbox.c.lane, order_by=(outbox.c.priority, outbox.c.id))
    waiting = (
        select(*_COLUMNS, place.label("place"))
        .where(outbox.c.state == OutboxState.WAITING, outbox.c.lane.not_in(busy))
        .subquery()
    )
    query = (
        select(*[waiting.c[name] for name in OutboxRow.__dataclass_fields__])
        .where(waiting.c.place == 1)
        .order_by(waiting.c.priority, waiting.c.id)
        .limit(limit)
    )
    return [OutboxRow(*row) for row in await tx.connection.execute(query)]


async def settle(tx: Transaction, row_id: int) -> None:
    """Mark a row sent."""
    await _settle(tx, row_id, state=OutboxState.SENT, reason=None)


async def bury(tx: Transaction, row_id: int, *, reason: str) -> None:
    """Give a row up for good, with the reason that staff will see."""
    await _settle(tx, row_id, state=OutboxState.DEAD, reason=reason)


async def postpone(tx: Transaction, row_id: int, *, until: datetime, reason: str) -> None:
    """Try a row again later."""
    change = (
        update(outbox).where(outbox.c.id == row_id).values(attempts=outbox.c.attempts + 1, due_at=until, reason=reason)
    )
    await tx.connection.execute(change)


async def amend(tx: Transaction, row_id: int, *, method: str | None = None, payload: Mapping[str, Any]) -> None:
    """Change how a row is sent, e.g. as plain text, or a lost card anew instead of edited."""
    values: dict[str, Any] = {"payload": dict(payload)}
    if method is not None:
        values["method"] = method
    await tx.connection.execute(update(outbox).where(outbox.c.id == row_id).values(values))


async def leave_topic(tx: Transaction, row_id: int) -> None:
    """Send a row to the group itself: its topic is gone."""
    await tx.connection.execute(update(outbox).where(outbox.c.id == row_id).values(topic_ref=None))


async def sent_since(tx: Transaction, since: datetime) -> list[tuple[int, datetime]]:
    """Return (chat id, moment) of every call that counted against a chat's limit since then, oldest first."""
    query = (
        select(outbox.c.chat_id, outbox.c.settled_at)
        .where(outbox.c.state == OutboxState.SENT, outbox.c.settled_at >= since, outbox.c.chat_id.is_not(None))
        .order_by(outbox.c.settled_at)
    )
    return [(row.chat_id, row.settled_at) for row in await tx.connection.execute(query)]


async def _settle(tx: Transaction, row_id: int, *, state: OutboxState, reason: str | None) -> None:
    change = update(outbox).where(outbox.c.id == row_id).values(state=state, reason=reason, settled_at=tx.now)
    await tx.connection.execute(change)
