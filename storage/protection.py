"""Mutes and bans: imposed, told, objected to, lifted; one that has ended stays, with who did it and why."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import insert, select, update

from knowledge.rules.protection import Kind
from storage.tables import people, sanctions
from storage.transaction import Transaction

_UNTIL = {Kind.MUTE: "muted_until", Kind.BAN: "barred_until"}


@dataclass(frozen=True, slots=True)
class Sanction:
    """A mute or a ban; ``by`` is the name of who imposed it, ``ticket_id`` on whose card."""

    id: int
    person_id: int
    kind: Kind
    reason: str
    unit: str
    ticket_id: int | None
    by: str
    begun_at: datetime
    ends_at: datetime
    told_at: datetime | None
    objected_at: datetime | None


_QUERY = select(
    sanctions.c.id,
    sanctions.c.person_id,
    sanctions.c.kind,
    sanctions.c.reason,
    sanctions.c.unit,
    sanctions.c.ticket_id,
    people.c.name.label("by"),
    sanctions.c.begun_at,
    sanctions.c.ends_at,
    sanctions.c.told_at,
    sanctions.c.objected_at,
).join(people, people.c.id == sanctions.c.by_id)


async def impose(
    tx: Transaction,
    person_id: int,
    kind: Kind,
    *,
    reason: str,
    unit: str,
    ticket_id: int,
    by_id: int,
    ends_at: datetime,
) -> int:
    """Mute or ban somebody, in place of a sanction of the same kind that still runs, and return its id."""
    await _end(tx, (sanctions.c.person_id == person_id) & (sanctions.c.kind == kind), by_id=by_id)
    values = {
        "person_id": person_id,
        "kind": kind,
        "reason": reason,
        "unit": unit,
        "ticket_id": ticket_id,
        "by_id": by_id,
        "begun_at": tx.now,
        "ends_at": ends_at,
    }
    await _set_until(tx, person_id, kind, until=ends_at)
    result = await tx.connection.execute(insert(sanctions).values(values).returning(sanctions.c.id))
    return int(result.scalar_one())


async def current(tx: Transaction, person_id: int, kind: Kind) -> Sanction | None:
    """Return the sanction of this kind that runs now."""
    runs = sanctions.c.lifted_at.is_(None) & (sanctions.c.ends_at > tx.now)
    query = _QUERY.where(sanctions.c.person_id == person_id, sanctions.c.kind == kind, runs)
    row = (await tx.connection.execute(query.order_by(sanctions.c.id.desc()).limit(1))).one_or_none()
    return _sanction(row) if row else None


async def get(tx: Transaction, sanction_id: int) -> Sanction | None:
    """Return a sanction that runs now by its id; None for one that has ended or was lifted."""
    runs = sanctions.c.lifted_at.is_(None) & (sanctions.c.ends_at > tx.now)
    row = (await tx.connection.execute(_QUERY.where(sanctions.c.id == sanction_id, runs))).one_or_none()
    return _sanction(row) if row else None


async def lift(tx: Transaction, sanction: Sanction, *, by_id: int) -> None:
    """End a sanction before its time."""
    await _end(tx, sanctions.c.id == sanction.id, by_id=by_id)
    await _set_until(tx, sanction.person_id, sanction.kind, until=None)


async def tell_once(tx: Transaction, sanction_id: int, *, every: timedelta) -> bool:
    """Return True the first time, and then not again for a while: the person was told of it."""
    is_due = sanctions.c.told_at.is_(None) | (sanctions.c.told_at < tx.now - every)
    change = update(sanctions).where(sanctions.c.id == sanction_id, is_due).values(told_at=tx.now)
    return (await tx.connection.execute(change)).rowcount == 1


async def object_once(tx: Transaction, sanction_id: int) -> bool:
    """Return True for the first objection to a sanction."""
    change = update(sanctions).where(sanctions.c.id == sanction_id, sanctions.c.objected_at.is_(None))
    return (await tx.connection.execute(change.values(objected_at=tx.now))).rowcount == 1


async def _end(tx: Transaction, of: object, *, by_id: int) -> None:
    runs = sanctions.c.lifted_at.is_(None) & (sanctions.c.ends_at > tx.now)
    change = update(sanctions).where(of, runs)  # type: ignore[arg-type] # a condition on its columns
    await tx.connection.execute(change.values(lifted_at=tx.now, lifted_by=by_id))


async def _set_until(tx: Transaction, person_id: int, kind: Kind, *, until: datetime | None) -> None:
    await tx.connection.execute(update(people).where(people.c.id == person_id).values({_UNTIL[kind]: until}))


def _sanction(row: object) -> Sanction:
    values = dict(row._mapping)  # type: ignore[attr-defined]  # noqa: SLF001 - SQLAlchemy's public name
    return Sanction(**{**values, "kind": Kind(values["kind"])})
