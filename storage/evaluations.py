"""What requesters thought of the service, once a ticket was closed."""

from sqlalchemy import select

from storage.dialect import upsert
from storage.tables import evaluations
from storage.transaction import Transaction


async def give(tx: Transaction, ticket_id: int, *, grade: int) -> bool:
    """Keep the first grade of a ticket; False when it has one already."""
    values = {"ticket_id": ticket_id, "grade": grade, "given_at": tx.now}
    insert = upsert(tx, evaluations).values(values).on_conflict_do_nothing().returning(evaluations.c.ticket_id)
    return (await tx.connection.execute(insert)).scalar_one_or_none() is not None


async def grade(tx: Transaction, ticket_id: int) -> int | None:
    """Return a ticket's grade, 1 to 4, or None when it has none."""
    query = select(evaluations.c.grade).where(evaluations.c.ticket_id == ticket_id)
    return (await tx.connection.execute(query)).scalar_one_or_none()
