"""To be written."""

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step forward."""


def downgrade() -> None:
    """Bring the schema one step back."""
