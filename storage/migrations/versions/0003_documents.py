"""Documents of several pages, files that wait for their slot, and a reminder of a form left half-way."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Moment

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step forward."""
    with op.batch_alter_table("documents") as table:
        table.add_column(sa.Column("is_picture", sa.Boolean(), nullable=False, server_default=sa.false()))
        table.add_column(sa.Column("page", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("part_of", sa.BigInteger()))
        table.add_column(sa.Column("album", sa.String(40)))
        table.add_column(sa.Column("message_id", sa.BigInteger()))
        table.create_index("ix_documents_part_of", ["part_of"])
        table.create_index("ix_documents_sha256", ["sha256"])
    with op.batch_alter_table("drafts") as table:
        table.add_column(sa.Column("reminded_at", Moment()))
        table.create_index("ix_drafts_updated_at", ["updated_at"])


def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table("drafts") as table:
        table.drop_index("ix_drafts_updated_at")
        table.drop_column("reminded_at")
    with op.batch_alter_table("documents") as table:
        table.drop_index("ix_documents_sha256")
        table.drop_index("ix_documents_part_of")
        table.drop_column("message_id")
        table.drop_column("album")
        table.drop_column("part_of")
        table.drop_column("page")
        table.drop_column("is_picture")
