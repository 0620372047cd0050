"""What was written for one group, repeated in another one that the ticket has come to."""

from handlers.card import actions as card
from handlers.desk import Desk
from handlers.relay import held_back, peeking, tell_held
from handlers.screen import Screen
from knowledge.rules.privacy import Secret
from storage import held, messages, work
from storage.messages import MessageRole
from storage.outbox import Priority
from storage.tickets import Ticket

MOST_REPEATED = 10  # of the requester's messages; the history has the words of all


async def repeat_messages(desk: Desk, ticket: Ticket, *, from_chat_id: int) -> None:
    """Repeat what the requester wrote, as the old group got it: with its pictures, and hidden what is hidden there.

    Its buttons Telegram does not repeat: what shows a number, or what is held back, is put there anew.
    """
    place = await card.place_of(desk, ticket)
    for first_ref, message_id in await work.repeated_in(desk.tx, ticket.id, chat_id=from_chat_id, most=MOST_REPEATED):
        ref = await messages.note(desk.tx, ticket.id, chat_id=place.chat_id, role=MessageRole.NOTICE)
        behind = await held.behind(desk.tx, first_ref)
        rows = peeking(desk, first_ref, [(Secret(kind), value) for kind, value in behind[1]]) if behind else ()
        keyboard = {"reply_markup": Screen("", rows).keyboard()} if rows else {}
        await desk.call(
            "copyMessage",
            {"chat_id": place.chat_id, "from_chat_id": from_chat_id, "message_id": message_id, **keyboard},
            chat_id=place.chat_id,
            priority=Priority.ALERT,
            message_ref=ref,
            reply_ref=place.reply_ref,
            topic_ref=place.topic_ref,
        )
    if count := await held.waiting(desk.tx, ticket.id):
        screen = held_back(desk.office.own, number=ticket.id, count=count)
        await tell_held(desk, screen, place, ticket_id=ticket.id, priority=Priority.ALERT, is_silent=True)
