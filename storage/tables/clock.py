"""Promises and reminders: what is due when, and what was told already."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table, text

from storage.columns import Moment
from storage.tables.base import metadata

_PENDING = text("next_at IS NOT NULL")

clocks = Table(  # one promise each: what was promised, how much of it is used up, and what is told of it next
    "clocks",
    metadata,
    Column("ticket_id", ForeignKey("tickets.id"), primary_key=True),
    Column("round", Integer, primary_key=True, autoincrement=False),  # a ticket opened again is promised anew
    Column("target", String(16), primary_key=True),
    Column("unit", String(32), nullable=False),  # by whose hours it counts
    Column("sla", String(40), nullable=False),  # class and priority by which it was given
    Column("span", BigInteger, nullable=False),  # business time promised, in microseconds
    Column("spent", BigInteger, nullable=False),  # business time used up before ``since``, in microseconds
    Column("since", Moment),  # from when it counts on; none while it does not
    Column("due_at", Moment),  # none while it waits for somebody else
    Column("met_at", Moment),
    Column("ended_at", Moment),  # when the ticket was closed
    Column("stage", String(16), nullable=False),  # what is told next
    Column("next_at", Moment),  # and when
    Column("renewed_at", Moment),  # what its requester was promised instead, with an apology
    Index("ix_clocks_next_at", "next_at", sqlite_where=_PENDING, postgresql_where=_PENDING),
)

nudges = Table(  # what a requester is reminded of: something is waited for, or an evaluation is open
    "nudges",
    metadata,
    Column("ticket_id", ForeignKey("tickets.id"), primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("since", Moment, nullable=False),
    Column("stage", String(16), nullable=False),
    Column("next_at", Moment),  # none when all is said
    Index("ix_nudges_next_at", "next_at", sqlite_where=_PENDING, postgresql_where=_PENDING),
)

absences = Table(  # the closed period of which a ticket's requester was told last
    "absences",
    metadata,
    Column("ticket_id", ForeignKey("tickets.id"), primary_key=True),
    Column("opens_at", Moment, nullable=False),
)

digests = Table(  # the working mornings on which a unit had its digest
    "digests",
    metadata,
    Column("unit", String(32), primary_key=True),
    Column("day", String(10), primary_key=True),  # by the unit's own clock, e.g. 2026-11-23
    Column("told_at", Moment, nullable=False),
)
