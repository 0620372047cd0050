"""The overall limit, kept across processes."""

from datetime import datetime, timedelta

from sqlalchemy import select, update

from storage.dialect import upsert
from storage.tables import pace
from storage.transaction import Transaction

OVERALL = "overall"


async def reserve(tx: Transaction, *, per_second: float) -> datetime:
    """Return the moment at which one more call may go, and keep it from everybody else."""
    step = timedelta(seconds=1 / per_second)
    first = upsert(tx, pace).values(name=OVERALL, next_at=tx.now).on_conflict_do_nothing()
    await tx.connection.execute(first)
    query = select(pace.c.next_at).where(pace.c.name == OVERALL).with_for_update()
    next_at: datetime = (await tx.connection.execute(query)).scalar_one()
    at = max(next_at, tx.now)
    await tx.connection.execute(update(pace).where(pace.c.name == OVERALL).values(next_at=at + step))
    return at
