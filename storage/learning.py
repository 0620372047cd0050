"""What admins wrote over the packs, as rows: how entries are now, who changed what, and drafts."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, func, insert, or_, select, update

from storage.dialect import upsert
from storage.tables import learnings, overlay_changes, overlays, people, tickets
from storage.transaction import Transaction, Wake

State = Mapping[str, Any]


class ChangeKind(StrEnum):
    """What was done to an entry."""

    ADDED = "added"
    WRITTEN = "written"
    ALIASES = "aliases"
    RETIRED = "retired"
    RESTORED = "restored"
    DECIDED = "decided"
    """Between the file's words and those written in chat."""
    UNDONE = "undone"
    SETTLED = "settled"
    """The file says the same by now."""


class DraftState(StrEnum):
    """How a draft stands."""

    OPEN = "open"
    SAVED = "saved"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Kept:
    """How an entry is now; ``version`` grows with each change."""

    entry_id: str
    state: State
    version: int


@dataclass(frozen=True, slots=True)
class Changed:
    """One change; ``by`` is a name, empty for the desk itself, ``undone_by`` that of who took it back."""

    id: int
    entry_id: str
    kind: ChangeKind
    before: State
    after: State
    by: str
    at: datetime
    ticket_id: int | None
    undone_by: str

    @property
    def can_be_undone(self) -> bool:
        """Whether it is a change of somebody's that stands."""
        return self.kind not in {ChangeKind.UNDONE, ChangeKind.SETTLED} and not self.undone_by


@dataclass(frozen=True, slots=True)
class Learning:
    """A draft.

    Attributes:
        entry_id: The entry that is changed; empty for a new one.
        topic: The folder of a new one.
        ticket_id: What it is learned from; None for one that an admin began.
        chat_id: Where it is looked at, and ``message_ref`` the message there.
        based_on: The version of the entry that it was begun with, 0 for none.
        words: What is to be different: texts by their part, and ``added``, ways to ask.
        edition: How often the draft was changed.
        measured: What it would do to the search; None while nobody knows.
    """

    id: int
    entry_id: str
    service: str
    topic: str
    ticket_id: int | None
    chat_id: int
    message_ref: int | None
    based_on: int
    words: Mapping[str, Any]
    edition: int
    measured: Mapping[str, Any] | None
    state: DraftState
    by_id: int
    created_at: datetime


_COLUMNS = [learnings.c[name] for name in Learning.__dataclass_fields__]
_KEPT = [overlays.c[name] for name in Kept.__dataclass_fields__]


async def mark(tx: Transaction) -> tuple[int, int]:
    """Return what changes with every change: the newest one's id, and how many there are.

    Changes of two processes may become visible in another order than that of their ids.
    """
    row = (await tx.connection.execute(select(func.max(overlay_changes.c.id), func.count()))).one()
    return int(row[0] or 0), int(row[1])


async def all_kept(tx: Transaction) -> list[Kept]:
    """Return how every entry is that was ever changed, by id."""
    return [Kept(*row) for row in await tx.connection.execute(select(*_KEPT).order_by(overlays.c.entry_id))]


async def kept(tx: Transaction, entry_id: str) -> Kept | None:
    """Return how an entry is, locked until this transaction ends; None for one that was never changed."""
    query = select(*_KEPT).where(overlays.c.entry_id == entry_id).with_for_update()
    row = (await tx.connection.execute(query)).one_or_none()
    return Kept(*row) if row else None


async def change(
    tx: Transaction,
    entry_id: str,
    *,
    kind: ChangeKind,
    before: State,
    after: State,
    based_on: int,
    by: int | None,
    ticket_id: int | None = None,
) -> bool:
    """Change an entry and write it down; False when somebody else has changed it since ``based_on``."""
    if based_on:
        is_known = (overlays.c.entry_id == entry_id) & (overlays.c.version == based_on)
        step = update(overlays).where(is_known).values(state=dict(after), version=based_on + 1)
        done = await tx.connection.execute(step.returning(overlays.c.version))
    else:
        row = upsert(tx, overlays).values(entry_id=entry_id, state=dict(after), version=1).on_conflict_do_nothing()
        done = await tx.connection.execute(row.returning(overlays.c.version))
    if done.scalar_one_or_none() is None:
        return False
    values = {
        "entry_id": entry_id, "kind": kind, "before": dict(before), "after": dict(after), "by_id": by, "at": tx.now,
        "ticket_id": ticket_id,
    }  # fmt: skip
    await tx.connection.execute(insert(overlay_changes).values(values))
    tx.wakes.add(Wake.LEARN)
    return True


async def changes(tx: Transaction, entry_id: str, *, limit: int) -> list[Changed]:
    """Return what was done to an entry, the newest first."""
    author, undoer = people.alias("author"), people.alias("undoer")
    columns = [overlay_changes.c[name] for name in ("id", "entry_id", "kind", "before", "after")]
    query = (
        select(
            *columns, author.c.name.label("by"), overlay_changes.c.at, overlay_changes.c.ticket_id,
            undoer.c.name.label("undone"),
        )
        .select_from(
            overlay_changes.outerjoin(author, author.c.id == overlay_changes.c.by_id).outerjoin(
                undoer, undoer.c.id == overlay_changes.c.undone_by
            )
        )
        .where(overlay_changes.c.entry_id == entry_id)
        .order_by(overlay_changes.c.id.desc())
        .limit(limit)
    )  # fmt: skip
    return [_changed(row) for row in await tx.connection.execute(query)]


async def undo(tx: Transaction, change_id: int, *, by: int) -> bool:
    """Note that a change was taken back; False when it was before."""
    stands = (overlay_changes.c.id == change_id) & overlay_changes.c.undone_at.is_(None)
    step = update(overlay_changes).where(stands).values(undone_by=by, undone_at=tx.now)
    return (await tx.connection.execute(step)).rowcount == 1


async def begin(
    tx: Transaction,
    by: int,
    *,
    service: str,
    chat_id: int,
    words: Mapping[str, Any],
    entry_id: str = "",
    topic: str = "",
    ticket_id: int | None = None,
    based_on: int = 0,
) -> Learning:
    """Keep a draft."""
    values = {
        "entry_id": entry_id or None, "service": service, "topic": topic, "ticket_id": ticket_id, "chat_id": chat_id,
        "based_on": based_on, "words": dict(words), "state": DraftState.OPEN, "by_id": by, "created_at": tx.now,
    }  # fmt: skip
    row = (await tx.connection.execute(insert(learnings).values(values).returning(*_COLUMNS))).one()
    tx.wakes.add(Wake.MEASURE)
    return _learning(row)


async def draft(tx: Transaction, learning_id: int) -> Learning | None:
    """Return a draft, locked until this transaction ends."""
    query = select(*_COLUMNS).where(learnings.c.id == learning_id).with_for_update()
    row = (await tx.connection.execute(query)).one_or_none()
    return _learning(row) if row else None


async def open_of_ticket(tx: Transaction, ticket_id: int) -> Learning | None:
    """Return the newest draft that waits of those learned from a ticket."""
    query = select(*_COLUMNS).where(learnings.c.ticket_id == ticket_id, learnings.c.state == DraftState.OPEN)
    row = (await tx.connection.execute(query.order_by(learnings.c.id.desc()).limit(1))).one_or_none()
    return _learning(row) if row else None


async def open_by(tx: Transaction, person_id: int, *, entry_id: str) -> Learning | None:
    """Return somebody's own draft for an entry that waits."""
    query = select(*_COLUMNS).where(
        learnings.c.by_id == person_id,
        learnings.c.entry_id == entry_id,
        learnings.c.ticket_id.is_(None),
        learnings.c.state == DraftState.OPEN,
    )
    row = (await tx.connection.execute(query.order_by(learnings.c.id.desc()).limit(1))).one_or_none()
    return _learning(row) if row else None


async def waiting(tx: Transaction, person_id: int, *, units: Collection[str], limit: int) -> list[Learning]:
    """Return drafts that wait for an admin of these units, and somebody's own, the newest first."""
    is_theirs = or_(tickets.c.unit.in_(units), (learnings.c.by_id == person_id) & learnings.c.ticket_id.is_(None))
    query = (
        select(*_COLUMNS)
        .select_from(learnings.outerjoin(tickets, tickets.c.id == learnings.c.ticket_id))
        .where(learnings.c.state == DraftState.OPEN, is_theirs)
        .order_by(learnings.c.id.desc())
        .limit(limit)
    )
    return [_learning(row) for row in await tx.connection.execute(query)]


async def rewrite(tx: Transaction, learning: Learning, **values: Any) -> None:  # noqa: ANN401 - columns
    """Change what a draft says; what was measured of it before counts no longer."""
    changed = {**values, "edition": learning.edition + 1, "measured": None}
    await tx.connection.execute(update(learnings).where(learnings.c.id == learning.id).values(changed))
    tx.wakes.add(Wake.MEASURE)


async def place(tx: Transaction, learning_id: int, *, chat_id: int, message_ref: int | None) -> None:
    """Note where a draft is looked at; no message while something else is shown there."""
    change = update(learnings).where(learnings.c.id == learning_id).values(chat_id=chat_id, message_ref=message_ref)
    await tx.connection.execute(change)


async def end(tx: Transaction, learning_id: int, state: DraftState, *, by: int, entry_id: str = "") -> None:
    """End a draft."""
    values: dict[str, Any] = {"state": state, "ended_by": by, "ended_at": tx.now}
    if entry_id:
        values["entry_id"] = entry_id
    await tx.connection.execute(update(learnings).where(learnings.c.id == learning_id).values(values))


async def ended_by(tx: Transaction, learning_id: int) -> str:
    """Return the name of who ended a draft."""
    query = select(people.c.name).join(learnings, learnings.c.ended_by == people.c.id)
    found = (await tx.connection.execute(query.where(learnings.c.id == learning_id))).scalar_one_or_none()
    return str(found or "")


async def unmeasured(tx: Transaction) -> Learning | None:
    """Return the oldest draft that is not measured."""
    query = select(*_COLUMNS).where(learnings.c.state == DraftState.OPEN, learnings.c.measured.is_(None))
    row = (await tx.connection.execute(query.order_by(learnings.c.id).limit(1))).one_or_none()
    return _learning(row) if row else None


async def keep_measured(tx: Transaction, learning: Learning, measured: Mapping[str, Any]) -> bool:
    """Keep what a draft would do; False when it was changed meanwhile or has ended."""
    same = (learnings.c.id == learning.id) & (learnings.c.edition == learning.edition)
    change = update(learnings).where(same, learnings.c.state == DraftState.OPEN).values(measured=dict(measured))
    return (await tx.connection.execute(change)).rowcount == 1


def _learning(row: Row[Any]) -> Learning:
    values = dict(zip(Learning.__dataclass_fields__, row, strict=True))
    return Learning(**{**values, "entry_id": row.entry_id or "", "state": DraftState(row.state)})


def _changed(row: Any) -> Changed:  # noqa: ANN401 - a row of just these columns
    number, entry_id, kind, before, after, by, at, ticket_id, undone = row
    return Changed(number, entry_id, ChangeKind(kind), before, after, by or "", at, ticket_id, undone or "")
