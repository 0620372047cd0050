"""Files handed on, messages held back, numbers hidden, people muted and banned; albums count for several messages."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Moment, Words

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the schema one step forward."""
    op.create_table(
        "media",
        sa.Column("message_ref", _ID, nullable=False),
        sa.Column("mirror_ref", _ID, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("album", sa.String(length=40), nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.Column("file_key", sa.String(length=64), nullable=False),
        sa.Column("html", Words(), nullable=False),
        sa.Column("is_spoiler", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("is_above", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.ForeignKeyConstraint(["message_ref"], ["messages.id"], name=op.f("fk_media_message_ref")),
        sa.ForeignKeyConstraint(["mirror_ref"], ["messages.id"], name=op.f("fk_media_mirror_ref")),
        sa.PrimaryKeyConstraint("message_ref", name=op.f("pk_media")),
    )
    op.create_index("ix_media_album", "media", ["chat_id", "album"])
    op.create_table(
        "held",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("ticket_id", _ID, nullable=True),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("written", sa.JSON(), nullable=False),
        sa.Column("header", Words(), nullable=False),
        sa.Column("cause", sa.String(length=16), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("shown_at", Moment(), nullable=True),
        sa.Column("shown_by", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_held_person_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_held_ticket_id")),
        sa.ForeignKeyConstraint(["shown_by"], ["people.id"], name=op.f("fk_held_shown_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_held")),
    )
    op.create_index("ix_held_person_id", "held", ["person_id"])
    op.create_index("ix_held_ticket_id", "held", ["ticket_id"])
    op.create_index("ix_held_message", "held", ["chat_id", "message_id"])
    op.create_table(
        "veiled",
        sa.Column("mirror_ref", _ID, nullable=False),
        sa.Column("ticket_id", _ID, nullable=False),
        sa.Column("secrets", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["mirror_ref"], ["messages.id"], name=op.f("fk_veiled_mirror_ref")),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_veiled_ticket_id")),
        sa.PrimaryKeyConstraint("mirror_ref", name=op.f("pk_veiled")),
    )
    _make_sanctions()
    for name in ("muted_until", "barred_until"):
        op.add_column("people", sa.Column(name, Moment(), nullable=True))
    op.add_column("outbox", sa.Column("weight", sa.Integer(), nullable=False, server_default="1"))


def _make_sanctions() -> None:
    op.create_table(
        "sanctions",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("reason", Words(), nullable=False),
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("ticket_id", _ID, nullable=True),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("begun_at", Moment(), nullable=False),
        sa.Column("ends_at", Moment(), nullable=False),
        sa.Column("lifted_at", Moment(), nullable=True),
        sa.Column("lifted_by", sa.BigInteger(), nullable=True),
        sa.Column("told_at", Moment(), nullable=True),
        sa.Column("objected_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_sanctions_person_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_sanctions_ticket_id")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_sanctions_by_id")),
        sa.ForeignKeyConstraint(["lifted_by"], ["people.id"], name=op.f("fk_sanctions_lifted_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sanctions")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_sanctions_person_id", "sanctions", ["person_id"])


def downgrade() -> None:
    """Take the step back."""
    op.drop_column("outbox", "weight")
    for name in ("barred_until", "muted_until"):
        op.drop_column("people", name)
    for name in ("sanctions", "veiled", "held", "media"):
        op.drop_table(name)
