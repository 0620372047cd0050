"""Announcements: written and confirmed by admins, refused and wanted again by everybody."""

import re

from telegram import Message, Update

from handlers.announcements import actions, screens, sending
from handlers.announcements.views import aim_of
from handlers.buttons import (
    AimAnnouncement,
    DropAnnouncement,
    QuietAnnouncements,
    SendAnnouncement,
    SpeakFor,
    StopAnnouncement,
)
from handlers.context import Context
from handlers.desk import Visit
from handlers.incoming import message_of
from handlers.screen import Screen
from handlers.texts import Texts
from knowledge.rules.announcing import duration
from knowledge.rules.refusals import Refusal
from storage.announcements import Announcement
from storage.outbox import Priority

_COMMAND = re.compile(r"^/\w+(?:@\w+)?\s*")


async def written(update: Update, context: Context) -> None:
    """/pengumuman in the group, with the text behind it or as an answer to the text."""
    visit, message = context.visit, message_of(update)
    if message.sender_chat is not None:
        raise Refusal("refused-command-anonymous")
    await _begin(visit, message)


async def written_privately(update: Update, context: Context) -> None:
    """/pengumuman in one's own chat: an admin announces; everybody else says whether they want announcements."""
    visit, message = context.visit, message_of(update)
    if _text(message) and await actions.may_announce(visit.desk, visit.person):
        await _begin(visit, message)
        return
    is_quiet = await actions.is_quiet(visit.desk, visit.person)
    await visit.show(screens.setting(visit.say, is_quiet=is_quiet))


async def aimed(update: Update, context: Context) -> None:
    """Some people tapped, or *Others*."""
    visit, tap = context.visit, context.tap(update, AimAnnouncement)
    draft = await actions.open_draft(visit.desk, tap.announcement_id, person=visit.person, chat_id=visit.chat_id)
    people = aim_of(tap.people)
    if people is None:
        await visit.show(await _choose(visit, draft))
        return
    draft = await actions.aim_at(visit.desk, draft, *people)
    await visit.show(await _confirm(visit, draft))


async def spoken_for(update: Update, context: Context) -> None:
    """Another sender tapped."""
    visit, tap = context.visit, context.tap(update, SpeakFor)
    draft = await actions.open_draft(visit.desk, tap.announcement_id, person=visit.person, chat_id=visit.chat_id)
    draft = await actions.speak_for(visit.desk, draft, tap.group, person=visit.person)
    await visit.show(await _choose(visit, draft))


async def sent(update: Update, context: Context) -> None:
    """*Send* tapped; a second tap sends nothing twice."""
    visit, tap = context.visit, context.tap(update, SendAnnouncement)
    draft = await actions.open_draft(visit.desk, tap.announcement_id, person=visit.person, chat_id=visit.chat_id)
    await sending.send(visit.desk, draft)
    await sending.tell(visit.desk, draft.id, priority=Priority.TALK)


async def dropped(update: Update, context: Context) -> None:
    """*Cancel* tapped."""
    visit, tap = context.visit, context.tap(update, DropAnnouncement)
    draft = await actions.open_draft(visit.desk, tap.announcement_id, person=visit.person, chat_id=visit.chat_id)
    await actions.drop(visit.desk, draft)
    await visit.show(screens.dropped(_say(visit)))


async def stopped(update: Update, context: Context) -> None:
    """*Stop* tapped."""
    visit, tap = context.visit, context.tap(update, StopAnnouncement)
    going = await actions.checked(visit.desk, tap.announcement_id, person=visit.person, chat_id=visit.chat_id)
    await sending.stop(visit.desk, going, person_id=visit.person.id)
    await sending.tell(visit.desk, going.id, priority=Priority.TALK)


async def quieted(update: Update, context: Context) -> None:
    """*No more announcements* tapped, or *Send them again*."""
    visit, tap = context.visit, context.tap(update, QuietAnnouncements)
    await actions.set_quiet(visit.desk, visit.person, is_quiet=tap.is_quiet)
    visit.answer_tap(visit.say.plain("toast-announcements-off" if tap.is_quiet else "toast-announcements-on"))
    if tap.is_setting:
        await visit.show(screens.setting(visit.say, is_quiet=tap.is_quiet))
        return
    buttons = Screen("", screens.keyboard(visit.say, is_quiet=tap.is_quiet)).keyboard()
    payload = {"chat_id": visit.chat_id, "message_id": visit.tapped, "reply_markup": buttons}
    await visit.desk.call("editMessageReplyMarkup", payload, chat_id=visit.chat_id)


async def _begin(visit: Visit, message: Message) -> None:
    draft = await actions.begin(visit.desk, _text(message), person=visit.person, chat_id=visit.chat_id)
    await visit.desk.post(
        await _choose(visit, draft), chat_id=visit.chat_id, message_ref=draft.message_ref, reply_to=message.message_id
    )


async def _choose(visit: Visit, draft: Announcement) -> Screen:
    say = _say(visit)
    choices = await actions.choices(visit.desk, draft, person=visit.person, language=say.language)
    return screens.choose(say, actions.draft(visit.desk, draft), choices)


async def _confirm(visit: Visit, draft: Announcement) -> Screen:
    say = _say(visit)
    aim = await actions.aim(visit.desk, draft, draft.audience, draft.service or "", language=say.language)
    takes = duration(aim.count, visit.desk.office.announcements_per_minute)
    return screens.confirm(say, actions.draft(visit.desk, draft), aim, minutes=-(-int(takes.total_seconds()) // 60))


def _text(message: Message) -> str:
    """Return what is to be announced, as Telegram HTML: what stands behind the command, or what it answers."""
    behind = _COMMAND.sub("", message.text_html or "", count=1).strip()
    answered = message.reply_to_message
    if behind or answered is None:
        return behind
    return (answered.text_html if answered.text else answered.caption_html or "").strip()


def _say(visit: Visit) -> Texts:
    return visit.say if visit.chat_id == visit.person.id else visit.desk.office.own
