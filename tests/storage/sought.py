"""Tickets to be looked for, and looking for them."""

from itertools import count
from typing import Any

from knowledge.lookup import wanted
from knowledge.rules.ticket import Decision, Event
from storage import fulltext, history, people, questions, tickets
from storage.questions import Response
from storage.queue import Scope
from storage.tickets import Ticket
from storage.transaction import Transaction

PLI = Scope(frozenset({"pli"}))
_drafts = count(1_000_000)  # far from those of people


async def opened(
    tx: Transaction,
    *,
    requester: int = 1,
    name: str = "Siti Rahayu",
    unit: str = "pli",
    question: str = "",
    answers: dict[str, str] | None = None,
) -> Ticket:
    """Open a ticket as the desk does: row, then history."""
    await people.meet(tx, requester, name=name, language="id")
    asked = None
    if question:
        asked = await questions.ask(
            tx, requester, text=question, message_id=1, content="text", decision=Response.HAND_OVER
        )
    ticket = await tickets.open_ticket(
        tx,
        requester,
        draft_id=next(_drafts),
        service="puspa",
        kind="aktivasi",
        unit=unit,
        answers=answers or {},
        question_id=asked.id if asked else None,
        decision=Decision.NOT_NEEDED,
    )
    await said(tx, ticket, Event.OPENED)
    return ticket


async def said(tx: Transaction, ticket: Ticket, event: Event, **details: Any) -> None:  # noqa: ANN401 - as it is written
    """Write a line into a ticket's history."""
    await history.write(tx, ticket.id, event, actor_id=ticket.requester_id, **details)


async def found(tx: Transaction, query: str, scope: Scope = PLI, *, most: int = 101) -> list[int]:
    """Return the numbers of the tickets that are found."""
    return await fulltext.find(tx, wanted(query), scope, most=most)
