"""*Merge* on the card."""

from telegram import Update

from handlers.buttons import AskMerge, MergeWith
from handlers.context import Context
from handlers.merging import actions


async def asked(update: Update, context: Context) -> None:
    """*Merge* tapped: with which one."""
    visit, tap = context.visit, context.tap(update, AskMerge)
    await actions.show(visit.desk, tap.ticket_id, person=visit.person)


async def merged(update: Update, context: Context) -> None:
    """Another ticket tapped: asked once more, then both are one."""
    visit, tap = context.visit, context.tap(update, MergeWith)
    if not tap.is_sure:
        await actions.ask(visit.desk, tap.ticket_id, tap.other_id, person=visit.person)
        return
    pair = await actions.merge(visit.desk, tap.ticket_id, tap.other_id, person=visit.person)
    visit.answer_tap(visit.say.plain("toast-merged", number=pair.number, later=pair.later))
