"""Video calls: proposed, agreed on, held or not."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import and_, func, insert, select, update

from knowledge.rules.appointments import CallState
from knowledge.rules.ticket import Status
from storage.tables import appointments, tickets
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Appointment:
    """A video call of a ticket. ``at`` is None until both agreed; ``is_now`` is a call without a time of its own."""

    id: int
    ticket_id: int
    state: CallState
    is_now: bool
    proposals: tuple[datetime, ...]
    at: datetime | None
    link: str | None
    by_id: int
    proposed_at: datetime
    notice_ref: int | None


_COLUMNS = [appointments.c[name] for name in Appointment.__dataclass_fields__]
_OPEN = (CallState.PROPOSED, CallState.AGREED)


async def propose(
    tx: Transaction,
    ticket_id: int,
    *,
    proposals: tuple[datetime, ...],
    is_now: bool,
    link: str | None,
    by_id: int,
    notice_ref: int,
) -> Appointment:
    """Write a proposal down; whatever stood before gives way to it."""
    before = (appointments.c.ticket_id == ticket_id) & appointments.c.state.in_(_OPEN)
    await tx.connection.execute(update(appointments).where(before).values(state=CallState.REPLACED))
    values = {
        "ticket_id": ticket_id,
        "state": CallState.PROPOSED,
        "is_now": is_now,
        "proposals": [int(time.timestamp()) // 60 for time in proposals],
        "link": link,
        "by_id": by_id,
        "proposed_at": tx.now,
        "notice_ref": notice_ref,
    }
    result = await tx.connection.execute(insert(appointments).values(values).returning(*_COLUMNS))
    return _appointment(result.one())


async def get(tx: Transaction, appointment_id: int) -> Appointment | None:
    """Return an appointment by its id."""
    row = (await tx.connection.execute(select(*_COLUMNS).where(appointments.c.id == appointment_id))).one_or_none()
    return _appointment(row) if row else None


async def newest(tx: Transaction, ticket_id: int) -> Appointment | None:
    """Return a ticket's newest appointment, whatever became of it."""
    query = select(*_COLUMNS).where(appointments.c.ticket_id == ticket_id).order_by(appointments.c.id.desc()).limit(1)
    row = (await tx.connection.execute(query)).one_or_none()
    return _appointment(row) if row else None


async def agree(tx: Transaction, appointment_id: int, *, at: datetime, is_day_due: bool, is_soon_due: bool) -> None:
    """Write down what both agreed on, and which reminders are still to come."""
    values: dict[str, Any] = {
        "state": CallState.AGREED,
        "at": at,
        "day_told_at": None if is_day_due else tx.now,
        "soon_told_at": None if is_soon_due else tx.now,
    }
    await _change(tx, appointment_id, **values)


async def settle(tx: Transaction, appointment_id: int, *, state: CallState, by_id: int | None) -> None:
    """Write what became of it, and who said so; None for the desk itself."""
    await _change(tx, appointment_id, state=state, settled_by=by_id, settled_at=tx.now)


async def set_link(tx: Transaction, appointment_id: int, *, link: str) -> None:
    """Write where the call takes place."""
    await _change(tx, appointment_id, link=link)


async def count_entry(tx: Transaction, appointment: Appointment) -> int:
    """Return how often a calendar entry of this ticket's call was sent before, and count one more."""
    of_ticket = appointments.c.ticket_id == appointment.ticket_id
    before = await entries_sent(tx, appointment.ticket_id)
    last = select(func.max(appointments.c.id)).where(of_ticket).scalar_subquery()
    change = update(appointments).where(appointments.c.id == last).values(revision=appointments.c.revision + 1)
    await tx.connection.execute(change)
    return before


async def entries_sent(tx: Transaction, ticket_id: int) -> int:
    """Return how often a calendar entry of a ticket's call was sent."""
    query = select(func.coalesce(func.sum(appointments.c.revision), 0)).where(appointments.c.ticket_id == ticket_id)
    return int((await tx.connection.execute(query)).scalar_one())


async def take_due(tx: Transaction, *, ahead: timedelta, is_day: bool) -> list[Appointment]:
    """Return the calls that are to be reminded of now, marked as told: whoever asks again gets none of them.

    Those are calls to come within ``ahead``; ones of closed tickets are let be. Tickets are locked before their calls,
    as everybody does who changes one; where somebody is at it right now, the next look finds it.
    """
    told = appointments.c.day_told_at if is_day else appointments.c.soon_told_at
    due = and_(
        appointments.c.state == CallState.AGREED,
        appointments.c.at > tx.now,
        appointments.c.at <= tx.now + ahead,
        told.is_(None),
    )
    free = (
        select(tickets.c.id)
        .where(tickets.c.status != Status.CLOSED, tickets.c.id.in_(select(appointments.c.ticket_id).where(due)))
        .order_by(tickets.c.id)
        .with_for_update(skip_locked=True)
    )
    ids = list((await tx.connection.execute(free)).scalars())
    if not ids:
        return []
    mark = update(appointments).where(appointments.c.ticket_id.in_(ids), due).values({told.name: tx.now})
    return [_appointment(row) for row in await tx.connection.execute(mark.returning(*_COLUMNS))]


async def _change(tx: Transaction, appointment_id: int, **values: Any) -> None:  # noqa: ANN401 - a row's own values
    await tx.connection.execute(update(appointments).where(appointments.c.id == appointment_id).values(**values))


def _appointment(row: Any) -> Appointment:  # noqa: ANN401 - a row of just these columns
    proposals = tuple(datetime.fromtimestamp(minutes * 60, UTC) for minutes in row.proposals)
    return Appointment(**{**row._mapping, "state": CallState(row.state), "proposals": proposals})  # noqa: SLF001 - SQLAlchemy's public name
