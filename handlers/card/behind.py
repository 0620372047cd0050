"""The card that a ticket left behind on its way up the ladder: its group goes on seeing how it stands."""

from handlers.card import parts
from handlers.desk import Desk
from handlers.ladder import open_steps
from handlers.screen import Screen
from handlers.texts import Texts
from handlers.ticket_view import TicketView
from storage import messages
from storage.outbox import Priority
from storage.tickets import Ticket


async def keep_true(desk: Desk, ticket: Ticket, view: TicketView) -> None:
    """Show in the groups that a ticket went up from how it stands now."""
    units = [step.from_unit for step in await open_steps(desk, ticket) if not step.is_outside]
    for unit in {unit: desk.office.unit(unit) for unit in units if unit != ticket.unit}.values():
        card = await messages.card(desk.tx, ticket.id, chat_id=unit.chat_id)
        topic = await messages.topic_of(desk.tx, ticket.id, chat_id=unit.chat_id)
        if card is not None:
            await desk.edit(
                _screen(desk.office.own, view),
                chat_id=unit.chat_id,
                message_ref=card.id,
                topic_ref=topic.id if topic else None,
                merge_key=f"card:{ticket.id}:{card.id}",
                priority=Priority.CARD,
            )


def _screen(say: Texts, view: TicketView) -> Screen:
    return Screen(
        say(
            "card-behind",
            number=view.number,
            title=view.title(say.language),
            unit=view.unit,
            requester=view.requester,
            status=say(f"status-{parts.key(view.status)}"),
            assignee=view.assignee or say("nobody"),
        )
    )
