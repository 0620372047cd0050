"""Priorities, tags, transfers, merges, canned replies, and what topics are called."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Moment, Words

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the schema one step forward."""
    op.create_table(
        "priorities",
        sa.Column("ticket_id", _ID, nullable=False),
        sa.Column("priority", sa.String(length=8), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_priorities_ticket_id")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_priorities_by_id")),
        sa.PrimaryKeyConstraint("ticket_id", name=op.f("pk_priorities")),
    )
    op.create_table(
        "tags",
        sa.Column("ticket_id", _ID, nullable=False),
        sa.Column("tag", sa.String(length=24), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_tags_ticket_id")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_tags_by_id")),
        sa.PrimaryKeyConstraint("ticket_id", "tag", name=op.f("pk_tags")),
    )
    op.create_index("ix_tags_tag", "tags", ["tag"])
    op.create_table(
        "transfers",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("ticket_id", _ID, nullable=False),
        sa.Column("from_unit", sa.String(length=32), nullable=False),
        sa.Column("to_unit", sa.String(length=32), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=True),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_transfers_ticket_id")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_transfers_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transfers")),
    )
    op.create_index("ix_transfers_ticket_id", "transfers", ["ticket_id"])
    op.create_table(
        "merges",
        sa.Column("ticket_id", _ID, nullable=False),
        sa.Column("into_id", _ID, nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_merges_ticket_id")),
        sa.ForeignKeyConstraint(["into_id"], ["tickets.id"], name=op.f("fk_merges_into_id")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_merges_by_id")),
        sa.PrimaryKeyConstraint("ticket_id", name=op.f("pk_merges")),
    )
    op.create_index("ix_merges_into_id", "merges", ["into_id"])
    _make_canned()
    op.create_table(
        "topic_titles",
        sa.Column("topic_id", _ID, nullable=False),
        sa.Column("title", Words(), nullable=False),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], name=op.f("fk_topic_titles_topic_id")),
        sa.PrimaryKeyConstraint("topic_id", name=op.f("pk_topic_titles")),
    )


_EVENTS = (
    *("assigned", "released", "transferred", "prioritized", "tagged", "untagged"),
    *("merged", "absorbed", "resumed"),
)
_REASONS = ("no_answer", "duplicate", "not_ours", "other", "merged")


def downgrade() -> None:
    """Take the step back: what the older program has no word for becomes a note, or a ticket that is solved."""
    history = sa.table("history", sa.column("event", sa.String), sa.column("is_internal", sa.Boolean))
    tickets = sa.table("tickets", sa.column("closed_as", sa.String))
    op.execute(history.update().where(history.c.event.in_(_EVENTS)).values(event="noted", is_internal=True))
    op.execute(tickets.update().where(tickets.c.closed_as.in_(_REASONS)).values(closed_as="solved"))
    for table in ("topic_titles", "canned", "merges", "transfers", "tags", "priorities"):
        op.drop_table(table)


def _make_canned() -> None:
    op.create_table(
        "canned",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=24), nullable=False),
        sa.Column("html", Words(), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("written_at", Moment(), nullable=False),
        sa.Column("retired_by", sa.BigInteger(), nullable=True),
        sa.Column("retired_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_canned_by_id")),
        sa.ForeignKeyConstraint(["retired_by"], ["people.id"], name=op.f("fk_canned_retired_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_canned")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_canned_unit_name", "canned", ["unit", "name"])
