"""The inbox: raw updates, kept before Telegram is told that they arrived."""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import delete, func, select, update

from storage.dialect import upsert
from storage.tables import in_state, inbox
from storage.transaction import Transaction, Wake


class InboxState(StrEnum):
    """What became of an update."""

    WAITING = "waiting"
    HANDLED = "handled"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Arrival:
    """An update as it came: its id, the lane it is worked in, and the raw JSON text."""

    update_id: int
    lane: str
    body: str


@dataclass(frozen=True, slots=True)
class InboxRow:
    """An update waiting to be worked."""

    id: int
    update_id: int
    lane: str
    body: str
    attempts: int
    received_at: datetime


def inline_lane(person_id: int) -> str:
    """Return the lane of what a person types in other chats: it neither waits for their own chat nor delays it."""
    return f"inline:{person_id}"


_COLUMNS = [inbox.c[name] for name in InboxRow.__dataclass_fields__]
_ahead = inbox.alias("ahead")
_FIRST = (  # of its lane; looked up for each row from the oldest on, however many wait behind those that are taken
    select(func.min(_ahead.c.id))
    .where(in_state(_ahead, InboxState.WAITING), _ahead.c.lane == inbox.c.lane)
    .correlate(inbox)
    .scalar_subquery()
)


async def keep(tx: Transaction, bot_id: int, arrivals: Sequence[Arrival]) -> None:
    """Store updates; those that are there already (a redelivery) stay as they are."""
    if not arrivals:
        return
    rows = [
        {
            "bot_id": bot_id,
            "update_id": arrival.update_id,
            "lane": arrival.lane,
            "body": arrival.body,
            "state": InboxState.WAITING,
            "attempts": 0,
            "received_at": tx.now,
        }
        for arrival in arrivals
    ]
    await tx.connection.execute(upsert(tx, inbox).on_conflict_do_nothing(), rows)
    tx.wakes.add(Wake.WORK)


async def bury_unreadable(tx: Transaction, bot_id: int, update_id: int, *, body: str, reason: str) -> None:
    """Keep aside an update that cannot even be put into a lane."""
    row = {
        "bot_id": bot_id,
        "update_id": update_id,
        "lane": "unreadable",
        "body": body,
        "state": InboxState.DEAD,
        "reason": reason,
        "incident": new_incident(),
        "received_at": tx.now,
        "settled_at": tx.now,
    }
    await tx.connection.execute(upsert(tx, inbox).on_conflict_do_nothing(), row)


async def take_heads(tx: Transaction, *, busy: Collection[str], limit: int) -> list[InboxRow]:
    """Return the oldest waiting update of each lane that is not busy, oldest first.

    They are this transaction's until it ends: another process passes over them, and over the rest of their lanes.
    """
    query = (
        select(*_COLUMNS)
        .where(in_state(inbox, InboxState.WAITING), inbox.c.lane.not_in(busy), inbox.c.id == _FIRST)
        .order_by(inbox.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return [InboxRow(*row) for row in await tx.connection.execute(query)]


async def is_last(tx: Transaction, lane: str) -> bool:
    """Tell whether no other update waits in a lane than the one in hand."""
    waiting = select(inbox.c.id).where(in_state(inbox, InboxState.WAITING), inbox.c.lane == lane).limit(2)
    return len((await tx.connection.execute(waiting)).all()) < 2  # noqa: PLR2004 - itself and another


async def is_busy(tx: Transaction, lane: str) -> bool:
    """Tell whether any update waits in a lane."""
    waiting = select(inbox.c.id).where(in_state(inbox, InboxState.WAITING), inbox.c.lane == lane).limit(1)
    return (await tx.connection.execute(waiting)).scalar_one_or_none() is not None


async def settle(tx: Transaction, row_ids: Sequence[int]) -> None:
    """Mark updates handled."""
    if row_ids:
        change = update(inbox).where(inbox.c.id.in_(row_ids))
        await tx.connection.execute(change.values(state=InboxState.HANDLED, settled_at=tx.now))


async def cover(tx: Transaction, row_id: int, *, body: str) -> None:
    """Keep an update in words that have no password in them any more."""
    await tx.connection.execute(update(inbox).where(inbox.c.id == row_id).values(body=body))


async def count_attempt(tx: Transaction, row_id: int, *, reason: str) -> int:
    """Note a failure and return how many there were."""
    change = (
        update(inbox)
        .where(inbox.c.id == row_id)
        .values(attempts=inbox.c.attempts + 1, reason=reason)
        .returning(inbox.c.attempts)
    )
    tx.wakes.add(Wake.WORK)
    return int((await tx.connection.execute(change)).scalar_one())


async def bury(tx: Transaction, row_id: int, *, reason: str) -> str:
    """Make an update a dead letter and return its incident number."""
    incident = new_incident()
    change = (
        update(inbox)
        .where(inbox.c.id == row_id)
        .values(state=InboxState.DEAD, reason=reason, incident=incident, settled_at=tx.now)
    )
    await tx.connection.execute(change)
    return incident


async def prune(tx: Transaction, *, before: datetime) -> int:
    """Delete what was handled before then, and return how many; dead letters stay.

    Telegram repeats an update for a day at most, and after a week of silence its ids begin anew.
    """
    old = (inbox.c.state == InboxState.HANDLED) & (inbox.c.settled_at < before)
    return (await tx.connection.execute(delete(inbox).where(old))).rowcount


def new_incident() -> str:
    """Return a short number that a person can read out over the telephone."""
    return "".join(secrets.choice("23456789ABCDEFGHJKMNPQRSTUVWXYZ") for _ in range(6))
