"""Everything asked, what the desk made of it, and what the person did next."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import insert, select, update

from storage.tables import questions
from storage.transaction import Transaction


class Outcome(StrEnum):
    """How a question ended, as far as the person told."""

    OPEN = "open"
    SOLVED = "solved"
    TICKET = "ticket"


@dataclass(frozen=True, slots=True)
class Question:
    """A question, its message in the person's chat, the entries found (best first) and those shown."""

    id: int
    person_id: int
    text: str
    message_id: int
    content: str
    candidates: tuple[str, ...]
    shown: tuple[str, ...]
    outcome: Outcome


_INSERT = insert(questions).returning(questions.c.id)  # built once: it runs with every question


async def ask(
    tx: Transaction,
    person_id: int,
    *,
    text: str,
    message_id: int,
    content: str,
    decision: str,
    candidates: Sequence[str],
    shown: Sequence[str],
) -> Question:
    """Keep a question."""
    values = {
        "person_id": person_id,
        "text": text,
        "message_id": message_id,
        "content": content,
        "decision": decision,
        "candidates": list(candidates),
        "shown": list(shown),
        "outcome": Outcome.OPEN,
        "asked_at": tx.now,
    }
    result = await tx.connection.execute(_INSERT, values)
    return Question(
        id=int(result.scalar_one()),
        person_id=person_id,
        text=text,
        message_id=message_id,
        content=content,
        candidates=tuple(candidates),
        shown=tuple(shown),
        outcome=Outcome.OPEN,
    )


async def get(tx: Transaction, question_id: int | None) -> Question | None:
    """Return a question, or None when there is none by that id."""
    if question_id is None:
        return None
    row = (await tx.connection.execute(select(questions).where(questions.c.id == question_id))).one_or_none()
    if row is None:
        return None
    return Question(
        id=row.id,
        person_id=row.person_id,
        text=row.text,
        message_id=row.message_id,
        content=row.content,
        candidates=tuple(row.candidates),
        shown=tuple(row.shown),
        outcome=Outcome(row.outcome),
    )


async def show(tx: Transaction, question: Question, entry_id: str) -> None:
    """Add an entry to those that the person has seen for this question."""
    if entry_id in question.shown:
        return
    change = update(questions).where(questions.c.id == question.id)
    await tx.connection.execute(change.values(shown=[*question.shown, entry_id]))


async def end(tx: Transaction, question_id: int, *, outcome: Outcome) -> bool:
    """Keep what became of a question; one that became a ticket stays so. False when nothing has changed."""
    is_open = questions.c.outcome.not_in([Outcome.TICKET, outcome])
    change = update(questions).where(questions.c.id == question_id, is_open).values(outcome=outcome)
    return (await tx.connection.execute(change)).rowcount == 1
