"""Canned replies on the card, by ``/balas``, and kept by ``/simpan``."""

import re
from typing import Final

from telegram import Update

from handlers.buttons import DropCanned, DropPreview, PickCanned, SendCanned, ShowCanned, ShowOwnCanned, TypeCanned
from handlers.canned import actions, screens
from handlers.context import Context, check_known_soon
from handlers.incoming import message_of, written
from handlers.prompts import mark_taken
from knowledge.rules.refusals import Refusal

KEEP: Final = re.compile(r"(?is)^\s*(?:/(?:simpan|save)(?:@\w+)?|simpan\s+sebagai\s+balasan|save\s+as\s+reply)\b")


async def listed(update: Update, context: Context) -> None:
    """*Canned replies* tapped, or a page turned."""
    visit, tap = context.visit, context.tap(update, ShowCanned)
    await actions.show(visit.desk, tap.ticket_id, person=visit.person, page=tap.page)


async def picked(update: Update, context: Context) -> None:
    """One tapped: shown as the requester would get it."""
    visit, tap = context.visit, context.tap(update, PickCanned)
    await actions.preview(visit.desk, tap.ticket_id, tap.reply, person=visit.person)


async def typed(update: Update, context: Context) -> None:
    """/balas with a word, in answer to a ticket's message or in its topic; without a ticket, what there is."""
    visit = context.visit
    wanted = " ".join(context.args or [])
    if visit.ticket is not None:
        await actions.find(visit.desk, visit.ticket, wanted, person=visit.person)
        return
    unit = visit.desk.office.unit_at(visit.chat_id)
    names = await actions.names(visit.desk, unit) if unit else []
    if wanted or not names:
        raise Refusal("refused-canned-no-ticket")
    await visit.desk.post(
        screens.listed(visit.desk.office.own, names), chat_id=visit.chat_id, reply_to=visit.message_id
    )


async def sent(update: Update, context: Context) -> None:
    """*Send* tapped below a preview."""
    visit, tap = context.visit, context.tap(update, SendCanned)
    await check_known_soon(visit)
    await actions.send(
        visit.desk,
        tap.ticket_id,
        tap.reply,
        tap.sign,
        person=visit.person,
        chat_id=visit.chat_id,
        message_id=visit.tapped or 0,
    )
    visit.answer_tap(visit.say.plain("toast-canned-sent", number=tap.ticket_id))


async def dropped(update: Update, context: Context) -> None:
    """*Cancel* tapped below a preview."""
    visit, tap = context.visit, context.tap(update, DropPreview)
    here, message_id = visit.chat_id, visit.tapped or 0
    await actions.check_unsent(visit.desk, tap.ticket_id, person=visit.person, chat_id=here, message_id=message_id)
    screen = screens.dropped(visit.desk.office.own, number=tap.ticket_id)
    await visit.desk.edit(screen, chat_id=visit.chat_id, message_id=visit.tapped)


async def words_wanted(update: Update, context: Context) -> None:
    """*New reply* tapped: the answer to the card is it."""
    visit, tap = context.visit, context.tap(update, TypeCanned)
    await actions.ask_words(visit.desk, tap.ticket_id, person=visit.person, message_id=visit.tapped or 0)


async def words_written(update: Update, context: Context) -> None:
    """A new reply, its word in the first line."""
    visit = context.visit
    wrote = written(message_of(update))
    if visit.prompt is not None:
        name = await actions.keep_typed(visit.desk, visit.prompt.ticket_id, wrote, person=visit.person)
        await mark_taken(visit.desk, chat_id=wrote.chat_id, message_id=wrote.message_id)
        screen = screens.kept(visit.desk.office.own, name=name)
        await visit.desk.post(screen, chat_id=visit.chat_id, reply_to=wrote.message_id)


async def kept(update: Update, context: Context) -> None:
    """/simpan with a word, in answer to what somebody wrote: that is kept as a reply."""
    visit, message = context.visit, message_of(update)
    if message.sender_chat is not None:
        raise Refusal("refused-command-anonymous")
    source, unit = message.reply_to_message, visit.desk.office.unit_at(visit.chat_id)
    if unit is None or source is None or source.from_user is None or source.from_user.is_bot:
        raise Refusal("refused-canned-source")
    wrote = written(source)
    word = KEEP.sub("", message.text or "", count=1)
    name = await actions.keep(visit.desk, unit, word, wrote.html, wrote.text, person=visit.person)
    screen = screens.kept(visit.desk.office.own, name=name)
    await visit.desk.post(screen, chat_id=visit.chat_id, reply_to=visit.message_id)


async def own_listed(update: Update, context: Context) -> None:
    """*Delete some* tapped: those that the unit wrote."""
    visit, tap = context.visit, context.tap(update, ShowOwnCanned)
    await actions.show_own(visit.desk, tap.ticket_id, person=visit.person, page=tap.page)


async def deleted(update: Update, context: Context) -> None:
    """One of them tapped."""
    visit, tap = context.visit, context.tap(update, DropCanned)
    name = await actions.drop(visit.desk, tap.ticket_id, tap.reply_id, person=visit.person)
    visit.answer_tap(visit.say.plain("toast-canned-deleted", name=name))
