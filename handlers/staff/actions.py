"""A ticket from the staff's side: taken, answered, noted on, closed."""

import re
from collections.abc import Callable

from handlers import notices, prompts, sections
from handlers.card import actions as card
from handlers.decisions import actions as decisions
from handlers.desk import Desk
from handlers.endings import call_off
from handlers.evaluation import actions as evaluation
from handlers.relay import Place, Written, amend, is_further, repeat
from handlers.screen import Screen
from handlers.staff import screens
from handlers.texts import Html, Texts
from knowledge.rules import ticket as rules
from knowledge.rules.refusals import Refusal
from knowledge.rules.roles import Role, roles_of
from knowledge.rules.ticket import ClosedAs, Event, Status
from storage import history, messages, people, tickets, work
from storage.messages import MessageRole
from storage.people import Person, Standing
from storage.tickets import Ticket

NOTE_MARK = "//"
_NOTE_SIGN = re.compile(r"^(?://|/\w+(?:@\w+)?)\s*")


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
    rules.check_right(event, await staff_roles(desk, ticket, person_id))
    return ticket


async def staff_roles(desk: Desk, ticket: Ticket, person_id: int) -> frozenset[Role]:
    """Return what a person is to a ticket as staff; whoever had it before another unit did is told where it went."""
    held = await roles(desk, ticket, person_id) - {Role.REQUESTER}
    if not held:
        await _refuse_who_had_it(desk, ticket, person_id)
    return held


async def refuse_transferred(desk: Desk, ticket: Ticket, *, chat_id: int) -> None:
    """Raise a refusal in the group of a unit that a ticket was transferred from: it goes on elsewhere."""
    here = desk.office.unit_at(chat_id)
    if here is None or desk.office.unit(ticket.unit).chat_id == chat_id:
        return
    left = next((each for each in await work.transfers_of(desk.tx, ticket.id) if each.from_unit == here.id), None)
    if left is not None:
        raise Refusal("refused-transferred", number=ticket.id, name=left.by, unit=desk.office.unit(ticket.unit).name)


async def tell(desk: Desk, ticket: Ticket, screen_of: Callable[[Texts], Screen]) -> None:
    """Tell a ticket's requester something in that person's language; an answer to it belongs to the ticket."""
    await notices.tell(desk, ticket, screen_of)


async def take(desk: Desk, ticket_id: int, *, person: Person) -> None:
    """Make a ticket this person's; the second to tap learns who was first."""
    ticket = await ticket_for(desk, ticket_id, Event.TAKEN, person_id=person.id)
    if ticket.assignee_id is not None:
        holder = await people.find(desk.tx, ticket.assignee_id)
        raise Refusal("refused-taken", name=holder.name if holder else "", number=ticket.id)
    status = rules.next_status(ticket.status, Event.TAKEN, number=ticket.id)
    await tickets.change(desk.tx, ticket, status=status, assignee_id=person.id)
    await history.write(desk.tx, ticket.id, Event.TAKEN, actor_id=person.id)
    name = desk.office.name_shown(person.name, unit_id=ticket.unit)
    await tell(desk, ticket, lambda say: screens.taken(say, number=ticket.id, name=name))
    await card.refresh(desk, ticket.id)


async def reply(desk: Desk, ticket_id: int, written: Written, *, person: Person) -> None:
    """Hand what staff wrote to the requester; whoever replies first to a ticket has taken it."""
    ticket = await ticket_for(desk, ticket_id, Event.REPLIED, person_id=person.id)
    status = rules.next_status(ticket.status, Event.REPLIED, number=ticket.id)
    assignee = person.id if ticket.assignee_id is None else None
    await tickets.change(desk.tx, ticket, status=status, assignee_id=assignee)
    if not await is_further(desk, written) or written.text:  # an album is one line
        await history.write(
            desk.tx, ticket.id, Event.REPLIED, actor_id=person.id, text=written.text, message_id=written.message_id
        )
    header = await _reply_header(desk, ticket, person)
    await repeat(
        desk, written, ticket_id=ticket.id, author_id=person.id, header=header, place=Place(ticket.requester_id)
    )
    await card.refresh(desk, ticket.id)  # after all alerts of the group, and one edit for all that came meanwhile


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
    if known.role == MessageRole.NOTE:
        text = note_in(written.text)
        await history.write(desk.tx, ticket.id, Event.NOTED, actor_id=person.id, is_internal=True, text=text)
        await prompts.mark_taken(desk, chat_id=written.chat_id, message_id=written.message_id)
        return True
    if is_note(written):
        raise Refusal("refused-reply-to-note", number=ticket.id)
    if not await amend(desk, written, header=await _reply_header(desk, ticket, person, "-edited")):
        return False
    if await history.amend(desk.tx, ticket.id, Event.REPLIED, message_id=written.message_id, text=written.text):
        await card.refresh(desk, await work.survivor(desk.tx, ticket.id))
    return True


async def close(
    desk: Desk, ticket_id: int, *, person: Person, said: ClosedAs = ClosedAs.SOLVED, words: str = ""
) -> None:
    """Close a ticket, for a reason that its requester reads; ``words`` are staff's own, for another reason.

    One that was served is asked for an evaluation, if there is none from an earlier closing.
    """
    ticket, status = await closable(desk, ticket_id, person)
    assignee = person.id if ticket.assignee_id is None else None
    closed_as = rules.closed_as(Event.CLOSED, is_requester=False, decision=ticket.decision, said=said)
    await call_off(desk, ticket, person_id=person.id)
    await tickets.change(
        desk.tx, ticket, status=status, assignee_id=assignee, closed_at=desk.tx.now, closed_as=closed_as
    )
    if said == ClosedAs.SOLVED:
        await history.write(desk.tx, ticket.id, Event.CLOSED, actor_id=person.id)
        await evaluation.ask_after_closing(desk, ticket.id)
    else:
        reason = "" if words else str(said)
        await history.write(desk.tx, ticket.id, Event.CLOSED, actor_id=person.id, text=words, reason=reason)
        days = desk.office.reopen_days
        await tell(
            desk, ticket, lambda say: screens.closed_because(say, said, number=ticket.id, words=words, days=days)
        )
    await decisions.ended(desk, ticket)
    await card.refresh(desk, ticket.id)
    await card.close_topic(desk, ticket)


async def show_card(desk: Desk, ticket_id: int, *, person: Person, shows_more: bool = False) -> None:
    """Show the card as it is, with its usual buttons or with all the others; words are asked for no more.

    Else the next reply to the card would be the reason of a ban that was called off.
    """
    ticket = await ticket_for(desk, ticket_id, Event.NOTED, person_id=person.id)
    await prompts.forget(desk, person.id, chat_id=desk.office.unit(ticket.unit).chat_id)
    await card.refresh(desk, ticket.id, shows_more=shows_more)


async def call_off_words(desk: Desk, *, person: Person, chat_id: int) -> int:
    """Wait no more for what somebody was asked for in a group, and return the ticket it was for; 0 for none."""
    prompt = await prompts.current(desk.tx, person.id, chat_id=chat_id)
    if prompt is None:
        return 0
    await prompts.forget(desk, person.id, chat_id=chat_id)
    await sections.refresh(desk, prompt.ticket_id)
    return prompt.ticket_id


async def show_history(desk: Desk, ticket_id: int, *, person: Person) -> None:
    """Show below the card who did what."""
    await card.show_history(desk, await ticket_for(desk, ticket_id, Event.NOTED, person_id=person.id))


def note_in(text: str) -> str:
    """Return what a note says, without the sign or the command before it."""
    return _NOTE_SIGN.sub("", text, count=1)


def is_note(written: Written) -> bool:
    """Tell whether a message is meant for colleagues only."""
    return written.text.startswith(NOTE_MARK)


async def closable(desk: Desk, ticket_id: int, person: Person) -> tuple[Ticket, Status]:
    """Return a ticket that this person may close, and its status then; who comes second learns who was first."""
    ticket = await ticket_for(desk, ticket_id, Event.CLOSED, person_id=person.id)
    if ticket.status == Status.CLOSED:
        await refuse_closed(desk, ticket)
    status = rules.next_status(ticket.status, Event.CLOSED, number=ticket.id)
    rules.check_closable(ticket.decision, number=ticket.id)
    return ticket, status


async def refuse_closed(desk: Desk, ticket: Ticket) -> None:
    """Raise a refusal that says who closed a ticket, or merged it into which one."""
    merged = await work.merge_of(desk.tx, ticket.id)
    if merged is not None:
        raise Refusal("refused-merged-by", number=ticket.id, name=merged.by, into=merged.into_id)
    closing = await history.last(desk.tx, ticket.id, Event.CLOSED, Event.WITHDRAWN)
    if closing is not None and closing.actor:
        when = desk.office.own.moment(closing.at)
        raise Refusal("refused-closed-by", number=ticket.id, name=closing.actor, when=when)
    raise Refusal("refused-closed", number=ticket.id)


async def _refuse_who_had_it(desk: Desk, ticket: Ticket, person_id: int) -> None:
    """Tell staff of a unit that a ticket was transferred from where it is; nobody else learns that."""
    for each in await work.transfers_of(desk.tx, ticket.id):
        chat_id = desk.office.unit(each.from_unit).chat_id
        if await people.standing(desk.tx, person_id, chat_id=chat_id) in {Standing.MEMBER, Standing.ADMIN}:
            await refuse_transferred(desk, ticket, chat_id=chat_id)


async def _reply_header(desk: Desk, ticket: Ticket, person: Person, suffix: str = "") -> Html:
    """Return the line above what the requester gets: the unit, and who it is where the unit wants so."""
    requester = await people.find(desk.tx, ticket.requester_id)
    say = desk.office.say(requester.language if requester else desk.office.language)
    unit = desk.office.unit(ticket.unit)
    how = f"named{suffix}" if unit.shows_names else f"plain{suffix}"
    return say(f"from-staff-{how}", name=person.name, unit=unit.name, number=ticket.id)
