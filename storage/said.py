"""When something was last said, as the outbox remembers it: for what is to be said only once in a while."""

from datetime import datetime, timedelta

from sqlalchemy import func, select

from storage.tables import outbox
from storage.transaction import Transaction


async def is_due(tx: Transaction, merge_key: str, *, every: timedelta) -> bool:
    """Tell whether nothing with this merge key was written for so long, whatever became of it.

    The outbox forgets what was sent weeks ago: ``every`` is shorter than that.
    """
    query = select(func.max(outbox.c.created_at)).where(outbox.c.merge_key == merge_key)
    last: datetime | None = (await tx.connection.execute(query)).scalar_one()
    return last is None or tx.now - last >= every
