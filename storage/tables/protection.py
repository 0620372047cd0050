"""What keeps people safe from each other: what was held back, hidden and forbidden; and files handed on, for albums."""

from sqlalchemy import JSON, BigInteger, Boolean, Column, ForeignKey, Index, String, Table, Text, false

from storage.columns import Moment, Words
from storage.tables.base import metadata, new_id

media = Table(  # the files of messages that are repeated on the other side: for albums, and to see a file replaced
    "media",
    metadata,
    Column("message_ref", ForeignKey("messages.id"), primary_key=True),  # the message that a person sent
    Column("mirror_ref", ForeignKey("messages.id"), nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),
    Column("album", String(40)),  # Telegram's name for files that were sent together
    Column("kind", String(16), nullable=False),
    Column("file_id", Text, nullable=False),
    Column("file_key", String(64), nullable=False),  # the same for the same file, whoever sends it
    Column("html", Words, nullable=False),  # the caption as it is shown on the other side
    Column("is_spoiler", Boolean, nullable=False, server_default=false()),
    Column("is_above", Boolean, nullable=False, server_default=false()),  # the caption stands above
    Index("ix_media_album", "chat_id", "album"),
)

held = Table(  # messages kept from a group until somebody there wants to see them
    "held",
    metadata,
    new_id(),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("ticket_id", ForeignKey("tickets.id")),  # none: it was about no ticket
    Column("chat_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),
    Column("written", JSON, nullable=False),
    Column("header", Words, nullable=False),
    Column("cause", String(16), nullable=False),
    Column("at", Moment, nullable=False),
    Column("shown_at", Moment),
    Column("shown_by", ForeignKey("people.id")),
    Index("ix_held_person_id", "person_id"),
    Index("ix_held_ticket_id", "ticket_id"),
    Index("ix_held_message", "chat_id", "message_id"),
)

veiled = Table(  # numbers and passwords that a group's message does not show; who looked is in the ticket's history
    "veiled",
    metadata,
    Column("mirror_ref", ForeignKey("messages.id"), primary_key=True),
    Column("ticket_id", ForeignKey("tickets.id"), nullable=False),
    Column("secrets", JSON, nullable=False),  # each a pair: what it is, and the thing itself
)

sanctions = Table(  # who may not write as before, why, until when; ended ones stay
    "sanctions",
    metadata,
    new_id(),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("reason", Words, nullable=False),
    Column("unit", String(32), nullable=False),
    Column("ticket_id", ForeignKey("tickets.id")),  # on whose card it was decided
    Column("by_id", ForeignKey("people.id"), nullable=False),
    Column("begun_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    Column("lifted_at", Moment),
    Column("lifted_by", ForeignKey("people.id")),
    Column("told_at", Moment),  # when the person was last told of it
    Column("objected_at", Moment),
    Index("ix_sanctions_person_id", "person_id"),
    sqlite_autoincrement=True,
)
