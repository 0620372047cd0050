"""Tickets as rows; what may happen to them is decided in ``knowledge.rules.ticket``."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, bindparam, func, insert, select, true, update

from knowledge.rules.ticket import ClosedAs, Decision, Status
from storage.prepared import Prepared
from storage.tables import tickets
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Ticket:
    """One numbered request; the id is the number that people see.

    ``closed_as`` and ``closed_at`` are those of a closed ticket; ``due_at`` is what its requester was promised, and
    ``continues_id`` the closed ticket that it goes on with.
    """

    id: int
    draft_id: int
    requester_id: int
    service: str
    kind: str
    unit: str
    answers: Mapping[str, str]
    question_id: int | None
    status: Status
    decision: Decision
    decided_by: int | None
    decided_at: datetime | None
    assignee_id: int | None
    opened_at: datetime
    closed_at: datetime | None
    closed_as: ClosedAs | None
    due_at: datetime | None
    continues_id: int | None


class Which(StrEnum):
    """Which of a requester's tickets to list."""

    ALL = "all"
    OPEN = "open"
    CLOSED = "closed"


_COLUMNS = [tickets.c[name] for name in Ticket.__dataclass_fields__]


async def open_ticket(
    tx: Transaction,
    requester_id: int,
    *,
    draft_id: int,
    service: str,
    kind: str,
    unit: str,
    answers: Mapping[str, str],
    question_id: int | None,
    decision: Decision,
    continues_id: int | None = None,
) -> Ticket:
    """Give a request its number."""
    values = {
        "draft_id": draft_id,
        "requester_id": requester_id,
        "service": service,
        "kind": kind,
        "unit": unit,
        "answers": dict(answers),
        "question_id": question_id,
        "status": Status.RECEIVED,
        "decision": decision,
        "opened_at": tx.now,
        "continues_id": continues_id,
    }
    result = await tx.connection.execute(insert(tickets).values(values).returning(*_COLUMNS))
    return _ticket(result.one())


async def get(tx: Transaction, ticket_id: int, *, will_change: bool = False) -> Ticket | None:
    """Return a ticket; with ``will_change``, nobody else changes it until this transaction ends."""
    return await _one(tx, select(*_COLUMNS).where(tickets.c.id == ticket_id), will_change=will_change)


async def of_draft(tx: Transaction, draft_id: int) -> Ticket | None:
    """Return the ticket that a draft became."""
    return await _one(tx, select(*_COLUMNS).where(tickets.c.draft_id == draft_id))


async def of_requester(
    tx: Transaction, requester_id: int, *, which: Which = Which.ALL, limit: int, offset: int = 0
) -> list[Ticket]:
    """Return a requester's tickets, newest first, ``limit`` of them after the first ``offset``."""
    query = select(*_COLUMNS).where(tickets.c.requester_id == requester_id, _fits(which))
    query = query.order_by(tickets.c.id.desc()).limit(limit).offset(offset)
    return [_ticket(row) for row in await tx.connection.execute(query)]


async def count(tx: Transaction, requester_id: int) -> Mapping[Which, int]:
    """Return how many tickets a requester has, of each sort."""
    counts = [func.count().filter(_fits(which)) for which in Which]
    row = (await tx.connection.execute(select(*counts).where(tickets.c.requester_id == requester_id))).one()
    return dict(zip(Which, row, strict=True))


async def of_kinds(
    tx: Transaction, requester_id: int, *, service: str, kinds: Collection[str], before: int, limit: int
) -> list[Ticket]:
    """Return a requester's tickets of these request kinds with a lower number than ``before``, newest first."""
    is_such = (tickets.c.service == service) & tickets.c.kind.in_(list(kinds)) & (tickets.c.id < before)
    query = select(*_COLUMNS).where(tickets.c.requester_id == requester_id, is_such)
    return [_ticket(row) for row in await tx.connection.execute(query.order_by(tickets.c.id.desc()).limit(limit))]


async def continued_by(tx: Transaction, ticket_id: int) -> list[int]:
    """Return the numbers of the tickets that go on with this one."""
    query = select(tickets.c.id).where(tickets.c.continues_id == ticket_id).order_by(tickets.c.id)
    return list((await tx.connection.execute(query)).scalars())


_OPEN = Prepared(
    select(tickets.c.id)
    .where(tickets.c.requester_id == bindparam("requester_id"), tickets.c.status != Status.CLOSED)
    .order_by(tickets.c.id.desc())
)  # it runs with every question


async def open_numbers(tx: Transaction, requester_id: int, *, most: int) -> list[int]:
    """Return the numbers of a requester's newest tickets that are not closed."""
    return [number for (number,) in await _OPEN.run(tx, {"requester_id": requester_id})][:most]


async def change(
    tx: Transaction,
    ticket: Ticket,
    *,
    status: Status | None = None,
    assignee_id: int | None = None,
    closed_at: datetime | None = None,
    closed_as: ClosedAs | None = None,
) -> None:
    """Write a ticket's new status, and when and why it was closed; an assignee is only ever added here."""
    values: dict[str, object] = {}
    if status is not None:
        values |= {"status": status, "closed_at": closed_at, "closed_as": closed_as}
    if assignee_id is not None:
        values["assignee_id"] = assignee_id
    if values:
        await tx.connection.execute(update(tickets).where(tickets.c.id == ticket.id).values(values))


async def decide(tx: Transaction, ticket: Ticket, *, decision: Decision, by: int, at: datetime) -> None:
    """Write who decided what, and when."""
    values = {"decision": decision, "decided_by": by, "decided_at": at}
    await tx.connection.execute(update(tickets).where(tickets.c.id == ticket.id).values(values))


def _fits(which: Which) -> ColumnElement[bool]:
    if which == Which.ALL:
        return true()
    is_closed = tickets.c.status == Status.CLOSED
    return is_closed if which == Which.CLOSED else ~is_closed


async def _one(tx: Transaction, query: Select[tuple[object, ...]], *, will_change: bool = False) -> Ticket | None:
    if will_change:
        query = query.with_for_update()
    row = (await tx.connection.execute(query)).one_or_none()
    return _ticket(row) if row else None


def _ticket(row: object) -> Ticket:
    values = dict(row._mapping)  # type: ignore[attr-defined]  # noqa: SLF001 - SQLAlchemy's public name
    closed_as = values["closed_as"]
    closed_sets = {
        "status": Status(values["status"]),
        "decision": Decision(values["decision"]),
        "closed_as": ClosedAs(closed_as) if closed_as else None,
    }
    return Ticket(**{**values, **closed_sets})
