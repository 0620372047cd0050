"""A ticket closed by staff for a reason, and opened again."""

from handlers import prompts
from handlers.accounts import actions as accounts
from handlers.card import actions as card
from handlers.closing import screens
from handlers.desk import Desk
from handlers.staff import actions as staff
from handlers.wanted import Prompt, Wanted
from knowledge.rules import ticket as rules
from knowledge.rules.refusals import Refusal
from knowledge.rules.ticket import CLOSING_REASONS, ClosedAs, Event, Status
from storage import history, tickets, work
from storage.people import Person

LONGEST_WORDS = 500  # characters


async def ask(desk: Desk, ticket_id: int, *, person: Person) -> None:
    """Ask in the card's place whether the ticket is really to be closed, and why."""
    ticket, _ = await staff.closable(desk, ticket_id, person)
    await prompts.forget(desk, person.id, chat_id=desk.office.unit(ticket.unit).chat_id)
    await card.show_page(desk, ticket, screens.ask(desk.office.own, number=ticket.id))


async def close(desk: Desk, ticket_id: int, reason: str, *, person: Person) -> None:
    """Close a ticket for one of the usual reasons."""
    if reason not in set(CLOSING_REASONS) - {ClosedAs.OTHER}:
        raise Refusal("refused-stale")
    await staff.close(desk, ticket_id, person=person, said=ClosedAs(reason))


async def ask_words(desk: Desk, ticket_id: int, *, person: Person, message_id: int) -> None:
    """Ask in the card's place for the reason; the answer to that message is it."""
    ticket, _ = await staff.closable(desk, ticket_id, person)
    prompt = Prompt(Wanted.CLOSING, ticket.id, ticket.id, message_id)
    await prompts.ask(desk, person.id, chat_id=desk.office.unit(ticket.unit).chat_id, prompt=prompt)
    await card.show_page(desk, ticket, screens.write(desk.office.own, number=ticket.id, name=person.name))


async def close_with_words(desk: Desk, ticket_id: int, text: str, *, person: Person) -> None:
    """Close a ticket for a reason in staff's own words."""
    words = text.strip()
    if not words:
        raise Refusal("refused-close-words")
    if len(words) > LONGEST_WORDS:
        raise Refusal("refused-close-long", most=LONGEST_WORDS, length=len(words))
    await staff.close(desk, ticket_id, person=person, said=ClosedAs.OTHER, words=words)
    ticket = await tickets.get(desk.tx, ticket_id)
    if ticket is not None:
        await prompts.forget(desk, person.id, chat_id=desk.office.unit(ticket.unit).chat_id)


async def resume(desk: Desk, ticket_id: int, *, person: Person) -> None:
    """Open a closed ticket again, in the staff's own name; whoever comes second learns who was first."""
    ticket = await staff.ticket_for(desk, ticket_id, Event.RESUMED, person_id=person.id)
    if ticket.status != Status.CLOSED:
        opening = await history.last(desk.tx, ticket.id, Event.RESUMED, Event.REOPENED)
        raise Refusal("refused-resumed-by", number=ticket.id, name=opening.actor if opening else "-")
    merged = await work.merge_of(desk.tx, ticket.id)
    if merged is not None:
        raise Refusal("refused-merged", number=ticket.id, into=merged.into_id)
    await tickets.change(desk.tx, ticket, status=rules.next_status(ticket.status, Event.RESUMED, number=ticket.id))
    await history.write(desk.tx, ticket.id, Event.RESUMED, actor_id=person.id)
    await accounts.taken_up(desk, ticket)
    await staff.tell(desk, ticket, lambda say: screens.told(say, number=ticket.id))
    await card.reopen_topic(desk, ticket)
    await card.refresh(desk, ticket.id)
