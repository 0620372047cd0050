"""A ticket from the staff's side: taken, answered, noted on, closed."""

from handlers.card import actions as card
from handlers.desk import Desk
from handlers.relay import Place, Written, amend, repeat
from handlers.staff import screens
from knowledge.rules import ticket as rules
from knowledge.rules.refusals import Refusal
from knowledge.rules.roles import Role, roles_of
from knowledge.rules.ticket import Event, Status
from storage import history, messages, people, tickets
from storage.messages import MessageRole
from storage.people import Person, Standing
from storage.tickets import Ticket


async def roles(desk: Desk, ticket: Ticket, person_id: int) -> frozenset[Role]:
    """Return what a person is to a ticket, from the rows as they are now."""
    standing = await people.standing(desk.tx, person_id, chat_id=desk.office.unit(ticket.unit).chat_id)
    return roles_of(
        is_requester=ticket.requester_id == person_id,
        is_member=standing == Standing.MEMBER,
        is_admin=standing == Standing.ADMIN,
    )


async def ticket_for(desk: Desk, ticket_id: int, event: Event, *, person_id: int) -> Ticket:
    """Return a ticket, about to change, when this person may do this to it; a refusal otherwise."""
    ticket = await tickets.get(desk.tx, ticket_id, will_change=True)
    if ticket is None:
        raise Refusal("refused-stale")
    rules.check_right(event, await roles(desk, ticket, person_id))
    return ticket


async def take(desk: Desk, ticket_id: int, *, person: Person) -> None:
    """Make a ticket this person's; the second to tap learns who was first."""
    ticket = await ticket_for(desk, ticket_id, Event.TAKEN, person_id=person.id)
    if ticket.assignee_id is not None:
        holder = await people.find(desk.tx, ticket.assignee_id)
        raise Refusal("refused-taken", name=holder.name if holder else "", number=ticket.id)
    status = rules.next_status(ticket.status, Event.TAKEN, number=ticket.id)
    await tickets.change(desk.tx, ticket, status=status, assignee_id=person.id)
    await history.write(desk.tx, ticket.id, Event.TAKEN, actor_id=person.id)
    await _tell_requester(desk, ticket, "notice-taken", name=person.name)
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
    if (status, assignee) != (ticket.status, None):  # an edit of the card costs as much as a message
        await card.refresh(desk, ticket.id)


async def note(desk: Desk, ticket_id: int, text: str, *, person: Person) -> None:
    """Keep a note that the requester never sees."""
    ticket = await ticket_for(desk, ticket_id, Event.NOTED, person_id=person.id)
    await history.write(desk.tx, ticket.id, Event.NOTED, actor_id=person.id, is_internal=True, text=text)


async def change_reply(desk: Desk, written: Written, *, person: Person) -> bool:
    """Carry the edit of a reply over to the requester; False when the message was never handed on."""
    known = await messages.at(desk.tx, written.chat_id, message_id=written.message_id)
    if known is None or known.ticket_id is None:
        return False
    ticket = await ticket_for(desk, known.ticket_id, Event.NOTED, person_id=person.id)
    return await amend(desk, written, header=await _reply_header(desk, ticket, person, "from-staff-edited"))


async def close(desk: Desk, ticket_id: int, *, person: Person) -> None:
    """Close a ticket and ask its requester for a grade."""
    ticket = await ticket_for(desk, ticket_id, Event.CLOSED, person_id=person.id)
    status = rules.next_status(ticket.status, Event.CLOSED, number=ticket.id)
    rules.check_closable(ticket.decision, number=ticket.id)
    assignee = person.id if ticket.assignee_id is None else None
    await tickets.change(desk.tx, ticket, status=status, assignee_id=assignee, closed_at=desk.tx.now)
    await history.write(desk.tx, ticket.id, Event.CLOSED, actor_id=person.id)
    requester = await people.find(desk.tx, ticket.requester_id)
    if requester is not None:
        screen = screens.closed(desk.office.say(requester.language), number=ticket.id)
        ref = await messages.note(desk.tx, ticket.id, chat_id=requester.id, role=MessageRole.NOTICE)
        await desk.post(screen, chat_id=requester.id, message_ref=ref)
    await card.refresh(desk, ticket.id)
    await card.close_topic(desk, ticket)


async def show_card(desk: Desk, ticket_id: int, *, person: Person, shows_history: bool) -> None:
    """Turn the card to its history or back."""
    ticket = await ticket_for(desk, ticket_id, Event.NOTED, person_id=person.id)
    await card.refresh(desk, ticket.id, shows_history=shows_history)


def is_open(ticket: Ticket) -> bool:
    """Tell whether a ticket still takes replies."""
    return ticket.status != Status.CLOSED


async def _tell_requester(desk: Desk, ticket: Ticket, key: str, *, name: str) -> None:
    requester = await people.find(desk.tx, ticket.requester_id)
    if requester is None:
        return
    ref = await messages.note(desk.tx, ticket.id, chat_id=requester.id, role=MessageRole.NOTICE)
    say = desk.office.say(requester.language)
    await desk.post(screens.notice(say, key, number=ticket.id, name=name), chat_id=requester.id, message_ref=ref)


async def _reply_header(desk: Desk, ticket: Ticket, person: Person, key: str) -> screens.Html:
    requester = await people.find(desk.tx, ticket.requester_id)
    say = desk.office.say(requester.language if requester else desk.office.language)
    return say(key, name=person.name, unit=desk.office.unit(ticket.unit).name, number=ticket.id)
