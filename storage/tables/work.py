"""How staff order their work: priorities and tags, tickets handed on and merged, replies kept for the next time."""

from sqlalchemy import Column, ForeignKey, Index, String, Table

from storage.columns import Moment, Words
from storage.tables.base import metadata, new_id

priorities = Table(  # a ticket without a row has the usual priority
    "priorities",
    metadata,
    Column("ticket_id", ForeignKey("tickets.id"), primary_key=True),
    Column("priority", String(8), nullable=False),
    Column("by_id", ForeignKey("people.id"), nullable=False),
    Column("at", Moment, nullable=False),
)

tags = Table(  # what puts tickets together
    "tags",
    metadata,
    Column("ticket_id", ForeignKey("tickets.id"), primary_key=True),
    Column("tag", String(24), primary_key=True),
    Column("by_id", ForeignKey("people.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_tags_tag", "tag"),
)

transfers = Table(  # from one unit to another
    "transfers",
    metadata,
    new_id(),
    Column("ticket_id", ForeignKey("tickets.id"), nullable=False),
    Column("from_unit", String(32), nullable=False),
    Column("to_unit", String(32), nullable=False),
    Column("by_id", ForeignKey("people.id")),  # none: the desk itself
    Column("at", Moment, nullable=False),
    Index("ix_transfers_ticket_id", "ticket_id"),
)

merges = Table(  # a ticket that goes on in another one of the same requester, which is never merged itself
    "merges",
    metadata,
    Column("ticket_id", ForeignKey("tickets.id"), primary_key=True),
    Column("into_id", ForeignKey("tickets.id"), nullable=False),
    Column("by_id", ForeignKey("people.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_merges_into_id", "into_id"),
)

canned = Table(  # a unit's own replies; one that is written anew or deleted is retired, never changed
    "canned",
    metadata,
    new_id(),
    Column("unit", String(32), nullable=False),
    Column("name", String(24), nullable=False),  # the word that finds it
    Column("html", Words, nullable=False),  # as Telegram gave it, with {fields}
    Column("by_id", ForeignKey("people.id"), nullable=False),
    Column("written_at", Moment, nullable=False),
    Column("retired_by", ForeignKey("people.id")),
    Column("retired_at", Moment),
    Index("ix_canned_unit_name", "unit", "name"),
    sqlite_autoincrement=True,  # an old button must never name a newer reply
)

topic_titles = Table(  # what a topic is called now: each renaming costs one of the group's messages
    "topic_titles",
    metadata,
    Column("topic_id", ForeignKey("topics.id"), primary_key=True),
    Column("title", Words, nullable=False),
)
