"""Updates that wait are found from the oldest on."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_WAITING = sa.text("state = 'waiting'")


def upgrade() -> None:
    """Bring the schema one step forward."""
    op.create_index("ix_inbox_next", "inbox", ["id", "lane"], sqlite_where=_WAITING, postgresql_where=_WAITING)


def downgrade() -> None:
    """Take the step back."""
    op.drop_index("ix_inbox_next", "inbox")
