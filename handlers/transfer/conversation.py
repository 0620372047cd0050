"""*Other unit* on the card."""

from telegram import Update

from handlers.buttons import AskTransfer, TransferTo
from handlers.context import Context
from handlers.transfer import actions


async def asked(update: Update, context: Context) -> None:
    """*Other unit* tapped: which one."""
    visit, tap = context.visit, context.tap(update, AskTransfer)
    await actions.show(visit.desk, tap.ticket_id, person=visit.person)


async def transferred(update: Update, context: Context) -> None:
    """A unit tapped: asked once more, then the ticket goes there."""
    visit, tap = context.visit, context.tap(update, TransferTo)
    if not tap.is_sure:
        await actions.ask(visit.desk, tap.ticket_id, tap.unit, person=visit.person)
        return
    unit = await actions.transfer(visit.desk, tap.ticket_id, tap.unit, person=visit.person, chat_id=visit.chat_id)
    visit.answer_tap(visit.say.plain("toast-transferred", number=tap.ticket_id, unit=unit.name))
