"""Steps up the ladder: where a ticket is and since when, and what was found for the next step."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select, update

from knowledge.rules.sla import Pause
from knowledge.rules.ticket import Status
from storage.dialect import upsert
from storage.tables import documents, escalations, needs, tickets
from storage.tickets import Ticket
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Escalation:
    """A step up; it lasts until ``ended_at``.

    Attributes:
        tier: The unit it went to, or the name of the address outside.
        is_mailed: Whether the desk wrote the e-mail; else staff wrote there themselves.
        from_assignee_id: Who gets the ticket back.
        token: What replies by e-mail bring along.
        started_at: When it was there; None while its e-mail is on its way.
        waits_since: Since when an answer from outside is waited for; None when nobody waits.
        number: The number that the other side gave the ticket.
    """

    id: int
    ticket_id: int
    tier: str
    is_outside: bool
    is_mailed: bool
    from_unit: str
    from_assignee_id: int | None
    token: str | None
    by_id: int
    asked_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    waits_since: datetime | None
    reminded_at: datetime | None
    answered_at: datetime | None
    number: str | None


@dataclass(frozen=True, slots=True)
class Supplement:
    """What was found for a need beside the form: ``value`` typed by staff, or an answer to ``demand_id``."""

    id: int
    ticket_id: int
    need: str
    value: str | None
    demand_id: int | None


_COLUMNS = [escalations.c[name] for name in Escalation.__dataclass_fields__]
_NEEDS = [needs.c[name] for name in Supplement.__dataclass_fields__]


async def start(
    tx: Transaction,
    ticket: Ticket,
    *,
    tier: str,
    by_id: int,
    is_outside: bool = False,
    token: str | None = None,
) -> Escalation:
    """Write a step down. It begins now, but for one by e-mail (one with a ``token``): see `arrive`."""
    is_mailed = token is not None
    values = {
        "ticket_id": ticket.id,
        "tier": tier,
        "is_outside": is_outside,
        "is_mailed": is_mailed,
        "from_unit": ticket.unit,
        "from_assignee_id": ticket.assignee_id,
        "token": token,
        "by_id": by_id,
        "asked_at": tx.now,
        "started_at": None if is_mailed else tx.now,
        "waits_since": tx.now if is_outside and not is_mailed else None,
    }
    made = await tx.connection.execute(escalations.insert().values(values).returning(*_COLUMNS))
    return _escalation(made.one())


async def get(tx: Transaction, escalation_id: int, *, will_change: bool = False) -> Escalation | None:
    """Return a step by its id; with ``will_change``, nobody else changes it until this transaction ends."""
    query = select(*_COLUMNS).where(escalations.c.id == escalation_id)
    row = (await tx.connection.execute(query.with_for_update() if will_change else query)).one_or_none()
    return _escalation(row) if row else None


async def of_ticket(tx: Transaction, ticket_id: int) -> list[Escalation]:
    """Return a ticket's steps in the order they were taken, those that ended as well."""
    query = select(*_COLUMNS).where(escalations.c.ticket_id == ticket_id).order_by(escalations.c.id)
    return [_escalation(row) for row in await tx.connection.execute(query)]


async def with_token(tx: Transaction, tokens: Collection[str]) -> Escalation | None:
    """Return the newest step that one of these tokens stands for."""
    query = select(*_COLUMNS).where(escalations.c.token.in_(tokens)).order_by(escalations.c.id.desc()).limit(1)
    row = (await tx.connection.execute(query)).one_or_none()
    return _escalation(row) if row else None


async def arrive(tx: Transaction, escalation_id: int) -> bool:
    """Note that a step's e-mail is out: an answer is waited for from now on. True for its first one."""
    of = (escalations.c.id == escalation_id) & escalations.c.ended_at.is_(None)
    await tx.connection.execute(update(escalations).where(of).values(waits_since=tx.now))
    first = update(escalations).where(of, escalations.c.started_at.is_(None)).values(started_at=tx.now)
    return (await tx.connection.execute(first)).rowcount == 1


async def hear(tx: Transaction, escalation_id: int) -> None:
    """Note an answer from outside: nobody waits any more, until something is written there again."""
    await _change(tx, escalation_id, answered_at=tx.now, waits_since=None)


async def set_number(tx: Transaction, escalation_id: int, *, number: str) -> None:
    """Write the number that the other side gave the ticket."""
    await _change(tx, escalation_id, number=number)


async def end(tx: Transaction, escalation_id: int, *, by_id: int | None) -> None:
    """End a step; ``by_id`` is None where the desk itself does."""
    await _change(tx, escalation_id, ended_at=tx.now, ended_by=by_id, waits_since=None)


async def take_due(tx: Transaction, *, every: timedelta) -> list[Escalation]:
    """Return the steps whose answer staff are to be reminded of now, marked as reminded: who asks again gets none.

    A ticket that is closed is let be.
    """
    last = func.coalesce(escalations.c.reminded_at, escalations.c.waits_since)
    # A reminder from before the last e-mail does not count: the wait began anew with it.
    is_due = (last <= tx.now - every) & (escalations.c.waits_since <= tx.now - every)
    still_open = select(tickets.c.id).where(tickets.c.status != Status.CLOSED)
    query = (
        select(escalations.c.id)
        .where(escalations.c.ended_at.is_(None), is_due, escalations.c.ticket_id.in_(still_open))
        .order_by(escalations.c.id)
        .with_for_update(skip_locked=True)
    )
    ids = list((await tx.connection.execute(query)).scalars())
    if not ids:
        return []
    mark = update(escalations).where(escalations.c.id.in_(ids), is_due).values(reminded_at=tx.now)
    return [_escalation(row) for row in await tx.connection.execute(mark.returning(*_COLUMNS))]


async def oldest_outside(tx: Transaction) -> datetime | None:
    """Return when the oldest step outside began that is not over; None without one."""
    query = select(func.min(escalations.c.asked_at)).where(escalations.c.is_outside, escalations.c.ended_at.is_(None))
    oldest: datetime | None = (await tx.connection.execute(query)).scalar_one()
    return oldest


async def pauses(tx: Transaction, ticket_id: int) -> list[Pause]:
    """Return the times that a ticket was with somebody outside, as promises do not count them; the last may go on."""
    steps = [step for step in await of_ticket(tx, ticket_id) if step.is_outside]
    return [Pause(step.started_at, step.ended_at) for step in steps if step.started_at is not None]


async def want(tx: Transaction, ticket_id: int, need: str, *, by_id: int, demand_id: int | None = None) -> Supplement:
    """Write down that a need is looked for: by staff who type it, or by the requester, who is asked with a demand."""
    values = {"ticket_id": ticket_id, "need": need, "demand_id": demand_id, "by_id": by_id, "at": tx.now}
    change = {"demand_id": demand_id} if demand_id is not None else {"need": need}
    query = upsert(tx, needs).values(values)
    made = query.on_conflict_do_update(index_elements=[needs.c.ticket_id, needs.c.need], set_=change)
    return Supplement(*(await tx.connection.execute(made.returning(*_NEEDS))).one())


async def supply(tx: Transaction, supplement_id: int, *, value: str, by_id: int) -> None:
    """Write what staff found for a need."""
    change = update(needs).where(needs.c.id == supplement_id)
    await tx.connection.execute(change.values(value=value, by_id=by_id, at=tx.now))


async def supplement(tx: Transaction, supplement_id: int) -> Supplement | None:
    """Return what was found for a need, by its id."""
    row = (await tx.connection.execute(select(*_NEEDS).where(needs.c.id == supplement_id))).one_or_none()
    return Supplement(*row) if row else None


async def supplements(tx: Transaction, ticket_id: int) -> dict[str, Supplement]:
    """Return what was found for a ticket's needs, by the need."""
    query = select(*_NEEDS).where(needs.c.ticket_id == ticket_id)
    found = [Supplement(*row) for row in await tx.connection.execute(query)]
    return {each.need: each for each in found}


async def asked_with(tx: Transaction, demand_id: int) -> Supplement | None:
    """Return the need that a demand asks for; None for a demand of another kind."""
    row = (await tx.connection.execute(select(*_NEEDS).where(needs.c.demand_id == demand_id).limit(1))).one_or_none()
    return Supplement(*row) if row else None


async def adopt(tx: Transaction, document_id: int, *, ticket_id: int) -> None:
    """Make a file that is being fetched a ticket's from the beginning: it was sent for a need, and fills no form."""
    await tx.connection.execute(update(documents).where(documents.c.id == document_id).values(ticket_id=ticket_id))


async def tell_mended(tx: Transaction, escalation_id: int) -> bool:
    """Return True once for a step: its requester is now told that it is mended."""
    of = (escalations.c.id == escalation_id) & escalations.c.told_at.is_(None)
    return (await tx.connection.execute(update(escalations).where(of).values(told_at=tx.now))).rowcount == 1


async def _change(tx: Transaction, escalation_id: int, **values: Any) -> None:  # noqa: ANN401 - a row's own values
    await tx.connection.execute(update(escalations).where(escalations.c.id == escalation_id).values(**values))


def _escalation(row: Any) -> Escalation:  # noqa: ANN401 - a row of just these columns
    return Escalation(**row._mapping)  # noqa: SLF001 - SQLAlchemy's public name
