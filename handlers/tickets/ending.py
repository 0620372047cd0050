"""How a requester ends a ticket, and what follows a closed one."""

from handlers.card import actions as card
from handlers.decisions import actions as decisions
from handlers.desk import Desk
from handlers.endings import call_off
from handlers.evaluation import actions as evaluation
from handlers.tickets import actions, screens
from knowledge.rules import ticket as rules
from knowledge.rules.evaluation import is_asked
from knowledge.rules.ticket import ClosedAs, Event, Status
from storage import drafts, history, people, tickets
from storage.drafts import Purpose
from storage.tickets import Ticket


def check(ticket: Ticket, event: Event, *, person_id: int) -> Status:
    """Return the status after a ticket's requester did this; a refusal where that cannot be."""
    actions.check_requester(ticket, person_id, event)
    return rules.next_status(ticket.status, event, number=ticket.id)


async def end(desk: Desk, ticket: Ticket, event: Event, *, person_id: int) -> None:
    """Close a ticket as done, or take the request back, in its requester's own name; staff hear of it."""
    status = check(ticket, event, person_id=person_id)
    closed_as = rules.closed_as(event, is_requester=True, decision=ticket.decision)
    await call_off(desk, ticket, person_id=person_id)
    await tickets.change(desk.tx, ticket, status=status, closed_at=desk.tx.now, closed_as=closed_as)
    await history.write(desk.tx, ticket.id, event, actor_id=person_id)
    requester = await people.find(desk.tx, person_id)
    name = requester.name if requester else ""
    is_withdrawn = closed_as == ClosedAs.WITHDRAWN
    ended = screens.ended(desk.office.own, number=ticket.id, name=name, is_withdrawn=is_withdrawn)
    await card.tell(desk, ticket, ended)
    await decisions.ended(desk, ticket)
    await card.refresh(desk, ticket.id)
    await card.close_topic(desk, ticket)
    if is_asked(closed_as):
        await evaluation.ask_after_closing(desk, ticket.id)


async def wish_to_continue(desk: Desk, ticket: Ticket, *, person_id: int) -> None:
    """Remember that the next request of this service goes on with a closed ticket."""
    check(ticket, Event.LINKED, person_id=person_id)
    state = {"ticket_id": ticket.id, "service": ticket.service}
    await drafts.start(desk.tx, person_id, chat_id=person_id, purpose=Purpose.CONTINUE, state=state)
