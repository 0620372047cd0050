"""What requesters thought of the service, once a ticket was closed: one evaluation a ticket, one grade a question."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import func, insert, select, update

from storage.dialect import upsert
from storage.tables import evaluations, grades, tickets
from storage.transaction import Transaction


class EvaluationState(StrEnum):
    """How far an evaluation has come."""

    BEGUN = "begun"
    SKIPPED = "skipped"  # the requester would rather not; they may change their mind
    GIVEN = "given"  # every question is answered; no grade changes any more
    UNTOLD = "untold"  # given as well: it is low, and its unit has not heard of it yet
    UNTOLD_WORDS = "untold-words"  # given as well: its unit has heard of the grades, not yet of the comment

    @property
    def is_given(self) -> bool:
        """Whether every question has its grade for good."""
        return self in {EvaluationState.GIVEN, EvaluationState.UNTOLD, EvaluationState.UNTOLD_WORDS}


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


@dataclass(frozen=True, slots=True)
class Untold:
    """A low evaluation that its unit has not heard of, or not of its comment."""

    evaluation: Evaluation
    service: str
    kind: str
    unit: str


_NAMES = ("ticket_id", "form", "state", "comment", "begun_at", "given_at")


async def get(tx: Transaction, ticket_id: int) -> Evaluation | None:
    """Return a ticket's evaluation, or None when nobody was asked for one."""
    columns = [evaluations.c[name] for name in _NAMES]
    row = (await tx.connection.execute(select(*columns).where(evaluations.c.ticket_id == ticket_id))).one_or_none()
    if row is None:
        return None
    return _evaluation(row, await _grades(tx, ticket_id))


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
    given_at = tx.now if state.is_given else None
    of = evaluations.c.ticket_id == ticket_id
    await tx.connection.execute(update(evaluations).where(of).values(state=state, given_at=given_at))


async def mark(tx: Transaction, ticket_id: int, *, state: EvaluationState) -> None:
    """Write what is known of an evaluation that was given before."""
    await tx.connection.execute(update(evaluations).where(evaluations.c.ticket_id == ticket_id).values(state=state))


async def comment(tx: Transaction, ticket_id: int, text: str) -> None:
    """Keep what the requester adds in own words."""
    await tx.connection.execute(update(evaluations).where(evaluations.c.ticket_id == ticket_id).values(comment=text))


async def untold(tx: Transaction, *, before: datetime, limit: int) -> list[Untold]:
    """Return low evaluations given before that their units have not heard of, locked for this transaction."""
    of_ticket = tickets.c.id == evaluations.c.ticket_id
    query = (
        select(*(evaluations.c[name] for name in _NAMES), tickets.c.service, tickets.c.kind, tickets.c.unit)
        .join_from(evaluations, tickets, of_ticket)
        .where(evaluations.c.state.in_((EvaluationState.UNTOLD, EvaluationState.UNTOLD_WORDS)))
        .where(evaluations.c.given_at < before)
        .order_by(evaluations.c.ticket_id)
        .limit(limit)
        .with_for_update(of=evaluations, skip_locked=True)
    )
    found = (await tx.connection.execute(query)).all()
    return [
        Untold(_evaluation(row, await _grades(tx, row.ticket_id)), row.service, row.kind, row.unit) for row in found
    ]


async def closed_since(tx: Transaction, since: datetime) -> Counter[tuple[str, str]]:
    """Return how many tickets of each service and kind were closed since then."""
    query = (
        select(tickets.c.service, tickets.c.kind, func.count())
        .where(tickets.c.closed_at >= since)
        .group_by(tickets.c.service, tickets.c.kind)
    )
    return Counter({(service, kind): count for service, kind, count in await tx.connection.execute(query)})


async def _grades(tx: Transaction, ticket_id: int) -> dict[str, int]:
    query = select(grades.c.question, grades.c.grade).where(grades.c.ticket_id == ticket_id)
    return {each.question: each.grade for each in await tx.connection.execute(query)}


def _evaluation(row: Any, given: Mapping[str, int]) -> Evaluation:  # noqa: ANN401 - a row of at least these columns
    values = {name: getattr(row, name) for name in _NAMES}
    return Evaluation(**{**values, "state": EvaluationState(row.state), "grades": given})
