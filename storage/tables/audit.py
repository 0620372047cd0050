"""Who tried what they may not do."""

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table

from storage.columns import Moment
from storage.tables.base import metadata, new_id

audit = Table(  # one row an attempt; whoever makes very many within an hour has one row for the rest of them
    "audit",
    metadata,
    new_id(),
    Column("at", Moment, nullable=False),
    Column("last_at", Moment, nullable=False),  # of several: when the newest was made
    Column("times", Integer, nullable=False, server_default="1"),
    Column("person_id", BigInteger, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("what", String(48), nullable=False),  # a button's type, a command, a message; never what was written
    Column("thing", String(16)),  # what the button named beside a ticket, e.g. document
    Column("thing_id", BigInteger),  # ids as they were named: perhaps there is no such row
    Column("ticket_id", BigInteger),
    Column("account_id", BigInteger),
    Column("reason", String(48), nullable=False),
    Index("ix_audit_person_id", "person_id", "at"),
    Index("ix_audit_ticket_id", "ticket_id"),
    Index("ix_audit_at", "at"),
)
