"""A person's own accounts."""

from telegram import Update

from handlers.accounts import actions, screens
from handlers.context import Context


async def listed(update: Update, context: Context) -> None:
    """/akun, or *My accounts* tapped."""
    visit = context.visit
    await visit.show(screens.mine(visit.say, await actions.mine(visit.desk, visit.person.id)))
