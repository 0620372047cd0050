"""At which step of a guide a person is stuck, kept with the question that the guide was read for."""

from sqlalchemy import select, update

from knowledge.faq.reading import GuideStep
from storage.tables import questions
from storage.transaction import Transaction


async def stick(tx: Transaction, question_id: int, *, at: GuideStep | None) -> None:
    """Keep the step, or with None that there is no such step any more."""
    kept = f"{at.entry_id}:{at.step}" if at else None
    await tx.connection.execute(update(questions).where(questions.c.id == question_id).values(stuck_at=kept))


async def of_question(tx: Transaction, question_id: int | None) -> GuideStep | None:
    """Return the step, or None for somebody who is not stuck."""
    if question_id is None:
        return None
    kept = (await tx.connection.execute(select(questions.c.stuck_at).where(questions.c.id == question_id))).scalar()
    entry_id, _, step = (kept or "").rpartition(":")
    return GuideStep(entry_id, int(step)) if kept else None
