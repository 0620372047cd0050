"""What admins said of requests, as rows; what it means is decided in ``knowledge.rules.verdicts``."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update

from knowledge.rules.verdicts import Verdict, VerdictState
from storage.tables import verdicts
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Said:
    """One admin's word. ``reason`` is a usual reason's name or own words, empty for a yes; ``unit`` is the admin's."""

    id: int
    ticket_id: int
    verdict: Verdict
    reason: str
    by_id: int
    unit: str
    at: datetime
    state: VerdictState
    due_at: datetime | None


_COLUMNS = [verdicts.c[name] for name in Said.__dataclass_fields__]
_OPEN = verdicts.c.state.in_([VerdictState.FIRST, VerdictState.STANDING])


async def say(
    tx: Transaction,
    ticket_id: int,
    *,
    verdict: Verdict,
    reason: str,
    by_id: int,
    unit: str,
    state: VerdictState,
    due_at: datetime | None,
) -> None:
    """Write an admin's word down."""
    values = {
        "ticket_id": ticket_id,
        "verdict": verdict,
        "reason": reason,
        "by_id": by_id,
        "unit": unit,
        "at": tx.now,
        "state": state,
        "due_at": due_at,
    }
    await tx.connection.execute(insert(verdicts).values(values))


async def open_of(tx: Transaction, ticket_id: int) -> list[Said]:
    """Return the words that stand and were not told yet, oldest first."""
    query = select(*_COLUMNS).where(verdicts.c.ticket_id == ticket_id, _OPEN).order_by(verdicts.c.id)
    return [_said(row) for row in await tx.connection.execute(query)]


async def told_of(tx: Transaction, ticket_id: int) -> Said | None:
    """Return the word by which a ticket was decided, once its requester was told."""
    told = verdicts.c.state == VerdictState.TOLD
    query = select(*_COLUMNS).where(verdicts.c.ticket_id == ticket_id, told).order_by(verdicts.c.id.desc()).limit(1)
    row = (await tx.connection.execute(query)).one_or_none()
    return _said(row) if row else None


async def due(tx: Transaction, *, limit: int) -> list[int]:
    """Return the numbers of the tickets whose requesters are to be told by now, those that wait longest first."""
    standing = (verdicts.c.state == VerdictState.STANDING) & (verdicts.c.due_at <= tx.now)
    query = select(verdicts.c.ticket_id).where(standing).order_by(verdicts.c.due_at, verdicts.c.id).limit(limit)
    return list((await tx.connection.execute(query)).scalars())


async def settle(tx: Transaction, said: Collection[Said], *, state: VerdictState, by: int | None = None) -> None:
    """Write what became of these words, and who took them back."""
    if not said:
        return
    change = update(verdicts).where(verdicts.c.id.in_([each.id for each in said]))
    await tx.connection.execute(change.values(state=state, settled_at=tx.now, settled_by=by))


def _said(row: object) -> Said:
    values = dict(row._mapping)  # type: ignore[attr-defined]  # noqa: SLF001 - SQLAlchemy's public name
    closed_sets = {"verdict": Verdict(values["verdict"]), "state": VerdictState(values["state"])}
    return Said(**{**values, **closed_sets})
