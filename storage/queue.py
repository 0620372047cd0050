"""The queue of a unit: the tickets that are not closed, those nearest to their promise first."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, literal_column, nulls_last, select, true

from knowledge.rules.queueing import Which
from knowledge.rules.ticket import Status
from storage.messages import MessageRole
from storage.tables import messages, people, tickets, topics
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Scope:
    """Tickets of these units; with ``is_all_but``, of all others.

    A ticket may name a unit that the settings no longer have: the office's first unit looks after those as well, and
    so its tickets are all but those of the others.
    """

    units: frozenset[str]
    is_all_but: bool = False

    def holds(self) -> ColumnElement[bool]:
        """Return the condition on a ticket's row."""
        of = tickets.c.unit
        return of.not_in(sorted(self.units)) if self.is_all_but else of.in_(sorted(self.units))


@dataclass(frozen=True, slots=True)
class Counts:
    """How many open tickets there are of each sort, and of each service."""

    of: Mapping[Which, int]
    services: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Waiting:
    """An open ticket in the queue; ``assignee`` is a name, empty for nobody."""

    id: int
    service: str
    kind: str
    unit: str
    status: Status
    opened_at: datetime
    due_at: datetime | None
    assignee: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a ticket is in its group: Telegram's ids of its card and its topic, as far as they are known."""

    card_id: int | None
    thread_id: int | None


_OPEN = tickets.c.status != literal_column(f"'{Status.CLOSED}'")  # in these words the index knows it


async def count(tx: Transaction, scope: Scope, *, person_id: int) -> Counts:
    """Return how many tickets are open, of each sort; *mine* are this person's."""
    sorts = [which for which in Which if which != Which.SERVICE]
    columns = [func.count().filter(_fits(tx, which, person_id=person_id, service="")) for which in sorts]
    query = select(tickets.c.service, *columns).where(_OPEN, scope.holds()).group_by(tickets.c.service)
    rows = (await tx.connection.execute(query)).all()
    sums: dict[Which, int] = {which: sum(row[place] for row in rows) for place, which in enumerate(sorts, start=1)}
    return Counts(sums, {row.service: row[1] for row in rows})


async def page(
    tx: Transaction, scope: Scope, which: Which, *, person_id: int, service: str = "", limit: int, offset: int = 0
) -> list[Waiting]:
    """Return open tickets: the one whose promise ends first at the top, those without a promise by their age."""
    columns = [tickets.c[name] for name in list(Waiting.__dataclass_fields__)[:-1]]
    query = (
        select(*columns, func.coalesce(people.c.name, ""))
        .outerjoin(people, people.c.id == tickets.c.assignee_id)
        .where(_OPEN, scope.holds(), _fits(tx, which, person_id=person_id, service=service))
        .order_by(nulls_last(tickets.c.due_at), tickets.c.id)
        .limit(limit)
        .offset(offset)
    )
    return [_waiting(tuple(row)) for row in await tx.connection.execute(query)]


async def spots(tx: Transaction, ticket_ids: Collection[int], *, chats: Collection[int]) -> dict[int, Spot]:
    """Return where tickets are in these groups; nothing of one that has no message there yet."""
    newest = (
        select(messages.c.ticket_id, func.max(messages.c.id).label("id"))
        .where(messages.c.ticket_id.in_(ticket_ids), messages.c.chat_id.in_(chats))
        .where(messages.c.role == MessageRole.CARD, messages.c.message_id.is_not(None))
        .group_by(messages.c.ticket_id)
        .subquery()
    )
    found = await tx.connection.execute(
        select(messages.c.ticket_id, messages.c.message_id).join(newest, newest.c.id == messages.c.id)
    )
    cards: dict[int, int | None] = {row.ticket_id: row.message_id for row in found}
    query = select(topics.c.ticket_id, topics.c.thread_id)
    found = await tx.connection.execute(query.where(topics.c.ticket_id.in_(ticket_ids), topics.c.chat_id.in_(chats)))
    threads: dict[int, int | None] = {row.ticket_id: row.thread_id for row in found}
    return {each: Spot(cards.get(each), threads.get(each)) for each in {*cards, *threads}}


def _fits(tx: Transaction, which: Which, *, person_id: int, service: str) -> ColumnElement[bool]:
    match which:
        case Which.MINE:
            return tickets.c.assignee_id == person_id
        case Which.UNASSIGNED:
            return tickets.c.assignee_id.is_(None)
        case Which.OVERDUE:
            return tickets.c.due_at < tx.now
        case Which.SERVICE:
            return tickets.c.service == service
        case Which.ALL:
            return true()


def _waiting(row: tuple[object, ...]) -> Waiting:
    number, service, kind, unit, status, opened_at, due_at, assignee = row
    values = {"id": number, "service": service, "kind": kind, "unit": unit, "status": Status(str(status))}
    return Waiting(**values, opened_at=opened_at, due_at=due_at, assignee=assignee)  # type: ignore[arg-type]
