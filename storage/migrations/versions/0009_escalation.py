"""The escalation ladder: steps up, what they want, and the e-mail out and in."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Moment, Words

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the schema one step forward."""
    op.create_table(
        "escalations",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("ticket_id", _ID, nullable=False),
        sa.Column("tier", sa.String(length=32), nullable=False),
        sa.Column("is_outside", sa.Boolean(), nullable=False),
        sa.Column("is_mailed", sa.Boolean(), nullable=False),
        sa.Column("from_unit", sa.String(length=32), nullable=False),
        sa.Column("from_assignee_id", sa.BigInteger(), nullable=True),
        sa.Column("token", sa.String(length=32), nullable=True),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("started_at", Moment(), nullable=True),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.Column("ended_by", sa.BigInteger(), nullable=True),
        sa.Column("waits_since", Moment(), nullable=True),
        sa.Column("reminded_at", Moment(), nullable=True),
        sa.Column("answered_at", Moment(), nullable=True),
        sa.Column("number", Words(), nullable=True),
        sa.Column("told_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_escalations_ticket_id")),
        sa.ForeignKeyConstraint(["from_assignee_id"], ["people.id"], name=op.f("fk_escalations_from_assignee_id")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_escalations_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_escalations")),
        sa.UniqueConstraint("token", name=op.f("uq_escalations_token")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_escalations_ticket_id", "escalations", ["ticket_id"])
    still_open = sa.text("ended_at IS NULL")
    op.create_index(
        "ix_escalations_open", "escalations", ["waits_since"], sqlite_where=still_open, postgresql_where=still_open
    )
    op.create_table(
        "needs",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("ticket_id", _ID, nullable=False),
        sa.Column("need", sa.String(length=24), nullable=False),
        sa.Column("value", Words(), nullable=True),
        sa.Column("demand_id", _ID, nullable=True),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_needs_ticket_id")),
        sa.ForeignKeyConstraint(["demand_id"], ["demands.id"], name=op.f("fk_needs_demand_id")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_needs_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_needs")),
        sa.UniqueConstraint("ticket_id", "need", name=op.f("uq_needs_ticket_id_need")),
        sqlite_autoincrement=True,
    )
    _create_mail()


def _create_mail() -> None:
    op.create_table(
        "mail_out",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("escalation_id", _ID, nullable=False),
        sa.Column("message_id", sa.String(length=120), nullable=False),
        sa.Column("answers", Words(), nullable=True),
        sa.Column("address", sa.String(length=32), nullable=False),
        sa.Column("subject", Words(), nullable=False),
        sa.Column("body", Words(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("reason", Words(), nullable=True),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("due_at", Moment(), nullable=False),
        sa.Column("settled_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["escalation_id"], ["escalations.id"], name=op.f("fk_mail_out_escalation_id")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_mail_out_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_out")),
        sa.UniqueConstraint("message_id", name=op.f("uq_mail_out_message_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_mail_out_escalation_id", "mail_out", ["escalation_id", "id"])
    waiting = sa.text("state = 'waiting'")
    op.create_index("ix_mail_out_waiting", "mail_out", ["due_at"], sqlite_where=waiting, postgresql_where=waiting)
    op.create_table(
        "mail_out_files",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("mail_id", _ID, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", Words(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["mail_id"], ["mail_out.id"], name=op.f("fk_mail_out_files_mail_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_out_files")),
    )
    op.create_index("ix_mail_out_files_mail_id", "mail_out_files", ["mail_id"])
    op.create_table(
        "mailboxes",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("validity", sa.BigInteger(), nullable=False),
        sa.Column("last_uid", sa.BigInteger(), nullable=False),
        sa.Column("read_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_mailboxes")),
    )
    op.create_table(
        "mail_in",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("escalation_id", _ID, nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("message_id", Words(), nullable=True),
        sa.Column("sender", Words(), nullable=True),
        sa.Column("subject", Words(), nullable=True),
        sa.Column("text", Words(), nullable=True),
        sa.Column("number", Words(), nullable=True),
        sa.Column("left_out", sa.JSON(), nullable=False, server_default=sa.text("'[]'")),
        sa.Column("reason", Words(), nullable=True),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["escalation_id"], ["escalations.id"], name=op.f("fk_mail_in_escalation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_in")),
        sa.UniqueConstraint("key", name=op.f("uq_mail_in_key")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_mail_in_escalation_id", "mail_in", ["escalation_id", "id"])
    op.create_table(
        "mail_in_files",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("mail_id", _ID, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", Words(), nullable=False),
        sa.ForeignKeyConstraint(["mail_id"], ["mail_in.id"], name=op.f("fk_mail_in_files_mail_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_in_files")),
    )
    op.create_index("ix_mail_in_files_mail_id", "mail_in_files", ["mail_id"])


_EVENTS = ("escalated", "heard", "returned")


def downgrade() -> None:
    """Take the step back: what the older program has no word for becomes a note."""
    history = sa.table("history", sa.column("event", sa.String), sa.column("is_internal", sa.Boolean))
    op.execute(history.update().where(history.c.event.in_(_EVENTS)).values(event="noted", is_internal=True))
    for table in ("mail_in_files", "mail_in", "mailboxes", "mail_out_files", "mail_out", "needs", "escalations"):
        op.drop_table(table)
