"""Drafts put where they are looked at: below a card, in a private chat, or changed in their place."""

from handlers.card import actions as card
from handlers.context import check_known_soon
from handlers.desk import Desk, Visit
from handlers.learning import looking, screens
from handlers.learning.drafting import draft_id, now
from handlers.learning.views import DraftView
from handlers.screen import Screen
from handlers.texts import Texts
from knowledge.faq.overlay import Part, said_by
from knowledge.rules.refusals import Refusal
from knowledge.wording import Language
from storage import learning, messages, people, tickets
from storage.learning import Learning
from storage.messages import MessageRole
from storage.outbox import Priority


def say_at(visit: Visit) -> Texts:
    """Return the texts for the chat that a visit is in: the person's language, or the office's in a group."""
    return visit.say if visit.chat_id == visit.person.id else visit.desk.office.own


async def view(desk: Desk, found: Learning, *, language: Language) -> DraftView:
    """Return a draft as it is looked at in a language."""
    author = await people.find(desk.tx, found.by_id)
    source = source_of(desk, found, name=author.name if author else "")
    return await looking.draft(desk, found, language=language, source=source)


def source_of(desk: Desk, found: Learning, *, name: str) -> str:
    """Return where an entry comes from that a draft begins, in the office's language."""
    if found.ticket_id is not None:
        return desk.office.own.plain("learn-source", number=found.ticket_id)
    return desk.office.own.plain("learn-source-own", name=name)


async def put_up(desk: Desk, found: Learning) -> None:
    """Show a ticket's draft below its card, as a message of its own that rings."""
    ticket = await tickets.get(desk.tx, found.ticket_id) if found.ticket_id is not None else None
    if ticket is None:
        raise Refusal("refused-stale")
    place = await card.place_of(desk, ticket)
    ref = await messages.note(desk.tx, ticket.id, chat_id=place.chat_id, role=MessageRole.NOTICE)
    await learning.place(desk.tx, found.id, chat_id=place.chat_id, message_ref=ref)
    await desk.post(
        await _screen(desk, found, desk.office.own, language=Language.ID, chat_id=place.chat_id),
        chat_id=place.chat_id,
        priority=Priority.ALERT,
        message_ref=ref,
        reply_ref=place.reply_ref,
        topic_ref=place.topic_ref,
    )


async def show(visit: Visit, found: Learning, *, language: Language) -> None:
    """Show a draft in place of the message that was tapped."""
    desk = visit.desk
    screen = await _screen(desk, found, say_at(visit), language=language, chat_id=visit.chat_id)
    if visit.tapped is not None:
        await check_known_soon(visit)
        ref = await messages.note(
            desk.tx, _ticket_at(visit, found), chat_id=visit.chat_id, role=MessageRole.NOTICE, message_id=visit.tapped
        )
        await learning.place(desk.tx, found.id, chat_id=visit.chat_id, message_ref=ref)
    await visit.show(screen)


async def show_written(visit: Visit, found: Learning, *, language: Language, message_id: int) -> None:
    """Show a draft after something was written: in a group in its place, in a private chat below the words."""
    if visit.chat_id != visit.person.id:
        visit.tapped = message_id or None
        await show(visit, found, language=language)
        return
    desk = visit.desk
    if message_id:
        payload = {"chat_id": visit.chat_id, "message_id": message_id, "reply_markup": {"inline_keyboard": []}}
        await desk.call("editMessageReplyMarkup", payload, chat_id=visit.chat_id)
    ref = await messages.note(desk.tx, None, chat_id=visit.chat_id, role=MessageRole.NOTICE)
    await learning.place(desk.tx, found.id, chat_id=visit.chat_id, message_ref=ref)
    screen = await _screen(desk, found, visit.say, language=language, chat_id=visit.chat_id)
    await desk.post(screen, chat_id=visit.chat_id, message_ref=ref)


async def redraw(desk: Desk, learning_id: int) -> None:
    """Show what was measured of a draft where it is looked at; not while somebody is asked for words there."""
    found = await learning.draft(desk.tx, learning_id)
    if found is None or found.message_ref is None:
        return
    reader = await people.find(desk.tx, found.chat_id) if found.chat_id > 0 else None
    say = desk.office.say(reader.language) if reader else desk.office.own
    screen = await _screen(desk, found, say, language=Language.ID, chat_id=found.chat_id)
    key = f"learn:{found.id}:{found.message_ref}"
    await desk.edit(screen, chat_id=found.chat_id, message_ref=found.message_ref, merge_key=key)


async def now_said(desk: Desk, found: Learning, part: Part | None) -> str:
    """Return what a text of a draft says now; empty for a way to ask."""
    if part is None:
        return ""
    said = found.words.get("parts", {}).get(str(part))
    return str(said or said_by((await now(desk, draft_id(found))).entry)[part])


def _ticket_at(visit: Visit, found: Learning) -> int | None:
    """Return the ticket that a draft's message belongs to: in a group its own, in a private chat none."""
    return found.ticket_id if visit.chat_id != visit.person.id else None


async def _screen(desk: Desk, found: Learning, say: Texts, *, language: Language, chat_id: int) -> Screen:
    shown = await view(desk, found, language=language)
    read = desk.office.say(language)
    return screens.draft(say, shown, library=desk.office.library, read=read, is_private=chat_id > 0)
