"""What staff asked for beside the form: an answer, or a document."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import insert, select, update

from storage.tables import demands
from storage.transaction import Transaction


class DemandState(StrEnum):
    """What became of it."""

    OPEN = "open"
    GIVEN = "given"
    DROPPED = "dropped"  # staff no longer need it


@dataclass(frozen=True, slots=True)
class Demand:
    """Something staff asked for. ``answer`` is what was written, or the file's name; ``content`` that of a file."""

    id: int
    ticket_id: int
    wish: str
    state: DemandState
    by_id: int
    asked_at: datetime
    notice_ref: int | None
    answer: str | None
    file_id: str | None
    content: str | None


_COLUMNS = [demands.c[name] for name in Demand.__dataclass_fields__]


async def ask(tx: Transaction, ticket_id: int, *, wish: str, by_id: int, notice_ref: int) -> int:
    """Write down what is asked for, with the message that asks it."""
    values = {
        "ticket_id": ticket_id,
        "wish": wish,
        "state": DemandState.OPEN,
        "by_id": by_id,
        "asked_at": tx.now,
        "notice_ref": notice_ref,
    }
    result = await tx.connection.execute(insert(demands).values(values).returning(demands.c.id))
    return int(result.scalar_one())


async def get(tx: Transaction, demand_id: int) -> Demand | None:
    """Return a demand by its id."""
    row = (await tx.connection.execute(select(*_COLUMNS).where(demands.c.id == demand_id))).one_or_none()
    return _demand(row) if row else None


async def of_ticket(tx: Transaction, ticket_id: int) -> list[Demand]:
    """Return all that was asked for, oldest first."""
    query = select(*_COLUMNS).where(demands.c.ticket_id == ticket_id).order_by(demands.c.id)
    return [_demand(row) for row in await tx.connection.execute(query)]


async def asked_by(tx: Transaction, notice_ref: int) -> Demand | None:
    """Return what this message asks for, as long as it is open."""
    query = select(*_COLUMNS).where(demands.c.notice_ref == notice_ref, demands.c.state == DemandState.OPEN)
    row = (await tx.connection.execute(query.limit(1))).one_or_none()
    return _demand(row) if row else None


async def settle(
    tx: Transaction,
    demand_id: int,
    *,
    state: DemandState,
    answer: str | None = None,
    file_id: str | None = None,
    content: str | None = None,
) -> None:
    """Write what came of it."""
    values = {"state": state, "answer": answer, "file_id": file_id, "content": content, "settled_at": tx.now}
    await tx.connection.execute(update(demands).where(demands.c.id == demand_id).values(values))


async def reopen(tx: Transaction, demand_id: int, *, notice_ref: int) -> None:
    """Wait for an answer again, asked by another message: the file that was sent is no use."""
    values = {"state": DemandState.OPEN, "notice_ref": notice_ref, "answer": None, "file_id": None, "content": None}
    await tx.connection.execute(update(demands).where(demands.c.id == demand_id).values(**values, settled_at=None))


def _demand(row: object) -> Demand:
    values = dict(row._mapping)  # type: ignore[attr-defined]  # noqa: SLF001 - SQLAlchemy's public name
    return Demand(**{**values, "state": DemandState(values["state"])})
