"""The tree of topics, by buttons."""

from telegram import Update

from handlers.browse import actions, screens
from handlers.buttons import Browse, ReadEntry
from handlers.context import Context


async def browsed(update: Update, context: Context) -> None:
    """A topic tapped: its level, or its one answer at once."""
    visit, tap = context.visit, context.tap(update, Browse)
    place = actions.find(visit.desk, tap.service, tap.path)
    if len(place.entries) == 1 and not place.topics:
        entry, service, kind = actions.read(visit.desk, place.entries[0].id)
        await visit.show(screens.entry(visit.say, entry, service=service, kind=kind))
    else:
        await visit.show(screens.level(visit.say, place, page=tap.page))


async def entry_read(update: Update, context: Context) -> None:
    """An answer tapped."""
    visit, tap = context.visit, context.tap(update, ReadEntry)
    entry, service, kind = actions.read(visit.desk, tap.entry_id)
    await visit.show(screens.entry(visit.say, entry, service=service, kind=kind))
