"""How staff order their work, as rows; what may happen is decided in ``knowledge.rules``."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, func, insert, select, update

from knowledge.rules.work import TicketPriority
from storage import fulltext
from storage.dialect import upsert
from storage.messages import MessageRole
from storage.people import Standing
from storage.prepared import Prepared
from storage.tables import memberships, merges, messages, people, priorities, tags, tickets, topic_titles, transfers
from storage.tickets import Ticket
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of a staff group whom the desk has met."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Transfer:
    """A ticket's way from one unit to another; ``by`` is empty for the desk itself."""

    from_unit: str
    to_unit: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Merge:
    """A ticket that goes on in another one."""

    into_id: int
    by: str
    at: datetime


_INTO = Prepared(
    select(merges.c.into_id).where(merges.c.ticket_id == bindparam("ticket_id"))
)  # it runs with every reply


async def assign(tx: Transaction, ticket_id: int, person_id: int | None) -> None:
    """Make a ticket somebody's, or nobody's."""
    await tx.connection.execute(update(tickets).where(tickets.c.id == ticket_id).values(assignee_id=person_id))


async def colleagues(tx: Transaction, chat_id: int) -> list[Colleague]:
    """Return who stands in a staff group and was seen there, by name."""
    query = (
        select(people.c.id, people.c.name)
        .join(memberships, memberships.c.person_id == people.c.id)
        .where(memberships.c.chat_id == chat_id, memberships.c.standing.in_([Standing.ADMIN, Standing.MEMBER]))
        .order_by(func.lower(people.c.name), people.c.id)
    )
    return [Colleague(*row) for row in await tx.connection.execute(query)]


async def prioritize(tx: Transaction, ticket_id: int, priority: TicketPriority, *, by: int) -> None:
    """Give a ticket a priority."""
    values = {"priority": priority, "by_id": by, "at": tx.now}
    row = upsert(tx, priorities).values(ticket_id=ticket_id, **values)
    await tx.connection.execute(row.on_conflict_do_update(index_elements=["ticket_id"], set_=values))


async def priority_of(tx: Transaction, ticket_id: int) -> TicketPriority:
    """Return a ticket's priority."""
    query = select(priorities.c.priority).where(priorities.c.ticket_id == ticket_id)
    found = (await tx.connection.execute(query)).scalar_one_or_none()
    return TicketPriority(found) if found else TicketPriority.NORMAL


async def tag(tx: Transaction, ticket_id: int, name: str, *, by: int) -> None:
    """Put a tag on a ticket, if it is not there."""
    row = upsert(tx, tags).values(ticket_id=ticket_id, tag=name, by_id=by, at=tx.now)
    await tx.connection.execute(row.on_conflict_do_nothing())


async def untag(tx: Transaction, ticket_id: int, name: str) -> None:
    """Take a tag off a ticket."""
    await tx.connection.execute(delete(tags).where(tags.c.ticket_id == ticket_id, tags.c.tag == name))


async def tags_of(tx: Transaction, ticket_id: int) -> list[str]:
    """Return a ticket's tags, sorted."""
    query = select(tags.c.tag).where(tags.c.ticket_id == ticket_id).order_by(tags.c.tag)
    return list((await tx.connection.execute(query)).scalars())


async def tags_used(tx: Transaction, unit: str, *, most: int) -> list[str]:
    """Return the tags that a unit uses, the newest first."""
    query = (
        select(tags.c.tag)
        .join(tickets, tickets.c.id == tags.c.ticket_id)
        .where(tickets.c.unit == unit)
        .group_by(tags.c.tag)
        .order_by(func.max(tags.c.at).desc(), tags.c.tag)
        .limit(most)
    )
    return list((await tx.connection.execute(query)).scalars())


async def transfer(tx: Transaction, ticket: Ticket, to_unit: str, *, by: int | None) -> None:
    """Make a ticket another unit's, and nobody's in it yet."""
    change = update(tickets).where(tickets.c.id == ticket.id)
    await tx.connection.execute(change.values(unit=to_unit, assignee_id=None))
    values = {"ticket_id": ticket.id, "from_unit": ticket.unit, "to_unit": to_unit, "by_id": by, "at": tx.now}
    await tx.connection.execute(insert(transfers).values(values))
    await fulltext.refresh(tx, [ticket.id])  # it is found there from now on


async def transfers_of(tx: Transaction, ticket_id: int) -> list[Transfer]:
    """Return the units that a ticket came through, the last way first."""
    query = (
        select(transfers.c.from_unit, transfers.c.to_unit, people.c.name, transfers.c.at)
        .join_from(transfers, people, people.c.id == transfers.c.by_id, isouter=True)
        .where(transfers.c.ticket_id == ticket_id)
        .order_by(transfers.c.id.desc())
    )
    rows = await tx.connection.execute(query)
    return [Transfer(from_unit, to_unit, name or "", at) for from_unit, to_unit, name, at in rows]


async def repeated_in(tx: Transaction, ticket_id: int, *, chat_id: int, most: int) -> list[tuple[int, int]]:
    """Return the newest messages of a ticket that were repeated in a group, oldest first: references and ids."""
    query = (
        select(messages.c.id, messages.c.message_id)
        .where(
            messages.c.ticket_id == ticket_id,
            messages.c.chat_id == chat_id,
            messages.c.role == MessageRole.MIRROR,
            messages.c.message_id.is_not(None),
        )
        .order_by(messages.c.id.desc())
        .limit(most)
    )
    return [(ref, message_id) for ref, message_id in reversed((await tx.connection.execute(query)).all())]


async def merge(tx: Transaction, ticket_id: int, *, into_id: int, by: int) -> None:
    """Let a ticket go on in another one, with all that were merged into it before."""
    await tx.connection.execute(update(merges).where(merges.c.into_id == ticket_id).values(into_id=into_id))
    values = {"ticket_id": ticket_id, "into_id": into_id, "by_id": by, "at": tx.now}
    await tx.connection.execute(insert(merges).values(values))


async def survivor(tx: Transaction, ticket_id: int) -> int:
    """Return the ticket in which this one goes on: itself, unless it was merged."""
    rows = await _INTO.run(tx, {"ticket_id": ticket_id})
    return int(rows[0][0]) if rows else ticket_id


async def merge_of(tx: Transaction, ticket_id: int) -> Merge | None:
    """Return where a ticket goes on, and who said so; None for one that stands for itself."""
    query = (
        select(merges.c.into_id, people.c.name, merges.c.at)
        .join(people, people.c.id == merges.c.by_id)
        .where(merges.c.ticket_id == ticket_id)
    )
    row = (await tx.connection.execute(query)).one_or_none()
    return Merge(*row) if row else None


async def absorbed(tx: Transaction, ticket_id: int) -> list[int]:
    """Return the tickets that go on in this one."""
    query = select(merges.c.ticket_id).where(merges.c.into_id == ticket_id).order_by(merges.c.ticket_id)
    return list((await tx.connection.execute(query)).scalars())


async def topic_title(tx: Transaction, topic_id: int) -> str:
    """Return what a topic was last called; empty when nobody knows."""
    query = select(topic_titles.c.title).where(topic_titles.c.topic_id == topic_id)
    return (await tx.connection.execute(query)).scalar_one_or_none() or ""


async def call_topic(tx: Transaction, topic_id: int, title: str) -> None:
    """Write down what a topic is called."""
    row = upsert(tx, topic_titles).values(topic_id=topic_id, title=title)
    await tx.connection.execute(row.on_conflict_do_update(index_elements=["topic_id"], set_={"title": title}))
