"""A ticket from the staff's side: taken, answered, noted on, closed."""

from collections.abc import Callable

from handlers.buttons import CloseTicket
from handlers.card import actions as card
from handlers.desk import Desk
from handlers.evaluation import actions as evaluation
from handlers.relay import Place, Written, amend, repeat
from handlers.screen import Screen
from handlers.staff import screens
from handlers.texts import Html, Texts
from knowledge.rules import ticket as rules
from knowledge.rules.refusals import Refusal
from knowledge.rules.roles import Role, roles_of
from knowledge.rules.ticket import Event, Status
from storage import history, messages, people, tickets
from storage.messages import MessageRole
from storage.outbox import Priority
from storage.people import Person, Standing
from storage.tickets import Ticket

NOTE_MARK = "//"


async def roles(desk: Desk, ticket: Ticket, person_id: int) -> frozenset[Role]:
    """Return what a person is to a ticket, from the rows as they are now."""
    standing = await people.standing(desk.tx, person_id, chat_id=desk.office.unit(ticket.unit).chat_id)
    return roles_of(
        is_requester=ticket.requester_id == person_id,
        is_member=standing == Standing.MEMBER,
        is_admin=standing == Standing.ADMIN,
    )


async def ticket_for(desk: Desk, ticket_id: int, event: Event, *, person_id: int) -> Ticket:
    """Return a ticket, about to change, when this person may do this to it as staff; a refusal otherwise.

    Its requester may close it, too, but not by the staff's button.
    """
    ticket = await tickets.get(desk.tx, ticket_id, will_change=True)
    if ticket is None:
        raise Refusal("refused-stale")
    rules.check_right(event, await roles(desk, ticket, person_id) - {Role.REQUESTER})
    return ticket


async def tell(desk: Desk, ticket: Ticket, screen_of: Callable[[Texts], Screen]) -> None:
    """Tell a ticket's requester something in that person's language; an answer to it belongs to the ticket."""
    requester = await people.find(desk.tx, ticket.requester_id)
    if requester is None:
        return
    ref = await messages.note(desk.tx, ticket.id, chat_id=requester.id, role=MessageRole.NOTICE)
    await desk.post(screen_of(desk.office.say(requester.language)), chat_id=requester.id, message_ref=ref)


async def take(desk: Desk, ticket_id: int, *, person: Person) -> None:
    """Make a ticket this person's; the second to tap learns who was first."""
    ticket = await ticket_for(desk, ticket_id, Event.TAKEN, person_id=person.id)
    if ticket.assignee_id is not None:
        holder = await people.find(desk.tx, ticket.assignee_id)
        raise Refusal("refused-taken", name=holder.name if holder else "", number=ticket.id)
    status = rules.next_status(ticket.status, Event.TAKEN, number=ticket.id)
    await tickets.change(desk.tx, ticket, status=status, assignee_id=person.id)
    await history.write(desk.tx, ticket.id, Event.TAKEN, actor_id=person.id)
    await tell(desk, ticket, lambda say: screens.taken(say, number=ticket.id, name=person.name))
    await card.refresh(desk, ticket.id)


async def reply(desk: Desk, ticket_id: int, written: Written, *, person: Person) -> None:
    """Hand what staff wrote to the requester; whoever replies first to a ticket has taken it."""
    ticket = await ticket_for(desk, ticket_id, Event.REPLIED, person_id=person.id)
    status = rules.next_status(ticket.status, Event.REPLIED, number=ticket.id)
    assignee = person.id if ticket.assignee_id is None else None
    await tickets.change(desk.tx, ticket, status=status, assignee_id=assignee)
    await history.write(desk.tx, ticket.id, Event.REPLIED, actor_id=person.id, text=written.text)
    header = await _reply_header(desk, ticket, person, "from-staff")
    await repeat(
        desk, written, ticket_id=ticket.id, author_id=person.id, header=header, place=Place(ticket.requester_id)
    )
    await _mark_handed_on(desk, written)
    if (status, assignee) != (ticket.status, None):  # an edit of the card costs as much as a message
        await card.refresh(desk, ticket.id)


async def note(desk: Desk, ticket_id: int, text: str, *, person: Person) -> None:
    """Keep a note that the requester never sees."""
    ticket = await ticket_for(desk, ticket_id, Event.NOTED, person_id=person.id)
    await history.write(desk.tx, ticket.id, Event.NOTED, actor_id=person.id, is_internal=True, text=text)


async def change_reply(desk: Desk, written: Written, *, person: Person) -> bool:
    """Carry the edit of a reply over to the requester; False when the message was never handed on.

    What was made a note of after it was sent is not shown: the requester keeps the old words, and staff hear of it.
    """
    known = await messages.at(desk.tx, written.chat_id, message_id=written.message_id)
    if known is None or known.ticket_id is None:
        return False
    ticket = await ticket_for(desk, known.ticket_id, Event.NOTED, person_id=person.id)
    if is_note(written):
        raise Refusal("refused-reply-to-note", number=ticket.id)
    return await amend(desk, written, header=await _reply_header(desk, ticket, person, "from-staff-edited"))


async def ask_close(desk: Desk, ticket_id: int, *, person: Person) -> None:
    """Ask on the card whether the ticket is really to be closed."""
    ticket, _status = await _closable(desk, ticket_id, person)
    await card.refresh(desk, ticket.id, asks=CloseTicket(ticket.id))


async def close(desk: Desk, ticket_id: int, *, person: Person) -> None:
    """Close a ticket and ask its requester for an evaluation, if there is none from an earlier closing."""
    ticket, status = await _closable(desk, ticket_id, person)
    assignee = person.id if ticket.assignee_id is None else None
    closed_as = rules.closed_as(Event.CLOSED, is_requester=False, decision=ticket.decision)
    await tickets.change(
        desk.tx, ticket, status=status, assignee_id=assignee, closed_at=desk.tx.now, closed_as=closed_as
    )
    await history.write(desk.tx, ticket.id, Event.CLOSED, actor_id=person.id)
    await evaluation.ask_after_closing(desk, ticket.id)
    await card.refresh(desk, ticket.id)
    await card.close_topic(desk, ticket)


async def show_card(desk: Desk, ticket_id: int, *, person: Person) -> None:
    """Show the card as it is, with its usual buttons."""
    ticket = await ticket_for(desk, ticket_id, Event.NOTED, person_id=person.id)
    await card.refresh(desk, ticket.id)


async def show_history(desk: Desk, ticket_id: int, *, person: Person) -> None:
    """Show below the card who did what."""
    await card.show_history(desk, await ticket_for(desk, ticket_id, Event.NOTED, person_id=person.id))


def is_note(written: Written) -> bool:
    """Tell whether a message is meant for colleagues only."""
    return written.text.startswith(NOTE_MARK)


async def _closable(desk: Desk, ticket_id: int, person: Person) -> tuple[Ticket, Status]:
    ticket = await ticket_for(desk, ticket_id, Event.CLOSED, person_id=person.id)
    status = rules.next_status(ticket.status, Event.CLOSED, number=ticket.id)
    rules.check_closable(ticket.decision, number=ticket.id)
    return ticket, status


async def _mark_handed_on(desk: Desk, written: Written) -> None:
    """Let staff see on their own message that it goes out: a reaction costs none of the group's messages."""
    payload = {
        "chat_id": written.chat_id,
        "message_id": written.message_id,
        "reaction": [{"type": "emoji", "emoji": desk.office.own.plain("reaction-handed-on")}],
    }
    lane = f"react:{written.chat_id}"  # of its own: it neither waits for the group's messages nor holds them up
    await desk.call("setMessageReaction", payload, chat_id=None, priority=Priority.CARD, lane=lane)


async def _reply_header(desk: Desk, ticket: Ticket, person: Person, key: str) -> Html:
    requester = await people.find(desk.tx, ticket.requester_id)
    say = desk.office.say(requester.language if requester else desk.office.language)
    return say(key, name=person.name, unit=desk.office.unit(ticket.unit).name, number=ticket.id)
