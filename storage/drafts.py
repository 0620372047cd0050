"""Conversations in progress: they survive a restart and a week."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update

from storage.prepared import Prepared
from storage.tables import drafts
from storage.transaction import Transaction


class Purpose(StrEnum):
    """What the conversation is about."""

    REQUEST = "request"
    CANCELLED = "cancelled"  # a request given up: it can be taken up again for a while
    MEND = "mend"  # documents of a ticket that exists, sent once more; its state has ``ticket_id`` and ``slots``
    REOPEN = "reopen"
    CONTINUE = "continue"  # a new request goes on with a closed ticket
    PROMPT = "prompt"  # words asked for by a card or a question of staff's


@dataclass(frozen=True, slots=True)
class Draft:
    """A conversation with one person in one chat; ``state`` is that of its feature.

    ``updated_at`` is when the person last did something in it.
    """

    id: int
    person_id: int
    chat_id: int
    purpose: Purpose
    state: Mapping[str, Any]
    updated_at: datetime


_COLUMNS = [drafts.c[name] for name in Draft.__dataclass_fields__]
_CURRENT = Prepared(  # it runs with every update
    select(*_COLUMNS).where(
        drafts.c.person_id == bindparam("person_id"),
        drafts.c.chat_id == bindparam("chat_id"),
        drafts.c.purpose == bindparam("purpose"),
    )
)


async def start(tx: Transaction, person_id: int, *, chat_id: int, purpose: Purpose, state: Mapping[str, Any]) -> Draft:
    """Begin a conversation in place of one with the same purpose in the same chat."""
    await drop(tx, person_id, chat_id=chat_id, purpose=purpose)
    values = {
        "person_id": person_id,
        "chat_id": chat_id,
        "purpose": purpose,
        "state": dict(state),
        "updated_at": tx.now,
    }
    result = await tx.connection.execute(insert(drafts).values(values).returning(drafts.c.id))
    return Draft(int(result.scalar_one()), person_id, chat_id, purpose, state, tx.now)


async def current(tx: Transaction, person_id: int, *, chat_id: int, purpose: Purpose) -> Draft | None:
    """Return the conversation that a person is in."""
    place = {"person_id": person_id, "chat_id": chat_id, "purpose": purpose}
    rows = await _CURRENT.run(tx, place)
    if not rows:
        return None
    draft_id, _, _, _, state, updated_at = rows[0]
    return Draft(draft_id, person_id, chat_id, purpose, state, updated_at)


async def get(tx: Transaction, draft_id: int, *, will_change: bool = False) -> Draft | None:
    """Return a conversation by its id, or None when it has ended.

    With ``will_change``, nobody else changes it until this transaction ends: a person taps while files arrive.
    """
    query = select(*_COLUMNS).where(drafts.c.id == draft_id)
    if will_change:
        query = query.with_for_update()
    return _draft((await tx.connection.execute(query)).one_or_none())


async def save(tx: Transaction, draft_id: int, *, state: Mapping[str, Any]) -> None:
    """Keep how far a conversation has come."""
    values = {"state": dict(state), "updated_at": tx.now, "reminded_at": None}
    await tx.connection.execute(update(drafts).where(drafts.c.id == draft_id).values(values))


async def note(tx: Transaction, draft_id: int, *, state: Mapping[str, Any]) -> None:
    """Keep what changed in a conversation without the person: it does not count as something done in it."""
    await tx.connection.execute(update(drafts).where(drafts.c.id == draft_id).values(state=dict(state)))


async def turn(tx: Transaction, draft: Draft, purpose: Purpose) -> None:
    """Give a conversation another purpose, in place of the one that had it in this chat."""
    await drop(tx, draft.person_id, chat_id=draft.chat_id, purpose=purpose)
    change = update(drafts).where(drafts.c.id == draft.id)
    await tx.connection.execute(change.values(purpose=purpose, updated_at=tx.now, reminded_at=None))


async def swap(tx: Transaction, draft: Draft, other: Draft) -> None:
    """Let two conversations of one chat change purposes."""
    between = f"swap {draft.purpose}"[:16]  # no two may have one purpose, not even for a moment
    for each, purpose in ((draft, between), (other, draft.purpose), (draft, other.purpose)):
        change = update(drafts).where(drafts.c.id == each.id)
        await tx.connection.execute(change.values(purpose=purpose, updated_at=tx.now, reminded_at=None))


async def left(tx: Transaction, *, purpose: Purpose, before: datetime, limit: int, is_reminded: bool) -> list[Draft]:
    """Return conversations in which nothing was done since ``before``, oldest first, locked for this transaction.

    ``is_reminded``: those as well whose person was reminded since.
    """
    query = select(*_COLUMNS).where(drafts.c.purpose == purpose, drafts.c.updated_at < before)
    if not is_reminded:
        query = query.where(drafts.c.reminded_at.is_(None))
    query = query.order_by(drafts.c.updated_at).limit(limit).with_for_update(skip_locked=True)
    rows = await tx.connection.execute(query)
    return [draft for draft in map(_draft, rows) if draft is not None]


async def note_reminded(tx: Transaction, draft_id: int) -> None:
    """Write down that the person was reminded of a conversation."""
    await tx.connection.execute(update(drafts).where(drafts.c.id == draft_id).values(reminded_at=tx.now))


async def end(tx: Transaction, draft_id: int) -> None:
    """End one conversation."""
    await tx.connection.execute(delete(drafts).where(drafts.c.id == draft_id))


async def drop(tx: Transaction, person_id: int, *, chat_id: int, purpose: Purpose) -> None:
    """End the conversation, if there is one."""
    place = (drafts.c.person_id == person_id) & (drafts.c.chat_id == chat_id) & (drafts.c.purpose == purpose)
    await tx.connection.execute(delete(drafts).where(place))


def _draft(row: Any) -> Draft | None:  # noqa: ANN401 - a row of just these columns
    return Draft(row.id, row.person_id, row.chat_id, Purpose(row.purpose), row.state, row.updated_at) if row else None
