"""Teams: who asked to belong to one, codes that bring somebody in, and what applications are told of accounts."""

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index, Integer, String, Table, Text

from storage.columns import Moment, Words
from storage.tables.base import metadata, new_id, only

team_requests = Table(  # what a company's colleagues or an admin are asked to decide
    "team_requests",
    metadata,
    new_id(),
    Column("kind", String(16), nullable=False),
    Column("company_id", ForeignKey("companies.id"), nullable=False),
    Column("account_id", ForeignKey("accounts.id")),  # none: the desk has not heard of the account yet
    Column("person_id", ForeignKey("people.id"), nullable=False),  # who asked
    Column("holder", Words, nullable=False),  # the name that the account is to stand under
    Column("email", Words, nullable=False),
    Column("state", String(16), nullable=False),
    Column("ticket_id", ForeignKey("tickets.id")),  # the activation that colleagues are asked about
    Column("notices", JSON, nullable=False),  # the messages that ask for a decision, by reference
    Column("asked_at", Moment, nullable=False),
    Column("decided_by", ForeignKey("people.id")),
    Column("decided_at", Moment),
    Index("ix_team_requests_open", "company_id", **only("open")),
    Index("ix_team_requests_person_id", "person_id"),
    sqlite_autoincrement=True,  # an old button must never name a newer request
)

invites = Table(  # one use each; what stands here is known to the application already, the code is only hashed
    "invites",
    metadata,
    new_id(),
    Column("code_hash", String(64), nullable=False, unique=True),
    Column("service", String(24), nullable=False),
    Column("company", Words, nullable=False),  # empty for what is not known, here and below
    Column("holder", Words, nullable=False),
    Column("email", Words, nullable=False),
    Column("npwp", String(16), nullable=False),  # digits only
    Column("made_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    Column("used_by", ForeignKey("people.id")),
    Column("used_at", Moment),
    Column("draft_id", BigInteger),  # the form that it filled in
    Index("ix_invites_ends_at", "ends_at"),
)

calls_out = Table(  # what an application is told of its accounts: calls of one account go in order
    "calls_out",
    metadata,
    new_id(),
    Column("key", String(64), nullable=False, unique=True),  # by which the application knows a repetition
    Column("service", String(24), nullable=False),
    Column("account_id", ForeignKey("accounts.id"), nullable=False),
    Column("ticket_id", ForeignKey("tickets.id")),
    Column("event", String(24), nullable=False),
    Column("body", Text, nullable=False),  # the JSON as it is signed and sent
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("reason", Words),  # why it did not arrive yet, or never
    Column("created_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("told_at", Moment),  # when staff heard that the application does not answer
    Column("settled_at", Moment),
    Index("ix_calls_out_waiting", "account_id", "id", **only("waiting")),
)
