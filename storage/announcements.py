"""Announcements: what is said to many people, to whom it goes, and what became of it for each of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, case, delete, func, insert, literal, select, update

from knowledge.rules.announcing import Audience
from knowledge.rules.ticket import Status
from storage.dialect import upsert
from storage.outbox import OutboxState
from storage.queue import Scope
from storage.tables import announcements, messages, outbox, people, questions, quiet, recipients, tickets
from storage.transaction import Transaction


class AnnouncementState(StrEnum):
    """Where an announcement is."""

    DRAFT = "draft"
    SENDING = "sending"
    SENT = "sent"
    STOPPED = "stopped"
    DROPPED = "dropped"


class RecipientState(StrEnum):
    """What became of an announcement for one person."""

    WAITING = "waiting"
    GOING = "going"  # in the outbox
    SENT = "sent"
    FAILED = "failed"  # Telegram would not take it
    UNREACHABLE = "unreachable"  # known to be so before
    QUIET = "quiet"  # wants none
    LEFT = "left"  # it was stopped before


@dataclass(frozen=True, slots=True)
class Announcement:
    """An announcement; ``unit`` is None for the whole office, ``message_ref`` the message that shows how far it is."""

    id: int
    unit: str | None
    by_id: int
    html: str
    audience: Audience
    service: str | None
    state: AnnouncementState
    chat_id: int
    message_ref: int | None
    created_at: datetime
    next_at: datetime | None
    told_at: datetime | None
    ended_by: int | None


@dataclass(frozen=True, slots=True)
class Reach:
    """How many people an announcement would go to, and how many of those who are meant it would not."""

    count: int
    unreachable: int
    quiet: int


@dataclass(frozen=True, slots=True)
class Meant:
    """Who is meant: ``since`` limits the requesters of a service to those who asked for something since then."""

    scope: Scope
    audience: Audience
    service: str
    since: datetime

    def people(self) -> Select[tuple[int]]:
        """Return the query for their ids; an id may come more than once."""
        asked = select(tickets.c.requester_id.label("id")).where(self.scope.holds())
        match self.audience:
            case Audience.OPEN:
                return asked.where(tickets.c.status != Status.CLOSED)
            case Audience.SERVICE:
                return asked.where(tickets.c.service == self.service, tickets.c.opened_at >= self.since)
            case Audience.ALL:
                if self.scope.units or not self.scope.is_all_but:
                    return asked
                everybody = asked.union_all(select(questions.c.person_id)).subquery()
                return select(everybody.c.id)


_COLUMNS = [announcements.c[name] for name in Announcement.__dataclass_fields__]


async def begin(tx: Transaction, by_id: int, *, unit: str | None, html: str, chat_id: int) -> Announcement:
    """Keep what an admin wants to say; nobody gets it yet."""
    values = {
        "unit": unit,
        "by_id": by_id,
        "html": html,
        "audience": Audience.OPEN,
        "state": AnnouncementState.DRAFT,
        "chat_id": chat_id,
        "created_at": tx.now,
    }
    result = await tx.connection.execute(insert(announcements).values(values).returning(*_COLUMNS))
    return _announcement(result.one())


async def get(tx: Transaction, announcement_id: int) -> Announcement | None:
    """Return an announcement, about to change."""
    query = select(*_COLUMNS).where(announcements.c.id == announcement_id).with_for_update()
    row = (await tx.connection.execute(query)).one_or_none()
    return _announcement(row) if row else None


async def sending(tx: Transaction) -> Announcement | None:
    """Return the announcement whose turn it is, about to change: one goes after the other."""
    query = select(*_COLUMNS).where(announcements.c.state == AnnouncementState.SENDING).order_by(announcements.c.id)
    row = (await tx.connection.execute(query.limit(1).with_for_update())).one_or_none()
    return _announcement(row) if row else None


async def change(tx: Transaction, announcement_id: int, **values: str | int | datetime | None) -> None:
    """Write some of its columns."""
    await tx.connection.execute(update(announcements).where(announcements.c.id == announcement_id).values(**values))


async def reach(tx: Transaction, meant: Meant) -> Reach:
    """Return how many people are meant."""
    state = _state()
    query = select(state.label("state"), func.count()).select_from(people).outerjoin(quiet)
    rows = await tx.connection.execute(query.where(people.c.id.in_(meant.people())).group_by(state))
    counts = {row[0]: row[1] for row in rows}
    return Reach(
        counts.get(RecipientState.WAITING, 0),
        counts.get(RecipientState.UNREACHABLE, 0),
        counts.get(RecipientState.QUIET, 0),
    )


async def services(tx: Transaction, scope: Scope, *, since: datetime) -> list[str]:
    """Return the services that something was asked of since then."""
    query = select(tickets.c.service).where(scope.holds(), tickets.c.opened_at >= since).distinct()
    return sorted((await tx.connection.execute(query)).scalars())


async def address(tx: Transaction, announcement_id: int, meant: Meant) -> None:
    """Write down everybody who is meant, those who will not get it with why."""
    query = select(literal(announcement_id), people.c.id, _state()).select_from(people).outerjoin(quiet)
    query = query.where(people.c.id.in_(meant.people()))
    columns = ["announcement_id", "person_id", "state"]
    await tx.connection.execute(insert(recipients).from_select(columns, query))


async def waiting(tx: Transaction, announcement_id: int, *, limit: int) -> list[tuple[int, str, RecipientState]]:
    """Return who comes next: a person, their language, and whether they still want it and can be reached."""
    query = (
        select(people.c.id, people.c.language, _state())
        .select_from(recipients.join(people).outerjoin(quiet, quiet.c.person_id == people.c.id))
        .where(recipients.c.announcement_id == announcement_id, recipients.c.state == RecipientState.WAITING)
        .order_by(people.c.id)
        .limit(limit)
    )
    rows = await tx.connection.execute(query)
    return [(person_id, language, RecipientState(state)) for person_id, language, state in rows]


async def mark(
    tx: Transaction, announcement_id: int, person_id: int, *, state: RecipientState, message_ref: int | None = None
) -> None:
    """Write what became of it for one person."""
    of = (recipients.c.announcement_id == announcement_id) & (recipients.c.person_id == person_id)
    await tx.connection.execute(update(recipients).where(of).values(state=state, message_ref=message_ref))


async def settle(tx: Transaction, announcement_id: int) -> None:
    """Write down which messages arrived since, and which never will; those are counted here and are no dead letters."""
    of = recipients.c.announcement_id == announcement_id
    going = of & (recipients.c.state == RecipientState.GOING)
    refs = select(recipients.c.message_ref).where(going)
    arrived = select(messages.c.id).where(messages.c.id.in_(refs), messages.c.message_id.is_not(None))
    dead = (outbox.c.state == OutboxState.DEAD) & outbox.c.message_ref.in_(refs)
    for found, state in (
        (arrived, RecipientState.SENT),
        (select(outbox.c.message_ref).where(dead), RecipientState.FAILED),
    ):
        change = update(recipients).where(going, recipients.c.message_ref.in_(found))
        await tx.connection.execute(change.values(state=state))
    failed = select(recipients.c.message_ref).where(of, recipients.c.state == RecipientState.FAILED)
    letters = (outbox.c.state == OutboxState.DEAD) & outbox.c.message_ref.in_(failed)
    await tx.connection.execute(delete(outbox).where(letters))


async def tally(tx: Transaction, announcement_id: int) -> Mapping[RecipientState, int]:
    """Return how many people there are of each state."""
    query = select(recipients.c.state, func.count()).where(recipients.c.announcement_id == announcement_id)
    rows = await tx.connection.execute(query.group_by(recipients.c.state))
    counts = {row[0]: row[1] for row in rows}
    return {state: counts.get(state, 0) for state in RecipientState}


async def leave(tx: Transaction, announcement_id: int) -> None:
    """Send it to nobody else; what is not on its way yet is taken out of the outbox."""
    of = recipients.c.announcement_id == announcement_id
    refs = select(recipients.c.message_ref).where(of, recipients.c.state == RecipientState.GOING)
    unsent = (outbox.c.state == OutboxState.WAITING) & outbox.c.message_ref.in_(refs)
    gone = await tx.connection.execute(delete(outbox).where(unsent).returning(outbox.c.message_ref))
    taken_out = list(gone.scalars())
    still = (recipients.c.state == RecipientState.WAITING) | recipients.c.message_ref.in_(taken_out)
    await tx.connection.execute(update(recipients).where(of, still).values(state=RecipientState.LEFT))


async def is_quiet(tx: Transaction, person_id: int) -> bool:
    """Tell whether somebody wants no announcements."""
    query = select(quiet.c.person_id).where(quiet.c.person_id == person_id)
    return (await tx.connection.execute(query)).one_or_none() is not None


async def set_quiet(tx: Transaction, person_id: int, *, is_quiet: bool) -> None:
    """Keep whether somebody wants no announcements."""
    if is_quiet:
        row = upsert(tx, quiet).values(person_id=person_id, since=tx.now)
        await tx.connection.execute(row.on_conflict_do_nothing())
    else:
        await tx.connection.execute(delete(quiet).where(quiet.c.person_id == person_id))


def _state() -> ColumnElement[str]:
    """Return the expression for what is to become of an announcement for a person, `quiet` joined."""
    return case(
        (quiet.c.person_id.is_not(None), RecipientState.QUIET.value),
        (people.c.is_reachable.is_(False), RecipientState.UNREACHABLE.value),
        else_=RecipientState.WAITING.value,
    )


def _announcement(row: Sequence[object]) -> Announcement:
    values = dict(zip(Announcement.__dataclass_fields__, row, strict=True))
    closed_sets = {"audience": Audience(str(values["audience"])), "state": AnnouncementState(str(values["state"]))}
    return Announcement(**{**values, **closed_sets})  # type: ignore[arg-type]
