"""What requesters are reminded of, the closed periods they were told of, and the units' digests."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import delete, select, update

from knowledge.rules.ticket import Status
from storage.dialect import upsert
from storage.tables import absences, digests, nudges, people, tickets
from storage.transaction import Transaction


class NudgeKind(StrEnum):
    """What a requester is reminded of."""

    WAITING = "waiting"  # a document or an answer that staff asked for
    EVALUATION = "evaluation"


class NudgeStage(StrEnum):
    """What is said next."""

    REMINDER = "reminder"
    NOTICE = "notice"  # the ticket will be closed
    CLOSING = "closing"  # it is closed now
    SAID = "said"  # nothing more


@dataclass(frozen=True, slots=True)
class Nudge:
    """A reminder to come. ``since`` is from when the requester is waited for."""

    ticket_id: int
    kind: NudgeKind
    since: datetime
    stage: NudgeStage
    next_at: datetime | None


@dataclass(frozen=True, slots=True)
class DueNudge:
    """A reminder whose time has come, with what is said of its ticket."""

    nudge: Nudge
    unit: str
    status: Status
    requester_id: int
    language: str


_COLUMNS = [nudges.c[name] for name in Nudge.__dataclass_fields__]


async def find(tx: Transaction, ticket_id: int, *, kind: NudgeKind) -> Nudge | None:
    """Return a ticket's reminder, with all said or not."""
    query = select(*_COLUMNS).where(nudges.c.ticket_id == ticket_id, nudges.c.kind == kind)
    row = (await tx.connection.execute(query)).one_or_none()
    return Nudge(row.ticket_id, kind, row.since, NudgeStage(row.stage), row.next_at) if row else None


async def keep(tx: Transaction, nudge: Nudge) -> None:
    """Write a reminder, in place of the one that the ticket has of this kind."""
    values = {"since": nudge.since, "stage": nudge.stage, "next_at": nudge.next_at}
    insert = upsert(tx, nudges).values(ticket_id=nudge.ticket_id, kind=nudge.kind, **values)
    await tx.connection.execute(insert.on_conflict_do_update(index_elements=["ticket_id", "kind"], set_=values))


async def go_on(tx: Transaction, nudge: Nudge, *, stage: NudgeStage, next_at: datetime | None) -> None:
    """Write what is said next."""
    of = (nudges.c.ticket_id == nudge.ticket_id) & (nudges.c.kind == nudge.kind)
    await tx.connection.execute(update(nudges).where(of).values(stage=stage, next_at=next_at))


async def drop(tx: Transaction, ticket_id: int, *, kinds: Sequence[NudgeKind]) -> None:
    """Remind of these no more."""
    of = (nudges.c.ticket_id == ticket_id) & nudges.c.kind.in_(kinds)
    await tx.connection.execute(delete(nudges).where(of))


async def take_due(tx: Transaction, *, limit: int) -> list[DueNudge]:
    """Return reminders whose time has come, their tickets locked until the transaction ends.

    A ticket that somebody else is at right now is left to the next look.
    """
    query = (
        select(*_COLUMNS, tickets.c.unit, tickets.c.status, tickets.c.requester_id, people.c.language)
        .join_from(nudges, tickets, tickets.c.id == nudges.c.ticket_id)
        .join(people, people.c.id == tickets.c.requester_id)
        .where(nudges.c.next_at <= tx.now)
        .order_by(nudges.c.next_at)
        .limit(limit)
        .with_for_update(of=[tickets, nudges], skip_locked=True)
    )
    return [
        DueNudge(
            nudge=Nudge(row.ticket_id, NudgeKind(row.kind), row.since, NudgeStage(row.stage), row.next_at),
            unit=row.unit,
            status=Status(row.status),
            requester_id=row.requester_id,
            language=row.language,
        )
        for row in await tx.connection.execute(query)
    ]


async def note_absence(tx: Transaction, ticket_id: int, *, opens_at: datetime) -> bool:
    """Write that a ticket's requester is told of a closed period, by the opening that ends it; False for again."""
    insert = upsert(tx, absences).values(ticket_id=ticket_id, opens_at=opens_at)
    is_other = absences.c.opens_at != opens_at
    told = insert.on_conflict_do_update(index_elements=["ticket_id"], set_={"opens_at": opens_at}, where=is_other)
    return (await tx.connection.execute(told.returning(absences.c.ticket_id))).one_or_none() is not None


async def note_digest(tx: Transaction, unit: str, day: date) -> bool:
    """Write that a unit has its digest of a day; False when it had it already."""
    insert = upsert(tx, digests).values(unit=unit, day=day.isoformat(), told_at=tx.now)
    told = insert.on_conflict_do_nothing().returning(digests.c.day)
    return (await tx.connection.execute(told)).one_or_none() is not None


async def had_digest(tx: Transaction, unit: str, *, since: date, before: date) -> bool:
    """Tell whether a unit had a digest on one of these days, the last one left out."""
    of = (digests.c.unit == unit) & (digests.c.day >= since.isoformat()) & (digests.c.day < before.isoformat())
    return (await tx.connection.execute(select(digests.c.day).where(of).limit(1))).one_or_none() is not None
