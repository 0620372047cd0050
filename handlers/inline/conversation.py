"""Answers in other chats: ``@bot lupa password`` anywhere in Telegram."""

from telegram import Update

from handlers.context import Context
from handlers.inline import actions, screens


async def typed(update: Update, context: Context) -> None:
    """Something typed after the bot's name, in a chat that the desk is not told; every letter comes as a query."""
    visit, query = context.visit, update.inline_query
    if query is None or await actions.is_outdated(visit.desk, visit.person.id):
        return
    found = actions.find(visit.desk, query.query)
    answer = screens.answer(visit.say, found, query_id=query.id, text=query.query, bot=context.bot.username)
    await actions.answer(visit.desk, visit.person.id, answer)


async def sent(update: Update, context: Context) -> None:
    """A result was sent there: that is worth keeping, all the queries before it are not."""
    chosen = update.chosen_inline_result
    if chosen is not None:
        await actions.keep_choice(context.visit.desk, context.visit.person.id, chosen.result_id)


async def sent_here(update: Update, context: Context) -> None:
    """A result sent into the person's own chat with the desk: an answer read there, and no question."""
