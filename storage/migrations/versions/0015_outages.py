"""Outages, who reported them, the tickets that belong to them, and what staff wrote of them."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Moment, Words

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the schema one step forward."""
    _make_outages()
    op.create_table(
        "reporters",
        sa.Column("outage_id", _ID, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("question_id", sa.BigInteger(), nullable=True),
        sa.Column("wish", sa.String(length=80), nullable=True),
        sa.Column("heard", sa.Integer(), server_default="0", nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["outage_id"], ["outages.id"], name=op.f("fk_reporters_outage_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_reporters_person_id")),
        sa.PrimaryKeyConstraint("outage_id", "person_id", name=op.f("pk_reporters")),
    )
    op.create_index("ix_reporters_person_id", "reporters", ["person_id"])
    op.create_table(
        "outage_tickets",
        sa.Column("ticket_id", _ID, nullable=False),
        sa.Column("outage_id", _ID, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_outage_tickets_ticket_id")),
        sa.ForeignKeyConstraint(["outage_id"], ["outages.id"], name=op.f("fk_outage_tickets_outage_id")),
        sa.PrimaryKeyConstraint("ticket_id", "outage_id", name=op.f("pk_outage_tickets")),
    )
    op.create_index("ix_outage_tickets_outage_id", "outage_tickets", ["outage_id"])
    op.create_table(
        "outage_words",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("outage_id", _ID, nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("html", Words(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["outage_id"], ["outages.id"], name=op.f("fk_outage_words_outage_id")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_outage_words_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outage_words")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outage_words_outage_id", "outage_words", ["outage_id"])
    op.create_table(
        "outage_watches",
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("unit", name=op.f("pk_outage_watches")),
    )


def _make_outages() -> None:
    owed = sa.text("next_at IS NOT NULL")
    people = ("begun_by", "decided_by", "said_by", "ended_by")
    op.create_table(
        "outages",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("service", sa.String(length=24), nullable=True),
        sa.Column("kind", sa.String(length=24), nullable=True),
        sa.Column("entry_id", sa.String(length=64), nullable=True),
        sa.Column("words", Words(), nullable=False),
        sa.Column("title", Words(), nullable=False),
        sa.Column("notice", Words(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("message_ref", _ID, nullable=True),
        sa.Column("begun_by", sa.BigInteger(), nullable=True),
        sa.Column("begun_at", Moment(), nullable=False),
        sa.Column("decided_by", sa.BigInteger(), nullable=True),
        sa.Column("decided_at", Moment(), nullable=True),
        sa.Column("quiet_until", Moment(), nullable=True),
        sa.Column("news", sa.Integer(), server_default="0", nullable=False),
        sa.Column("word", Words(), nullable=True),
        sa.Column("said_by", sa.BigInteger(), nullable=True),
        sa.Column("said_at", Moment(), nullable=True),
        sa.Column("next_at", Moment(), nullable=True),
        sa.Column("told_at", Moment(), nullable=True),
        sa.Column("remind_at", Moment(), nullable=True),
        sa.Column("ended_by", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["message_ref"], ["messages.id"], name=op.f("fk_outages_message_ref")),
        *(sa.ForeignKeyConstraint([name], ["people.id"], name=op.f(f"fk_outages_{name}")) for name in people),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outages")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outages_state", "outages", ["state"])
    op.create_index("ix_outages_message_ref", "outages", ["message_ref"])
    op.create_index("ix_outages_next_at", "outages", ["next_at"], sqlite_where=owed, postgresql_where=owed)


def downgrade() -> None:
    """Take the step back."""
    for name in ("outage_watches", "outage_words", "outage_tickets", "reporters", "outages"):
        op.drop_table(name)
