"""Who and what belongs to an outage: the people who reported or follow it, their tickets, what staff wrote of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import func, insert, select, update

from knowledge.rules.ticket import Status
from storage.dialect import upsert
from storage.outages import Outage
from storage.outbox import OutboxState
from storage.tables import outage_tickets, outage_words, outages, outbox, people, reporters, tickets
from storage.transaction import Transaction


class ReporterState(StrEnum):
    """What an outage is to somebody."""

    REPORTED = "reported"  # they reported it
    FOLLOWING = "following"  # they said that they want its news
    SEEN = "seen"  # they were shown that there is one
    DECLINED = "declined"  # what they have is something else


class LinkState(StrEnum):
    """How a ticket stands to an outage."""

    REPORTED = "reported"  # it speaks for one, should it be one
    LINKED = "linked"
    LEFT = "left"  # its requester says that it is something else, or has ended it
    CLOSING = "closing"  # it is to be closed with the outage
    CLOSED = "closed"
    KEPT = "kept"  # the outage is over, and this goes on: another unit has it, or it waits for a decision


class WordsState(StrEnum):
    """What became of what staff wrote."""

    DRAFT = "draft"
    TOLD = "told"  # to all concerned
    NOTICE = "notice"  # it is what new people are told
    DROPPED = "dropped"


CONCERNED = frozenset({ReporterState.REPORTED, ReporterState.FOLLOWING})
"""Those who hear the news."""

_SHOWN = (LinkState.LINKED, LinkState.CLOSING, LinkState.CLOSED, LinkState.KEPT)


@dataclass(frozen=True, slots=True)
class Reporter:
    """What an outage is to one person; ``heard`` is the last of its news that they were told, 0 for none."""

    outage_id: int
    person_id: int
    state: ReporterState
    question_id: int | None
    wish: str | None
    heard: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Owed:
    """Somebody who is to be told something."""

    person_id: int
    language: str
    is_reachable: bool
    state: ReporterState
    heard: int


@dataclass(frozen=True, slots=True)
class Link:
    """A ticket of an outage, which unit has it, and whether it is open."""

    ticket_id: int
    unit: str
    is_open: bool
    state: LinkState


@dataclass(frozen=True, slots=True)
class Tally:
    """How many people an outage concerns, how many of them know the newest, and how many cannot be reached."""

    people: int
    told: int
    unreachable: int


@dataclass(frozen=True, slots=True)
class StaffWords:
    """What somebody of the staff wrote of an outage."""

    id: int
    outage_id: int
    by_id: int
    html: str
    state: WordsState


_COLUMNS = [reporters.c[name] for name in Reporter.__dataclass_fields__]
_WORDS = [outage_words.c[name] for name in StaffWords.__dataclass_fields__]
_IS_CONCERNED = reporters.c.state.in_(sorted(CONCERNED))


async def report(tx: Transaction, outage_id: int, person_id: int, *, question_id: int | None = None) -> bool:
    """Write down that somebody reported it; False for somebody whom the outage knows already."""
    values = {"outage_id": outage_id, "person_id": person_id, "question_id": question_id, "since": tx.now}
    row = upsert(tx, reporters).values(**values, state=ReporterState.REPORTED, heard=0).on_conflict_do_nothing()
    new = await tx.connection.execute(row.returning(reporters.c.person_id))
    return new.scalar_one_or_none() is not None


async def reporter(tx: Transaction, outage_id: int, person_id: int) -> Reporter | None:
    """Return what an outage is to somebody; None when they never heard of it."""
    of = (reporters.c.outage_id == outage_id) & (reporters.c.person_id == person_id)
    row = (await tx.connection.execute(select(*_COLUMNS).where(of))).one_or_none()
    return Reporter(**{**row._mapping, "state": ReporterState(row.state)}) if row else None  # noqa: SLF001 - public


async def set_reporter(
    tx: Transaction,
    outage_id: int,
    person_id: int,
    *,
    state: ReporterState,
    **more: str | int | None,
) -> None:
    """Write what an outage is to somebody from now on, and ``heard``, ``question_id``, ``wish`` where they change."""
    row = upsert(tx, reporters).values(
        **{"heard": 0, **more}, outage_id=outage_id, person_id=person_id, state=state, since=tx.now
    )
    change: dict[str, Any] = {"state": state, **more}
    await tx.connection.execute(row.on_conflict_do_update(index_elements=["outage_id", "person_id"], set_=change))


async def hear(tx: Transaction, outage_id: int, person_id: int, *, news: int) -> None:
    """Write down up to which of its news somebody was told."""
    of = (reporters.c.outage_id == outage_id) & (reporters.c.person_id == person_id)
    await tx.connection.execute(update(reporters).where(of).values(heard=news))


async def owed(tx: Transaction, outage: Outage, *, limit: int) -> list[Owed]:
    """Return who is to be told its news next: who waits longest comes first."""
    query = (
        select(people.c.id, people.c.language, people.c.is_reachable, reporters.c.state, reporters.c.heard)
        .select_from(reporters.join(people, people.c.id == reporters.c.person_id))
        .where(reporters.c.outage_id == outage.id, _IS_CONCERNED, reporters.c.heard < outage.news)
        .order_by(reporters.c.since, reporters.c.person_id)
        .limit(limit)
    )
    rows = await tx.connection.execute(query)
    return [Owed(row.id, row.language, row.is_reachable, ReporterState(row.state), row.heard) for row in rows]


async def tally(tx: Transaction, outage: Outage) -> Tally:
    """Return how many people it concerns, and how it stands with them now.

    Whoever blocked the bot counts as told of nothing, also where that was found out only when the word was on its way.
    """
    told = func.count().filter(reporters.c.heard >= outage.news, people.c.is_reachable)
    unreachable = func.count().filter(~people.c.is_reachable)
    query = select(func.count(), told, unreachable).select_from(reporters.join(people))
    query = query.where(reporters.c.outage_id == outage.id, _IS_CONCERNED)
    return Tally(*(await tx.connection.execute(query)).one())


async def is_on_its_way(tx: Transaction, outage: Outage) -> bool:
    """Tell whether something waits to be sent to those whom it concerns: it is not known yet whom it reaches."""
    concerned = select(reporters.c.person_id).where(reporters.c.outage_id == outage.id, _IS_CONCERNED)
    is_waiting = outbox.c.settled_at.is_(None) & (outbox.c.state == OutboxState.WAITING)
    query = select(outbox.c.id).where(outbox.c.chat_id.in_(concerned), is_waiting).limit(1)
    return (await tx.connection.execute(query)).scalar_one_or_none() is not None


async def questions_of(tx: Transaction, outage_id: int) -> list[int]:
    """Return the questions of those who reported it."""
    of = (reporters.c.outage_id == outage_id) & (reporters.c.state == ReporterState.REPORTED)
    query = select(reporters.c.question_id).where(of, reporters.c.question_id.is_not(None))
    return list((await tx.connection.execute(query.order_by(reporters.c.question_id))).scalars())


async def link(tx: Transaction, outage_id: int, ticket_id: int, *, state: LinkState) -> bool:
    """Write down that a ticket belongs to an outage; False for one of which that is known."""
    row = upsert(tx, outage_tickets).values(outage_id=outage_id, ticket_id=ticket_id, state=state)
    new = await tx.connection.execute(row.on_conflict_do_nothing().returning(outage_tickets.c.ticket_id))
    return new.scalar_one_or_none() is not None


async def links(
    tx: Transaction, outage_id: int, *, person_id: int | None = None, states: Collection[LinkState] = tuple(LinkState)
) -> list[Link]:
    """Return an outage's tickets in these states, or one person's among them, by their numbers."""
    query = (
        select(outage_tickets.c.ticket_id, tickets.c.unit, tickets.c.status, outage_tickets.c.state)
        .join(tickets, tickets.c.id == outage_tickets.c.ticket_id)
        .where(outage_tickets.c.outage_id == outage_id, outage_tickets.c.state.in_(list(states)))
        .order_by(outage_tickets.c.ticket_id)
    )
    if person_id is not None:
        query = query.where(tickets.c.requester_id == person_id)
    rows = await tx.connection.execute(query)
    return [Link(ticket_id, unit, status != Status.CLOSED, LinkState(state)) for ticket_id, unit, status, state in rows]


async def move(tx: Transaction, outage_id: int, ticket_ids: Collection[int], *, state: LinkState) -> None:
    """Write how tickets stand to an outage."""
    of = (outage_tickets.c.outage_id == outage_id) & outage_tickets.c.ticket_id.in_(list(ticket_ids))
    await tx.connection.execute(update(outage_tickets).where(of).values(state=state))


async def outage_of(tx: Transaction, ticket_id: int) -> tuple[int, str, str] | None:
    """Return number, title and state of the outage that a ticket belongs to, or belonged to."""
    query = (
        select(outages.c.id, outages.c.title, outages.c.state)
        .join(outage_tickets, outage_tickets.c.outage_id == outages.c.id)
        .where(outage_tickets.c.ticket_id == ticket_id, outage_tickets.c.state.in_(_SHOWN))
        .order_by(outages.c.id.desc())
        .limit(1)
    )
    row = (await tx.connection.execute(query)).one_or_none()
    return (row.id, row.title, row.state) if row else None


async def write(tx: Transaction, outage_id: int, html: str, *, by_id: int, state: WordsState) -> int:
    """Keep what staff wrote of an outage."""
    values = {"outage_id": outage_id, "by_id": by_id, "html": html, "state": state, "at": tx.now}
    return int(
        (await tx.connection.execute(insert(outage_words).values(values).returning(outage_words.c.id))).scalar_one()
    )


async def words(tx: Transaction, words_id: int) -> StaffWords | None:
    """Return what staff wrote, about to change."""
    query = select(*_WORDS).where(outage_words.c.id == words_id).with_for_update()
    row = (await tx.connection.execute(query)).one_or_none()
    return StaffWords(**{**row._mapping, "state": WordsState(row.state)}) if row else None  # noqa: SLF001 - public


async def settle_words(tx: Transaction, words_id: int, *, state: WordsState) -> None:
    """Write what became of it."""
    await tx.connection.execute(update(outage_words).where(outage_words.c.id == words_id).values(state=state))
