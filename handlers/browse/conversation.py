"""The tree of topics, by buttons."""

from telegram import Update

from handlers.browse import actions, screens
from handlers.buttons import Browse, ReadEntry
from handlers.context import Context
from handlers.desk import Visit
from handlers.opened import opened


async def browsed(update: Update, context: Context) -> None:
    """A topic tapped: its level, its one answer, or the way to a person where nothing is written."""
    visit, tap = context.visit, context.tap(update, Browse)
    place, is_there = actions.find(visit.desk, tap.service, tap.path)
    if not is_there:
        visit.answer_tap(visit.say.plain("toast-topic-gone"))
    if not place.size:
        question = await actions.miss_guide(visit.desk, visit.person.id, place, message_id=visit.tapped or 0)
        await visit.show(screens.without_guide(visit.say, place, question_id=question.id))
    elif place.size == len(place.entries) == 1:
        await _read(visit, place.entries[0].id)
    else:
        await visit.show(screens.level(visit.say, place, page=tap.page))


async def entry_read(update: Update, context: Context) -> None:
    """An answer tapped."""
    await _read(context.visit, context.tap(update, ReadEntry).entry_id)


async def _read(visit: Visit, entry_id: str) -> None:
    entry, question = await actions.open_entry(visit.desk, visit.person.id, entry_id, message_id=visit.tapped or 0)
    await visit.show(await opened(visit, question, entry))
