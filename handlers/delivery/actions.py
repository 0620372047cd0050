"""What became of staff's messages: arrived, not arrived and tried again, taken back, or meant for colleagues only."""

from datetime import timedelta

from handlers import prompts
from handlers.card import actions as card
from handlers.delivery import screens
from handlers.desk import Desk
from handlers.relay import Written, medium_of
from handlers.staff import actions as staff
from handlers.texts import Html
from handlers.wanted import Prompt, Wanted
from knowledge.rules.refusals import Refusal
from knowledge.rules.ticket import Event
from storage import history, letters, media, messages, tickets
from storage.letters import Box
from storage.messages import Message, MessageRole
from storage.outbox import Priority
from storage.people import Person

_RECALLED_FOR = timedelta(hours=48)  # after that Telegram lets no bot delete a message for both sides


async def mark_arrived(desk: Desk, original_ref: int) -> None:
    """Let staff see on their own message that Telegram took its repetition: a reaction costs none of the group's."""
    original = await messages.get(desk.tx, original_ref)
    if original is None or original.chat_id > 0 or original.message_id is None or original.role == MessageRole.NOTE:
        return  # what became a note while it was on its way is deleted behind it
    await _react(desk, original, desk.office.own.plain("reaction-handed-on"))


async def tell_undelivered(desk: Desk, message: Message, *, row_id: int, reason: str) -> None:
    """Tell staff below their own message, or the card, what did not reach the requester, why, and how to try again.

    ``reason`` is Telegram's own.
    """
    ticket = await tickets.get(desk.tx, message.ticket_id or 0)
    if ticket is None:
        return
    place = await card.place_of(desk, ticket)
    original = await messages.counterpart(desk.tx, message.id, chat_id=place.chat_id)
    ref = await messages.note(desk.tx, ticket.id, chat_id=place.chat_id, role=MessageRole.NOTICE)
    await desk.post(
        screens.undelivered(desk.office.own, number=ticket.id, reason=reason, row_id=row_id),
        chat_id=place.chat_id,
        priority=Priority.ALERT,
        message_ref=ref,
        reply_ref=original.id if original else place.reply_ref,
        topic_ref=place.topic_ref,
    )


async def retry(desk: Desk, row_id: int, *, person: Person) -> int:
    """Try once more to send what did not arrive, in its old place, and return its ticket's number."""
    letter = await letters.find(desk.tx, f"{Box.OUT}-{row_id}")
    message = await letters.message_of(desk.tx, row_id)
    if message is None or message.ticket_id is None:
        raise Refusal("refused-stale")
    ticket = await staff.ticket_for(desk, message.ticket_id, Event.NOTED, person_id=person.id)
    if letter is None or not await letters.replay(desk.tx, letter):
        raise Refusal("refused-sent-again")
    return ticket.id


async def recall(desk: Desk, ticket_id: int, answered: int, *, person: Person, chat_id: int) -> None:
    """Take back all that the requester got of a message of the group, ``answered``; the whole album with one file.

    Words that stand beside it, as they were too long or changed since, go with it. A refusal for what never went out,
    or too long ago for Telegram.
    """
    ticket = await staff.ticket_for(desk, ticket_id, Event.RECALLED, person_id=person.id)
    original = await messages.at(desk.tx, chat_id, message_id=answered)
    repeated = await messages.mirror(desk.tx, original.id) if original is not None else None
    if original is None or original.ticket_id is None or repeated is None or repeated.chat_id < 0:
        raise Refusal("refused-nothing-to-recall")
    known = await media.get(desk.tx, original.id)
    refs = [original.id]
    if known is not None and known.album is not None:
        refs = [each.message_ref for each in await media.of_album(desk.tx, chat_id, album=known.album)]
    gone = [each for ref in refs for each in await messages.mirrors(desk.tx, ref) if each.role != MessageRole.RECALLED]
    if not gone:
        raise Refusal("refused-recalled")
    if any(desk.tx.now - mirror.created_at > _RECALLED_FOR for mirror in gone):
        raise Refusal("refused-recall-late")
    for mirror in gone:
        await _delete(desk, mirror)
    text = await history.hide_reply(desk.tx, original.ticket_id, message_id=answered)
    await history.write(desk.tx, ticket.id, Event.RECALLED, actor_id=person.id, is_internal=True, text=text)
    await _react(desk, original, "")
    await card.refresh(desk, ticket.id)


async def ask_note(desk: Desk, ticket_id: int, *, person: Person, message_id: int) -> None:
    """Ask in the card's place for a note; the answer to that message is it, and goes to nobody else."""
    ticket = await staff.ticket_for(desk, ticket_id, Event.NOTED, person_id=person.id)
    chat_id = desk.office.unit(ticket.unit).chat_id
    prompt = Prompt(Wanted.NOTE, ticket.id, ticket.id, message_id)
    await prompts.ask(desk, person.id, chat_id=chat_id, prompt=prompt)
    await card.show_page(desk, ticket, screens.ask_note(desk.office.own, number=ticket.id, name=person.name))


async def note(desk: Desk, ticket_id: int, text: str, *, person: Person, written: Written) -> bool:
    """Keep a note, with the message that it was ``written`` as, so that an edit of it is one, too.

    An album is a note as a whole, whichever of its files says so. True where the requester had some of it already.
    """
    album = written.media.album if written.media else ""
    words = text.strip() or (desk.office.own.plain("note-wordless") if album else "")
    if not words:
        raise Refusal("refused-note-empty")
    await staff.note(desk, ticket_id, words, person=person)
    was_out = bool(album) and await _take_along(desk, ticket_id, album, person=person, chat_id=written.chat_id)
    await _mark_note(desk, ticket_id, written, person=person)
    return was_out


async def goes_with_note(desk: Desk, ticket_id: int, written: Written, *, person: Person) -> bool:
    """Tell whether a file belongs to an album that came as a note; then it is part of it, and goes to nobody else."""
    album = written.media.album if written.media else ""
    if not album or not await media.is_of_note(desk.tx, written.chat_id, album=album):
        return False
    if written.text:
        await staff.note(desk, ticket_id, written.text, person=person)
    await _mark_note(desk, ticket_id, written, person=person)
    return True


async def end_note(desk: Desk, ticket_id: int, *, person: Person, chat_id: int) -> None:
    """Take this person's next words for what they are again, and show the card in its place."""
    await prompts.forget(desk, person.id, chat_id=chat_id)
    await card.refresh(desk, ticket_id)


async def _take_along(desk: Desk, ticket_id: int, album: str, *, person: Person, chat_id: int) -> bool:
    """Make notes of the files that came before the one that says that their album is one; True if any was out.

    What waits is not sent. What is out, or on its way this moment, is deleted behind it.
    """
    was_out, said = False, list[str]()
    for file in await media.of_album(desk.tx, chat_id, album=album):
        original = await messages.get(desk.tx, file.message_ref)
        if original is None or original.role == MessageRole.NOTE:
            continue
        for mirror in await messages.mirrors(desk.tx, original.id):
            if mirror.role == MessageRole.RECALLED:
                continue
            was_out = was_out or mirror.message_id is not None
            await messages.give_way(desk.tx, mirror.id)
            await _delete(desk, mirror)
        said.append(await history.hide_reply(desk.tx, original.ticket_id or ticket_id, message_id=file.message_id))
        await messages.become(desk.tx, original.id, MessageRole.NOTE)
        if was_out:
            await _react(desk, original, "")
    if said:
        text = " ".join(each for each in said if each)
        await history.write(desk.tx, ticket_id, Event.RECALLED, actor_id=person.id, is_internal=True, text=text)
        await card.refresh(desk, ticket_id)
    return was_out


async def _delete(desk: Desk, mirror: Message) -> None:
    """Take a repetition away on the other side; nothing happens to one that never gets there."""
    await messages.become(desk.tx, mirror.id, MessageRole.RECALLED)
    await desk.call("deleteMessage", {"chat_id": mirror.chat_id}, chat_id=mirror.chat_id, message_ref=mirror.id)


async def _mark_note(desk: Desk, ticket_id: int, written: Written, *, person: Person) -> None:
    ref = await messages.note(
        desk.tx,
        ticket_id,
        chat_id=written.chat_id,
        role=MessageRole.NOTE,
        message_id=written.message_id,
        author_id=person.id,
    )
    file = written.media
    if file is not None and file.album:  # by it the other files of the album are known
        await media.keep(desk.tx, medium_of(written, file, Html(""), message_ref=ref, mirror_ref=ref))


async def _react(desk: Desk, message: Message, emoji: str) -> None:
    reaction = [{"type": "emoji", "emoji": emoji}] if emoji else []
    payload = {"chat_id": message.chat_id, "message_id": message.message_id, "reaction": reaction}
    lane = f"react:{message.chat_id}"  # of its own: it neither waits for the group's messages nor holds them up
    await desk.call("setMessageReaction", payload, chat_id=None, priority=Priority.CARD, lane=lane)
