"""The office's answers in an admin's own chat: /faq."""

from telegram import Update

from handlers.buttons import (
    FaqAliases,
    FaqDropAlias,
    FaqEdit,
    FaqEntry,
    FaqHistory,
    FaqList,
    FaqNew,
    FaqPreview,
    FaqRestore,
    FaqRetire,
    FaqSettle,
    FaqUndo,
    TeachQuestion,
    TeachQuestionNew,
    TeachQuestionTo,
)
from handlers.context import Context
from handlers.desk import Visit
from handlers.incoming import message_of
from handlers.learning import actions, beginning, editing, entry_screens, looking, showing, unanswered
from handlers.learning.conversation import ask
from handlers.learning.views import CHANGED, DRAFTS, UNANSWERED, Page
from handlers.screen import Screen
from handlers.units import check_staff
from knowledge.faq.overlay import Part
from knowledge.rules.refusals import Refusal
from knowledge.wording import Language

LONGEST_WORDS = 200
LONGEST_TOASTED = 60


async def asked_in_group(update: Update, context: Context) -> None:
    """/faq in a group: the answers are changed in one's own chat."""
    visit, message = context.visit, message_of(update)
    if message.sender_chat is not None:
        raise Refusal("refused-command-anonymous")
    unit = visit.desk.office.unit_at(visit.chat_id)
    if unit is not None:
        await check_staff(visit.desk, unit, person_id=visit.person.id)
        screen = Screen(visit.desk.office.own("faq-in-private"))
        await visit.desk.post(screen, chat_id=visit.chat_id, reply_to=message.message_id)


async def asked(update: Update, context: Context) -> None:
    """/faq in one's own chat; with words behind it, what they find."""
    del update
    visit, words = context.visit, " ".join(context.args or [])[:LONGEST_WORDS]
    await actions.check_admin(visit.desk, visit.person)
    if words:
        await visit.show(entry_screens.found(visit.say, await looking.found(visit.desk, words), words=words))
        return
    await _home(visit)


async def listed(update: Update, context: Context) -> None:
    """A list tapped, or another page of it."""
    visit, tap = context.visit, context.tap(update, FaqList)
    await actions.check_admin(visit.desk, visit.person)
    if not tap.which:
        await _home(visit)
        return
    if tap.which == UNANSWERED:
        page = Page.of(await unanswered.listed(visit.desk), tap.page)
    else:
        page = await looking.listed(visit.desk, tap.which, tap.page, person=visit.person)
    titles = {DRAFTS: "faq-title-drafts", CHANGED: "faq-title-changed", UNANSWERED: "faq-title-asked"}
    service = visit.desk.office.service(tap.which)
    title = visit.say.plain(titles[tap.which]) if tap.which in titles else tap.which
    shown = service.title.spoken(visit.say.language) if service else title
    await visit.show(entry_screens.listed(visit.say, page, title=shown, which=tap.which))


async def entry_wanted(update: Update, context: Context) -> None:
    """An answer tapped."""
    visit, tap = context.visit, context.tap(update, FaqEntry)
    await _entry(visit, tap.entry_id)


async def words_wanted(update: Update, context: Context) -> None:
    """*Question*, *Answer* or *Way to ask* tapped: the next words are it."""
    visit, tap = context.visit, context.tap(update, FaqEdit)
    draft = await beginning.begin_edit(visit.desk, tap.entry_id, person=visit.person)
    await ask(visit, draft, tap.part)


async def new_wanted(update: Update, context: Context) -> None:
    """*New answer* tapped, or the service that it is for: the question is asked first."""
    visit, tap = context.visit, context.tap(update, FaqNew)
    if not tap.service:
        await actions.check_admin(visit.desk, visit.person)
        await visit.show(entry_screens.services(visit.say, _services(visit)))
        return
    draft = await beginning.begin_own(visit.desk, tap.service, person=visit.person)
    await ask(visit, draft, Part.QUESTION)


async def question_wanted(update: Update, context: Context) -> None:
    """A question without an answer tapped: the nearest answers."""
    visit, tap = context.visit, context.tap(update, TeachQuestion)
    found = await unanswered.asked(visit.desk, tap.question_id, person=visit.person)
    await visit.show(entry_screens.asked(visit.say, found.question_id, found.text, found.nearest))


async def question_taught(update: Update, context: Context) -> None:
    """One of the answers tapped: the question is one more way to ask for it."""
    visit, tap = context.visit, context.tap(update, TeachQuestionTo)
    draft = await unanswered.begin(visit.desk, tap.question_id, tap.entry_id, person=visit.person)
    await showing.show(visit, draft, language=Language.ID)


async def question_taught_new(update: Update, context: Context) -> None:
    """*New answer* tapped below a question, or the service that it is for: the answer is asked."""
    visit, tap = context.visit, context.tap(update, TeachQuestionNew)
    if not tap.service:
        await actions.check_admin(visit.desk, visit.person)
        await visit.show(entry_screens.services(visit.say, _services(visit), question_id=tap.question_id))
        return
    draft = await unanswered.begin_new(visit.desk, tap.question_id, tap.service, person=visit.person)
    await ask(visit, draft, Part.ANSWER)


async def previewed(update: Update, context: Context) -> None:
    """*Preview* tapped, or the other language."""
    visit, tap = context.visit, context.tap(update, FaqPreview)
    at = await editing.known(visit.desk, tap.entry_id, person=visit.person)
    read = visit.desk.office.say(tap.language if tap.language in set(Language) else visit.say.language)
    if at.entry is not None:
        library = visit.desk.office.library
        await visit.show(entry_screens.preview(visit.say, at.entry, library=library, read=read))


async def aliases_wanted(update: Update, context: Context) -> None:
    """*Ways to ask* tapped, or another page of them."""
    visit, tap = context.visit, context.tap(update, FaqAliases)
    await _aliases(visit, tap.entry_id, page=tap.page)


async def alias_dropped(update: Update, context: Context) -> None:
    """A way to ask tapped."""
    visit, tap = context.visit, context.tap(update, FaqDropAlias)
    alias = await editing.drop_alias(visit.desk, tap.entry_id, tap.sign, person=visit.person)
    visit.answer_tap(visit.say.plain("toast-faq-alias-gone", text=alias[:LONGEST_TOASTED]))
    await _aliases(visit, tap.entry_id, page=0)


async def retired(update: Update, context: Context) -> None:
    """*Retire* tapped: asked once more, then nobody finds it."""
    visit, tap = context.visit, context.tap(update, FaqRetire)
    if tap.is_sure:
        await editing.retire(visit.desk, tap.entry_id, person=visit.person)
        visit.answer_tap(visit.say.plain("toast-faq-retired"))
        await _entry(visit, tap.entry_id)
        return
    at = await editing.known(visit.desk, tap.entry_id, person=visit.person)
    if at.entry is not None:
        await visit.show(entry_screens.retire(visit.say, at.entry))


async def restored(update: Update, context: Context) -> None:
    """*Bring back* tapped."""
    visit, tap = context.visit, context.tap(update, FaqRestore)
    await editing.restore(visit.desk, tap.entry_id, person=visit.person)
    visit.answer_tap(visit.say.plain("toast-faq-restored"))
    await _entry(visit, tap.entry_id)


async def history_wanted(update: Update, context: Context) -> None:
    """*History* tapped."""
    visit, tap = context.visit, context.tap(update, FaqHistory)
    await actions.check_admin(visit.desk, visit.person)
    await visit.show(entry_screens.history(visit.say, await looking.past(visit.desk, tap.entry_id)))


async def undone(update: Update, context: Context) -> None:
    """*Undo the last one* tapped; the second to tap learns that it is undone."""
    visit, tap = context.visit, context.tap(update, FaqUndo)
    await editing.undo(visit.desk, tap.entry_id, tap.change_id, person=visit.person)
    visit.answer_tap(visit.say.plain("toast-faq-undone"))
    await visit.show(entry_screens.history(visit.say, await looking.past(visit.desk, tap.entry_id)))


async def settled(update: Update, context: Context) -> None:
    """*Take the file's* or *Keep this one* tapped."""
    visit, tap = context.visit, context.tap(update, FaqSettle)
    await editing.decide(visit.desk, tap.entry_id, takes_file=tap.takes_file, person=visit.person)
    visit.answer_tap(visit.say.plain("toast-faq-decided"))
    await _entry(visit, tap.entry_id)


async def _home(visit: Visit) -> None:
    counts = await looking.counted(visit.desk, person=visit.person)
    await visit.show(entry_screens.home(visit.say, _services(visit), **counts))


async def _entry(visit: Visit, entry_id: str) -> None:
    """Show an entry; where there is none any more, what there is to list."""
    await actions.check_admin(visit.desk, visit.person)
    if await looking.is_gone(visit.desk, entry_id):
        await visit.show(entry_screens.gone(visit.say, entry_id))
    elif visit.toast and not await looking.is_there(visit.desk, entry_id):
        await _home(visit)  # what was just done has left nothing of it
    else:
        await visit.show(entry_screens.entry(visit.say, await looking.entry(visit.desk, entry_id)))


async def _aliases(visit: Visit, entry_id: str, *, page: int) -> None:
    at = await editing.known(visit.desk, entry_id, person=visit.person)
    if at.entry is not None:
        signs = [editing.sign_of(alias) for alias in at.entry.aliases]
        await visit.show(entry_screens.aliases(visit.say, at.entry, signs, page=page))


def _services(visit: Visit) -> list[tuple[str, str]]:
    services = visit.desk.office.library.services.values()
    return [(each.id, each.title.spoken(visit.say.language)) for each in services]
