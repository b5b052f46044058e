"""Old checks are rolled up by day; an index by which they are found."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table and the index; the first tidying fills it."""
    op.create_table(
        "check_day",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("service", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("checks", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "service", "outcome", name="pk_check_day"),
    )
    op.create_index("ix_check_run_finished", "check_run", ["finished_at"], unique=False)
