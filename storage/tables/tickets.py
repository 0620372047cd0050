"""Tickets, with all that belongs to them."""

from sqlalchemy import JSON, BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, false, text

from storage.columns import Moment, Words
from storage.tables.base import metadata, new_id, only

_NOT_CLOSED = text("status != 'closed'")  # the queue looks at no others, and they are few

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
    Column("closed_as", String(16)),  # why; a ticket that is open again has none
    Column("due_at", Moment),  # what the requester was promised
    Column("continues_id", ForeignKey("tickets.id")),  # the closed ticket that this one goes on with
    Index("ix_tickets_requester_id_status", "requester_id", "status"),
    Index("ix_tickets_continues_id", "continues_id"),
    Index(  # all that is counted of them
        "ix_tickets_open",
        "unit",
        "due_at",
        "service",
        "assignee_id",
        sqlite_where=_NOT_CLOSED,
        postgresql_where=_NOT_CLOSED,
    ),
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
    Column("content", String(16), nullable=False),  # how Telegram sends it again; "pages": joined here out of its pages
    Column("is_picture", Boolean, nullable=False, server_default=false()),  # its sender's word: it can be a page
    Column("page", Integer, nullable=False, server_default="0"),  # 1, 2, ... for a page of a slot, 0 for all else
    Column("part_of", BigInteger),  # the joined document that this page went into
    Column("album", String(40)),  # files that were sent together
    Column("message_id", BigInteger),  # the sender's message that holds it
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
    Index("ix_documents_part_of", "part_of"),
    Index("ix_documents_sha256", "sha256"),
    Index("ix_documents_ticket_id", "ticket_id"),
    Index(
        "ix_documents_due",
        "due_at",
        **only("fetching"),
    ),
)

evaluations = Table(  # what a requester thought of the service: one a ticket, never shown with a name
    "evaluations",
    metadata,
    Column("ticket_id", ForeignKey("tickets.id"), primary_key=True),
    Column("form", String(24), nullable=False, server_default="helpdesk"),  # whose questions were asked
    Column("state", String(16), nullable=False, server_default="given"),
    Column("comment", Words),
    Column("begun_at", Moment, nullable=False),
    Column("given_at", Moment),  # when the last question was answered
)

grades = Table(  # one answer each
    "grades",
    metadata,
    Column("ticket_id", ForeignKey("evaluations.ticket_id"), primary_key=True),
    Column("question", String(24), primary_key=True),
    Column("grade", Integer, nullable=False),  # 1 (not satisfied) to 4 (very satisfied)
)
