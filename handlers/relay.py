"""A message of one side, repeated on the other: requester to staff group, staff to requester."""

from dataclasses import dataclass
from enum import StrEnum

from handlers.desk import Desk
from handlers.screen import Screen
from handlers.texts import Html
from storage import messages
from storage.messages import MessageRole
from storage.outbox import Priority

LONGEST_TEXT = 3500  # characters of HTML that leave room for the line that names the sender
LONGEST_CAPTION = 800


class Content(StrEnum):
    """How a message can be repeated."""

    TEXT = "text"
    CAPTIONED = "captioned"  # a photo, document, ...: copied, with a caption of ours
    OTHER = "other"  # a sticker, location, ...: copied below a line that names the sender


@dataclass(frozen=True, slots=True)
class Written:
    """What a person wrote: where, and as Telegram HTML (of the text or the caption)."""

    chat_id: int
    message_id: int
    content: Content
    html: Html
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where to repeat it: a chat, in a topic or as an answer to a message."""

    chat_id: int
    reply_ref: int | None = None
    topic_ref: int | None = None


async def repeat(desk: Desk, written: Written, *, ticket_id: int, author_id: int, header: Html, place: Place) -> None:
    """Note the original, put its repetition into the outbox, and link the two for answers and edits."""
    original = await messages.at(desk.tx, written.chat_id, message_id=written.message_id)
    original_ref = (
        original.id
        if original
        else await messages.note(
            desk.tx,
            ticket_id,
            chat_id=written.chat_id,
            role=MessageRole.WRITTEN,
            message_id=written.message_id,
            author_id=author_id,
        )
    )
    mirror_ref = await messages.note(
        desk.tx, ticket_id, chat_id=place.chat_id, role=MessageRole.MIRROR, mirror_of=original_ref, author_id=author_id
    )
    if written.content == Content.TEXT and len(written.html) <= LONGEST_TEXT:
        await _post(desk, Screen(Html(f"{header}\n{written.html}")), place, message_ref=mirror_ref)
        return
    caption = Html(f"{header}\n{written.html}") if written.html else header
    if written.content == Content.CAPTIONED and len(caption) <= LONGEST_CAPTION:
        await _copy(desk, written, place, message_ref=mirror_ref, caption=caption)
        return
    header_ref = await messages.note(desk.tx, ticket_id, chat_id=place.chat_id, role=MessageRole.NOTICE)
    await _post(desk, Screen(header), place, message_ref=header_ref)
    await _copy(desk, written, place, message_ref=mirror_ref)


async def amend(desk: Desk, written: Written, *, header: Html) -> bool:
    """Carry an edit over to the repetition; False when the message was never repeated."""
    original = await messages.at(desk.tx, written.chat_id, message_id=written.message_id)
    mirror = await messages.mirror(desk.tx, original.id) if original else None
    if mirror is None:
        return False
    html, priority = Html(f"{header}\n{written.html}"), _priority(mirror.chat_id)
    if written.content == Content.CAPTIONED and len(html) <= LONGEST_CAPTION:
        payload = {"chat_id": mirror.chat_id, "caption": html, "parse_mode": "HTML"}
        await desk.call("editMessageCaption", payload, chat_id=mirror.chat_id, message_ref=mirror.id, priority=priority)
    elif written.content == Content.TEXT and len(html) <= LONGEST_TEXT:
        await desk.edit(Screen(html), chat_id=mirror.chat_id, message_ref=mirror.id, priority=priority)
    else:  # too long to be edited in: the new words stand below the old ones
        await desk.post(Screen(html), chat_id=mirror.chat_id, reply_ref=mirror.id, priority=priority)
    return True


async def _post(desk: Desk, screen: Screen, place: Place, *, message_ref: int) -> None:
    await desk.post(
        screen,
        chat_id=place.chat_id,
        priority=_priority(place.chat_id),
        message_ref=message_ref,
        reply_ref=place.reply_ref,
        topic_ref=place.topic_ref,
    )


async def _copy(desk: Desk, written: Written, place: Place, *, message_ref: int, caption: Html | None = None) -> None:
    payload: dict[str, object] = {
        "chat_id": place.chat_id,
        "from_chat_id": written.chat_id,
        "message_id": written.message_id,
    }
    if caption is not None:
        payload |= {"caption": caption, "parse_mode": "HTML"}
    await desk.call(
        "copyMessage",
        payload,
        chat_id=place.chat_id,
        priority=_priority(place.chat_id),
        message_ref=message_ref,
        reply_ref=place.reply_ref,
        topic_ref=place.topic_ref,
    )


def _priority(chat_id: int) -> Priority:
    return Priority.ALERT if chat_id < 0 else Priority.TALK  # groups have negative ids
