"""The one error door: a refusal becomes a kind sentence, a surprise is carried out to whoever called."""

from datetime import timedelta

from telegram import Update

from handlers import prompts
from handlers.context import Context, current_visit
from handlers.desk import Desk, Visit
from handlers.screen import Screen
from knowledge.rules.refusals import Refusal
from storage import people
from storage.outbox import Priority

TELL_AGAIN = timedelta(minutes=10)


async def carry_out(update: object, context: Context) -> None:
    """Keep the failure with the visit: the library would swallow it, and the transaction must not commit."""
    current_visit().failure = context.error


async def say_no(visit: Visit, refusal: Refusal) -> None:
    """Tell the person why it may not happen: in answer to the tap, or below what they wrote.

    What is typed in another chat has no place for it: there, nothing happens.
    """
    if visit.is_elsewhere:
        return
    if visit.prompt is not None and not prompts.is_mended_by_words(refusal):
        # What was asked for is over: the next words must not meet the same refusal.
        await prompts.forget(visit.desk, visit.person.id, chat_id=visit.chat_id)
    said = refusal.spoken(visit.say.language)
    if visit.callback_id is not None:
        visit.answer_tap(visit.say.plain(refusal.key, **said), is_alert=True)
        return
    # A group reads the office's language, whoever wrote.
    say = visit.say if visit.chat_id == visit.person.id else visit.desk.office.own
    said = refusal.spoken(say.language)
    await visit.desk.post(Screen(say(refusal.key, **said)), chat_id=visit.chat_id, reply_to=visit.message_id)


async def calm_down(visit: Visit) -> None:
    """Tell somebody who writes faster than Telegram lets us answer, once, ahead of the answers, that all has arrived.

    Nothing is dropped: the answers keep Telegram's pace.
    """
    is_own_chat = visit.chat_id == visit.person.id and not visit.is_elsewhere
    if is_own_chat and await people.tell_once(visit.desk.tx, visit.person.id, every=TELL_AGAIN):
        await visit.desk.post(Screen(visit.say("slow-down")), chat_id=visit.chat_id, priority=Priority.TAP)


async def tell_incident(desk: Desk, update: Update, incident: str) -> None:
    """Tell the person that the message is kept but could not be worked, and the first unit's group as well."""
    user, chat = update.effective_user, update.effective_chat
    if user is None or chat is None:
        return
    person = await people.find(desk.tx, user.id)
    say = desk.office.say(person.language if person else desk.office.language)
    if chat.id == user.id:
        await desk.post(Screen(say("incident", incident=incident)), chat_id=chat.id)
    unit = desk.office.unit_at(chat.id) or desk.office.unit("")
    screen = Screen(desk.office.own("incident-staff", name=user.full_name, incident=incident))
    await desk.post(screen, chat_id=unit.chat_id, priority=Priority.ALERT)
