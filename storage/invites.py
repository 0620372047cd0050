"""Invitations as rows: what an application knows of somebody, found by the hash of a code that only they have."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import delete, select, update

from knowledge.rules.invites import Known
from storage.dialect import upsert
from storage.tables import invites
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Invite:
    """One invitation; ``used_by`` is who came with it, ``draft_id`` the form that it filled in."""

    id: int
    service: str
    known: Known
    made_at: datetime
    ends_at: datetime
    used_by: int | None
    draft_id: int | None


_COLUMNS = [invites.c[name] for name in ("id", "service", "made_at", "ends_at", "used_by", "draft_id")]
_KNOWN = [invites.c[name] for name in Known.__dataclass_fields__]


async def issue(tx: Transaction, code: str, *, service: str, known: Known, lasts: timedelta) -> Invite:
    """Write an invitation down, and return it; where the code is known already, the one that it belongs to."""
    values = {
        "code_hash": _hash(code),
        "service": service,
        **{name: getattr(known, name) for name in Known.__dataclass_fields__},
        "made_at": tx.now,
        "ends_at": tx.now + lasts,
    }
    await tx.connection.execute(upsert(tx, invites).values(values).on_conflict_do_nothing())
    invite = await by_code(tx, code)
    if invite is None:
        raise LookupError("an invitation that was just written down is gone")
    return invite


async def by_code(tx: Transaction, code: str, *, will_change: bool = False) -> Invite | None:
    """Return the invitation of a code; with ``will_change``, nobody else uses it until this transaction ends."""
    query = select(*_COLUMNS, *_KNOWN).where(invites.c.code_hash == _hash(code))
    row = (await tx.connection.execute(query.with_for_update() if will_change else query)).one_or_none()
    return _invite(dict(row._mapping)) if row else None  # noqa: SLF001 - SQLAlchemy's public name


async def use(tx: Transaction, invite_id: int, *, by: int, draft_id: int) -> None:
    """Write down who came with it, and the form that it filled in."""
    change = update(invites).where(invites.c.id == invite_id)
    await tx.connection.execute(change.values(used_by=by, used_at=tx.now, draft_id=draft_id))


async def prune(tx: Transaction, *, before: datetime) -> int:
    """Delete those that ended before then, and return how many."""
    return (await tx.connection.execute(delete(invites).where(invites.c.ends_at < before))).rowcount


def _hash(code: str) -> str:
    return sha256(code.encode()).hexdigest()  # the code has 128 bits of chance: there is nothing to guess


def _invite(row: Mapping[str, Any]) -> Invite:
    values = {column.name: row[column.name] for column in _COLUMNS}
    return Invite(**values, known=Known(**{column.name: row[column.name] for column in _KNOWN}))
