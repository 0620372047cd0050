"""What was written for one group, repeated in another one that the ticket has come to."""

from handlers.card import actions as card
from handlers.desk import Desk
from storage import messages, work
from storage.messages import MessageRole
from storage.outbox import Priority
from storage.tickets import Ticket

MOST_REPEATED = 10  # of the requester's messages; the history has the words of all


async def repeat_messages(desk: Desk, ticket: Ticket, *, from_chat_id: int) -> None:
    """Repeat what the requester wrote, as the old group got it: with its pictures, and hidden what is hidden there."""
    place = await card.place_of(desk, ticket)
    for message_id in await work.repeated_in(desk.tx, ticket.id, chat_id=from_chat_id, most=MOST_REPEATED):
        ref = await messages.note(desk.tx, ticket.id, chat_id=place.chat_id, role=MessageRole.NOTICE)
        await desk.call(
            "copyMessage",
            {"chat_id": place.chat_id, "from_chat_id": from_chat_id, "message_id": message_id},
            chat_id=place.chat_id,
            priority=Priority.ALERT,
            message_ref=ref,
            reply_ref=place.reply_ref,
            topic_ref=place.topic_ref,
        )
