"""The staff group: taps on cards, answers to them, and talk that concerns nothing."""

from telegram import Message, Update

from handlers.buttons import ShowCard, ShowHistory, ShowMore, TakeTicket
from handlers.context import Context
from handlers.incoming import message_of, written
from handlers.staff import actions
from knowledge.rules.refusals import Refusal


async def taken(update: Update, context: Context) -> None:
    """*Take* tapped."""
    visit, tap = context.visit, context.tap(update, TakeTicket)
    await actions.take(visit.desk, tap.ticket_id, person=visit.person)
    visit.answer_tap(visit.say.plain("toast-taken", number=tap.ticket_id))


async def card_wanted(update: Update, context: Context) -> None:
    """*Cancel* tapped where the card asked whether something is meant."""
    visit, tap = context.visit, context.tap(update, ShowCard)
    await actions.show_card(visit.desk, tap.ticket_id, person=visit.person)


async def more_wanted(update: Update, context: Context) -> None:
    """*More* tapped: the second level of the card's buttons."""
    visit, tap = context.visit, context.tap(update, ShowMore)
    await actions.show_card(visit.desk, tap.ticket_id, person=visit.person, shows_more=True)


async def history_wanted(update: Update, context: Context) -> None:
    """*History* tapped."""
    visit, tap = context.visit, context.tap(update, ShowHistory)
    await actions.show_history(visit.desk, tap.ticket_id, person=visit.person)


async def replied(update: Update, context: Context) -> None:
    """An answer to a ticket's message, or anything in its topic: to the requester, unless it answers a colleague."""
    visit, message = context.visit, message_of(update)
    if visit.ticket is None:
        return
    await actions.refuse_transferred(visit.desk, visit.ticket, chat_id=visit.chat_id)
    if not _is_talk(message):
        await actions.reply(visit.desk, visit.ticket.id, written(message), person=visit.person)


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
