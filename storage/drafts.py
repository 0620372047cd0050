"""Conversations in progress: they survive a restart and a week."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update

from storage.tables import drafts
from storage.transaction import Transaction


class Purpose(StrEnum):
    """What the conversation is about."""

    REQUEST = "request"
    REOPEN = "reopen"


@dataclass(frozen=True, slots=True)
class Draft:
    """A conversation with one person in one chat; ``state`` is that of its feature."""

    id: int
    person_id: int
    chat_id: int
    purpose: Purpose
    state: Mapping[str, Any]


_COLUMNS = [drafts.c[name] for name in Draft.__dataclass_fields__]
# Built once: it runs with every update.
_CURRENT = select(*_COLUMNS).where(
    drafts.c.person_id == bindparam("person_id"),
    drafts.c.chat_id == bindparam("chat_id"),
    drafts.c.purpose == bindparam("purpose"),
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
    return Draft(id=int(result.scalar_one()), person_id=person_id, chat_id=chat_id, purpose=purpose, state=state)


async def current(tx: Transaction, person_id: int, *, chat_id: int, purpose: Purpose) -> Draft | None:
    """Return the conversation that a person is in."""
    place = {"person_id": person_id, "chat_id": chat_id, "purpose": purpose}
    return _draft((await tx.connection.execute(_CURRENT, place)).one_or_none())


async def get(tx: Transaction, draft_id: int) -> Draft | None:
    """Return a conversation by its id, or None when it has ended."""
    return _draft((await tx.connection.execute(select(*_COLUMNS).where(drafts.c.id == draft_id))).one_or_none())


async def save(tx: Transaction, draft_id: int, *, state: Mapping[str, Any]) -> None:
    """Keep how far a conversation has come."""
    change = update(drafts).where(drafts.c.id == draft_id).values(state=dict(state), updated_at=tx.now)
    await tx.connection.execute(change)


async def drop(tx: Transaction, person_id: int, *, chat_id: int, purpose: Purpose) -> None:
    """End the conversation, if there is one."""
    place = (drafts.c.person_id == person_id) & (drafts.c.chat_id == chat_id) & (drafts.c.purpose == purpose)
    await tx.connection.execute(delete(drafts).where(place))


def _draft(row: Any) -> Draft | None:  # noqa: ANN401 - a row of just these columns
    return Draft(row.id, row.person_id, row.chat_id, Purpose(row.purpose), row.state) if row else None
