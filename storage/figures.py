"""The rows that a unit's figures are made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, func, select

from knowledge.rules.satisfaction import Tally
from knowledge.rules.sla import Target
from knowledge.rules.ticket import ClosedAs, Status
from storage.evaluations import EvaluationState
from storage.queue import Scope
from storage.tables import clocks, evaluations, grades, tickets
from storage.transaction import Transaction

_TICK: Final = timedelta(microseconds=1)
_GIVEN: Final = [state for state in EvaluationState if state.is_given]


@dataclass(frozen=True, slots=True)
class Kept:
    """A promise that was kept, in time or late, in business time."""

    target: Target
    spent: timedelta
    span: timedelta


@dataclass(frozen=True, slots=True)
class TicketRow:
    """A ticket as a sheet tells of it: no names, no words.

    Attributes:
        promises: What was kept, each target's newest round first.
    """

    id: int
    service: str
    kind: str
    status: Status
    opened_at: datetime
    closed_at: datetime | None
    closed_as: ClosedAs | None
    promises: tuple[Kept, ...]


async def moments(
    tx: Transaction, scope: Scope, *, since: datetime, until: datetime
) -> tuple[list[datetime], list[datetime]]:
    """Return when tickets came in and when tickets were closed between two moments."""
    came = select(tickets.c.opened_at).where(scope.holds(), _within(tickets.c.opened_at, since, until))
    went = select(tickets.c.closed_at).where(scope.holds(), _within(tickets.c.closed_at, since, until))
    opened = list((await tx.connection.execute(came)).scalars())
    return opened, [at for at in (await tx.connection.execute(went)).scalars() if at is not None]


async def kept(tx: Transaction, scope: Scope, *, since: datetime, until: datetime) -> list[Kept]:
    """Return the promises that were kept between two moments."""
    query = (
        select(clocks.c.target, clocks.c.spent, clocks.c.span)
        .join_from(clocks, tickets, tickets.c.id == clocks.c.ticket_id)
        .where(scope.holds(), _within(clocks.c.met_at, since, until))
    )
    return [Kept(Target(row.target), row.spent * _TICK, row.span * _TICK) for row in await tx.connection.execute(query)]


async def graded(tx: Transaction, scope: Scope, *, since: datetime, until: datetime) -> list[Tally]:
    """Return the grades that were given between two moments, summed up by service, form and question."""
    key = (tickets.c.service, evaluations.c.form, grades.c.question)
    query = (
        select(*key, func.count(), func.sum(grades.c.grade))
        .join_from(evaluations, grades, grades.c.ticket_id == evaluations.c.ticket_id)
        .join(tickets, tickets.c.id == evaluations.c.ticket_id)
        .where(scope.holds(), evaluations.c.state.in_(_GIVEN), _within(evaluations.c.given_at, since, until))
        .group_by(*key)
        .order_by(*key)
    )
    return [
        Tally(service, form, question, int(count), int(total))
        for service, form, question, count, total in await tx.connection.execute(query)
    ]


async def count(tx: Transaction, scope: Scope, *, since: datetime, until: datetime) -> int:
    """Return how many tickets a sheet of this period has."""
    query = select(func.count()).select_from(tickets).where(scope.holds(), _touched(since, until))
    return int((await tx.connection.execute(query)).scalar_one())


async def page(
    tx: Transaction, scope: Scope, *, since: datetime, until: datetime, after: int, limit: int
) -> Sequence[TicketRow]:
    """Return tickets that came in or were closed between two moments, by number, those after this one."""
    names = ("id", "service", "kind", "status", "opened_at", "closed_at", "closed_as")
    query = (
        select(*(tickets.c[name] for name in names))
        .where(scope.holds(), _touched(since, until), tickets.c.id > after)
        .order_by(tickets.c.id)
        .limit(limit)
    )
    rows = (await tx.connection.execute(query)).all()
    promises: dict[int, list[Kept]] = {}
    if rows:
        of = clocks.c.ticket_id.in_([row.id for row in rows]) & clocks.c.met_at.is_not(None)
        wanted = select(clocks.c.ticket_id, clocks.c.target, clocks.c.spent, clocks.c.span).where(of)
        for row in await tx.connection.execute(wanted.order_by(clocks.c.ticket_id, clocks.c.round.desc())):
            one = Kept(Target(row.target), row.spent * _TICK, row.span * _TICK)
            promises.setdefault(row.ticket_id, []).append(one)
    return [
        TicketRow(
            id=row.id,
            service=row.service,
            kind=row.kind,
            status=Status(row.status),
            opened_at=row.opened_at,
            closed_at=row.closed_at,
            closed_as=ClosedAs(row.closed_as) if row.closed_as else None,
            promises=tuple(promises.get(row.id, ())),
        )
        for row in rows
    ]


def _touched(since: datetime, until: datetime) -> ColumnElement[bool]:
    return _within(tickets.c.opened_at, since, until) | _within(tickets.c.closed_at, since, until)


def _within(column: ColumnElement[datetime | None], since: datetime, until: datetime) -> ColumnElement[bool]:
    return (column >= since) & (column < until)
