"""What requesters thought of the service, once a ticket was closed: one evaluation a ticket, one grade a question."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import insert, select, update

from storage.dialect import upsert
from storage.tables import evaluations, grades
from storage.transaction import Transaction


class EvaluationState(StrEnum):
    """How far an evaluation has come."""

    BEGUN = "begun"
    SKIPPED = "skipped"  # the requester would rather not; they may change their mind
    GIVEN = "given"  # every question is answered; no grade changes any more


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The evaluation of one ticket.

    Attributes:
        form: Id of the form whose questions are asked; it stays the same whatever the pack says later.
        grades: Each answered question's grade, 1 to 4, by the question's id.
    """

    ticket_id: int
    form: str
    state: EvaluationState
    comment: str | None
    begun_at: datetime
    given_at: datetime | None
    grades: Mapping[str, int]


_NAMES = ("ticket_id", "form", "state", "comment", "begun_at", "given_at")


async def get(tx: Transaction, ticket_id: int) -> Evaluation | None:
    """Return a ticket's evaluation, or None when nobody was asked for one."""
    columns = [evaluations.c[name] for name in _NAMES]
    row = (await tx.connection.execute(select(*columns).where(evaluations.c.ticket_id == ticket_id))).one_or_none()
    if row is None:
        return None
    query = select(grades.c.question, grades.c.grade).where(grades.c.ticket_id == ticket_id)
    given = {each.question: each.grade for each in await tx.connection.execute(query)}
    values = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name
    return Evaluation(**{**values, "state": EvaluationState(row.state), "grades": given})


async def begin(tx: Transaction, ticket_id: int, *, form: str) -> None:
    """Begin a ticket's evaluation; it has none yet."""
    values = {"ticket_id": ticket_id, "form": form, "state": EvaluationState.BEGUN, "begun_at": tx.now}
    await tx.connection.execute(insert(evaluations).values(values))


async def grade(tx: Transaction, ticket_id: int, *, question: str, grade: int) -> None:
    """Keep the grade that a question got, in place of one it had."""
    values = {"ticket_id": ticket_id, "question": question, "grade": grade}
    keep = upsert(tx, grades).values(values)
    keep = keep.on_conflict_do_update(index_elements=["ticket_id", "question"], set_={"grade": keep.excluded.grade})
    await tx.connection.execute(keep)


async def settle(tx: Transaction, ticket_id: int, *, state: EvaluationState) -> None:
    """Write how far an evaluation has come."""
    given_at = tx.now if state == EvaluationState.GIVEN else None
    of = evaluations.c.ticket_id == ticket_id
    await tx.connection.execute(update(evaluations).where(of).values(state=state, given_at=given_at))


async def comment(tx: Transaction, ticket_id: int, text: str) -> None:
    """Keep what the requester adds in own words."""
    await tx.connection.execute(update(evaluations).where(evaluations.c.ticket_id == ticket_id).values(comment=text))
