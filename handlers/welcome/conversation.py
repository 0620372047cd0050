"""The first words, the language, buttons of another age, and who is in the groups."""

from telegram import ChatMember, Update

from handlers import auditing
from handlers.ask import actions as ask
from handlers.buttons import Speak
from handlers.context import Context
from handlers.desk import Visit
from handlers.documents import actions as documents
from handlers.forms import Form
from handlers.incoming import message_of, payload_of
from handlers.opened import opened
from handlers.payloads import AskQuestion, OpenEntry, OpenRequest, OpenService
from handlers.requests import actions as requests
from handlers.screen import Screen
from handlers.welcome import actions, screens
from knowledge.faq.entry import Entry
from knowledge.faq.tongue import language_wanted
from knowledge.rules.form import Papers
from knowledge.rules.refusals import Refusal
from knowledge.wording import Language
from storage.people import Standing
from storage.questions import Origin

_INSIDE = {ChatMember.MEMBER, ChatMember.RESTRICTED}
_LEADING = {ChatMember.ADMINISTRATOR, ChatMember.OWNER}


def standing_of(status: str, *, is_member: bool = True) -> Standing:
    """Return what a membership status of Telegram's means here; a restricted person may also have left."""
    if status in _LEADING:
        return Standing.ADMIN
    return Standing.MEMBER if status in _INSIDE and is_member else Standing.OUTSIDE


async def started(update: Update, context: Context) -> None:
    """/start, or *Home* tapped."""
    await context.visit.show(_welcome(context.visit))


async def linked(update: Update, context: Context) -> None:
    """/start by a link: what it names; a link to something that is not (any more) there gets a word."""
    visit, message = context.visit, message_of(update)
    office = visit.desk.office
    match payload_of(message):
        case OpenEntry(entry_id) if (entry := office.library.entry(entry_id)) is not None:
            screen = await _entry(visit, entry, message_id=message.message_id)
        case OpenService(service_id) if (service := office.service(service_id)) is not None:
            await actions.open_service(visit.desk, visit.person.id, service, message_id=message.message_id)
            screen = screens.service(visit.say, service, office=office.name)
        case OpenRequest(service_id, kind_id) if (kind := office.kind(service_id, kind_id)) is not None:
            screen = screens.request(visit.say, office.library.services[service_id], kind)
        case AskQuestion():
            screen = screens.invitation(visit.say)
        case _:
            screen = _welcome(visit, is_link_gone=True)
    await visit.show(screen)
    await form_recalled(update, context)


async def form_recalled(update: Update, context: Context) -> None:
    """After an answer that somebody left a form for: the way back to it."""
    visit = context.visit
    if visit.draft is None:
        return
    kind = visit.desk.office.kind(visit.draft.state["service"], visit.draft.state["kind"])
    title = kind.title.spoken(visit.say.language) if kind else visit.draft.state["kind"]
    await visit.show(screens.form_open(visit.say, title=title, draft_id=visit.draft.id))


async def started_in_group(update: Update, context: Context) -> None:
    """/start in a group, as a link may bring it there: nothing to be said or handed on."""


async def language_chosen(update: Update, context: Context) -> None:
    """Another language tapped."""
    await actions.speak(context.visit, context.tap(update, Speak).language)
    await context.visit.show(_welcome(context.visit))


async def language_asked(update: Update, context: Context) -> None:
    """Another language asked for in words: a form goes on in it; what else was looked at comes by `ask.shown_again`."""
    visit = context.visit
    wanted = language_wanted(message_of(update).text or "", now=Language(visit.person.language))
    if wanted is None:
        return
    await actions.speak(visit, wanted)
    await visit.show(screens.spoken(visit.say, is_filling_in=visit.draft is not None))
    if visit.draft is not None:
        await _form_again(visit, await requests.opened(visit.desk, visit.draft))


async def stale_tap(update: Update, context: Context) -> None:
    """A button of another age, or of nobody's: a private chat gets a fresh screen, a group a word."""
    visit = context.visit
    visit.answer_tap(visit.say.plain("refused-stale"))
    await auditing.note_stray(visit, update)
    if visit.chat_id == visit.person.id:
        await visit.add(_welcome(visit))


async def membership_changed(update: Update, context: Context) -> None:
    """Somebody joined, left, or became an administrator of a group of ours."""
    change = update.chat_member
    if change is None or change.new_chat_member.user.is_bot:  # a bot is nobody's colleague
        return
    new = change.new_chat_member
    standing = standing_of(new.status, is_member=getattr(new, "is_member", True))
    await actions.place_member(context.visit, new.user.id, name=new.user.full_name, standing=standing)


async def bot_placed(update: Update, context: Context) -> None:
    """The bot itself was added to a group, made an administrator, or unblocked by a person."""
    change = update.my_chat_member
    if change is not None and standing_of(change.new_chat_member.status) != Standing.OUTSIDE:
        await actions.reach_again(context.visit)


async def group_moved(update: Update, context: Context) -> None:
    """A group became a supergroup and has another id from now on."""
    new_chat_id = message_of(update).migrate_to_chat_id
    if new_chat_id is not None:
        await actions.move_group(context.visit, new_chat_id)


async def group_id_asked(update: Update, context: Context) -> None:
    """/id in a group: its number is what the settings need."""
    visit = context.visit
    screen = screens.chat_id(visit.say, chat_id=visit.chat_id)
    await visit.desk.post(screen, chat_id=visit.chat_id, reply_to=message_of(update).message_id)


async def edited_in_form(update: Update, context: Context) -> None:
    """An earlier answer was edited in the chat: the form has moved on and must say so."""
    raise Refusal("refused-edit-in-form")


async def _entry(visit: Visit, entry: Entry, *, message_id: int) -> Screen:
    desk, person_id = visit.desk, visit.person.id
    question = await ask.open_entry(desk, person_id, entry.id, origin=Origin.LINKED, message_id=message_id)
    return await opened(visit, question, entry)


async def _form_again(visit: Visit, form: Form) -> None:
    if isinstance(form.asked, Papers):
        await documents.open_list(visit.desk, form, tapped=None)
    else:
        await visit.add(await requests.step_screen(visit.desk, form))


def _welcome(visit: Visit, *, is_link_gone: bool = False) -> Screen:
    office = visit.desk.office
    return screens.welcome(
        visit.say,
        office=office.name,
        services=tuple(office.library.services.values()),
        draft_id=visit.draft.id if visit.draft else None,
        is_link_gone=is_link_gone,
    )
