"""The overall limit, kept across processes."""

from datetime import datetime, timedelta

from sqlalchemy import select, update

from storage.dialect import upsert
from storage.tables import pace
from storage.transaction import Transaction

OVERALL = "overall"


async def reserve(tx: Transaction, *, per_second: float, count: int = 1) -> list[datetime]:
    """Return the moments at which ``count`` more calls may go, and keep them from everybody else."""
    step = timedelta(seconds=1 / per_second)
    query = select(pace.c.next_at).where(pace.c.name == OVERALL).with_for_update()
    next_at: datetime | None = (await tx.connection.execute(query)).scalar_one_or_none()
    if next_at is None:  # the first call ever
        await tx.connection.execute(upsert(tx, pace).values(name=OVERALL, next_at=tx.now).on_conflict_do_nothing())
        next_at = (await tx.connection.execute(query)).scalar_one()
    begin = max(next_at, tx.now)
    await tx.connection.execute(update(pace).where(pace.c.name == OVERALL).values(next_at=begin + step * count))
    return [begin + step * number for number in range(count)]
