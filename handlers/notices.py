"""What a ticket's requester hears of it beside staff's own words."""

from collections.abc import Callable

from handlers.desk import Desk
from handlers.screen import Screen
from handlers.texts import Texts
from storage import messages, people
from storage.messages import MessageRole
from storage.tickets import Ticket


async def tell(desk: Desk, ticket: Ticket, screen_of: Callable[[Texts], Screen]) -> None:
    """Tell a ticket's requester something in that person's language; an answer to it belongs to the ticket."""
    requester = await people.find(desk.tx, ticket.requester_id)
    if requester is None:
        return
    ref = await messages.note(desk.tx, ticket.id, chat_id=requester.id, role=MessageRole.NOTICE)
    await desk.post(screen_of(desk.office.say(requester.language)), chat_id=requester.id, message_ref=ref)
