"""Staff's messages: trying again, taking back, notes for colleagues."""

from telegram import Update

from handlers.buttons import RetrySend, TypeNote
from handlers.context import Context
from handlers.delivery import actions, screens
from handlers.desk import Visit
from handlers.incoming import message_of, written
from handlers.relay import Written
from handlers.staff import actions as staff
from knowledge.rules.refusals import Refusal
from storage.outbox import Priority


async def tried_again(update: Update, context: Context) -> None:
    """*Try again* tapped."""
    visit, tap = context.visit, context.tap(update, RetrySend)
    number = await actions.retry(visit.desk, tap.row_id, person=visit.person)
    await visit.show(screens.tried_again(visit.desk.office.own, number=number, name=visit.person.name))
    visit.answer_tap(visit.say.plain("toast-tried-again"))


async def recalled(update: Update, context: Context) -> None:
    """/tarik in answer to a message that went to the requester."""
    visit, message = context.visit, message_of(update)
    answered = message.reply_to_message
    if visit.ticket is None or answered is None:
        raise Refusal("refused-nothing-to-recall")
    await actions.recall(visit.desk, visit.ticket.id, answered.message_id, person=visit.person, chat_id=visit.chat_id)
    screen = screens.recalled(visit.desk.office.own, number=visit.ticket.id)
    await visit.desk.post(screen, chat_id=visit.chat_id, priority=Priority.CARD, reply_to=message.message_id)


async def note_wanted(update: Update, context: Context) -> None:
    """*Note* tapped on the card: the answer to it is one."""
    visit, tap = context.visit, context.tap(update, TypeNote)
    await actions.ask_note(visit.desk, tap.ticket_id, person=visit.person, message_id=visit.tapped or 0)


async def note_written(update: Update, context: Context) -> None:
    """The note."""
    visit, wrote = context.visit, written(message_of(update))
    if visit.prompt is not None:
        await _keep_note(visit, visit.prompt.ticket_id, wrote.text, wrote)
        await actions.end_note(visit.desk, visit.prompt.ticket_id, person=visit.person, chat_id=visit.chat_id)


async def slashed(update: Update, context: Context) -> None:
    """A message that begins with //: for colleagues, whatever it answers."""
    visit, wrote = context.visit, written(message_of(update))
    if visit.ticket is not None:
        await _keep_note(visit, visit.ticket.id, staff.note_in(wrote.text), wrote)


async def noted(update: Update, context: Context) -> None:
    """/catatan with the note behind it, in answer to a ticket's message."""
    visit, wrote = context.visit, written(message_of(update))
    if visit.ticket is not None:
        await _keep_note(visit, visit.ticket.id, staff.note_in(wrote.text), wrote)


async def unknown(update: Update, context: Context) -> None:
    """A command nobody knows, in answer to a ticket's message: it must not reach the requester as words."""
    raise Refusal("refused-command-in-group")


async def _keep_note(visit: Visit, ticket_id: int, text: str, wrote: Written) -> None:
    was_out = await actions.note(visit.desk, ticket_id, text, person=visit.person, written=wrote)
    screen = screens.noted(visit.desk.office.own, number=ticket_id, was_out=was_out)
    await visit.desk.post(screen, chat_id=visit.chat_id, priority=Priority.CARD, reply_to=wrote.message_id)
