"""The grade after closing."""

from telegram import Update

from handlers.buttons import Evaluate
from handlers.context import Context
from handlers.evaluation import actions, screens


async def graded(update: Update, context: Context) -> None:
    """A grade tapped."""
    visit, tap = context.visit, context.tap(update, Evaluate)
    await actions.evaluate(visit.desk, tap.ticket_id, tap.grade, person_id=visit.person.id)
    await visit.show(screens.thanks(visit.say, number=tap.ticket_id, grade=tap.grade))
