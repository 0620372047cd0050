"""What a requester follows of a ticket, and evaluation forms of several questions."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Moment, Words

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_OVERALL = "all-in-all"  # the one question that there was before
_COUNTS_ON = {"sqlite_autoincrement": True}  # SQLite makes the table anew, and a number is never given twice
_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the schema one step forward."""
    with op.batch_alter_table("tickets", table_kwargs=_COUNTS_ON) as batch_op:
        batch_op.add_column(sa.Column("closed_as", sa.String(length=16), nullable=True))
        batch_op.add_column(sa.Column("due_at", Moment(), nullable=True))
        batch_op.add_column(sa.Column("continues_id", _ID, nullable=True))
        batch_op.create_foreign_key(op.f("fk_tickets_continues_id"), "tickets", ["continues_id"], ["id"])
        batch_op.create_index(op.f("ix_tickets_continues_id"), ["continues_id"])
    op.execute("UPDATE tickets SET closed_as = 'solved' WHERE status = 'closed'")
    op.create_table(
        "grades",
        sa.Column("ticket_id", _ID, nullable=False),
        sa.Column("question", sa.String(length=24), nullable=False),
        sa.Column("grade", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["evaluations.ticket_id"], name=op.f("fk_grades_ticket_id")),
        sa.PrimaryKeyConstraint("ticket_id", "question", name=op.f("pk_grades")),
    )
    op.execute(
        f"INSERT INTO grades (ticket_id, question, grade) SELECT ticket_id, '{_OVERALL}', grade FROM evaluations"  # noqa: S608 - ours
    )
    with op.batch_alter_table("evaluations", schema=None) as batch_op:
        batch_op.drop_column("grade")
        batch_op.add_column(sa.Column("form", sa.String(length=24), nullable=False, server_default="helpdesk"))
        batch_op.add_column(sa.Column("state", sa.String(length=16), nullable=False, server_default="given"))
        batch_op.add_column(sa.Column("comment", Words(), nullable=True))
        batch_op.add_column(sa.Column("begun_at", Moment(), nullable=True))
        batch_op.alter_column("given_at", existing_type=Moment(), nullable=True)
    op.execute("UPDATE evaluations SET begun_at = given_at")
    with op.batch_alter_table("evaluations", schema=None) as batch_op:
        batch_op.alter_column("begun_at", existing_type=Moment(), nullable=False)


def downgrade() -> None:
    """Take the step back: of several grades their average is left, and an evaluation that nobody finished goes."""
    with op.batch_alter_table("evaluations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("grade", sa.Integer(), nullable=True))
    op.execute(
        "UPDATE evaluations SET grade ="
        " (SELECT CAST(ROUND(AVG(grades.grade)) AS INTEGER) FROM grades WHERE grades.ticket_id = evaluations.ticket_id)"
    )
    op.drop_table("grades")
    op.execute("DELETE FROM evaluations WHERE grade IS NULL OR given_at IS NULL")
    with op.batch_alter_table("evaluations", schema=None) as batch_op:
        batch_op.alter_column("grade", existing_type=sa.Integer(), nullable=False)
        batch_op.alter_column("given_at", existing_type=Moment(), nullable=False)
        for name in ("begun_at", "comment", "state", "form"):
            batch_op.drop_column(name)
    with op.batch_alter_table("tickets", table_kwargs=_COUNTS_ON) as batch_op:
        batch_op.drop_index(op.f("ix_tickets_continues_id"))
        batch_op.drop_constraint(op.f("fk_tickets_continues_id"), type_="foreignkey")
        for name in ("continues_id", "due_at", "closed_as"):
            batch_op.drop_column(name)
