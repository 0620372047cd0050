"""What is tapped about time."""

from telegram import Update

from handlers.buttons import ReviveTicket
from handlers.clock import reviving, screens
from handlers.context import Context


async def revived(update: Update, context: Context) -> None:
    """*Open it again* tapped below the news that a ticket was closed."""
    visit, tap = context.visit, context.tap(update, ReviveTicket)
    await reviving.revive(visit.desk, tap.ticket_id, person=visit.person)
    visit.answer_tap(visit.say.plain("toast-revived", number=tap.ticket_id))
    await visit.show(screens.revived(visit.say, number=tap.ticket_id))
    await visit.link(tap.ticket_id)
