"""Documents of a ticket that were sent once more: handed to the staff who asked for them."""

from handlers.desk import Desk
from handlers.forms import Form
from handlers.review import actions as review
from handlers.tickets import actions as following
from knowledge.rules import ticket as rules
from knowledge.rules.refusals import Refusal
from knowledge.rules.ticket import Event
from storage import documents, drafts, tickets


async def hand_in(desk: Desk, form: Form) -> int:
    """Give a ticket what was sent for it once more, and end the form; return the ticket's number."""
    ticket = await tickets.get(desk.tx, form.ticket_id, will_change=True)
    if ticket is None or ticket.requester_id != form.person_id:
        raise Refusal("refused-not-yours")
    rules.next_status(ticket.status, Event.DOCUMENT_SENT, number=ticket.id)  # a closed ticket takes none
    await documents.attach(desk.tx, form.draft_id, ticket_id=ticket.id)
    await drafts.end(desk.tx, form.draft_id)
    await review.papers_sent(desk, ticket.id, draft_id=form.draft_id, person_id=form.person_id)
    await following.hand_on_captions(desk, ticket, form)
    return ticket.id


async def check_open(desk: Desk, form: Form) -> None:
    """Raise a refusal when a form's documents are for a ticket that takes none any more."""
    if form.ticket_id:
        ticket = await tickets.get(desk.tx, form.ticket_id)
        if ticket is None:
            raise Refusal("refused-form-ended")
        rules.next_status(ticket.status, Event.DOCUMENT_SENT, number=ticket.id)
