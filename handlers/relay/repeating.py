"""A message of one side, repeated on the other: requester to staff group, staff to requester."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from handlers.buttons import ShowSecrets
from handlers.desk import Desk
from handlers.relay.answering import answering
from handlers.relay.content import Content, Media, Place, Written
from handlers.relay.holding import cause_to_hold, hold
from handlers.relay.masking import veil_html
from handlers.screen import Button, Screen, column
from handlers.splitting import LONGEST_TEXT, units_shown
from handlers.texts import Html
from knowledge.rules.privacy import Secret, is_covered
from knowledge.rules.refusals import Refusal
from storage import held, media, messages, outbox
from storage.media import Medium
from storage.messages import MessageRole
from storage.outbox import Priority

LONGEST_CAPTION = 1024
ALBUM_KINDS = frozenset({"photo", "video", "document", "audio"})
LONGEST_KEY = 60  # characters of a merge key
ALBUM_WAITS = timedelta(seconds=1)  # after its newest file, for the next: the album itself is rows, and loses nothing


async def repeat(
    desk: Desk,
    written: Written,
    *,
    ticket_id: int,
    author_id: int,
    header: Html,
    place: Place,
    is_wanted: bool = False,
) -> None:
    """Note the original, put its repetition into the outbox, and link the two for answers and edits.

    What is private is hidden from a group, behind a button; what a group is not to see unasked is held back, unless
    somebody wants it. A refusal for what Telegram lets no bot repeat.
    """
    check_kind(written)
    original_ref = await note_original(desk, written, ticket_id=ticket_id, author_id=author_id)
    cause = await cause_to_hold(desk, written, author_id=author_id) if place.is_group and not is_wanted else None
    if cause is not None:
        await hold(desk, written, cause, ticket_id=ticket_id, author_id=author_id, header=header, place=place)
        return
    await _repeat(
        desk, written, place, header=header, original_ref=original_ref, ticket_id=ticket_id, author_id=author_id
    )


async def _repeat(
    desk: Desk, written: Written, place: Place, *, header: Html, original_ref: int, ticket_id: int, author_id: int
) -> None:
    mirror_ref = await messages.note(
        desk.tx, ticket_id, chat_id=place.chat_id, role=MessageRole.MIRROR, mirror_of=original_ref, author_id=author_id
    )
    place = await answering(desk, written, place)
    html, secrets = veil_html(written.html) if place.is_group else (written.html, ())
    if secrets:
        await held.veil(desk.tx, mirror_ref, ticket_id=ticket_id, secrets=secrets)
    rows = peeking(desk, mirror_ref, secrets)
    if written.content == Content.TEXT:
        screen = Screen(Html(f"{header}\n{html}"), rows)
        is_hiding = secrets or is_covered(written.text)
        if units_shown(screen.html) <= LONGEST_TEXT or is_hiding:  # what hides something is never copied
            await _post(desk, screen, place, message_ref=mirror_ref)
        else:
            await _post_below(desk, written, header, place, original_ref, ticket_id=ticket_id, message_ref=mirror_ref)
        return
    if written.content == Content.OTHER:
        await _post_below(desk, written, header, place, original_ref, ticket_id=ticket_id, message_ref=mirror_ref)
        return
    is_in_album = _is_in_album(written)
    caption = Html(f"{header}\n{html}") if html else header
    if units_shown(caption) > LONGEST_CAPTION or (is_in_album and secrets):  # an album has no buttons
        await _post_beside(desk, Screen(caption, rows), place, original_ref, ticket_id=ticket_id)
        html, rows, caption = Html(""), (), header
    await _keep(desk, written, html, message_ref=original_ref, mirror_ref=mirror_ref)
    if is_in_album:
        await _put_album(desk, written, header, place)
    else:
        await _copy(desk, written, place, message_ref=mirror_ref, screen=Screen(caption, rows))


def check_kind(written: Written) -> None:
    """Raise a refusal for what Telegram lets no bot repeat."""
    if written.content == Content.FOREIGN:
        raise Refusal("refused-kind")


async def is_further(desk: Desk, written: Written) -> bool:
    """Tell whether a message is one more file of an album that is handed on already."""
    if written.media is None or not written.media.album:
        return False
    return await media.ticket_of_album(desk.tx, written.chat_id, album=written.media.album) is not None


async def note_original(desk: Desk, written: Written, *, ticket_id: int, author_id: int) -> int:
    """Return the reference of what a person wrote, as a message of the ticket."""
    original = await messages.at(desk.tx, written.chat_id, message_id=written.message_id)
    if original is not None:
        return original.id
    return await messages.note(
        desk.tx,
        ticket_id,
        chat_id=written.chat_id,
        role=MessageRole.WRITTEN,
        message_id=written.message_id,
        author_id=author_id,
    )


def peeking(desk: Desk, mirror_ref: int, secrets: Sequence[tuple[Secret, str]]) -> tuple[tuple[Button, ...], ...]:
    """Return the button that shows what a message hides, where it hides something."""
    return column(Button(desk.office.own.plain("button-peek"), ShowSecrets(mirror_ref))) if secrets else ()


def priority_of(place: Place) -> Priority:
    """Return how urgent a repetition is: in a group it is one of many, in a private chat somebody waits for it."""
    return Priority.ALERT if place.is_group else Priority.TALK


async def _post_below(
    desk: Desk, written: Written, header: Html, place: Place, original_ref: int, *, ticket_id: int, message_ref: int
) -> None:
    await _post_beside(desk, Screen(header), place, original_ref, ticket_id=ticket_id)
    await _copy(desk, written, place, message_ref=message_ref)


async def _post_beside(desk: Desk, screen: Screen, place: Place, original_ref: int, *, ticket_id: int) -> None:
    """Post what belongs to a message and does not fit into it: it is taken back together with that."""
    ref = await messages.note(
        desk.tx, ticket_id, chat_id=place.chat_id, role=MessageRole.NOTICE, mirror_of=original_ref
    )
    await _post(desk, screen, place, message_ref=ref)


async def _post(desk: Desk, screen: Screen, place: Place, *, message_ref: int | None = None) -> None:
    await desk.post(
        screen,
        chat_id=place.chat_id,
        priority=priority_of(place),
        message_ref=message_ref,
        reply_ref=place.reply_ref,
        topic_ref=place.topic_ref,
        reply=place.reply(),
    )


async def _copy(desk: Desk, written: Written, place: Place, *, message_ref: int, screen: Screen | None = None) -> None:
    payload: dict[str, Any] = {
        "chat_id": place.chat_id,
        "from_chat_id": written.chat_id,
        "message_id": written.message_id,
        **place.reply(),
    }
    if screen is not None:
        payload |= {"caption": screen.html, "parse_mode": "HTML"}
        payload |= {"reply_markup": screen.keyboard()} if screen.rows else {}
    await desk.call(
        "copyMessage",
        payload,
        chat_id=place.chat_id,
        priority=priority_of(place),
        message_ref=message_ref,
        reply_ref=place.reply_ref,
        topic_ref=place.topic_ref,
    )


def _is_in_album(written: Written) -> bool:
    return written.media is not None and bool(written.media.album) and written.media.kind in ALBUM_KINDS


async def _keep(desk: Desk, written: Written, html: Html, *, message_ref: int, mirror_ref: int) -> None:
    if written.media is not None:  # else it is known by its message alone
        medium = medium_of(written, written.media, html, message_ref=message_ref, mirror_ref=mirror_ref)
        await media.keep(desk.tx, medium)


def medium_of(written: Written, file: Media, html: Html, *, message_ref: int, mirror_ref: int) -> Medium:
    """Return the file of a message as it is kept; ``html`` is its caption as the other side sees it."""
    return Medium(
        message_ref=message_ref,
        mirror_ref=mirror_ref,
        chat_id=written.chat_id,
        message_id=written.message_id,
        album=file.album if _is_in_album(written) else None,
        kind=file.kind,
        file_id=file.file_id,
        file_key=file.file_key,
        html=html,
        is_spoiler=file.is_spoiler,
        is_above=file.is_above,
    )


async def _put_album(desk: Desk, written: Written, header: Html, place: Place) -> None:
    """Put an album into the outbox, or put it off as its files come: which they are is looked up when it goes."""
    chat_id, album = written.chat_id, written.media.album if written.media else ""
    files = await media.unsent(desk.tx, chat_id, album=album)
    key = f"album:{chat_id}:{album}"[:LONGEST_KEY]
    source = {"chat_id": chat_id, "name": album}
    payload: dict[str, Any] = {"chat_id": place.chat_id, "album": source, "header": header, **place.reply()}
    reply_ref = place.reply_ref
    begun = await outbox.waiting(desk.tx, key)
    if begun is not None:  # what it answers, and how it is headed, is told with the first file
        payload, reply_ref = begun
    await desk.call(
        "sendMediaGroup",
        payload,
        chat_id=place.chat_id,
        priority=priority_of(place),
        message_ref=files[0].mirror_ref,
        reply_ref=reply_ref,
        topic_ref=place.topic_ref,
        merge_key=key,
        weight=len(files),
        delay=ALBUM_WAITS,
    )
