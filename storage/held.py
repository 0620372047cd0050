"""What a group does not see at once: messages that are held back, and numbers that are veiled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import func, insert, select, update

from storage.dialect import upsert
from storage.tables import held, veiled
from storage.transaction import Transaction


class Cause(StrEnum):
    """Why a message is held back."""

    MUTED = "muted"
    BARRED = "barred"
    WORD = "word"  # it has a word of the office's list


@dataclass(frozen=True, slots=True)
class Held:
    """A message that is held back; ``written`` is what is repeated once somebody wants to see it."""

    id: int
    person_id: int
    ticket_id: int | None
    chat_id: int
    message_id: int
    written: Mapping[str, Any]
    header: str
    cause: Cause
    at: datetime
    shown_at: datetime | None


_COLUMNS = [held.c[name] for name in Held.__dataclass_fields__]


async def hold(
    tx: Transaction,
    person_id: int,
    *,
    ticket_id: int | None,
    chat_id: int,
    message_id: int,
    written: Mapping[str, Any],
    header: str,
    cause: Cause,
) -> None:
    """Keep a message back."""
    values = {
        "person_id": person_id,
        "ticket_id": ticket_id,
        "chat_id": chat_id,
        "message_id": message_id,
        "written": dict(written),
        "header": header,
        "cause": cause,
        "at": tx.now,
    }
    await tx.connection.execute(insert(held).values(values))


async def amend(tx: Transaction, chat_id: int, *, message_id: int, written: Mapping[str, Any]) -> bool:
    """Keep what its writer made of a message that is still held back; False when it is not."""
    change = update(held).where(held.c.chat_id == chat_id, held.c.message_id == message_id, held.c.shown_at.is_(None))
    return (await tx.connection.execute(change.values(written=dict(written)))).rowcount > 0


async def cause(tx: Transaction, chat_id: int, *, message_id: int) -> Cause | None:
    """Return why a message is held back; None for one that is not."""
    of = (held.c.chat_id == chat_id) & (held.c.message_id == message_id) & held.c.shown_at.is_(None)
    found = (await tx.connection.execute(select(held.c.cause).where(of).limit(1))).scalar_one_or_none()
    return Cause(found) if found else None


async def is_known(tx: Transaction, chat_id: int, *, message_id: int) -> bool:
    """Tell whether a message is held back, or was."""
    of = (held.c.chat_id == chat_id) & (held.c.message_id == message_id)
    return (await tx.connection.execute(select(held.c.id).where(of).limit(1))).scalar_one_or_none() is not None


async def is_further(tx: Transaction, chat_id: int, *, message_id: int, album: str) -> bool:
    """Tell whether another file of an album was held back before this one."""
    name = held.c.written[("media", "album")].as_string()
    of = (held.c.chat_id == chat_id) & (held.c.message_id != message_id) & (name == album)
    return (await tx.connection.execute(select(held.c.id).where(of).limit(1))).scalar_one_or_none() is not None


async def waiting(tx: Transaction, ticket_id: int) -> int:
    """Return how many messages of a ticket are held back."""
    query = select(func.count()).select_from(held).where(held.c.ticket_id == ticket_id, held.c.shown_at.is_(None))
    return int((await tx.connection.execute(query)).scalar_one())


async def waiting_of(tx: Transaction, person_id: int) -> int:
    """Return how many messages of a person are held back that belong to no ticket."""
    query = (
        select(func.count())
        .select_from(held)
        .where(held.c.person_id == person_id, held.c.ticket_id.is_(None), held.c.shown_at.is_(None))
    )
    return int((await tx.connection.execute(query)).scalar_one())


async def take(tx: Transaction, *, ticket_id: int, person_id: int, by_id: int, limit: int) -> list[Held]:
    """Return the oldest held messages of a ticket, and of its requester without one; from now on they are shown."""
    of = (held.c.ticket_id == ticket_id) | ((held.c.person_id == person_id) & held.c.ticket_id.is_(None))
    query = select(*_COLUMNS).where(of, held.c.shown_at.is_(None)).order_by(held.c.id).limit(limit).with_for_update()
    rows = (await tx.connection.execute(query)).all()
    found = [Held(**{**row._mapping, "cause": Cause(row.cause)}) for row in rows]  # noqa: SLF001 - SQLAlchemy's public name
    change = update(held).where(held.c.id.in_([each.id for each in found]))
    await tx.connection.execute(change.values(shown_at=tx.now, shown_by=by_id))
    return found


async def veil(tx: Transaction, mirror_ref: int, *, ticket_id: int, secrets: Sequence[tuple[str, str]]) -> None:
    """Keep what a message in a group does not show, in place of what it did not show before."""
    if not secrets:
        await tx.connection.execute(update(veiled).where(veiled.c.mirror_ref == mirror_ref).values(secrets=[]))
        return
    values = {"mirror_ref": mirror_ref, "ticket_id": ticket_id, "secrets": [list(each) for each in secrets]}
    change = upsert(tx, veiled).values(values)
    await tx.connection.execute(
        change.on_conflict_do_update(index_elements=["mirror_ref"], set_={"secrets": values["secrets"]})
    )


async def behind(tx: Transaction, mirror_ref: int) -> tuple[int, list[tuple[str, str]]] | None:
    """Return the ticket of a message in a group, and what it does not show; None when it shows all."""
    query = select(veiled.c.ticket_id, veiled.c.secrets).where(veiled.c.mirror_ref == mirror_ref)
    row = (await tx.connection.execute(query)).one_or_none()
    return (row.ticket_id, [(kind, value) for kind, value in row.secrets]) if row else None
