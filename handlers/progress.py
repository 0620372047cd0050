"""A ticket on its way: taken by whoever begins, moved by what people do, and by itself when nothing is missing."""

from collections.abc import Collection
from typing import Any

from handlers.desk import Desk
from handlers.gathering import is_accepted, is_owed
from handlers.screen import Screen
from handlers.staff import actions as staff
from knowledge.rules import ticket as rules
from knowledge.rules.ticket import Event
from storage import history, tickets
from storage.people import Person
from storage.tickets import Ticket


async def record(
    desk: Desk,
    ticket: Ticket,
    event: Event,
    *,
    person_id: int,
    text: str,
    slots: Collection[str] = (),
    why: str = "",
) -> None:
    """Write an event into a ticket's history and let the ticket follow it; a refusal where it cannot happen.

    ``text`` is in the office's language; ``slots`` and ``why`` say the same of documents in nobody's.
    """
    current = await tickets.get(desk.tx, ticket.id) or ticket
    status = rules.next_status(current.status, event, number=ticket.id)
    if status != current.status:
        await tickets.change(desk.tx, current, status=status)
    details: dict[str, Any] = {"text": text}
    details |= {"slots": list(slots)} if slots else {}
    details |= {"why": why} if why else {}
    await history.write(desk.tx, ticket.id, event, actor_id=person_id, **details)


async def begin(desk: Desk, ticket: Ticket, person: Person) -> Ticket:
    """Return the ticket taken: whoever first does something with a ticket has it."""
    if ticket.assignee_id is None:
        await staff.take(desk, ticket.id, person=person)
    return await tickets.get(desk.tx, ticket.id, will_change=True) or ticket


async def go_on(desk: Desk, ticket_id: int) -> Ticket | None:
    """Let a ticket do what it does by itself, and return it: stop waiting for what has come, go on with all papers."""
    ticket = await tickets.get(desk.tx, ticket_id)
    if ticket is None:
        return None
    owed, accepted = await is_owed(desk, ticket), await is_accepted(desk, ticket)
    for event in rules.own_steps(ticket.status, is_owed=owed, is_accepted=accepted):
        current = await tickets.get(desk.tx, ticket_id) or ticket
        status = rules.next_status(current.status, event, number=ticket_id)
        await tickets.change(desk.tx, current, status=status)
        await history.write(desk.tx, ticket_id, event, actor_id=None)
        if event == Event.PAPERS_ACCEPTED:
            await staff.tell(desk, ticket, lambda say: Screen(say("notice-papers-accepted", number=ticket_id)))
    return await tickets.get(desk.tx, ticket_id)
