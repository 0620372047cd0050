"""Outages: commands, answers and taps of staff, and requesters who want the news."""

import re

from telegram import Message, Update

from handlers.buttons import (
    AimOutage,
    AskRestored,
    BringOutage,
    DeclareOutage,
    DismissOutage,
    DropWords,
    EndOutage,
    FollowOutage,
    KeepWords,
    SayStill,
    ShowOutage,
    TellWords,
)
from handlers.context import Context
from handlers.desk import Visit
from handlers.incoming import message_of, written
from handlers.outages import deciding, joining
from handlers.prompts import mark_taken
from handlers.relay import Written
from handlers.staff.actions import is_note
from handlers.texts import Html
from knowledge.rules.refusals import Refusal
from storage import messages, outages
from storage.outages import Outage

_COMMAND = re.compile(r"^/\w+(?:@\w+)?\s*")


async def asked(update: Update, context: Context) -> None:
    """/gangguan: the list; with words behind it, the question whether they are to be declared."""
    visit, message = context.visit, message_of(update)
    unit = visit.desk.office.unit_at(visit.chat_id)
    if message.sender_chat is not None:
        raise Refusal("refused-command-anonymous")
    if unit is None:
        raise Refusal("refused-stale")
    wrote, text = _behind(message)
    if text:
        await deciding.begin(visit.desk, unit, wrote, text, person=visit.person)
    else:
        screen = await deciding.listed(visit.desk, unit, person=visit.person)
        await visit.desk.post(screen, chat_id=visit.chat_id, reply_to=visit.message_id)


async def answered(update: Update, context: Context) -> bool:
    """An answer to an outage's message: words for those concerned. False for an answer to anything else."""
    visit = context.visit
    outage = await _answered_outage(visit, message_of(update))
    if outage is None:
        return False
    wrote = written(message_of(update))
    if is_note(wrote):  # for colleagues
        return True
    screen = await deciding.write(visit.desk, outage, wrote, person=visit.person)
    if screen is None:
        await mark_taken(visit.desk, chat_id=wrote.chat_id, message_id=wrote.message_id)
    else:
        await visit.desk.post(screen, chat_id=visit.chat_id, reply_to=wrote.message_id)
    return True


async def declared(update: Update, context: Context) -> None:
    """*Declare it* tapped."""
    visit, tap = context.visit, context.tap(update, DeclareOutage)
    await deciding.declare(visit.desk, tap.outage_id, person=visit.person)
    visit.answer_tap(visit.say.plain("toast-outage-declared"))


async def dismissed(update: Update, context: Context) -> None:
    """*It is none* tapped, or *Cancel*."""
    visit, tap = context.visit, context.tap(update, DismissOutage)
    await deciding.dismiss(visit.desk, tap.outage_id, person=visit.person)


async def aimed(update: Update, context: Context) -> None:
    """A service tapped."""
    visit, tap = context.visit, context.tap(update, AimOutage)
    await deciding.aim(visit.desk, tap.outage_id, tap.service, person=visit.person)


async def shown(update: Update, context: Context) -> None:
    """*Cancel* tapped where it was asked whether it is over."""
    visit, tap = context.visit, context.tap(update, ShowOutage)
    await deciding.show(visit.desk, tap.outage_id, person=visit.person)


async def brought(update: Update, context: Context) -> None:
    """One of the list tapped."""
    visit, tap = context.visit, context.tap(update, BringOutage)
    await deciding.bring(visit.desk, tap.outage_id, person=visit.person, reply_to=visit.tapped)


async def still_said(update: Update, context: Context) -> None:
    """*Still being repaired* tapped."""
    visit, tap = context.visit, context.tap(update, SayStill)
    count = await deciding.say_still(visit.desk, tap.outage_id, person=visit.person)
    visit.answer_tap(visit.say.plain("toast-outage-told", count=count))


async def words_told(update: Update, context: Context) -> None:
    """*Tell all* tapped below what somebody wrote."""
    visit, tap = context.visit, context.tap(update, TellWords)
    await visit.show(await deciding.tell_words(visit.desk, tap.words_id, person=visit.person))


async def words_kept(update: Update, context: Context) -> None:
    """*For new people only* tapped below what somebody wrote."""
    visit, tap = context.visit, context.tap(update, KeepWords)
    await visit.show(await deciding.keep_words(visit.desk, tap.words_id, person=visit.person))


async def words_dropped(update: Update, context: Context) -> None:
    """*Cancel* tapped below what somebody wrote."""
    visit, tap = context.visit, context.tap(update, DropWords)
    await visit.show(await deciding.drop_words(visit.desk, tap.words_id, person=visit.person))


async def restored_asked(update: Update, context: Context) -> None:
    """*It is over* tapped."""
    visit, tap = context.visit, context.tap(update, AskRestored)
    await deciding.ask_restored(visit.desk, tap.outage_id, person=visit.person)


async def restored(update: Update, context: Context) -> None:
    """*Yes, it is over* tapped."""
    visit, tap = context.visit, context.tap(update, EndOutage)
    await deciding.end(visit.desk, tap.outage_id, person=visit.person)
    visit.answer_tap(visit.say.plain("toast-outage-over"))


async def followed(update: Update, context: Context) -> None:
    """*Keep me informed* tapped by a requester."""
    visit, tap = context.visit, context.tap(update, FollowOutage)
    await visit.show(await joining.follow(visit.desk, tap.outage_id, person=visit.person))


async def _answered_outage(visit: Visit, message: Message) -> Outage | None:
    """Return the outage whose message this answers, also where that stands in a ticket's topic."""
    answered = message.reply_to_message
    if answered is None:
        return None
    known = await messages.at(visit.desk.tx, visit.chat_id, message_id=answered.message_id)
    if known is None or known.ticket_id is not None:
        return None
    return await outages.with_message(visit.desk.tx, known.id)


def _behind(message: Message) -> tuple[Written, str]:
    """Return what stands behind the command, as something written and as plain text."""
    wrote = written(message)
    text, html = (_COMMAND.sub("", each, count=1).strip() for each in (wrote.text, wrote.html))
    return Written(wrote.chat_id, wrote.message_id, wrote.content, Html(html), text), text
