"""What admins wrote over the packs, and drafts of it."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Moment

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_OPEN = sa.text("state = 'open'")


def upgrade() -> None:
    """Bring the schema one step forward."""
    op.create_table(
        "overlays",
        sa.Column("entry_id", sa.String(length=64), nullable=False),
        sa.Column("state", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_overlays")),
    )
    op.create_table(
        "overlay_changes",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("entry_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=True),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("ticket_id", _ID, nullable=True),
        sa.Column("undone_by", sa.BigInteger(), nullable=True),
        sa.Column("undone_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_overlay_changes_by_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_overlay_changes_ticket_id")),
        sa.ForeignKeyConstraint(["undone_by"], ["people.id"], name=op.f("fk_overlay_changes_undone_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_overlay_changes")),
    )
    op.create_index("ix_overlay_changes_entry_id", "overlay_changes", ["entry_id", "id"])
    op.create_table(
        "learnings",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("entry_id", sa.String(length=64), nullable=True),
        sa.Column("service", sa.String(length=24), nullable=False),
        sa.Column("topic", sa.String(length=24), nullable=False),
        sa.Column("ticket_id", _ID, nullable=True),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("message_ref", _ID, nullable=True),
        sa.Column("based_on", sa.Integer(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("edition", sa.Integer(), server_default="1", nullable=False),
        sa.Column("measured", sa.JSON(), nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("ended_by", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_learnings_ticket_id")),
        sa.ForeignKeyConstraint(["message_ref"], ["messages.id"], name=op.f("fk_learnings_message_ref")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_learnings_by_id")),
        sa.ForeignKeyConstraint(["ended_by"], ["people.id"], name=op.f("fk_learnings_ended_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_learnings")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_learnings_open", "learnings", ["id"], sqlite_where=_OPEN, postgresql_where=_OPEN)
    op.create_index("ix_learnings_ticket_id", "learnings", ["ticket_id"])


def downgrade() -> None:
    """Take the step back."""
    op.drop_table("learnings")
    op.drop_table("overlay_changes")
    op.drop_table("overlays")
