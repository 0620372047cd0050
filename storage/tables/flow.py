"""What comes in and what goes out."""

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint, text

from storage.columns import Moment, Words
from storage.tables.base import metadata, new_id, only

_MERGES = text("merge_key IS NOT NULL")
_REPEATS = text("mirror_of IS NOT NULL")

inbox = Table(  # raw updates, committed before Telegram is told that they arrived
    "inbox",
    metadata,
    new_id(),
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
    Index("ix_inbox_dead", "id", **only("dead")),
    Index("ix_inbox_waiting", "lane", "id", **only("waiting")),
    Index("ix_inbox_next", "id", "lane", **only("waiting")),
)

outbox = Table(  # everything the bot says, before it is said
    "outbox",
    metadata,
    new_id(),
    Column("lane", String(40), nullable=False),  # one chat, or one person's taps: sent in order
    Column("chat_id", BigInteger),  # whose limits it counts against; none for answers to taps
    Column("method", String(40), nullable=False),
    Column("payload", JSON, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("message_ref", ForeignKey("messages.id")),  # the message it sends or edits
    Column("reply_ref", ForeignKey("messages.id")),  # the message it answers
    Column("topic_ref", ForeignKey("topics.id")),  # the topic it makes or goes into
    Column("weight", Integer, nullable=False, server_default="1"),  # for how many messages Telegram counts it
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
        **only("waiting"),
    ),
    Index("ix_outbox_dead", "id", **only("dead")),
    Index("ix_outbox_sent", "chat_id", "settled_at"),
    Index("ix_outbox_merge_key", "merge_key", sqlite_where=_MERGES, postgresql_where=_MERGES),
    sqlite_autoincrement=True,  # a call on its way must never be settled as the row that took its place
)

messages = Table(  # which Telegram message belongs to which ticket; never parsed out of text
    "messages",
    metadata,
    new_id(),
    Column("chat_id", BigInteger, nullable=False),
    Column("message_id", BigInteger),  # unknown until the deliverer sent it
    Column("ticket_id", ForeignKey("tickets.id")),
    Column("role", String(16), nullable=False),
    Column("author_id", BigInteger),
    Column("mirror_of", ForeignKey("messages.id")),  # the original that this one repeats in the other chat
    Column("created_at", Moment, nullable=False),
    UniqueConstraint("chat_id", "message_id"),
    Index("ix_messages_ticket_id", "ticket_id"),
    Index("ix_messages_mirror_of", "mirror_of", sqlite_where=_REPEATS, postgresql_where=_REPEATS),
)

topics = Table(  # a ticket's topic in a forum group
    "topics",
    metadata,
    new_id(),
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
