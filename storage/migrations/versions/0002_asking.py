"""What is kept of a question grows."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Words

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_NONE = sa.text("'[]'")
_ADDED = (
    "stuck_at",
    "unhelpful",
    "offered",
    "service",
    "confidence",
    "talk",
    "attachments",
    "album",
    "follows_id",
    "read_as",
    "origin",
)


def upgrade() -> None:
    """Bring the schema one step forward."""
    with op.batch_alter_table("questions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("origin", sa.String(length=16), nullable=False, server_default="typed"))
        batch_op.add_column(sa.Column("read_as", Words(), nullable=True))
        batch_op.add_column(sa.Column("follows_id", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("album", sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column("attachments", sa.JSON(), nullable=False, server_default=_NONE))
        batch_op.add_column(sa.Column("talk", sa.String(length=16), nullable=True))
        batch_op.add_column(sa.Column("confidence", sa.Float(), nullable=True))
        batch_op.add_column(sa.Column("service", sa.String(length=24), nullable=True))
        batch_op.add_column(sa.Column("offered", sa.JSON(), nullable=False, server_default=_NONE))
        batch_op.add_column(sa.Column("unhelpful", sa.JSON(), nullable=False, server_default=_NONE))
        batch_op.add_column(sa.Column("stuck_at", sa.String(length=64), nullable=True))


def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table("questions", schema=None) as batch_op:
        for name in _ADDED:
            batch_op.drop_column(name)
