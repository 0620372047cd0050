"""Who comes to the desk, and who works behind it."""

from sqlalchemy import BigInteger, Boolean, Column, String, Table

from storage.columns import Moment, Words
from storage.tables.base import metadata

people = Table(
    "people",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),  # Telegram's id
    Column("name", Words, nullable=False),
    Column("language", String(8), nullable=False),
    Column("is_reachable", Boolean, nullable=False),
    Column("first_seen_at", Moment, nullable=False),
    Column("slowed_at", Moment),  # when they were told that they write faster than they can be answered
    Column("muted_until", Moment),  # what they write is kept from the groups until somebody wants to see it
    Column("barred_until", Moment),  # what they write is kept, and answered only with why
)

memberships = Table(  # who is staff or admin, as Telegram last told
    "memberships",
    metadata,
    Column("chat_id", BigInteger, primary_key=True),
    Column("person_id", BigInteger, primary_key=True),
    Column("standing", String(16), nullable=False),
    Column("checked_at", Moment, nullable=False),
)
