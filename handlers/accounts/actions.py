"""An administrator's decision on a request: the first one stands."""

from handlers.accounts import screens
from handlers.buttons import Decide
from handlers.card import actions as card
from handlers.desk import Desk
from handlers.staff import actions as staff
from knowledge.rules import ticket as rules
from knowledge.rules.refusals import Refusal
from knowledge.rules.ticket import Decision, Event, Status
from storage import history, people, tickets
from storage.people import Person
from storage.tickets import Ticket


async def ask_reject(desk: Desk, ticket_id: int, *, person: Person) -> None:
    """Ask on the card whether the request is really to be rejected."""
    ticket, _decision, _status = await _decidable(desk, ticket_id, Event.REJECTED, person)
    await card.refresh(desk, ticket.id, asks=Decide(ticket.id, approve=False))


async def decide(desk: Desk, ticket_id: int, event: Event, *, person: Person) -> None:
    """Approve or reject a request, tell its requester, and show it on the card."""
    ticket, decision, status = await _decidable(desk, ticket_id, event, person)
    await tickets.change(desk.tx, ticket, status=status)
    await tickets.decide(desk.tx, ticket, decision=decision, by=person.id)
    await history.write(desk.tx, ticket.id, event, actor_id=person.id)
    await _tell(desk, ticket, decision)
    await card.refresh(desk, ticket.id)


async def _decidable(desk: Desk, ticket_id: int, event: Event, person: Person) -> tuple[Ticket, Decision, Status]:
    """Return a ticket that this person may decide, the decision, and the status it leads to; a refusal otherwise."""
    ticket = await staff.ticket_for(desk, ticket_id, event, person_id=person.id)
    await _refuse_second(desk, ticket)
    decision = rules.next_decision(ticket.decision, event, number=ticket.id)
    return ticket, decision, rules.next_status(ticket.status, event, number=ticket.id)


async def _refuse_second(desk: Desk, ticket: Ticket) -> None:
    if ticket.decided_by is None or ticket.decided_at is None:
        return
    admin = await people.find(desk.tx, ticket.decided_by)
    key = "refused-approved" if ticket.decision == Decision.APPROVED else "refused-rejected"
    when = desk.office.own.moment(ticket.decided_at)
    raise Refusal(key, name=admin.name if admin else "", when=when, number=ticket.id)


async def _tell(desk: Desk, ticket: Ticket, decision: Decision) -> None:
    kind = desk.office.kind(ticket.service, ticket.kind)
    is_approved = decision == Decision.APPROVED
    await staff.tell(
        desk, ticket, lambda say: screens.decided(say, number=ticket.id, kind=kind, is_approved=is_approved)
    )
