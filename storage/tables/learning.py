"""What admins wrote over the packs, and what is about to be written."""

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index, Integer, String, Table

from storage.columns import Moment
from storage.tables.base import metadata, new_id, only

overlays = Table(  # an entry as it was changed in chat; the pack's file stays as it is
    "overlays",
    metadata,
    Column("entry_id", String(64), primary_key=True),
    Column("state", JSON, nullable=False),  # what is different (see knowledge.faq.overlay)
    Column("version", Integer, nullable=False),  # how often it was changed
)

overlay_changes = Table(  # who changed what; taking a change back is one more
    "overlay_changes",
    metadata,
    new_id(),
    Column("entry_id", String(64), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("before", JSON, nullable=False),
    Column("after", JSON, nullable=False),
    Column("by_id", ForeignKey("people.id")),  # none: the desk itself, when a file says the same by now
    Column("at", Moment, nullable=False),
    Column("ticket_id", ForeignKey("tickets.id")),  # what it was learned from
    Column("undone_by", ForeignKey("people.id")),
    Column("undone_at", Moment),
    Index("ix_overlay_changes_entry_id", "entry_id", "id"),
)

learnings = Table(  # drafts: out of a ticket, or begun by an admin
    "learnings",
    metadata,
    new_id(),
    Column("entry_id", String(64)),  # none: a new one
    Column("service", String(24), nullable=False),
    Column("topic", String(24), nullable=False),  # of a new one: its folder
    Column("ticket_id", ForeignKey("tickets.id")),
    Column("chat_id", BigInteger, nullable=False),  # where it is looked at
    Column("message_ref", ForeignKey("messages.id")),  # the message there
    Column("based_on", Integer, nullable=False),  # the overlay's version that it was begun with
    Column("words", JSON, nullable=False),  # what is to be different
    Column("edition", Integer, nullable=False, server_default="1"),  # how often the draft was changed
    Column("measured", JSON(none_as_null=True)),  # what it would do to the search; none: not known yet
    Column("state", String(8), nullable=False),
    Column("by_id", ForeignKey("people.id"), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("ended_by", ForeignKey("people.id")),
    Column("ended_at", Moment),
    Index("ix_learnings_open", "id", **only("open")),
    Index("ix_learnings_ticket_id", "ticket_id"),
    sqlite_autoincrement=True,  # an old button must never name a newer draft
)
