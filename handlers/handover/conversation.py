"""*Hand over* on the card."""

from telegram import Update

from handlers.buttons import AskAssign, Assign
from handlers.context import Context
from handlers.handover import actions


async def asked(update: Update, context: Context) -> None:
    """*Hand over* tapped, or a page turned: who may have it."""
    visit, tap = context.visit, context.tap(update, AskAssign)
    await actions.show(visit.desk, tap.ticket_id, person=visit.person, page=tap.page)


async def assigned(update: Update, context: Context) -> None:
    """A colleague tapped, oneself, or nobody."""
    visit, tap = context.visit, context.tap(update, Assign)
    if not tap.person_id:
        await actions.release(visit.desk, tap.ticket_id, held_by=tap.held_by, person=visit.person)
        visit.answer_tap(visit.say.plain("toast-released", number=tap.ticket_id))
        return
    name = await actions.assign(visit.desk, tap.ticket_id, tap.person_id, held_by=tap.held_by, person=visit.person)
    visit.answer_tap(visit.say.plain("toast-assigned", number=tap.ticket_id, name=name))
