"""What people ask, and what they are in the middle of."""

from sqlalchemy import JSON, BigInteger, Column, Index, String, Table, UniqueConstraint

from storage.columns import Moment, Words
from storage.tables.base import metadata, new_id

questions = Table(  # everything asked, what was shown, what the person did next
    "questions",
    metadata,
    new_id(),
    Column("person_id", BigInteger, nullable=False),
    Column("text", Words, nullable=False),
    Column("message_id", BigInteger, nullable=False),  # in the person's own chat
    Column("content", String(16), nullable=False),  # how the message can be repeated for staff
    Column("decision", String(16), nullable=False),
    Column("candidates", JSON, nullable=False),
    Column("shown", JSON, nullable=False),
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
    UniqueConstraint("person_id", "chat_id", "purpose"),
    sqlite_autoincrement=True,  # an old button must never name a newer draft
)
