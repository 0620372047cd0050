"""The card once more: at the end of its group, where somebody looks for it, or read elsewhere."""

from enum import StrEnum

from handlers.card import actions, screens
from handlers.desk import Desk
from handlers.gathering import gather_work
from handlers.screen import Screen
from handlers.texts import Html, Texts
from knowledge.rules.ticket import Status
from storage import messages
from storage.messages import Message, MessageRole
from storage.outbox import Priority
from storage.tickets import Ticket


class Brought(StrEnum):
    """What came of it."""

    UP = "up"
    COMING = "coming"  # the card is on its way: there is no second one meanwhile
    IN_TOPIC = "in_topic"  # its topic is closed with it, and its card is the last thing in it


async def bring(desk: Desk, ticket: Ticket, *, reply_to: int | None = None, page: Screen | None = None) -> Brought:
    """Put a ticket's card up anew at the end of its group or topic, perhaps at a page of it; the old one says so."""
    unit = desk.office.unit(ticket.unit)
    old = await messages.card(desk.tx, ticket.id, chat_id=unit.chat_id)
    topic = await messages.topic_of(desk.tx, ticket.id, chat_id=unit.chat_id)
    if topic is not None and ticket.status == Status.CLOSED:
        return Brought.IN_TOPIC
    if old is not None and old.message_id is None and await messages.is_on_its_way(desk.tx, old.id):
        return Brought.COMING
    ref = await messages.note(desk.tx, ticket.id, chat_id=unit.chat_id, role=MessageRole.CARD)
    await desk.post(
        page or await _card(desk, ticket, desk.office.own),
        chat_id=unit.chat_id,
        priority=Priority.ALERT,
        message_ref=ref,
        topic_ref=topic.id if topic else None,
        reply_to=reply_to if topic is None else None,
    )
    if old is not None and old.message_id is not None:  # else it never arrived, or the group has moved since
        await _point_down(desk, ticket, old)
    return Brought.UP


async def face(desk: Desk, ticket: Ticket, say: Texts) -> Screen:
    """Return a card to be read elsewhere: without its buttons and what it says of answers to it."""
    shown = (await _card(desk, ticket, say)).html
    for key in ("card-how-to-write-in-topic", "card-how-to-reply"):
        shown = shown.removesuffix(f"\n\n{say(key)}")
    return Screen(Html(shown))


async def _card(desk: Desk, ticket: Ticket, say: Texts) -> Screen:
    view, work = await actions.gather(desk, ticket), await gather_work(desk, ticket)
    return screens.card(say, view, entries=desk.office.library, work=work)


async def _point_down(desk: Desk, ticket: Ticket, old: Message) -> None:
    """Let the old card say that there is a newer one, when there is nothing else to be sent."""
    await messages.note(desk.tx, ticket.id, chat_id=old.chat_id, role=MessageRole.NOTICE, message_id=old.message_id)
    await desk.edit(
        Screen(desk.office.own("card-below", number=ticket.id)),
        chat_id=old.chat_id,
        message_ref=old.id,
        merge_key=f"card:{ticket.id}:{old.id}",
        priority=Priority.DIGEST,
    )
