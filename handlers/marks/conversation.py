"""*Priority* and *Tags* on the card."""

from telegram import Update

from handlers.buttons import AskPriority, AskTags, SetPriority, ToggleTag, TypeTags
from handlers.context import Context
from handlers.incoming import message_of, written
from handlers.marks import actions
from handlers.prompts import mark_taken


async def priorities_wanted(update: Update, context: Context) -> None:
    """*Priority* tapped."""
    visit, tap = context.visit, context.tap(update, AskPriority)
    await actions.show_priorities(visit.desk, tap.ticket_id, person=visit.person)


async def prioritized(update: Update, context: Context) -> None:
    """A priority tapped."""
    visit, tap = context.visit, context.tap(update, SetPriority)
    priority = await actions.prioritize(visit.desk, tap.ticket_id, tap.priority, person=visit.person)
    spoken = visit.say.plain(f"priority-{priority}")
    visit.answer_tap(visit.say.plain("toast-prioritized", number=tap.ticket_id, priority=spoken))


async def tags_wanted(update: Update, context: Context) -> None:
    """*Tags* tapped."""
    visit, tap = context.visit, context.tap(update, AskTags)
    await actions.show_tags(visit.desk, tap.ticket_id, person=visit.person)


async def toggled(update: Update, context: Context) -> None:
    """A tag tapped: on, or off."""
    visit, tap = context.visit, context.tap(update, ToggleTag)
    await actions.toggle(visit.desk, tap.ticket_id, tap.sign, person=visit.person)
    visit.answer_tap(visit.say.plain("toast-tagged", number=tap.ticket_id))


async def words_wanted(update: Update, context: Context) -> None:
    """*Write other tags* tapped: the answer to the card is them."""
    visit, tap = context.visit, context.tap(update, TypeTags)
    await actions.ask_words(visit.desk, tap.ticket_id, person=visit.person, message_id=visit.tapped or 0)


async def words_written(update: Update, context: Context) -> None:
    """Tags in staff's words."""
    visit = context.visit
    wrote = written(message_of(update))
    if visit.prompt is not None:
        await actions.add(visit.desk, visit.prompt.ticket_id, wrote.text, person=visit.person)
        await mark_taken(visit.desk, chat_id=wrote.chat_id, message_id=wrote.message_id)
