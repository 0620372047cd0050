"""The staff group: taps on cards, answers to them, and talk that concerns nothing."""

from telegram import Message, Update

from handlers.buttons import ShowCard, ShowHistory, ShowMore, TakeTicket
from handlers.context import Context
from handlers.delivery import actions as delivery
from handlers.incoming import message_of, written
from handlers.staff import actions, screens
from knowledge.rules.refusals import Refusal
from storage.outbox import Priority


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
    wrote, number = written(message), visit.ticket.id
    if not _is_talk(message) and not await delivery.goes_with_note(visit.desk, number, wrote, person=visit.person):
        await actions.reply(visit.desk, number, wrote, person=visit.person)


async def words_called_off(update: Update, context: Context) -> None:
    """/batal, or *batal* written where words were asked for: the card is the card again."""
    visit = context.visit
    number = await actions.call_off_words(visit.desk, person=visit.person, chat_id=visit.chat_id)
    if number:
        screen = screens.called_off(visit.desk.office.own, number=number)
        await visit.desk.post(screen, chat_id=visit.chat_id, priority=Priority.CARD, reply_to=visit.message_id)
    elif visit.ticket is not None:
        raise Refusal("refused-command-in-group")


async def reply_edited(update: Update, context: Context) -> None:
    """A reply edited: the requester's copy follows; talk that concerns nothing stays talk."""
    visit = context.visit
    await actions.change_reply(visit.desk, written(message_of(update)), person=visit.person)


async def anonymous(update: Update, context: Context) -> None:
    """An administrator who hides behind the group's name: a reply must have a name in the history."""
    visit = context.visit
    if visit.ticket is not None:
        raise Refusal("refused-anonymous")


async def anonymous_answer(update: Update, context: Context) -> None:
    """The same, in answer to something that the desk itself has put up: a card, an outage, a list."""
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
