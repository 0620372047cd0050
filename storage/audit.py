"""Attempts at what somebody may not do: written down, and no more of them than a disk has room for."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, func, insert, select, update

from storage.tables import audit
from storage.transaction import Transaction

KEPT_FOR: Final = timedelta(days=365)
MOST_AN_HOUR: Final = 30  # rows of one person; the rest of the hour is counted in one more
SEVERAL: Final = "several"  # what that one row says was tried
_HOUR: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What somebody tried, in which chat, and why it was refused.

    Attributes:
        what: A button's type, a command, or how else it was tried; never what was written.
        thing: What the button named beside a ticket, e.g. ``document``; ``thing_id`` is its id, as it was named.
        reason: Why not, in a word, e.g. ``not-staff``.
    """

    person_id: int
    chat_id: int
    what: str
    reason: str
    thing: str | None = None
    thing_id: int | None = None
    ticket_id: int | None = None
    account_id: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An attempt as it is kept. ``times`` is more than one for the row that counts what came too fast to be listed."""

    id: int
    at: datetime
    last_at: datetime
    times: int
    attempt: Attempt


_FIELDS = tuple(Attempt.__dataclass_fields__)
_COLUMNS = [audit.c[name] for name in _FIELDS]


async def write(tx: Transaction, attempt: Attempt) -> None:
    """Write an attempt down; after many of one person within an hour, only that there was one more."""
    recent = (audit.c.person_id == attempt.person_id) & (audit.c.at > tx.now - _HOUR)
    count = (await tx.connection.execute(select(func.count()).where(recent))).scalar_one()
    if count < MOST_AN_HOUR:
        await _insert(tx, {name: getattr(attempt, name) for name in _FIELDS})
        return
    # A row that another process counts in right now is left to it: nobody waits, and it has one of its own.
    several = select(audit.c.id).where(recent, audit.c.what == SEVERAL).order_by(audit.c.id).limit(1)
    row_id = (await tx.connection.execute(several.with_for_update(skip_locked=True))).scalar_one_or_none()
    if row_id is None:
        values = {"person_id": attempt.person_id, "chat_id": attempt.chat_id, "what": SEVERAL, "reason": SEVERAL}
        await _insert(tx, values)
        return
    change = update(audit).where(audit.c.id == row_id).values(times=audit.c.times + 1, last_at=tx.now)
    await tx.connection.execute(change)


async def newest(
    tx: Transaction, *, limit: int, person_id: int | None = None, ticket_id: int | None = None
) -> list[Entry]:
    """Return the newest attempts, the newest first: everybody's and at anything, or only these."""
    query = select(audit.c.id, audit.c.at, audit.c.last_at, audit.c.times, *_COLUMNS)
    if person_id is not None:
        query = query.where(audit.c.person_id == person_id)
    if ticket_id is not None:
        query = query.where(audit.c.ticket_id == ticket_id)
    rows = await tx.connection.execute(query.order_by(audit.c.at.desc(), audit.c.id.desc()).limit(limit))
    return [Entry(row.id, row.at, row.last_at, row.times, Attempt(*row[4:])) for row in rows]


async def prune(tx: Transaction, *, before: datetime) -> None:
    """Forget what was tried before then."""
    await tx.connection.execute(delete(audit).where(audit.c.at < before))


async def _insert(tx: Transaction, values: dict[str, object]) -> None:
    await tx.connection.execute(insert(audit).values(at=tx.now, last_at=tx.now, **values))
