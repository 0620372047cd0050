"""Tickets on their way up: the steps of the ladder, what the next one wants, and the e-mail to whoever is outside."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    text,
)

from storage.columns import Moment, Words
from storage.tables.base import metadata, new_id, only

_NONE = text("'[]'")
_OPEN = text("ended_at IS NULL")

escalations = Table(  # a step up: to another unit, or to somebody outside
    "escalations",
    metadata,
    new_id(),
    Column("ticket_id", ForeignKey("tickets.id"), nullable=False),
    Column("tier", String(32), nullable=False),  # the unit it went to, or the name of the address
    Column("is_outside", Boolean, nullable=False),
    Column("is_mailed", Boolean, nullable=False),  # by us; else staff wrote there themselves
    Column("from_unit", String(32), nullable=False),
    Column("from_assignee_id", ForeignKey("people.id")),  # who gets it back
    Column("token", String(32), unique=True),  # what replies by e-mail bring along
    Column("by_id", ForeignKey("people.id"), nullable=False),
    Column("asked_at", Moment, nullable=False),  # when staff sent it up
    Column("started_at", Moment),  # when it was there; none while the e-mail is on its way
    Column("ended_at", Moment),
    Column("ended_by", BigInteger),
    Column("waits_since", Moment),  # for an answer from outside; none once it came
    Column("reminded_at", Moment),
    Column("answered_at", Moment),  # the last time
    Column("number", Words),  # that the other side gave the ticket
    Column("told_at", Moment),  # when its requester was asked to try again
    Index("ix_escalations_ticket_id", "ticket_id"),
    Index("ix_escalations_open", "waits_since", sqlite_where=_OPEN, postgresql_where=_OPEN),
    sqlite_autoincrement=True,
)

needs = Table(  # what the next step wants and the form does not say: typed by staff, or asked of the requester
    "needs",
    metadata,
    new_id(),
    Column("ticket_id", ForeignKey("tickets.id"), nullable=False),
    Column("need", String(24), nullable=False),
    Column("value", Words),
    Column("demand_id", ForeignKey("demands.id")),
    Column("by_id", ForeignKey("people.id"), nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("ticket_id", "need"),
    sqlite_autoincrement=True,
)

mail_out = Table(  # e-mail that goes out, before it is sent
    "mail_out",
    metadata,
    new_id(),
    Column("escalation_id", ForeignKey("escalations.id"), nullable=False),
    Column("message_id", String(120), nullable=False, unique=True),  # the same however often it is sent
    Column("answers", Words),  # ids of the messages that it goes on with, oldest first
    Column("address", String(32), nullable=False),  # its name in the settings: a corrected one counts at once
    Column("subject", Words, nullable=False),
    Column("body", Words, nullable=False),
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("reason", Words),
    Column("by_id", ForeignKey("people.id"), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("settled_at", Moment),
    Index("ix_mail_out_escalation_id", "escalation_id", "id"),
    Index("ix_mail_out_waiting", "due_at", **only("waiting")),
    sqlite_autoincrement=True,
)

mail_out_files = Table(  # what is attached to it
    "mail_out_files",
    metadata,
    new_id(),
    Column("mail_id", ForeignKey("mail_out.id"), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("name", Words, nullable=False),
    Column("size", BigInteger, nullable=False),
    Index("ix_mail_out_files_mail_id", "mail_id"),
)

mailboxes = Table(  # how far a folder was read
    "mailboxes",
    metadata,
    Column("name", String(64), primary_key=True),  # a hash of account, server and folder
    Column("validity", BigInteger, nullable=False),  # the server's own: with another one its numbers begin anew
    Column("last_uid", BigInteger, nullable=False),
    Column("read_at", Moment, nullable=False),
)

mail_in = Table(  # e-mail that came in; what belongs to no ticket is only counted, and lies in its folder
    "mail_in",
    metadata,
    new_id(),
    Column("key", String(64), nullable=False, unique=True),  # of one message, however often it comes
    Column("escalation_id", ForeignKey("escalations.id")),
    Column("kind", String(16), nullable=False),
    Column("message_id", Words),
    Column("sender", Words),
    Column("subject", Words),
    Column("text", Words),  # without what it quotes
    Column("number", Words),  # that it names
    Column("left_out", JSON, nullable=False, server_default=_NONE),  # names of files that staff did not get
    Column("reason", Words),
    Column("at", Moment, nullable=False),
    Index("ix_mail_in_escalation_id", "escalation_id", "id"),
    sqlite_autoincrement=True,
)

mail_in_files = Table(  # what came with it
    "mail_in_files",
    metadata,
    new_id(),
    Column("mail_id", ForeignKey("mail_in.id"), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("name", Words, nullable=False),
    Index("ix_mail_in_files_mail_id", "mail_id"),
)
