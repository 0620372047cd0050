"""*Close* and *Reopen* on the card."""

from telegram import Update

from handlers.buttons import AskClose, CloseAs, CloseTicket, ResumeTicket, TypeClosing
from handlers.closing import actions
from handlers.context import Context
from handlers.incoming import message_of, written
from handlers.prompts import mark_taken
from handlers.staff import actions as staff


async def asked(update: Update, context: Context) -> None:
    """*Close* tapped: it ends the ticket, so it is asked once more, and why."""
    visit, tap = context.visit, context.tap(update, AskClose)
    await actions.ask(visit.desk, tap.ticket_id, person=visit.person)


async def solved(update: Update, context: Context) -> None:
    """*Yes, close* tapped."""
    visit, tap = context.visit, context.tap(update, CloseTicket)
    await staff.close(visit.desk, tap.ticket_id, person=visit.person)
    visit.answer_tap(visit.say.plain("toast-closed", number=tap.ticket_id))


async def closed(update: Update, context: Context) -> None:
    """Another reason tapped."""
    visit, tap = context.visit, context.tap(update, CloseAs)
    await actions.close(visit.desk, tap.ticket_id, tap.reason, person=visit.person)
    visit.answer_tap(visit.say.plain("toast-closed", number=tap.ticket_id))


async def words_wanted(update: Update, context: Context) -> None:
    """*Another reason* tapped: the answer to the card is it."""
    visit, tap = context.visit, context.tap(update, TypeClosing)
    await actions.ask_words(visit.desk, tap.ticket_id, person=visit.person, message_id=visit.tapped or 0)


async def words_written(update: Update, context: Context) -> None:
    """The reason, in staff's words."""
    visit = context.visit
    wrote = written(message_of(update))
    if visit.prompt is not None:
        await actions.close_with_words(visit.desk, visit.prompt.ticket_id, wrote.text, person=visit.person)
        await mark_taken(visit.desk, chat_id=wrote.chat_id, message_id=wrote.message_id)


async def resumed(update: Update, context: Context) -> None:
    """*Reopen* tapped."""
    visit, tap = context.visit, context.tap(update, ResumeTicket)
    await actions.resume(visit.desk, tap.ticket_id, person=visit.person)
    visit.answer_tap(visit.say.plain("toast-resumed", number=tap.ticket_id))
