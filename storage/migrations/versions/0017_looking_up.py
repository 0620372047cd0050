"""Rows of the outbox are found by what they would replace, and messages by what they repeat."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_MERGES = sa.text("merge_key IS NOT NULL")
_REPEATS = sa.text("mirror_of IS NOT NULL")


def upgrade() -> None:
    """Bring the schema one step forward."""
    op.create_index("ix_outbox_merge_key", "outbox", ["merge_key"], sqlite_where=_MERGES, postgresql_where=_MERGES)
    op.create_index(
        "ix_messages_mirror_of", "messages", ["mirror_of"], sqlite_where=_REPEATS, postgresql_where=_REPEATS
    )


def downgrade() -> None:
    """Take the step back."""
    op.drop_index("ix_messages_mirror_of", "messages")
    op.drop_index("ix_outbox_merge_key", "outbox")
