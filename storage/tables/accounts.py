"""Accounts in the offices' own applications, as the desk's books have them. No password ever stands here."""

from sqlalchemy import JSON, Column, ForeignKey, Index, String, Table, Text, UniqueConstraint

from storage.columns import Moment, Words
from storage.tables.base import metadata, new_id, only

companies = Table(  # one a service and name; two spellings of a name are one company
    "companies",
    metadata,
    new_id(),
    Column("service", String(24), nullable=False),
    Column("name", Words, nullable=False),  # as it was written first
    Column("name_key", Text, nullable=False),  # what is the same in every spelling
    Column("npwp", String(16)),  # digits only
    Column("made_at", Moment, nullable=False),
    UniqueConstraint("service", "name_key"),
)

accounts = Table(  # one a service and e-mail address, whoever asked for it and however often
    "accounts",
    metadata,
    new_id(),
    Column("service", String(24), nullable=False),
    Column("company_id", ForeignKey("companies.id"), nullable=False),
    Column("person_id", ForeignKey("people.id")),  # the holder, where the desk knows who that is
    Column("holder", Words, nullable=False),  # the holder's name, as the request has it
    Column("email", Words, nullable=False),
    Column("email_key", Text, nullable=False),  # case-folded
    Column("state", String(16), nullable=False),
    Column("ticket_id", ForeignKey("tickets.id")),  # the newest request for it
    Column("asked_at", Moment, nullable=False),  # when that was
    Column("changed_by", ForeignKey("people.id")),  # none: the desk itself, or the application
    Column("changed_at", Moment, nullable=False),
    UniqueConstraint("service", "email_key"),
    Index("ix_accounts_company_id", "company_id"),
    Index("ix_accounts_person_id", "person_id"),
    Index("ix_accounts_ticket_id", "ticket_id"),
)

account_history = Table(  # append-only: what became of an account, by whom
    "account_history",
    metadata,
    new_id(),
    Column("account_id", ForeignKey("accounts.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("actor_id", ForeignKey("people.id")),  # none: the desk itself, or the application
    Column("event", String(24), nullable=False),
    Column("state", String(16), nullable=False),  # the state it led to
    Column("ticket_id", ForeignKey("tickets.id")),
    Column("details", JSON, nullable=False),
    Index("ix_account_history_account_id", "account_id", "id"),
)

verdicts = Table(  # what an admin said of a request that needs a decision; append-only but for its state
    "verdicts",
    metadata,
    new_id(),
    Column("ticket_id", ForeignKey("tickets.id"), nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("reason", Words, nullable=False),  # one of the usual reasons' names, or own words; empty for a yes
    Column("by_id", ForeignKey("people.id"), nullable=False),
    Column("unit", String(32), nullable=False),  # the section the admin belongs to
    Column("at", Moment, nullable=False),
    Column("state", String(16), nullable=False),
    Column("due_at", Moment),  # from when on its requester is told
    Column("settled_at", Moment),  # when it was told, or taken back
    Column("settled_by", ForeignKey("people.id")),  # who took it back
    Index("ix_verdicts_ticket_id", "ticket_id"),
    Index("ix_verdicts_standing", "ticket_id", unique=True, **only("standing")),  # one decision, whoever is first
)
