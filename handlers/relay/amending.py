"""An edit of one side, carried over to the other."""

from typing import Any

from handlers.desk import Desk
from handlers.relay.content import Content, Place, Written
from handlers.relay.holding import cause_to_hold, hold
from handlers.relay.masking import veil_html
from handlers.relay.repeating import LONGEST_CAPTION, peeking
from handlers.screen import Screen
from handlers.splitting import LONGEST_TEXT, units_shown
from handlers.texts import Html
from storage import held, media, messages
from storage.media import Medium
from storage.messages import Message, MessageRole
from storage.outbox import Priority

_REPLACED = frozenset({"photo", "video", "document", "audio", "animation"})


async def amend(desk: Desk, written: Written, *, header: Html) -> bool:
    """Carry an edit over to the repetition; False when the message was never repeated, or was taken back.

    A place that moves is no edit: what was repeated is where it was then.
    """
    original = await messages.at(desk.tx, written.chat_id, message_id=written.message_id)
    if original is None or written.content == Content.FOREIGN:
        return False
    if await held.amend(desk.tx, written.chat_id, message_id=written.message_id, written=written.kept()):
        return True
    mirror = await messages.mirror(desk.tx, original.id)
    if mirror is None or mirror.ticket_id is None or mirror.role == MessageRole.RECALLED:
        return False
    if written.content == Content.OTHER:
        return True
    if mirror.chat_id < 0:
        author_id = written.chat_id  # what goes to a group comes from its writer's own chat
        cause = await cause_to_hold(desk, written, author_id=author_id)
        if cause is not None:
            place = Place(mirror.chat_id, mirror.id)
            ticket_id = mirror.ticket_id
            await hold(desk, written, cause, ticket_id=ticket_id, author_id=author_id, header=header, place=place)
            return True
    await _amend(desk, written, header, mirror)
    return True


async def _amend(desk: Desk, written: Written, header: Html, mirror: Message) -> None:
    html, secrets = veil_html(written.html) if mirror.chat_id < 0 else (written.html, ())
    await held.veil(desk.tx, mirror.id, ticket_id=mirror.ticket_id or 0, secrets=secrets)
    screen = Screen(Html(f"{header}\n{html}"), peeking(desk, mirror.id, secrets))
    known = await media.get(desk.tx, mirror.mirror_of or 0)
    if written.content == Content.TEXT:
        await _amend_text(desk, screen, mirror)
    elif known is None or written.media is None:
        await _call(desk, mirror, "editMessageCaption", _caption(screen))
    else:
        await _amend_file(desk, written, screen, mirror, known)


async def _amend_text(desk: Desk, screen: Screen, mirror: Message) -> None:
    if units_shown(screen.html) <= LONGEST_TEXT:
        await desk.edit(screen, chat_id=mirror.chat_id, message_ref=mirror.id, priority=_priority(mirror.chat_id))
    else:
        await _post_below(desk, screen, mirror)


async def _amend_file(desk: Desk, written: Written, screen: Screen, mirror: Message, known: Medium) -> None:
    file = written.media
    if file is None:
        return
    is_apart = units_shown(screen.html) > LONGEST_CAPTION or (known.album is not None and bool(screen.rows))
    if is_apart:  # too long for a caption, or in need of a button that an album cannot have
        await _post_below(desk, screen, mirror)
        screen = Screen(Html(screen.html.partition("\n")[0]))
    if file.file_key != known.file_key and file.kind in _REPLACED:
        await media.replace(desk.tx, known.message_ref, file_id=file.file_id, file_key=file.file_key)
        media_of = {"type": file.kind, "media": file.file_id, "caption": screen.html, "parse_mode": "HTML"}
        await _call(desk, mirror, "editMessageMedia", {"media": media_of, **_keyboard(screen)})
    elif not is_apart:
        await _call(desk, mirror, "editMessageCaption", _caption(screen))


def _caption(screen: Screen) -> dict[str, Any]:
    return {"caption": screen.html, "parse_mode": "HTML", **_keyboard(screen)}


def _keyboard(screen: Screen) -> dict[str, Any]:
    return {"reply_markup": screen.keyboard()} if screen.rows else {}


async def _call(desk: Desk, mirror: Message, method: str, payload: dict[str, Any]) -> None:
    payload = {"chat_id": mirror.chat_id, **payload}
    priority = _priority(mirror.chat_id)
    await desk.call(method, payload, chat_id=mirror.chat_id, message_ref=mirror.id, priority=priority)


async def _post_below(desk: Desk, screen: Screen, mirror: Message) -> None:
    """Let the new words stand below the old ones, as a message of the same ticket."""
    ref = await messages.note(
        desk.tx, mirror.ticket_id, chat_id=mirror.chat_id, role=MessageRole.NOTICE, mirror_of=mirror.mirror_of
    )
    priority = _priority(mirror.chat_id)
    await desk.post(screen, chat_id=mirror.chat_id, reply_ref=mirror.id, message_ref=ref, priority=priority)


def _priority(chat_id: int) -> Priority:
    return Priority.ALERT if chat_id < 0 else Priority.TALK
