"""The outbox: everything the bot says, written down with the change it tells of."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, update

from storage.prepared import Prepared
from storage.tables import in_state, messages, outbox, topics
from storage.transaction import Transaction, Wake


class OutboxState(StrEnum):
    """What became of a row."""

    WAITING = "waiting"
    SENT = "sent"
    DEAD = "dead"
    REPLACED = "replaced"  # a newer row says it; had it left already, it becomes sent and counts against the limits


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
    weight: int = 1  # for how many messages Telegram counts it
    delay: timedelta = timedelta()  # its lane waits for it that long


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """A row waiting to be sent, with the Telegram ids that its references have by now.

    ``mirror_of`` is the person's message that the sent one repeats.
    """

    id: int
    lane: str
    chat_id: int | None
    method: str
    payload: dict[str, Any]
    priority: int
    message_ref: int | None
    topic_ref: int | None
    weight: int
    attempts: int
    created_at: datetime
    due_at: datetime
    message_id: int | None
    mirror_of: int | None
    reply_to: int | None
    thread_id: int | None


_answered = messages.alias("answered")
_HEADS = (
    select(
        *(outbox.c[name] for name in list(OutboxRow.__dataclass_fields__)[:-4]),
        messages.c.message_id,
        messages.c.mirror_of,
        _answered.c.message_id.label("reply_to"),
        topics.c.thread_id,
    )
    .select_from(outbox)
    .outerjoin(messages, messages.c.id == outbox.c.message_ref)
    .outerjoin(_answered, _answered.c.id == outbox.c.reply_ref)
    .outerjoin(topics, topics.c.id == outbox.c.topic_ref)
    .where(in_state(outbox, OutboxState.WAITING))
    .order_by(outbox.c.priority, outbox.c.id)
)
_INSERT = Prepared(insert(outbox).inline())  # it runs with everything that is said
_BEHIND = Prepared(  # a card, or its topic, that lets all alerts go first: see `put`
    select(outbox.c.priority)
    .where(
        in_state(outbox, OutboxState.WAITING),
        outbox.c.priority > Priority.ALERT,
        (outbox.c.method == "sendMessage") | (outbox.c.method == "createForumTopic"),
        (outbox.c.message_ref == bindparam("reply_ref")) | (outbox.c.topic_ref == bindparam("topic_ref")),
    )
    .limit(1)
)
_LOOKS = 4  # at rows behind a lane that fills the first look


async def put(tx: Transaction, outgoing: Outgoing) -> None:
    """Write a row; a waiting one with the same merge key gives way to it.

    The older row stays as it is, but is not sent any more: should it be on its way right now, the newer one still
    follows, and Telegram counts both. An alert about a card that has to wait comes after that card.
    """
    if outgoing.merge_key is not None:
        older = (outbox.c.merge_key == outgoing.merge_key) & in_state(outbox, OutboxState.WAITING)
        await tx.connection.execute(update(outbox).where(older).values(state=OutboxState.REPLACED))
    if outgoing.priority == Priority.ALERT and (outgoing.reply_ref or outgoing.topic_ref):
        about = {"reply_ref": outgoing.reply_ref, "topic_ref": outgoing.topic_ref}
        for row in await _BEHIND.run(tx, about):
            outgoing = replace(outgoing, priority=Priority(row[0]))
    await _INSERT.run(tx, _values(tx, outgoing))
    tx.wakes.add(Wake.DELIVER)


async def put_all(tx: Transaction, outgoings: Sequence[Outgoing]) -> None:
    """Write many rows at once; merge keys are for single ones."""
    if outgoings:
        await tx.connection.execute(insert(outbox), [_values(tx, outgoing) for outgoing in outgoings])
        tx.wakes.add(Wake.DELIVER)


def _values(tx: Transaction, outgoing: Outgoing) -> dict[str, Any]:
    return {
        "lane": outgoing.lane or str(outgoing.chat_id),
        "chat_id": outgoing.chat_id,
        "method": outgoing.method,
        "payload": dict(outgoing.payload),
        "priority": int(outgoing.priority),
        "message_ref": outgoing.message_ref,
        "reply_ref": outgoing.reply_ref,
        "topic_ref": outgoing.topic_ref,
        "merge_key": outgoing.merge_key,
        "state": OutboxState.WAITING,
        "weight": outgoing.weight,
        "attempts": 0,
        "created_at": tx.now,
        "due_at": tx.now + outgoing.delay,
    }


async def waiting(tx: Transaction, merge_key: str) -> tuple[dict[str, Any], int | None] | None:
    """Return payload and ``reply_ref`` of the row with this merge key that still waits."""
    of = (outbox.c.merge_key == merge_key) & in_state(outbox, OutboxState.WAITING)
    row = (await tx.connection.execute(select(outbox.c.payload, outbox.c.reply_ref).where(of).limit(1))).one_or_none()
    return (row.payload, row.reply_ref) if row else None


async def count_alerts(tx: Transaction, chat_id: int, *, most: int) -> int:
    """Return how many alerts wait for a chat, counted up to ``most``."""
    waiting = in_state(outbox, OutboxState.WAITING) & (outbox.c.lane == str(chat_id))
    first = select(outbox.c.id).where(waiting, outbox.c.priority == Priority.ALERT).limit(most).subquery()
    return int((await tx.connection.execute(select(func.count()).select_from(first))).scalar_one())


async def heads(
    tx: Transaction, *, busy: Collection[str], limit: int, lanes: Collection[str] | None = None
) -> list[OutboxRow]:
    """Return the next row of each lane that is not busy (of ``lanes`` alone, where given), most urgent first."""
    found: dict[str, OutboxRow] = {}
    for _ in range(_LOOKS):
        query = _HEADS.where(outbox.c.lane.not_in([*busy, *found])).limit(limit)
        if lanes is not None:
            query = query.where(outbox.c.lane.in_(lanes))
        rows = (await tx.connection.execute(query)).all()
        for row in rows:
            if row.lane not in found:
                found[row.lane] = OutboxRow(**row._mapping)  # noqa: SLF001 - SQLAlchemy's public name
        if len(rows) < limit or len(found) >= limit:
            break
    return list(found.values())


async def settle(tx: Transaction, row_ids: Sequence[int]) -> None:
    """Mark rows sent."""
    if row_ids:
        change = update(outbox).where(outbox.c.id.in_(row_ids))
        await tx.connection.execute(change.values(state=OutboxState.SENT, reason=None, settled_at=tx.now))


async def bury(tx: Transaction, row_id: int, *, reason: str) -> None:
    """Give a row up for good, with the reason that staff will see; one that a newer row replaced is not missed."""
    change = update(outbox).where(outbox.c.id == row_id, outbox.c.state != OutboxState.REPLACED)
    await tx.connection.execute(change.values(state=OutboxState.DEAD, reason=reason, settled_at=tx.now))


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


async def sent_since(
    tx: Transaction, since: datetime, *, chat_ids: Collection[int] | None = None
) -> list[tuple[int, datetime]]:
    """Return (chat id, moment) of every message that counted against a chat's limit since then, oldest first."""
    query = (
        select(outbox.c.chat_id, outbox.c.settled_at, outbox.c.weight)
        .where(outbox.c.state == OutboxState.SENT, outbox.c.settled_at >= since, outbox.c.chat_id.is_not(None))
        .order_by(outbox.c.settled_at)
    )
    if chat_ids is not None:
        query = query.where(outbox.c.chat_id.in_(chat_ids))
    rows = await tx.connection.execute(query)
    return [(row.chat_id, row.settled_at) for row in rows for _ in range(row.weight)]


async def hasten(tx: Transaction, chat_id: int) -> None:
    """Try everything that waits for a chat at once: it can be reached again."""
    waiting = (outbox.c.chat_id == chat_id) & in_state(outbox, OutboxState.WAITING)
    await tx.connection.execute(update(outbox).where(waiting).values(due_at=tx.now))
    tx.wakes.add(Wake.DELIVER)


async def prune(tx: Transaction, *, before: datetime) -> int:
    """Delete what was sent or replaced before then, and return how many rows; what was given up stays, with reason."""
    sent = (outbox.c.state == OutboxState.SENT) & (outbox.c.settled_at < before)
    old = sent | (outbox.c.state == OutboxState.REPLACED) & (outbox.c.created_at < before)
    return (await tx.connection.execute(delete(outbox).where(old))).rowcount


async def awaits_id(tx: Transaction, chat_id: int) -> bool:
    """Tell whether a message to this chat has no Telegram id yet: it waits, or is on its way."""
    waiting = (outbox.c.chat_id == chat_id) & in_state(outbox, OutboxState.WAITING)
    query = select(outbox.c.id).where(waiting, outbox.c.message_ref.is_not(None)).limit(1)
    return (await tx.connection.execute(query)).scalar_one_or_none() is not None


async def lags(tx: Transaction, *, before: datetime) -> list[tuple[int, datetime, int]]:
    """Return (chat id, oldest row's moment, rows waiting) of the groups where something waits since before then.

    The word about it, and what else goes ahead of everything, is not counted.
    """
    query = (
        select(outbox.c.chat_id, func.min(outbox.c.created_at), func.count())
        .where(in_state(outbox, OutboxState.WAITING), outbox.c.chat_id < 0, outbox.c.priority > Priority.TAP)
        .group_by(outbox.c.chat_id)
        .having(func.min(outbox.c.created_at) < before)
    )
    return [(chat_id, oldest, count) for chat_id, oldest, count in await tx.connection.execute(query)]
