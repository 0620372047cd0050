"""Tickets, with all that belongs to them."""

from sqlalchemy import JSON, BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table, Text

from storage.columns import Moment, Words
from storage.tables.base import metadata, new_id, only

tickets = Table(
    "tickets",
    metadata,
    new_id(),  # the number that people see
    Column("draft_id", BigInteger, nullable=False, unique=True),  # a second tap on "send" finds the first ticket
    Column("requester_id", ForeignKey("people.id"), nullable=False),
    Column("service", String(24), nullable=False),
    Column("kind", String(24), nullable=False),
    Column("unit", String(32), nullable=False),
    Column("answers", JSON, nullable=False),
    Column("question_id", ForeignKey("questions.id")),
    Column("status", String(16), nullable=False),
    Column("decision", String(16), nullable=False),
    Column("decided_by", ForeignKey("people.id")),
    Column("decided_at", Moment),
    Column("assignee_id", ForeignKey("people.id")),
    Column("opened_at", Moment, nullable=False),
    Column("closed_at", Moment),
    Index("ix_tickets_requester_id_status", "requester_id", "status"),
    sqlite_autoincrement=True,
)

history = Table(  # append-only: who did what, when
    "history",
    metadata,
    new_id(),
    Column("ticket_id", ForeignKey("tickets.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("actor_id", ForeignKey("people.id")),  # none: the desk itself
    Column("event", String(24), nullable=False),
    Column("is_internal", Boolean, nullable=False),
    Column("details", JSON, nullable=False),
    Index("ix_history_ticket_id", "ticket_id", "id"),
)

documents = Table(  # a file for a slot; "received" only when its bytes are stored and hashed
    "documents",
    metadata,
    new_id(),
    Column("person_id", BigInteger, nullable=False),
    Column("draft_id", BigInteger, nullable=False),
    Column("ticket_id", ForeignKey("tickets.id")),
    Column("slot", String(24), nullable=False),
    Column("file_id", Text, nullable=False),
    Column("content", String(16), nullable=False),  # document or photo: how Telegram sends it again
    Column("claimed_name", Words, nullable=False),  # the sender's words, shown and never used as a path
    Column("state", String(16), nullable=False),
    Column("reason", String(40)),
    Column("sha256", String(64)),
    Column("size", BigInteger),
    Column("attempts", Integer, nullable=False, default=0),
    Column("message_ref", ForeignKey("messages.id")),  # tells its sender how it stands
    Column("created_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Index("ix_documents_draft_id", "draft_id"),
    Index("ix_documents_ticket_id", "ticket_id"),
    Index(
        "ix_documents_due",
        "due_at",
        **only("fetching"),
    ),
)

evaluations = Table(
    "evaluations",
    metadata,
    Column("ticket_id", ForeignKey("tickets.id"), primary_key=True),
    Column("grade", Integer, nullable=False),  # 1 (not satisfied) to 4 (very satisfied)
    Column("given_at", Moment, nullable=False),
)
