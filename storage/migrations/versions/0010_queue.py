"""The queue, searching in tickets, and announcements."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Moment, Words

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_NOT_CLOSED = sa.text("status != 'closed'")
_WAITING, _GOING, _SENDING = (sa.text(f"state = '{state}'") for state in ("waiting", "going", "sending"))


def upgrade() -> None:
    """Bring the schema one step forward; what tickets are found by is filled in by the program (storage.fulltext)."""
    counted = ["unit", "due_at", "service", "assignee_id"]
    op.create_index("ix_tickets_open", "tickets", counted, sqlite_where=_NOT_CLOSED, postgresql_where=_NOT_CLOSED)
    _make_search()
    _make_searches()
    _make_announcements()


def downgrade() -> None:
    """Take the step back."""
    op.drop_table("quiet")
    op.drop_table("recipients")
    op.drop_table("announcements")
    op.drop_table("searches")
    op.execute("DROP TABLE ticket_search_progress")
    op.execute("DROP TABLE ticket_search")
    op.drop_index("ix_tickets_open", table_name="tickets")


def _make_search() -> None:
    if op.get_bind().dialect.name == "sqlite":
        # Words come split and plain, a space between them; no word is asked for by its place among the others.
        op.execute(
            "CREATE VIRTUAL TABLE ticket_search"
            " USING fts5(unit, head, body, tokenize='ascii', detail='column', columnsize=0)"
        )
    else:
        op.execute(
            "CREATE TABLE ticket_search"
            " (ticket_id BIGINT CONSTRAINT pk_ticket_search PRIMARY KEY, words TSVECTOR NOT NULL)"
        )
        # Without a list of what is still to be put in: it would be read through with every search.
        op.execute("CREATE INDEX ix_ticket_search_words ON ticket_search USING gin (words) WITH (fastupdate = off)")
    op.execute("CREATE TABLE ticket_search_progress (below BIGINT NOT NULL)")


def _make_searches() -> None:
    op.create_table(
        "searches",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("words", Words(), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_searches_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_searches")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_searches_asked_at", "searches", ["asked_at"])


def _make_announcements() -> None:
    op.create_table(
        "announcements",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("unit", sa.String(length=32), nullable=True),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("html", Words(), nullable=False),
        sa.Column("audience", sa.String(length=16), nullable=False),
        sa.Column("service", sa.String(length=24), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("message_ref", _ID, nullable=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("begun_at", Moment(), nullable=True),
        sa.Column("next_at", Moment(), nullable=True),
        sa.Column("told_at", Moment(), nullable=True),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.Column("ended_by", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_announcements_by_id")),
        sa.ForeignKeyConstraint(["message_ref"], ["messages.id"], name=op.f("fk_announcements_message_ref")),
        sa.ForeignKeyConstraint(["ended_by"], ["people.id"], name=op.f("fk_announcements_ended_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcements")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_announcements_sending", "announcements", ["id"], sqlite_where=_SENDING, postgresql_where=_SENDING
    )
    op.create_table(
        "recipients",
        sa.Column("announcement_id", _ID, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("message_ref", _ID, nullable=True),
        sa.ForeignKeyConstraint(["announcement_id"], ["announcements.id"], name=op.f("fk_recipients_announcement_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_recipients_person_id")),
        sa.ForeignKeyConstraint(["message_ref"], ["messages.id"], name=op.f("fk_recipients_message_ref")),
        sa.PrimaryKeyConstraint("announcement_id", "person_id", name=op.f("pk_recipients")),
    )
    for name, columns, where in (
        ("ix_recipients_waiting", ["announcement_id", "person_id"], _WAITING),
        ("ix_recipients_going", ["announcement_id"], _GOING),
    ):
        op.create_index(name, "recipients", columns, sqlite_where=where, postgresql_where=where)
    op.create_table(
        "quiet",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_quiet_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_quiet")),
    )
