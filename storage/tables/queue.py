"""What staff look for, and what they tell many people at once.

What tickets are found by is derived from the other tables and stands outside of this page: see `storage.fulltext`.
"""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, String, Table

from storage.columns import Moment, Words
from storage.tables.base import metadata, new_id, only

searches = Table(  # what was looked for, so that its pages can be turned
    "searches",
    metadata,
    new_id(),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("words", Words, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Index("ix_searches_asked_at", "asked_at"),
    sqlite_autoincrement=True,  # an old button must never name a newer search
)

announcements = Table(
    "announcements",
    metadata,
    new_id(),
    Column("unit", String(32)),  # none: from the whole office
    Column("by_id", ForeignKey("people.id"), nullable=False),
    Column("html", Words, nullable=False),  # as it was written
    Column("audience", String(16), nullable=False),
    Column("service", String(24)),  # whose requesters are meant
    Column("state", String(16), nullable=False),
    Column("chat_id", BigInteger, nullable=False),  # where it was written, and how far it is is shown
    Column("message_ref", ForeignKey("messages.id")),  # the message there
    Column("created_at", Moment, nullable=False),
    Column("begun_at", Moment),
    Column("next_at", Moment),  # when the next people may be written to
    Column("told_at", Moment),  # when it was shown last how far it is
    Column("ended_at", Moment),
    Column("ended_by", ForeignKey("people.id")),  # who stopped it
    Index("ix_announcements_sending", "id", **only("sending")),
    sqlite_autoincrement=True,
)

recipients = Table(  # whom an announcement goes to, and what became of it
    "recipients",
    metadata,
    Column("announcement_id", ForeignKey("announcements.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("state", String(16), nullable=False),
    Column("message_ref", ForeignKey("messages.id")),
    Index("ix_recipients_waiting", "announcement_id", "person_id", **only("waiting")),
    Index("ix_recipients_going", "announcement_id", **only("going")),
)

quiet = Table(  # who wants no announcements
    "quiet",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("since", Moment, nullable=False),
)
