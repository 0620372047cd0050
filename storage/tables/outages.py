"""Outages: many people, one cause. Who reported or follows one, which tickets belong to it, what was said of it."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table, text

from storage.columns import Moment, Words
from storage.tables.base import metadata, new_id

_OWED = text("next_at IS NOT NULL")

outages = Table(
    "outages",
    metadata,
    new_id(),  # the number that people see
    Column("unit", String(32), nullable=False),  # whose staff look after it
    Column("service", String(24)),  # none: nobody said which
    Column("kind", String(24)),  # what its reports are alike in: the request kind, the entry read, the words
    Column("entry_id", String(64)),
    Column("words", Words, nullable=False),
    Column("title", Words, nullable=False),  # for staff: in somebody's words, without what is private
    Column("notice", Words),  # for requesters, as staff wrote it; none: the usual words
    Column("state", String(16), nullable=False),
    Column("message_ref", ForeignKey("messages.id")),  # the message in the unit's group that always shows the truth
    Column("begun_by", ForeignKey("people.id")),  # who declares it by hand; none: the desk noticed
    Column("begun_at", Moment, nullable=False),
    Column("decided_by", ForeignKey("people.id")),  # who declared or dismissed it
    Column("decided_at", Moment),
    Column("quiet_until", Moment),  # until then nobody is asked again
    Column("news", Integer, nullable=False, server_default="0"),  # how often there was something to tell all of them
    Column("word", Words),  # the newest of it, as staff wrote it; none: the usual words
    Column("said_by", ForeignKey("people.id")),
    Column("said_at", Moment),
    Column("next_at", Moment),  # when the next people may be told; none: nobody is owed anything
    Column("told_at", Moment),  # when it was shown last how far that is
    Column("remind_at", Moment),  # when staff are reminded that it is open
    Column("ended_by", ForeignKey("people.id")),
    Column("ended_at", Moment),
    Index("ix_outages_state", "state"),
    Index("ix_outages_message_ref", "message_ref"),
    Index("ix_outages_next_at", "next_at", sqlite_where=_OWED, postgresql_where=_OWED),
    sqlite_autoincrement=True,
)

reporters = Table(  # what an outage is to one person
    "reporters",
    metadata,
    Column("outage_id", ForeignKey("outages.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("state", String(16), nullable=False),
    Column("question_id", BigInteger),  # what they asked that is like it; questions are not kept for ever
    Column("wish", String(80)),  # the request that they were about to make: question, service, kind
    Column("heard", Integer, nullable=False, server_default="0"),  # the last of its news that they were told
    Column("since", Moment, nullable=False),
    Index("ix_reporters_person_id", "person_id"),
)

outage_tickets = Table(
    "outage_tickets",
    metadata,
    Column("ticket_id", ForeignKey("tickets.id"), primary_key=True),
    Column("outage_id", ForeignKey("outages.id"), primary_key=True),
    Column("state", String(16), nullable=False),
    Index("ix_outage_tickets_outage_id", "outage_id"),
)

outage_words = Table(  # what staff wrote of one, until they say what it is for
    "outage_words",
    metadata,
    new_id(),
    Column("outage_id", ForeignKey("outages.id"), nullable=False),
    Column("by_id", ForeignKey("people.id"), nullable=False),
    Column("html", Words, nullable=False),
    Column("state", String(16), nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_outage_words_outage_id", "outage_id"),
    sqlite_autoincrement=True,
)

outage_watches = Table(  # one row a unit, held by whoever asks its staff: the same is not asked twice at once
    "outage_watches",
    metadata,
    Column("unit", String(32), primary_key=True),
    Column("asked_at", Moment, nullable=False),
)
