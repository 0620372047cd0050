"""What is kept too long: questions that nobody needs for a ticket."""

from datetime import datetime

from sqlalchemy import delete, exists, select

from storage.tables import questions, tickets
from storage.transaction import Transaction


async def forget_questions(tx: Transaction, *, before: datetime, limit: int) -> int:
    """Delete questions asked before then that no ticket began with, at most ``limit``, and return how many."""
    began_ticket = exists().where(tickets.c.question_id == questions.c.id)
    old = (
        select(questions.c.id).where(questions.c.asked_at < before, ~began_ticket).order_by(questions.c.id).limit(limit)
    )
    gone = await tx.connection.execute(delete(questions).where(questions.c.id.in_(old)))
    return gone.rowcount
