"""The figures of a unit's morning: what is open, and what came and went since the last one."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, case, func, select

from knowledge.rules.ticket import ClosedAs, Status
from storage.queue import Scope
from storage.tables import clocks, evaluations, grades, tickets
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Standing:
    """How a unit's open tickets stand.

    Attributes:
        due: Due before the end of the day, those that are late left out.
        waiting: Waiting for their requesters.
    """

    open: int
    untaken: int
    overdue: int
    due: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Passed:
    """What came and went in a unit for a while.

    Attributes:
        lapsed: Of the closed ones, those that were closed by themselves.
        kept: Promises kept in time, out of ``promises`` that were to be kept.
        grades: Evaluations given, with their mean grade from 1 to 4; None for none.
    """

    opened: int
    closed: int
    lapsed: int
    kept: int
    promises: int
    evaluations: int
    mean: float | None


async def standing(tx: Transaction, scope: Scope, *, day_ends: datetime) -> Standing:
    """Return how a unit's tickets stand now."""
    is_due = (tickets.c.due_at >= tx.now) & (tickets.c.due_at < day_ends)
    query = select(
        func.count(),
        func.count().filter(tickets.c.assignee_id.is_(None)),
        func.count().filter(tickets.c.due_at < tx.now),
        func.count().filter(is_due),
        func.count().filter(tickets.c.status == Status.WAITING),
    ).where(tickets.c.status != Status.CLOSED, scope.holds())
    return Standing(*(await tx.connection.execute(query)).one())


async def passed(tx: Transaction, scope: Scope, *, since: datetime, until: datetime) -> Passed:
    """Return what came and went in a unit from one moment to another."""
    closed = _within(tickets.c.closed_at, since, until)
    query = select(
        func.count().filter(_within(tickets.c.opened_at, since, until)),
        func.count().filter(closed),
        func.count().filter(closed, tickets.c.closed_as == ClosedAs.LAPSED),
    ).where(scope.holds(), (tickets.c.opened_at >= since) | closed)
    opened, ended, lapsed = (await tx.connection.execute(query)).one()
    in_time = func.coalesce(func.sum(case((clocks.c.spent <= clocks.c.span, 1), else_=0)), 0)
    of = select(func.count(), in_time).join_from(clocks, tickets, tickets.c.id == clocks.c.ticket_id)
    met = of.where(scope.holds(), _within(clocks.c.met_at, since, until))
    promises, kept = (await tx.connection.execute(met)).one()
    graded = (
        select(func.count(func.distinct(evaluations.c.ticket_id)), func.avg(grades.c.grade))
        .join_from(evaluations, grades, grades.c.ticket_id == evaluations.c.ticket_id)
        .join(tickets, tickets.c.id == evaluations.c.ticket_id)
        .where(scope.holds(), _within(evaluations.c.given_at, since, until))
    )
    given, mean = (await tx.connection.execute(graded)).one()
    return Passed(opened, ended, lapsed, int(kept), promises, given, float(mean) if mean is not None else None)


def _within(column: ColumnElement[datetime | None], since: datetime, until: datetime) -> ColumnElement[bool]:
    return (column >= since) & (column < until)
