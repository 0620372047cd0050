"""The wait for somebody outside ends with its ticket: what was closed before this has no step open there any more."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Moment

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_TICKETS = sa.table("tickets", sa.column("id"), sa.column("status"), sa.column("closed_at", Moment))
_STEPS = sa.table(
    "escalations",
    sa.column("ticket_id"),
    sa.column("is_outside", sa.Boolean()),
    sa.column("ended_at", Moment),
    sa.column("waits_since", Moment),
)


def upgrade() -> None:
    """Bring the schema one step forward."""
    of_closed = (_TICKETS.c.id == _STEPS.c.ticket_id) & (_TICKETS.c.status == "closed")
    closed_at = sa.select(_TICKETS.c.closed_at).where(of_closed, _TICKETS.c.closed_at.is_not(None)).correlate(_STEPS)
    is_left_open = _STEPS.c.is_outside & _STEPS.c.ended_at.is_(None) & sa.exists(closed_at)
    op.execute(sa.update(_STEPS).where(is_left_open).values(ended_at=closed_at.scalar_subquery(), waits_since=None))


def downgrade() -> None:
    """Take the step back: there is none, what is over stays over."""
