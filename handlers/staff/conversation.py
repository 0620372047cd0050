"""The staff group: taps on cards, answers to them, and talk that concerns nothing."""

from telegram import Message, Update

from handlers.buttons import AskClose, CloseTicket, ShowCard, ShowHistory, TakeTicket
from handlers.context import Context
from handlers.desk import Visit
from handlers.incoming import message_of, written
from handlers.relay import Written
from handlers.staff import actions, screens
from knowledge.rules.refusals import Refusal
from storage.outbox import Priority


async def taken(update: Update, context: Context) -> None:
    """*Take* tapped."""
    visit, tap = context.visit, context.tap(update, TakeTicket)
    await actions.take(visit.desk, tap.ticket_id, person=visit.person)
    visit.answer_tap(visit.say.plain("toast-taken", number=tap.ticket_id))


async def close_asked(update: Update, context: Context) -> None:
    """*Close* tapped: it ends the ticket, so it is asked once more."""
    visit, tap = context.visit, context.tap(update, AskClose)
    await actions.ask_close(visit.desk, tap.ticket_id, person=visit.person)


async def closed(update: Update, context: Context) -> None:
    """*Yes, close* tapped."""
    visit, tap = context.visit, context.tap(update, CloseTicket)
    await actions.close(visit.desk, tap.ticket_id, person=visit.person)
    visit.answer_tap(visit.say.plain("toast-closed", number=tap.ticket_id))


async def card_wanted(update: Update, context: Context) -> None:
    """*Cancel* tapped where the card asked whether something is meant."""
    visit, tap = context.visit, context.tap(update, ShowCard)
    await actions.show_card(visit.desk, tap.ticket_id, person=visit.person)


async def history_wanted(update: Update, context: Context) -> None:
    """*History* tapped."""
    visit, tap = context.visit, context.tap(update, ShowHistory)
    await actions.show_history(visit.desk, tap.ticket_id, person=visit.person)


async def replied(update: Update, context: Context) -> None:
    """An answer to a ticket's message, or anything in its topic: to the requester, unless it is for colleagues."""
    visit, message = context.visit, message_of(update)
    if visit.ticket is None:
        return
    wrote = written(message)
    if actions.is_note(wrote):
        text = wrote.text.removeprefix(actions.NOTE_MARK).strip()
        await actions.note(visit.desk, visit.ticket.id, text, person=visit.person)
        await _confirm_note(visit, wrote)
    elif not _is_talk(message):
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


async def answered_unknown(update: Update, context: Context) -> None:
    """An answer to a message of ours that is no ticket's, as far as the desk knows."""
    raise Refusal("refused-unknown-message")


async def chatted(update: Update, context: Context) -> None:
    """Talk among staff: none of the desk's business."""


def _is_talk(message: Message) -> bool:
    """Tell whether somebody answers a colleague: outside of topics, only answers to the desk or oneself go out."""
    answered = message.reply_to_message
    if message.is_topic_message or answered is None or answered.from_user is None:
        return False
    return not answered.from_user.is_bot and answered.from_user != message.from_user


async def _confirm_note(visit: Visit, wrote: Written) -> None:
    if visit.ticket is None:
        return
    screen = screens.noted(visit.desk.office.own, number=visit.ticket.id)
    await visit.desk.post(screen, chat_id=visit.chat_id, priority=Priority.CARD, reply_to=wrote.message_id)
