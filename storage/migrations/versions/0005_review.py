"""Documents looked at, more asked for, video calls arranged."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Moment, Words

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the schema one step forward."""
    op.create_table(
        "reviews",
        sa.Column("document_id", _ID, nullable=False),
        sa.Column("ticket_id", _ID, nullable=False),
        sa.Column("verdict", sa.String(length=16), nullable=False),
        sa.Column("reason", Words(), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("notice_ref", _ID, nullable=True),
        sa.Column("told_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_reviews_document_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_reviews_ticket_id")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_reviews_by_id")),
        sa.ForeignKeyConstraint(["notice_ref"], ["messages.id"], name=op.f("fk_reviews_notice_ref")),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_reviews")),
    )
    op.create_index("ix_reviews_ticket_id", "reviews", ["ticket_id"])
    op.create_table(
        "demands",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("ticket_id", _ID, nullable=False),
        sa.Column("wish", Words(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("notice_ref", _ID, nullable=True),
        sa.Column("answer", Words(), nullable=True),
        sa.Column("file_id", sa.Text(), nullable=True),
        sa.Column("content", sa.String(length=16), nullable=True),
        sa.Column("settled_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_demands_ticket_id")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_demands_by_id")),
        sa.ForeignKeyConstraint(["notice_ref"], ["messages.id"], name=op.f("fk_demands_notice_ref")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_demands")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_demands_ticket_id", "demands", ["ticket_id"])
    op.create_index("ix_demands_notice_ref", "demands", ["notice_ref"])
    op.create_table(
        "appointments",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("ticket_id", _ID, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("is_now", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("proposals", sa.JSON(), nullable=False),
        sa.Column("at", Moment(), nullable=True),
        sa.Column("link", Words(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("proposed_at", Moment(), nullable=False),
        sa.Column("notice_ref", _ID, nullable=True),
        sa.Column("day_told_at", Moment(), nullable=True),
        sa.Column("soon_told_at", Moment(), nullable=True),
        sa.Column("settled_by", sa.BigInteger(), nullable=True),
        sa.Column("settled_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_appointments_ticket_id")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_appointments_by_id")),
        sa.ForeignKeyConstraint(["notice_ref"], ["messages.id"], name=op.f("fk_appointments_notice_ref")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointments")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_appointments_ticket_id", "appointments", ["ticket_id"])
    agreed = sa.text("state = 'agreed'")
    op.create_index("ix_appointments_agreed", "appointments", ["at"], sqlite_where=agreed, postgresql_where=agreed)


def downgrade() -> None:
    """Take the step back."""
    op.drop_table("appointments")
    op.drop_table("demands")
    op.drop_table("reviews")
