"""The first words, the language, buttons of another age, and who is in the groups."""

from telegram import ChatMember, Update

from handlers.buttons import Speak
from handlers.context import Context
from handlers.desk import Visit
from handlers.incoming import message_of
from handlers.screen import Screen
from handlers.welcome import actions, screens
from knowledge.rules.refusals import Refusal
from storage.people import Standing

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


async def language_chosen(update: Update, context: Context) -> None:
    """Another language tapped."""
    await actions.speak(context.visit, context.tap(update, Speak).language)
    await context.visit.show(_welcome(context.visit))


async def stale_tap(update: Update, context: Context) -> None:
    """A button of another age, or of nobody's: a private chat gets a fresh screen, a group a word."""
    visit = context.visit
    visit.answer_tap(visit.say.plain("refused-stale"))
    if visit.chat_id == visit.person.id:
        await visit.add(_welcome(visit))


async def membership_changed(update: Update, context: Context) -> None:
    """Somebody joined, left, or became an administrator of a group of ours."""
    change = update.chat_member
    if change is None:
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


def _welcome(visit: Visit) -> Screen:
    office = visit.desk.office
    return screens.welcome(
        visit.say,
        office=office.name,
        services=tuple(office.library.services.values()),
        draft_id=visit.draft.id if visit.draft else None,
    )
