"""Requests to belong to a team, codes that bring people in, and what applications are told."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Moment, Words

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the schema one step forward."""
    _make_team_requests()
    _make_invites()
    _make_calls_out()


def downgrade() -> None:
    """Take the step back."""
    op.drop_table("calls_out")
    op.drop_table("invites")
    op.drop_table("team_requests")


def _make_team_requests() -> None:
    op.create_table(
        "team_requests",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("company_id", _ID, nullable=False),
        sa.Column("account_id", _ID, nullable=True),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("holder", Words(), nullable=False),
        sa.Column("email", Words(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("ticket_id", _ID, nullable=True),
        sa.Column("notices", sa.JSON(), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("decided_by", sa.BigInteger(), nullable=True),
        sa.Column("decided_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_team_requests_company_id")),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_team_requests_account_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_team_requests_person_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_team_requests_ticket_id")),
        sa.ForeignKeyConstraint(["decided_by"], ["people.id"], name=op.f("fk_team_requests_decided_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_requests")),
        sqlite_autoincrement=True,
    )
    is_open = sa.text("state = 'open'")
    op.create_index(
        "ix_team_requests_open", "team_requests", ["company_id"], sqlite_where=is_open, postgresql_where=is_open
    )
    op.create_index("ix_team_requests_person_id", "team_requests", ["person_id"])


def _make_invites() -> None:
    op.create_table(
        "invites",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("service", sa.String(length=24), nullable=False),
        sa.Column("company", Words(), nullable=False),
        sa.Column("holder", Words(), nullable=False),
        sa.Column("email", Words(), nullable=False),
        sa.Column("npwp", sa.String(length=16), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("ends_at", Moment(), nullable=False),
        sa.Column("used_by", sa.BigInteger(), nullable=True),
        sa.Column("used_at", Moment(), nullable=True),
        sa.Column("draft_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["used_by"], ["people.id"], name=op.f("fk_invites_used_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invites")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_invites_code_hash")),
    )
    op.create_index("ix_invites_ends_at", "invites", ["ends_at"])


def _make_calls_out() -> None:
    op.create_table(
        "calls_out",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("service", sa.String(length=24), nullable=False),
        sa.Column("account_id", _ID, nullable=False),
        sa.Column("ticket_id", _ID, nullable=True),
        sa.Column("event", sa.String(length=24), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("reason", Words(), nullable=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("due_at", Moment(), nullable=False),
        sa.Column("told_at", Moment(), nullable=True),
        sa.Column("settled_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_calls_out_account_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_calls_out_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls_out")),
        sa.UniqueConstraint("key", name=op.f("uq_calls_out_key")),
    )
    waiting = sa.text("state = 'waiting'")
    op.create_index(
        "ix_calls_out_waiting", "calls_out", ["account_id", "id"], sqlite_where=waiting, postgresql_where=waiting
    )
