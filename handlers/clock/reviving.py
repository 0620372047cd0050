"""A ticket that was closed by itself, opened again with one tap: it goes on waiting where it was."""

from handlers import sections
from handlers.accounts import actions as accounts
from handlers.card import actions as card
from handlers.clock import screens
from handlers.desk import Desk
from handlers.progress import go_on
from handlers.tickets import actions as tickets_actions
from knowledge.rules import ticket as rules
from knowledge.rules.refusals import Refusal
from knowledge.rules.ticket import ClosedAs, Event
from storage import history, tickets
from storage.people import Person


async def revive(desk: Desk, ticket_id: int, *, person: Person) -> None:
    """Open this person's ticket again; a refusal where it was not closed by itself, or too long ago."""
    ticket = await tickets_actions.own(desk, ticket_id, person_id=person.id)
    if ticket.closed_as != ClosedAs.LAPSED:
        raise Refusal("refused-not-lapsed", number=ticket.id)
    tickets_actions.check_requester(ticket, person.id, Event.REVIVED)
    status = rules.next_status(ticket.status, Event.REVIVED, number=ticket.id)
    if not tickets_actions.may_reopen(desk, ticket):
        raise Refusal("refused-reopen-late", number=ticket.id)
    await tickets.change(desk.tx, ticket, status=status)
    await history.write(desk.tx, ticket.id, Event.REVIVED, actor_id=person.id)
    await accounts.taken_up(desk, ticket)
    await card.reopen_topic(desk, ticket)
    await go_on(desk, ticket.id)
    await card.tell(desk, ticket, screens.revived_told(desk.office.own, number=ticket.id, name=person.name))
    await sections.refresh(desk, ticket.id)
