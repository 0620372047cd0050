"""The staff group: taps on cards, answers to them, and talk that concerns nothing."""

from telegram import Update

from handlers.buttons import CloseTicket, ShowCard, TakeTicket
from handlers.context import Context
from handlers.desk import Visit
from handlers.incoming import message_of, written
from handlers.relay import Written
from handlers.staff import actions, screens
from knowledge.rules.refusals import Refusal
from storage.outbox import Priority

NOTE_MARK = "//"


async def taken(update: Update, context: Context) -> None:
    """*Take* tapped."""
    visit, tap = context.visit, context.tap(update)
    if not isinstance(tap, TakeTicket):
        raise Refusal("refused-stale")
    await actions.take(visit.desk, tap.ticket_id, person=visit.person)
    visit.answer_tap(visit.say.plain("toast-taken", number=tap.ticket_id))


async def closed(update: Update, context: Context) -> None:
    """*Close* tapped."""
    visit, tap = context.visit, context.tap(update)
    if not isinstance(tap, CloseTicket):
        raise Refusal("refused-stale")
    await actions.close(visit.desk, tap.ticket_id, person=visit.person)
    visit.answer_tap(visit.say.plain("toast-closed", number=tap.ticket_id))


async def card_turned(update: Update, context: Context) -> None:
    """*History* or *Back to the card* tapped."""
    visit, tap = context.visit, context.tap(update)
    if not isinstance(tap, ShowCard):
        raise Refusal("refused-stale")
    await actions.show_card(visit.desk, tap.ticket_id, person=visit.person, shows_history=tap.history)


async def replied(update: Update, context: Context) -> None:
    """An answer to a ticket's message, or anything in its topic: to the requester, unless it is a note."""
    visit, message = context.visit, message_of(update)
    if visit.ticket is None:
        return
    wrote = written(message)
    if wrote.text.startswith(NOTE_MARK):
        await actions.note(visit.desk, visit.ticket.id, wrote.text.removeprefix(NOTE_MARK).strip(), person=visit.person)
        await _confirm_note(visit, wrote)
        return
    await actions.reply(visit.desk, visit.ticket.id, wrote, person=visit.person)


async def reply_edited(update: Update, context: Context) -> None:
    """A reply edited: the requester's copy follows; talk that concerns nothing stays talk."""
    visit = context.visit
    await actions.change_reply(visit.desk, written(message_of(update)), person=visit.person)


async def anonymous(update: Update, context: Context) -> None:
    """An administrator who hides behind the group's name: a reply must have a name in the history."""
    visit = context.visit
    if visit.ticket is not None:
        raise Refusal("refused-anonymous")


async def chatted(update: Update, context: Context) -> None:
    """Talk among staff: none of the desk's business."""


async def _confirm_note(visit: Visit, wrote: Written) -> None:
    if visit.ticket is None:
        return
    screen = screens.noted(visit.desk.office.own, number=visit.ticket.id)
    await visit.desk.post(screen, chat_id=visit.chat_id, priority=Priority.CARD, reply_to=wrote.message_id)
