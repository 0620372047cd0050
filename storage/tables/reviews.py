"""What staff make of a request: its documents looked at, more asked for, a video call arranged."""

from sqlalchemy import JSON, BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, false

from storage.columns import Moment, Words
from storage.tables.base import metadata, new_id, only

reviews = Table(  # what staff said of a document; a mended one is another document, without a word yet
    "reviews",
    metadata,
    Column("document_id", ForeignKey("documents.id"), primary_key=True),
    Column("ticket_id", ForeignKey("tickets.id"), nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("reason", Words, nullable=False),  # why it came back: one of the usual reasons' names, or own words
    Column("by_id", ForeignKey("people.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("notice_ref", ForeignKey("messages.id")),  # the message that told the requester what to mend
    Column("told_at", Moment),
    Index("ix_reviews_ticket_id", "ticket_id"),
)

demands = Table(  # an answer or a document that the form did not ask for, and staff need
    "demands",
    metadata,
    new_id(),
    Column("ticket_id", ForeignKey("tickets.id"), nullable=False),
    Column("wish", Words, nullable=False),  # what staff wrote
    Column("state", String(16), nullable=False),
    Column("by_id", ForeignKey("people.id"), nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("notice_ref", ForeignKey("messages.id")),  # the question as the requester got it
    Column("answer", Words),  # what was written, or the name of the file
    Column("file_id", Text),
    Column("content", String(16)),  # how Telegram sends that file again
    Column("settled_at", Moment),
    Index("ix_demands_ticket_id", "ticket_id"),
    Index("ix_demands_notice_ref", "notice_ref"),
    sqlite_autoincrement=True,
)

appointments = Table(  # a video call: proposed, agreed, held or not
    "appointments",
    metadata,
    new_id(),
    Column("ticket_id", ForeignKey("tickets.id"), nullable=False),
    Column("state", String(16), nullable=False),
    Column("is_now", Boolean, nullable=False, server_default=false()),
    Column("proposals", JSON, nullable=False),  # minutes since 1970 that the requester may choose from
    Column("at", Moment),  # what both agreed on
    Column("link", Words),
    Column("revision", Integer, nullable=False, server_default="0"),  # how often its calendar entry was sent
    Column("by_id", ForeignKey("people.id"), nullable=False),
    Column("proposed_at", Moment, nullable=False),
    Column("notice_ref", ForeignKey("messages.id")),  # the proposal as the requester got it
    Column("day_told_at", Moment),  # when both were reminded of it the day before
    Column("soon_told_at", Moment),  # when both were reminded of it just before
    Column("settled_by", BigInteger),
    Column("settled_at", Moment),
    Index("ix_appointments_ticket_id", "ticket_id"),
    Index("ix_appointments_agreed", "at", **only("agreed")),
    sqlite_autoincrement=True,
)
