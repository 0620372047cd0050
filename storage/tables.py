"""The whole schema on one page.

Times are aware UTC. Telegram ids need 64 bits. Closed sets are stored as their ``StrEnum`` value, so that a dump reads
like a sentence. What a screen needs of another table is joined when asked for, never stored twice.
"""

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from storage.columns import Moment, Words

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    },
)

Id = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up only plain INTEGER keys


def _only(state: str) -> dict[str, Any]:
    """Limit an index to the rows in one state: the settled ones are many and never looked for."""
    condition = text(f"state = '{state}'")
    return {"sqlite_where": condition, "postgresql_where": condition}


def _id() -> Column[Any]:
    return Column("id", Id, primary_key=True, autoincrement=True)


people = Table(
    "people",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),  # Telegram's id
    Column("name", Words, nullable=False),
    Column("language", String(8), nullable=False),
    Column("is_reachable", Boolean, nullable=False),
    Column("first_seen_at", Moment, nullable=False),
    Column("slowed_at", Moment),  # when they were told that they write faster than they can be answered
)

memberships = Table(  # who is staff or admin, as Telegram last told
    "memberships",
    metadata,
    Column("chat_id", BigInteger, primary_key=True),
    Column("person_id", BigInteger, primary_key=True),
    Column("standing", String(16), nullable=False),
    Column("checked_at", Moment, nullable=False),
)

inbox = Table(  # raw updates, committed before Telegram is told that they arrived
    "inbox",
    metadata,
    _id(),
    Column("bot_id", BigInteger, nullable=False),
    Column("update_id", BigInteger, nullable=False),
    Column("lane", String(40), nullable=False),  # one lane is worked strictly in order
    Column("body", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("reason", Words),
    Column("incident", String(16)),
    Column("received_at", Moment, nullable=False),
    Column("settled_at", Moment),
    UniqueConstraint("bot_id", "update_id"),
    Index("ix_inbox_dead", "id", **_only("dead")),
    Index(
        "ix_inbox_waiting",
        "lane",
        "id",
        **_only("waiting"),
    ),
)

outbox = Table(  # everything the bot says, before it is said
    "outbox",
    metadata,
    _id(),
    Column("lane", String(40), nullable=False),  # one chat, or one person's taps: sent in order
    Column("chat_id", BigInteger),  # whose limits it counts against; none for answers to taps
    Column("method", String(40), nullable=False),
    Column("payload", JSON, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("message_ref", ForeignKey("messages.id")),  # the message it sends or edits
    Column("reply_ref", ForeignKey("messages.id")),  # the message it answers
    Column("topic_ref", ForeignKey("topics.id")),  # the topic it makes or goes into
    Column("merge_key", String(60)),  # a newer row with this key takes the older one's place
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("reason", Words),
    Column("created_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("settled_at", Moment),
    Index(
        "ix_outbox_waiting",
        "priority",
        "id",
        "lane",
        **_only("waiting"),
    ),
    Index("ix_outbox_dead", "id", **_only("dead")),
    Index("ix_outbox_sent", "chat_id", "settled_at"),
    sqlite_autoincrement=True,  # a call on its way must never be settled as the row that took its place
)

messages = Table(  # which Telegram message belongs to which ticket; never parsed out of text
    "messages",
    metadata,
    _id(),
    Column("chat_id", BigInteger, nullable=False),
    Column("message_id", BigInteger),  # unknown until the deliverer sent it
    Column("ticket_id", ForeignKey("tickets.id")),
    Column("role", String(16), nullable=False),
    Column("author_id", BigInteger),
    Column("mirror_of", ForeignKey("messages.id")),  # the original that this one repeats in the other chat
    Column("created_at", Moment, nullable=False),
    UniqueConstraint("chat_id", "message_id"),
    Index("ix_messages_ticket_id", "ticket_id"),
)

topics = Table(  # a ticket's topic in a forum group
    "topics",
    metadata,
    _id(),
    Column("ticket_id", ForeignKey("tickets.id"), nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", BigInteger),  # unknown until the deliverer made it
    Column("made", Integer, nullable=False, default=0),  # how often it was made: one deleted by hand is made once more
    UniqueConstraint("chat_id", "thread_id"),
    UniqueConstraint("ticket_id", "chat_id"),
)

moves = Table(  # groups that became supergroups under another id
    "moves",
    metadata,
    Column("old_chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("new_chat_id", BigInteger, nullable=False),
)

pace = Table(  # the overall limit, shared by all processes: when the next call may go
    "pace",
    metadata,
    Column("name", String(16), primary_key=True),
    Column("next_at", Moment, nullable=False),
)

questions = Table(  # everything asked, what was shown, what the person did next
    "questions",
    metadata,
    _id(),
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
    _id(),
    Column("person_id", BigInteger, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("purpose", String(16), nullable=False),
    Column("state", JSON, nullable=False),
    Column("updated_at", Moment, nullable=False),
    UniqueConstraint("person_id", "chat_id", "purpose"),
    sqlite_autoincrement=True,  # an old button must never name a newer draft
)

tickets = Table(
    "tickets",
    metadata,
    _id(),  # the number that people see
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
    _id(),
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
    _id(),
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
        **_only("fetching"),
    ),
)

evaluations = Table(
    "evaluations",
    metadata,
    Column("ticket_id", ForeignKey("tickets.id"), primary_key=True),
    Column("grade", Integer, nullable=False),  # 1 (not satisfied) to 4 (very satisfied)
    Column("given_at", Moment, nullable=False),
)
