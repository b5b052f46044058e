"""Indexes that misled SQLite go: it took them for selective, and read all current derivations for each version."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Exchange the index on current derivations for one on their time; drop the one on categories of findings."""
    op.drop_index("ix_derivation_current", table_name="derivation")
    op.create_index("ix_derivation_made_at", "derivation", ["made_at"], unique=False)
    op.drop_index("ix_finding_category", table_name="finding")
