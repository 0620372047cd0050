"""Promises in business time, reminders to requesters, closed periods told of, digests."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Moment

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the schema one step forward."""
    pending = sa.text("next_at IS NOT NULL")
    op.create_table(
        "clocks",
        sa.Column("ticket_id", _ID, nullable=False),
        sa.Column("round", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("target", sa.String(length=16), nullable=False),
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("sla", sa.String(length=40), nullable=False),
        sa.Column("span", sa.BigInteger(), nullable=False),
        sa.Column("spent", sa.BigInteger(), nullable=False),
        sa.Column("since", Moment(), nullable=True),
        sa.Column("due_at", Moment(), nullable=True),
        sa.Column("met_at", Moment(), nullable=True),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.Column("stage", sa.String(length=16), nullable=False),
        sa.Column("next_at", Moment(), nullable=True),
        sa.Column("renewed_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_clocks_ticket_id")),
        sa.PrimaryKeyConstraint("ticket_id", "round", "target", name=op.f("pk_clocks")),
    )
    op.create_index("ix_clocks_next_at", "clocks", ["next_at"], sqlite_where=pending, postgresql_where=pending)
    op.create_table(
        "nudges",
        sa.Column("ticket_id", _ID, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.Column("stage", sa.String(length=16), nullable=False),
        sa.Column("next_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_nudges_ticket_id")),
        sa.PrimaryKeyConstraint("ticket_id", "kind", name=op.f("pk_nudges")),
    )
    op.create_index("ix_nudges_next_at", "nudges", ["next_at"], sqlite_where=pending, postgresql_where=pending)
    op.create_table(
        "absences",
        sa.Column("ticket_id", _ID, nullable=False),
        sa.Column("opens_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_absences_ticket_id")),
        sa.PrimaryKeyConstraint("ticket_id", name=op.f("pk_absences")),
    )
    op.create_table(
        "digests",
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("told_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("unit", "day", name=op.f("pk_digests")),
    )


def downgrade() -> None:
    """Take the step back."""
    op.drop_table("digests")
    op.drop_table("absences")
    op.drop_table("nudges")
    op.drop_table("clocks")
