"""What may speak for an outage: new tickets, and questions that nobody answered. The newest ones, by their keys."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select

from knowledge.rules.ticket import Status
from storage.questions import Origin, Outcome, Response
from storage.tables import questions, tickets
from storage.transaction import Transaction

MOST_TICKETS: Final = 200  # of a flood, the newest say enough
MOST_QUESTIONS: Final = 200

_LEFT_OPEN: Final = (Outcome.UNSOLVED, Outcome.CONTACT)
_NOT_YET: Final = (Outcome.OPEN, *_LEFT_OPEN)


@dataclass(frozen=True, slots=True)
class NewTicket:
    """A ticket, with the question that it began with."""

    id: int
    requester_id: int
    service: str
    kind: str
    unit: str
    answers: Mapping[str, str]
    opened_at: datetime
    question: str
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question without an answer that helped."""

    id: int
    person_id: int
    service: str
    text: str
    shown: tuple[str, ...]
    asked_at: datetime


async def new_tickets(tx: Transaction, *, since: datetime) -> list[NewTicket]:
    """Return the tickets opened since then that are not closed, newest first."""
    newest = select(tickets.c.id).order_by(tickets.c.id.desc()).limit(MOST_TICKETS).subquery()
    columns = [tickets.c[name] for name in list(NewTicket.__dataclass_fields__)[:-2]]
    query = (
        select(*columns, questions.c.text, questions.c.read_as, questions.c.shown)
        .join(newest, newest.c.id == tickets.c.id)
        .outerjoin(questions, questions.c.id == tickets.c.question_id)
        .where(tickets.c.opened_at >= since, tickets.c.status != Status.CLOSED)
        .order_by(tickets.c.id.desc())
    )
    rows = await tx.connection.execute(query)
    return [
        NewTicket(
            id=row.id,
            requester_id=row.requester_id,
            service=row.service,
            kind=row.kind,
            unit=row.unit,
            answers=row.answers,
            opened_at=row.opened_at,
            question=row.read_as or row.text or "",
            shown=tuple(row.shown or ()),
        )
        for row in rows
    ]


async def open_questions(tx: Transaction, *, since: datetime) -> list[OpenQuestion]:
    """Return what was asked since then and is not answered: nothing was found, or what was found did not help."""
    newest = select(questions.c.id).order_by(questions.c.id.desc()).limit(MOST_QUESTIONS).subquery()
    is_open = (questions.c.decision == Response.HAND_OVER) & questions.c.outcome.in_(_NOT_YET)
    query = (
        select(
            questions.c.id,
            questions.c.person_id,
            questions.c.service,
            questions.c.text,
            questions.c.read_as,
            questions.c.shown,
            questions.c.asked_at,
        )
        .join(newest, newest.c.id == questions.c.id)
        .where(questions.c.asked_at >= since, questions.c.origin == Origin.TYPED)
        .where(is_open | questions.c.outcome.in_(_LEFT_OPEN))
        .order_by(questions.c.id.desc())
    )
    rows = await tx.connection.execute(query)
    return [
        OpenQuestion(number, person_id, service or "", read_as or text, tuple(shown), asked_at)
        for number, person_id, service, text, read_as, shown, asked_at in rows
    ]
