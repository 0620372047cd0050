"""Which Telegram message and which forum topic belong to which ticket."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import insert, select, update

from storage.outbox import OutboxState
from storage.tables import in_state, messages, outbox, topics
from storage.transaction import Transaction


class MessageRole(StrEnum):
    """What a message is to its ticket."""

    CARD = "card"
    WRITTEN = "written"  # by a person, in their own chat
    MIRROR = "mirror"  # the same, repeated by the bot on the other side
    NOTICE = "notice"  # the desk's own word on a ticket
    DOCUMENT = "document"
    NOTE = "note"  # by staff, for colleagues only
    RECALLED = "recalled"  # a repetition that was taken back
    HELD = "held"  # says how many messages of the ticket are held back


@dataclass(frozen=True, slots=True)
class Message:
    """A message of a ticket; ``message_id`` is None until the deliverer sent it."""

    id: int
    chat_id: int
    message_id: int | None
    ticket_id: int | None
    role: MessageRole
    created_at: datetime
    mirror_of: int | None


@dataclass(frozen=True, slots=True)
class ForumTopic:
    """A ticket's topic; ``thread_id`` is None until the deliverer made it."""

    id: int
    ticket_id: int
    chat_id: int
    thread_id: int | None


_COLUMNS = [messages.c[name] for name in Message.__dataclass_fields__]
_TOPIC_COLUMNS = [topics.c[name] for name in ForumTopic.__dataclass_fields__]


async def note(
    tx: Transaction,
    ticket_id: int | None,
    *,
    chat_id: int,
    role: MessageRole,
    message_id: int | None = None,
    author_id: int | None = None,
    mirror_of: int | None = None,
) -> int:
    """Write down that a message belongs to a ticket and return its reference.

    One that belonged to another ticket is this one's from now on: its text has changed with its buttons.
    """
    known = await at(tx, chat_id, message_id=message_id) if message_id is not None else None
    if known is not None:
        change = update(messages).where(messages.c.id == known.id).values(ticket_id=ticket_id, role=role)
        await tx.connection.execute(change)
        return known.id
    values = {
        "ticket_id": ticket_id,
        "chat_id": chat_id,
        "role": role,
        "message_id": message_id,
        "author_id": author_id,
        "mirror_of": mirror_of,
        "created_at": tx.now,
    }
    result = await tx.connection.execute(insert(messages).values(values).returning(messages.c.id))
    return int(result.scalar_one())


async def note_all(tx: Transaction, places: Sequence[tuple[int, int]], *, role: MessageRole) -> list[int]:
    """Write down that messages to be sent belong to tickets, each a ticket's id and a chat; return their references."""
    if not places:
        return []
    rows = [
        {"ticket_id": ticket_id, "chat_id": chat_id, "role": role, "created_at": tx.now}
        for ticket_id, chat_id in places
    ]
    query = insert(messages).returning(messages.c.id, sort_by_parameter_order=True)
    return [int(ref) for ref in (await tx.connection.execute(query, rows)).scalars()]


async def at(tx: Transaction, chat_id: int, *, message_id: int) -> Message | None:
    """Return what is known of a Telegram message."""
    query = select(*_COLUMNS).where(messages.c.chat_id == chat_id, messages.c.message_id == message_id)
    row = (await tx.connection.execute(query)).one_or_none()
    return Message(*row) if row else None


async def is_passed(tx: Transaction, chat_id: int, *, message_id: int) -> bool:
    """Tell whether something is known that the desk itself sent to a chat after this message."""
    is_later = (messages.c.chat_id == chat_id) & (messages.c.message_id > message_id)
    query = select(messages.c.id).where(is_later, messages.c.role.not_in([MessageRole.WRITTEN, MessageRole.NOTE]))
    return (await tx.connection.execute(query.limit(1))).scalar_one_or_none() is not None


async def is_on_its_way(tx: Transaction, ref: int) -> bool:
    """Tell whether a message is still to be sent or changed."""
    waiting = (outbox.c.message_ref == ref) & in_state(outbox, OutboxState.WAITING)
    return (await tx.connection.execute(select(outbox.c.id).where(waiting).limit(1))).scalar_one_or_none() is not None


async def give_way(tx: Transaction, ref: int) -> None:
    """Send nothing any more that shows or changes a message: another one has taken its place."""
    waiting = (outbox.c.message_ref == ref) & in_state(outbox, OutboxState.WAITING)
    await tx.connection.execute(update(outbox).where(waiting).values(state=OutboxState.REPLACED))


async def get(tx: Transaction, ref: int) -> Message | None:
    """Return a message by its reference."""
    row = (await tx.connection.execute(select(*_COLUMNS).where(messages.c.id == ref))).one_or_none()
    return Message(*row) if row else None


async def card(tx: Transaction, ticket_id: int, *, chat_id: int) -> Message | None:
    """Return a ticket's card in a group."""
    query = (
        select(*_COLUMNS)
        .where(
            messages.c.ticket_id == ticket_id,
            messages.c.chat_id == chat_id,
            messages.c.role == MessageRole.CARD,
        )
        .order_by(messages.c.id.desc())
        .limit(1)
    )
    row = (await tx.connection.execute(query)).one_or_none()
    return Message(*row) if row else None


async def mirror(tx: Transaction, original_ref: int) -> Message | None:
    """Return the message that repeats another one on the other side."""
    query = select(*_COLUMNS).where(messages.c.mirror_of == original_ref).order_by(messages.c.id).limit(1)
    row = (await tx.connection.execute(query)).one_or_none()
    return Message(*row) if row else None


async def mirrors(tx: Transaction, original_ref: int) -> list[Message]:
    """Return all that repeats a message on the other side: itself, and words that stand beside it as a notice."""
    query = select(*_COLUMNS).where(messages.c.mirror_of == original_ref).order_by(messages.c.id)
    return [Message(*row) for row in await tx.connection.execute(query)]


async def counterpart(tx: Transaction, ref: int, *, chat_id: int) -> Message | None:
    """Return what a message is in the other chat: its repetition, or what it repeats."""
    original = select(messages.c.mirror_of).where(messages.c.id == ref).scalar_subquery()
    repetition = (messages.c.mirror_of == ref) & (messages.c.role != MessageRole.NOTICE)
    either = repetition | (messages.c.id == original)
    query = select(*_COLUMNS).where(either, messages.c.chat_id == chat_id).order_by(messages.c.id.desc()).limit(1)
    row = (await tx.connection.execute(query)).one_or_none()
    return Message(*row) if row else None


async def newest(tx: Transaction, ticket_id: int, *, chat_id: int, role: MessageRole) -> Message | None:
    """Return a ticket's newest message of a role in a chat."""
    of = (messages.c.ticket_id == ticket_id) & (messages.c.chat_id == chat_id) & (messages.c.role == role)
    query = select(*_COLUMNS).where(of).order_by(messages.c.id.desc()).limit(1)
    row = (await tx.connection.execute(query)).one_or_none()
    return Message(*row) if row else None


async def become(tx: Transaction, ref: int, role: MessageRole) -> None:
    """Note what a message has become."""
    await tx.connection.execute(update(messages).where(messages.c.id == ref).values(role=role))


async def learn_id(tx: Transaction, ref: int, *, message_id: int) -> None:
    """Write down the id that Telegram gave a sent message."""
    await tx.connection.execute(update(messages).where(messages.c.id == ref).values(message_id=message_id))


async def open_topic(tx: Transaction, ticket_id: int, *, chat_id: int) -> int:
    """Plan a topic for a ticket and return its reference."""
    values = {"ticket_id": ticket_id, "chat_id": chat_id}
    result = await tx.connection.execute(insert(topics).values(values).returning(topics.c.id))
    return int(result.scalar_one())


async def topic(tx: Transaction, ref: int) -> ForumTopic | None:
    """Return a topic by its reference."""
    row = (await tx.connection.execute(select(*_TOPIC_COLUMNS).where(topics.c.id == ref))).one_or_none()
    return ForumTopic(*row) if row else None


async def topic_of(tx: Transaction, ticket_id: int, *, chat_id: int) -> ForumTopic | None:
    """Return a ticket's topic in a group."""
    query = select(*_TOPIC_COLUMNS).where(topics.c.ticket_id == ticket_id, topics.c.chat_id == chat_id)
    row = (await tx.connection.execute(query)).one_or_none()
    return ForumTopic(*row) if row else None


async def topic_at(tx: Transaction, chat_id: int, *, thread_id: int) -> ForumTopic | None:
    """Return the topic with Telegram's thread id, or None when it is nobody's."""
    query = select(*_TOPIC_COLUMNS).where(topics.c.chat_id == chat_id, topics.c.thread_id == thread_id)
    row = (await tx.connection.execute(query)).one_or_none()
    return ForumTopic(*row) if row else None


async def learn_thread(tx: Transaction, ref: int, *, thread_id: int) -> None:
    """Write down the thread id that Telegram gave a topic."""
    change = update(topics).where(topics.c.id == ref)
    await tx.connection.execute(change.values(thread_id=thread_id, made=topics.c.made + 1))


async def lose_topic(tx: Transaction, ref: int) -> int:
    """Forget a topic's thread, which is gone, and return how often the topic was made so far."""
    change = update(topics).where(topics.c.id == ref).values(thread_id=None).returning(topics.c.made)
    return int((await tx.connection.execute(change)).scalar_one())
