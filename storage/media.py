"""Files of messages that are repeated on the other side: kept for albums, and to see that one was replaced."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select, update

from storage.dialect import upsert
from storage.messages import MessageRole
from storage.tables import held, media, messages
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Medium:
    """A file as it is repeated.

    Attributes:
        message_ref: The person's message, ``mirror_ref`` its repetition.
        chat_id: Where the person sent it, as message ``message_id``.
        album: Telegram's name for files that were sent together; None for one that came alone.
        kind: ``photo``, ``document``, ..., as Telegram calls it.
        file_key: The same for the same file.
        html: The caption as it is shown on the other side, without the line that names the sender.
        is_above: Whether the caption stands above.
    """

    message_ref: int
    mirror_ref: int
    chat_id: int
    message_id: int
    album: str | None
    kind: str
    file_id: str
    file_key: str
    html: str
    is_spoiler: bool
    is_above: bool


_COLUMNS = [media.c[name] for name in Medium.__dataclass_fields__]


async def keep(tx: Transaction, medium: Medium) -> None:
    """Write a file down, or what has become of it since."""
    values = {name: getattr(medium, name) for name in Medium.__dataclass_fields__}
    change = upsert(tx, media).values(values)
    await tx.connection.execute(change.on_conflict_do_update(index_elements=["message_ref"], set_=values))


async def get(tx: Transaction, message_ref: int) -> Medium | None:
    """Return the file of a person's message."""
    row = (await tx.connection.execute(select(*_COLUMNS).where(media.c.message_ref == message_ref))).one_or_none()
    return Medium(*row) if row else None


async def unsent(tx: Transaction, chat_id: int, *, album: str) -> list[Medium]:
    """Return the files of an album that are still to be repeated, in the order in which they were sent."""
    query = (
        select(*_COLUMNS)
        .join(messages, messages.c.id == media.c.mirror_ref)
        .where(media.c.chat_id == chat_id, media.c.album == album, messages.c.message_id.is_(None))
        .order_by(media.c.message_id)
    )
    return [Medium(*row) for row in await tx.connection.execute(query)]


async def of_album(tx: Transaction, chat_id: int, *, album: str) -> Sequence[Medium]:
    """Return all files of an album."""
    query = select(*_COLUMNS).where(media.c.chat_id == chat_id, media.c.album == album).order_by(media.c.message_id)
    return [Medium(*row) for row in await tx.connection.execute(query)]


async def ticket_of_album(tx: Transaction, chat_id: int, *, album: str) -> int | None:
    """Return the ticket that the first file of an album went to, also where it is held back."""
    query = (
        select(messages.c.ticket_id)
        .join(media, media.c.message_ref == messages.c.id)
        .where(media.c.chat_id == chat_id, media.c.album == album)
        .limit(1)
    )
    found: int | None = (await tx.connection.execute(query)).scalar_one_or_none()
    return found if found is not None else await _held_with(tx, chat_id, album)


async def is_of_note(tx: Transaction, chat_id: int, *, album: str) -> bool:
    """Tell whether a file of an album was kept as a note."""
    query = (
        select(media.c.message_ref)
        .join(messages, messages.c.id == media.c.message_ref)
        .where(media.c.chat_id == chat_id, media.c.album == album, messages.c.role == MessageRole.NOTE)
    )
    return (await tx.connection.execute(query.limit(1))).scalar_one_or_none() is not None


async def replace(tx: Transaction, message_ref: int, *, file_id: str, file_key: str) -> None:
    """Keep which file a message has by now."""
    change = update(media).where(media.c.message_ref == message_ref)
    await tx.connection.execute(change.values(file_id=file_id, file_key=file_key))


async def _held_with(tx: Transaction, chat_id: int, album: str) -> int | None:
    name = held.c.written[("media", "album")].as_string()
    query = select(held.c.ticket_id).where(held.c.chat_id == chat_id, name == album).order_by(held.c.id).limit(1)
    return (await tx.connection.execute(query)).scalar_one_or_none()
