"""Answers learned from closed tickets: proposed by staff, saved by admins."""

from telegram import Update

from handlers import prompts
from handlers.buttons import (
    DropLearning,
    MoveLearning,
    SaveLearning,
    ShowLearning,
    TeachAlias,
    TeachFaq,
    TeachNew,
    TypeLearning,
)
from handlers.card import actions as card
from handlers.context import Context
from handlers.desk import Visit
from handlers.incoming import message_of, written
from handlers.learning import actions, beginning, screens, showing
from handlers.learning.views import ALIAS
from knowledge.faq.overlay import Part
from knowledge.rules.refusals import Refusal
from knowledge.wording import Language
from storage import learning
from storage.learning import Learning


async def taught(update: Update, context: Context) -> None:
    """*Make it an FAQ* tapped: the nearest answers, in the card's place; a draft that waits comes below it again."""
    visit, tap = context.visit, context.tap(update, TeachFaq)
    found = await beginning.lesson(visit.desk, tap.ticket_id, person=visit.person)
    waiting = await learning.open_of_ticket(visit.desk.tx, found.ticket.id)
    if waiting is not None:
        await showing.put_up(visit.desk, waiting)
        visit.answer_tap(visit.say.plain("toast-learn-again", number=found.ticket.id))
        return
    screen = screens.choose(
        visit.desk.office.own, number=found.ticket.id, question=found.taught.question, nearest=found.nearest
    )
    await card.show_page(visit.desk, found.ticket, screen)


async def alias_taught(update: Update, context: Context) -> None:
    """One of the answers tapped: the question is one more way to ask for it."""
    visit, tap = context.visit, context.tap(update, TeachAlias)
    await _put_up(visit, await beginning.begin_alias(visit.desk, tap.ticket_id, tap.entry_id, person=visit.person))


async def entry_taught(update: Update, context: Context) -> None:
    """*New answer* tapped."""
    visit, tap = context.visit, context.tap(update, TeachNew)
    await _put_up(visit, await beginning.begin_new(visit.desk, tap.ticket_id, person=visit.person))


async def shown(update: Update, context: Context) -> None:
    """*Reload* tapped, a language, or a draft in a list: as it stands beside the entry as it is now."""
    visit, tap = context.visit, context.tap(update, ShowLearning)
    found = await actions.draft_for(visit.desk, tap.learning_id, person=visit.person)
    await prompts.forget(visit.desk, visit.person.id, chat_id=visit.chat_id)
    found = await actions.look_again(visit.desk, found)
    await showing.show(visit, found, language=_language(tap.language))


async def words_wanted(update: Update, context: Context) -> None:
    """A part tapped: the next words, or in a group the answer to this message, are it."""
    visit, tap = context.visit, context.tap(update, TypeLearning)
    found = await actions.draft_for(visit.desk, tap.learning_id, person=visit.person)
    await ask(visit, found, tap.part)


async def words_written(update: Update, context: Context) -> None:
    """A part of a draft, in somebody's words."""
    visit, wrote = context.visit, written(message_of(update))
    if visit.prompt is None:
        return
    part, at = visit.prompt.kept or ALIAS, visit.prompt.message_id
    found = await actions.draft_for(visit.desk, visit.prompt.subject, person=visit.person)
    found = await actions.write(visit.desk, found, part, wrote)
    await prompts.forget(visit.desk, visit.person.id, chat_id=visit.chat_id)
    if visit.chat_id != visit.person.id:
        await prompts.mark_taken(visit.desk, chat_id=wrote.chat_id, message_id=wrote.message_id)
    if part == Part.QUESTION and actions.lacks_answer(found):
        await ask(visit, found, Part.ANSWER, is_next=True)
        return
    await showing.show_written(visit, found, language=_language_of(part), message_id=at)


async def writing_stopped(update: Update, context: Context) -> None:
    """/batal, or *batal* written, while words are waited for in one's own chat."""
    visit = context.visit
    await prompts.forget(visit.desk, visit.person.id, chat_id=visit.chat_id)
    await visit.show(screens.stopped(visit.say))


async def moved(update: Update, context: Context) -> None:
    """A topic tapped, or *Topic*."""
    visit, tap = context.visit, context.tap(update, MoveLearning)
    found = await actions.draft_for(visit.desk, tap.learning_id, person=visit.person)
    if tap.topic:
        await showing.show(visit, await actions.move(visit.desk, found, tap.topic), language=Language.ID)
        return
    topics = actions.topics(visit.desk, found)
    await learning.place(visit.desk.tx, found.id, chat_id=visit.chat_id, message_ref=None)
    seen = await showing.view(visit.desk, found, language=Language.ID)
    await visit.show(screens.move(showing.say_at(visit), seen, topics))


async def saved(update: Update, context: Context) -> None:
    """*Save* tapped: people read it from now on; the second to tap learns who was first."""
    visit, tap = context.visit, context.tap(update, SaveLearning)
    found = await actions.draft_for(visit.desk, tap.learning_id, person=visit.person)
    source = showing.source_of(visit.desk, found, name=visit.person.name)
    entry = await actions.save(visit.desk, found, person=visit.person, source=source)
    name = visit.person.name if visit.chat_id != visit.person.id else ""
    await visit.show(screens.saved(showing.say_at(visit), entry, name=name))
    visit.answer_tap(visit.say.plain("toast-learn-saved"))


async def dropped(update: Update, context: Context) -> None:
    """*Throw away* tapped."""
    visit, tap = context.visit, context.tap(update, DropLearning)
    found = await actions.draft_for(visit.desk, tap.learning_id, person=visit.person)
    await actions.drop(visit.desk, found, person=visit.person)
    is_private = visit.chat_id == visit.person.id
    await visit.show(screens.dropped(showing.say_at(visit), name=visit.person.name, is_private=is_private))


async def ask(visit: Visit, found: Learning, part: str, *, is_next: bool = False) -> None:
    """Ask for a part of a draft, in place of the message that was tapped; ``is_next`` after other words."""
    desk = visit.desk
    at = 0 if is_next else visit.tapped or 0
    is_group = visit.chat_id != visit.person.id
    if is_next and is_group:  # there, only an answer to one message counts
        at = visit.tapped = visit.prompt.message_id if visit.prompt else 0
    text = await actions.ask_words(desk, found, part, person=visit.person, chat_id=visit.chat_id, message_id=at)
    await learning.place(desk.tx, found.id, chat_id=visit.chat_id, message_ref=None)
    seen = await showing.view(desk, found, language=_language_of(part))
    said = await showing.now_said(desk, found, text)
    name = visit.person.name if is_group else ""
    await visit.show(screens.write(showing.say_at(visit), seen, part, name=name, now=said))


async def _put_up(visit: Visit, found: Learning) -> None:
    """Show a ticket's draft below its card, which becomes the card again."""
    if found.ticket_id is None:
        raise Refusal("refused-stale")
    await showing.put_up(visit.desk, found)
    await card.refresh(visit.desk, found.ticket_id)


def _language(code: str) -> Language:
    return Language(code) if code in set(Language) else Language.ID


def _language_of(part: str) -> Language:
    """Return the language in which a draft is looked at while a part is written."""
    return Language.EN if part != ALIAS and part.endswith("_en") else Language.ID
