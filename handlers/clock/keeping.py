"""After an update: the clocks follow what happened, and cards say what is due now."""

from handlers.card import actions as card
from handlers.clock import actions
from handlers.desk import Desk
from storage import clock


async def keep_up(desk: Desk) -> None:
    """Bring all tickets in line to which something happened, and the cards of those that are due at another time.

    Where something else was just shown in a card's place, it stays: the card is looked at anew from there.
    """
    for ticket_id in sorted(await actions.keep_up(desk)):
        if not await clock.is_card_on_its_way(desk.tx, ticket_id):
            await card.refresh(desk, ticket_id)
