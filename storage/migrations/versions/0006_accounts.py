"""Accounts of companies, and admins' decisions that can be taken back."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Moment, Words

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the schema one step forward."""
    _make_companies()
    _make_accounts()
    _make_account_history()
    _make_verdicts()


def downgrade() -> None:
    """Take the step back."""
    op.drop_table("verdicts")
    op.drop_table("account_history")
    op.drop_table("accounts")
    op.drop_table("companies")


def _make_companies() -> None:
    op.create_table(
        "companies",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("service", sa.String(length=24), nullable=False),
        sa.Column("name", Words(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("npwp", sa.String(length=16), nullable=True),
        sa.Column("made_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_companies")),
        sa.UniqueConstraint("service", "name_key", name=op.f("uq_companies_service_name_key")),
    )


def _make_accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("service", sa.String(length=24), nullable=False),
        sa.Column("company_id", _ID, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("holder", Words(), nullable=False),
        sa.Column("email", Words(), nullable=False),
        sa.Column("email_key", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("ticket_id", _ID, nullable=True),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("changed_by", sa.BigInteger(), nullable=True),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_accounts_company_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_accounts_person_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_accounts_ticket_id")),
        sa.ForeignKeyConstraint(["changed_by"], ["people.id"], name=op.f("fk_accounts_changed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("service", "email_key", name=op.f("uq_accounts_service_email_key")),
    )
    for column in ("company_id", "person_id", "ticket_id"):
        op.create_index(f"ix_accounts_{column}", "accounts", [column])


def _make_account_history() -> None:
    op.create_table(
        "account_history",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("account_id", _ID, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=True),
        sa.Column("event", sa.String(length=24), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("ticket_id", _ID, nullable=True),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_account_history_account_id")),
        sa.ForeignKeyConstraint(["actor_id"], ["people.id"], name=op.f("fk_account_history_actor_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_account_history_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_history")),
    )
    op.create_index("ix_account_history_account_id", "account_history", ["account_id", "id"])


def _make_verdicts() -> None:
    op.create_table(
        "verdicts",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("ticket_id", _ID, nullable=False),
        sa.Column("verdict", sa.String(length=16), nullable=False),
        sa.Column("reason", Words(), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("due_at", Moment(), nullable=True),
        sa.Column("settled_at", Moment(), nullable=True),
        sa.Column("settled_by", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_verdicts_ticket_id")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_verdicts_by_id")),
        sa.ForeignKeyConstraint(["settled_by"], ["people.id"], name=op.f("fk_verdicts_settled_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verdicts")),
    )
    op.create_index("ix_verdicts_ticket_id", "verdicts", ["ticket_id"])
    standing = sa.text("state = 'standing'")
    op.create_index(
        "ix_verdicts_standing", "verdicts", ["ticket_id"], unique=True, sqlite_where=standing, postgresql_where=standing
    )
