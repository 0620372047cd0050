"""What is kept from a group until somebody there wants to see it: muted people's messages, and coarse ones."""

from handlers.buttons import ShowHeld
from handlers.desk import Desk
from handlers.relay.content import Place, Written
from handlers.screen import Button, Screen, column
from handlers.texts import Html, Texts
from knowledge.rules.protection import TOLD_EVERY, Kind
from storage import held, messages, people, protection
from storage.held import Cause
from storage.messages import MessageRole
from storage.outbox import Priority


async def cause_to_hold(desk: Desk, written: Written, *, author_id: int) -> Cause | None:
    """Return why a group is not to see this unasked; None for what it may see."""
    author = await people.find(desk.tx, author_id)
    if author is not None and author.is_muted(desk.tx.now):
        return Cause.MUTED
    return Cause.WORD if desk.office.held_words.is_in(written.text) else None


async def hold(
    desk: Desk, written: Written, cause: Cause, *, ticket_id: int, author_id: int, header: Html, place: Place
) -> None:
    """Keep a message back and let the group see that there is one, without a sound: one line for all of a ticket."""
    await held.hold(
        desk.tx,
        author_id,
        ticket_id=ticket_id,
        chat_id=written.chat_id,
        message_id=written.message_id,
        written=written.kept(),
        header=header,
        cause=cause,
    )
    count = await held.waiting(desk.tx, ticket_id)
    screen = held_back(desk.office.own, number=ticket_id, count=count)
    known = await messages.newest(desk.tx, ticket_id, chat_id=place.chat_id, role=MessageRole.HELD)
    if count > 1 and known is not None:
        key = f"held:{ticket_id}"
        await desk.edit(screen, chat_id=place.chat_id, message_ref=known.id, merge_key=key, priority=Priority.DIGEST)
        return
    is_word = cause == Cause.WORD
    priority = Priority.ALERT if is_word else Priority.DIGEST
    await tell_held(desk, screen, place, ticket_id=ticket_id, priority=priority, is_silent=not is_word)


async def tell_held(
    desk: Desk, screen: Screen, place: Place, *, ticket_id: int, priority: Priority, is_silent: bool
) -> None:
    """Put up the line that says how many messages of a ticket are held back (see `held_back`)."""
    ref = await messages.note(desk.tx, ticket_id, chat_id=place.chat_id, role=MessageRole.HELD)
    await desk.post(
        screen,
        chat_id=place.chat_id,
        priority=priority,
        message_ref=ref,
        reply_ref=place.reply_ref,
        topic_ref=place.topic_ref,
        is_silent=is_silent,
    )


async def kept(desk: Desk, written: Written, say: Texts, *, person_id: int, number: int) -> Screen | None:
    """Return what the writer of a message hears instead of "handed on", where it was held back; None where not.

    An album is answered once.
    """
    cause = await held.cause(desk.tx, written.chat_id, message_id=written.message_id)
    if cause is None or await _is_told(desk, written):
        return None
    mute = await protection.current(desk.tx, person_id, Kind.MUTE) if cause == Cause.MUTED else None
    if mute is not None and await protection.tell_once(desk.tx, mute.id, every=TOLD_EVERY):
        return Screen(say("kept-muted", number=number, when=mute.ends_at, reason=mute.reason))
    return Screen(say("kept-word" if cause == Cause.WORD else "kept", number=number))


async def _is_told(desk: Desk, written: Written) -> bool:
    album = written.media.album if written.media else ""
    return bool(album) and await held.is_further(desk.tx, written.chat_id, message_id=written.message_id, album=album)


def held_back(say: Texts, *, number: int, count: int) -> Screen:
    """Say how many messages of a ticket are held back, with the button that shows them."""
    return Screen(
        say("held-back", number=number, count=count), column(Button(say.plain("button-peek"), ShowHeld(number)))
    )
