"""A ticket from one unit's group to another's, along the ladder: its card, what was written, its papers."""

from handlers import card_again
from handlers.card import actions as card
from handlers.card import topics
from handlers.carrying_over import repeat_messages
from handlers.desk import Desk
from handlers.screen import Screen
from knowledge.rules.routing import Unit
from storage import messages, tickets, work
from storage.messages import MessageRole
from storage.outbox import Priority
from storage.people import Person
from storage.tickets import Ticket


async def hand_over(desk: Desk, ticket: Ticket, unit: Unit, *, arrived: Screen, by_id: int) -> None:
    """Put a ticket before the next step's group, with a word that rings; the other one goes on seeing how it stands."""
    await _leave_topic(desk, ticket)
    before = desk.office.unit(ticket.unit)
    await work.transfer(desk.tx, ticket, unit.id, by=by_id)
    moved = await tickets.get(desk.tx, ticket.id) or ticket
    await card.announce(desk, moved)
    await card.tell(desk, moved, arrived)
    await repeat_messages(desk, moved, from_chat_id=before.chat_id)
    await card.refresh(desk, moved.id)  # and with it the card of the group that it left


async def bring_to(desk: Desk, ticket: Ticket, unit: Unit, *, assignee_id: int | None, by: Person) -> Ticket:
    """Make a ticket a lower unit's again, and whose it was; its card there comes back to life."""
    await card.leave(desk, ticket, unit=unit.name, name=by.name)
    await work.transfer(desk.tx, ticket, unit.id, by=by.id)
    await tickets.change(desk.tx, ticket, assignee_id=assignee_id)
    back = await tickets.get(desk.tx, ticket.id) or ticket
    if await messages.card(desk.tx, ticket.id, chat_id=unit.chat_id) is None:
        await card.announce(desk, back)
    elif unit.is_forum:
        await topics.begin(desk, await card.gather(desk, back), unit)
    return back


async def show_page(desk: Desk, ticket: Ticket, page: Screen, *, tapped: int | None) -> None:
    """Show a page in the card's place; for whoever tapped below another message, the card comes to where they look."""
    chat_id = desk.office.unit(ticket.unit).chat_id
    known = await messages.at(desk.tx, chat_id, message_id=tapped) if tapped is not None else None
    if known is not None and known.role != MessageRole.CARD:
        await card_again.bring(desk, ticket, page=page)
    else:
        await card.show_page(desk, ticket, page)


async def send_text(desk: Desk, ticket: Ticket, text: str) -> None:
    """Send staff a text that is too long for a card as a file, to be copied from."""
    place, say = await card.place_of(desk, ticket), desk.office.own
    ref = await messages.note(desk.tx, ticket.id, chat_id=place.chat_id, role=MessageRole.NOTICE)
    name = f"{say.plain('mail-text-file', number=ticket.id)}.txt"
    await desk.call(
        "sendDocument",
        {"chat_id": place.chat_id, "document": {"content": text, "name": name}},
        chat_id=place.chat_id,
        priority=Priority.ALERT,
        message_ref=ref,
        reply_ref=place.reply_ref,
        topic_ref=place.topic_ref,
        merge_key=f"mail-text:{ticket.id}",
    )


async def _leave_topic(desk: Desk, ticket: Ticket) -> None:
    chat_id = desk.office.unit(ticket.unit).chat_id
    topic = await messages.topic_of(desk.tx, ticket.id, chat_id=chat_id)
    if topic is not None:
        await topics.leave(desk, await card.gather(desk, ticket), topic)
