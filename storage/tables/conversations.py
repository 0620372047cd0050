"""What people ask, and what they are in the middle of."""

from sqlalchemy import JSON, BigInteger, Column, Float, Index, String, Table, UniqueConstraint, text

from storage.columns import Moment, Words
from storage.tables.base import metadata, new_id

_NONE = text("'[]'")

questions = Table(  # everything asked, what was shown, what the person did next
    "questions",
    metadata,
    new_id(),
    Column("person_id", BigInteger, nullable=False),
    Column("origin", String(16), nullable=False, server_default="typed"),  # how the person came to ask
    Column("text", Words, nullable=False),  # as it was written, or the question of the entry that was opened
    Column("read_as", Words),  # what was searched for where it is not the text alone
    Column("follows_id", BigInteger),  # the question that it was read together with
    Column("message_id", BigInteger, nullable=False),  # in the person's own chat
    Column("content", String(16), nullable=False),  # how the message can be repeated for staff
    Column("album", String(32)),  # Telegram's name for pictures sent together
    Column("attachments", JSON, nullable=False, server_default=_NONE),  # further messages of this chat: pictures
    Column("decision", String(16), nullable=False),  # what the desk did with it
    Column("talk", String(16)),  # what was said that asked nothing
    Column("confidence", Float),  # 0 to 1, that the first candidate is right
    Column("service", String(24)),  # named, picked, or that of the entry shown last
    Column("candidates", JSON, nullable=False),  # entries found, best first
    Column("offered", JSON, nullable=False, server_default=_NONE),  # entries to choose from, as they were numbered
    Column("shown", JSON, nullable=False),  # entries read, the newest last
    Column("unhelpful", JSON, nullable=False, server_default=_NONE),  # entries of which the person said "not yet"
    Column("stuck_at", String(64)),  # the step of a guide that the person cannot get past, e.g. ceisa.lupa-password:4
    Column("outcome", String(16), nullable=False),
    Column("asked_at", Moment, nullable=False),
    Index("ix_questions_person_id_asked_at", "person_id", "asked_at"),
)

drafts = Table(  # a conversation in progress: one a person, chat and purpose
    "drafts",
    metadata,
    new_id(),
    Column("person_id", BigInteger, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("purpose", String(16), nullable=False),
    Column("state", JSON, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("reminded_at", Moment),  # when the person was reminded of it, since it was last changed
    UniqueConstraint("person_id", "chat_id", "purpose"),
    Index("ix_drafts_updated_at", "updated_at"),
    sqlite_autoincrement=True,  # an old button must never name a newer draft
)
