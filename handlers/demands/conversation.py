"""Asking for more on a card, and giving it in the requester's chat."""

from dataclasses import replace

from telegram import Message, Update

from handlers import prompts
from handlers.buttons import DropWish, GiveWish, ShowWishes, TypeWish
from handlers.context import Context
from handlers.demands import actions, screens
from handlers.demands.actions import File
from handlers.incoming import message_of, written
from handlers.prompts import mark_taken
from handlers.relay import kept
from handlers.texts import Texts
from handlers.wanted import Wanted


async def wishes_wanted(update: Update, context: Context) -> None:
    """*Ask for more* tapped on the card."""
    visit, tap = context.visit, context.tap(update, ShowWishes)
    await actions.show(visit.desk, tap.ticket_id, person=visit.person, chat_id=visit.chat_id)


async def words_wanted(update: Update, context: Context) -> None:
    """*Write what is needed* tapped: the answer to the card is it."""
    visit, tap = context.visit, context.tap(update, TypeWish)
    await actions.ask_words(
        visit.desk, tap.ticket_id, person=visit.person, message_id=visit.tapped or 0, chat_id=visit.chat_id
    )


async def wish_written(update: Update, context: Context) -> None:
    """What is needed, in staff's words."""
    visit = context.visit
    wrote = written(message_of(update))
    if visit.prompt is not None:
        ticket_id = visit.prompt.ticket_id
        await actions.ask(visit.desk, ticket_id, wrote.text, person=visit.person, chat_id=visit.chat_id)
        await mark_taken(visit.desk, chat_id=wrote.chat_id, message_id=wrote.message_id)


async def wish_dropped(update: Update, context: Context) -> None:
    """*No longer needed* tapped."""
    visit, tap = context.visit, context.tap(update, DropWish)
    await actions.drop(visit.desk, tap.demand_id, person=visit.person, chat_id=visit.chat_id)
    visit.answer_tap(visit.say.plain("toast-wish-dropped"))


async def answer_begun(update: Update, context: Context) -> None:
    """*Answer* or *Cancel* tapped by the requester."""
    visit, tap = context.visit, context.tap(update, GiveWish)
    demand, name = await actions.await_answer(
        visit.desk, tap.demand_id, person=visit.person, message_id=visit.tapped or 0, is_on=tap.is_on
    )
    number, wish = demand.ticket_id, demand.wish
    if tap.is_on:
        await visit.show(screens.awaited(visit.say, number=number, demand_id=demand.id, wish=wish))
    else:
        await visit.show(screens.asked(visit.say, number=number, demand_id=demand.id, name=name, wish=wish))


async def given(update: Update, context: Context) -> None:
    """The answer: words or a file; further pictures of its album follow it to the staff."""
    visit, message = context.visit, message_of(update)
    asked = visit.prompt
    if asked is None:
        return
    file, wrote = _file(message, visit.say), written(message)
    demand = await actions.give(visit.desk, asked.subject, wrote, person=visit.person, file=file)
    if message.media_group_id is not None:
        rest = replace(asked, wanted=Wanted.WRITE, subject=demand.ticket_id, album=message.media_group_id)
        await prompts.ask(visit.desk, visit.person.id, chat_id=visit.chat_id, prompt=rest)
    number = demand.ticket_id
    held_back = await kept(visit.desk, wrote, visit.say, person_id=visit.person.id, number=number)
    await visit.add(held_back or screens.thanks(visit.say, number=number), ticket_id=number)


def _file(message: Message, say: Texts) -> File | None:
    if message.document is not None and message.animation is None:  # which is a document by name only
        return File(message.document.file_id, "document", message.document.file_name or say.plain("document-file"))
    if message.photo:
        return File(message.photo[-1].file_id, "photo", say.plain("document-photo"))
    return None
