"""An administrator's decision on a request: the first one stands."""

from handlers.accounts import screens
from handlers.card import actions as card
from handlers.desk import Desk
from handlers.staff import actions as staff
from knowledge.rules import ticket as rules
from knowledge.rules.refusals import Refusal
from knowledge.rules.ticket import Decision, Event
from storage import history, messages, people, tickets
from storage.messages import MessageRole
from storage.people import Person
from storage.tickets import Ticket


async def decide(desk: Desk, ticket_id: int, event: Event, *, person: Person) -> None:
    """Approve or reject a request, tell its requester, and show it on the card."""
    ticket = await staff.ticket_for(desk, ticket_id, event, person_id=person.id)
    await _refuse_second(desk, ticket)
    decision = rules.next_decision(ticket.decision, event, number=ticket.id)
    status = rules.next_status(ticket.status, event, number=ticket.id)
    await tickets.change(desk.tx, ticket, status=status)
    await tickets.decide(desk.tx, ticket, decision=decision, by=person.id)
    await history.write(desk.tx, ticket.id, event, actor_id=person.id)
    await _tell_requester(desk, ticket, decision)
    await card.refresh(desk, ticket.id)


async def _refuse_second(desk: Desk, ticket: Ticket) -> None:
    if ticket.decided_by is None or ticket.decided_at is None:
        return
    admin = await people.find(desk.tx, ticket.decided_by)
    key = "refused-approved" if ticket.decision == Decision.APPROVED else "refused-rejected"
    when = desk.office.own.moment(ticket.decided_at)
    raise Refusal(key, name=admin.name if admin else "", when=when, number=ticket.id)


async def _tell_requester(desk: Desk, ticket: Ticket, decision: Decision) -> None:
    requester = await people.find(desk.tx, ticket.requester_id)
    if requester is None:
        return
    kind = desk.office.kind(ticket.service, ticket.kind)
    say = desk.office.say(requester.language)
    title = kind.title.spoken(say.language) if kind else ""
    ref = await messages.note(desk.tx, ticket.id, chat_id=requester.id, role=MessageRole.NOTICE)
    screen = screens.decided(say, number=ticket.id, title=title, is_approved=decision == Decision.APPROVED)
    await desk.post(screen, chat_id=requester.id, message_ref=ref)
