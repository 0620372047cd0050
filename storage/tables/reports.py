"""Figures that admins asked for."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table

from storage.columns import Moment
from storage.tables.base import metadata, new_id, only

reports = Table(  # a picture or a sheet to be made: a restart in the middle makes it anew
    "reports",
    metadata,
    new_id(),
    Column("kind", String(16), nullable=False),
    Column("unit", String(32), nullable=False),
    Column("first_day", String(10), nullable=False),  # by the unit's own clock, e.g. 2026-11-23; both days belong to it
    Column("last_day", String(10), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("language", String(8), nullable=False),
    Column("notice_ref", ForeignKey("messages.id"), nullable=False),  # the message that says how far it is
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("sha256", String(64)),  # the file that was sent, until it is forgotten
    Column("asked_at", Moment, nullable=False),
    Column("settled_at", Moment),
    Index("uq_reports_waiting", "person_id", "kind", unique=True, **only("waiting")),  # one at a time
)
