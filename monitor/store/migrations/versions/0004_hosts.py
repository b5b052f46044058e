"""What a host asked for and how it failed, for a fleet that shares the pace of hosts."""

import sqlalchemy as sa
from alembic import op

from monitor.store.tables.base import Instant

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    with op.batch_alter_table("host") as table:
        table.add_column(sa.Column("fetched_until", Instant(), nullable=True))
        table.add_column(sa.Column("asked_until", Instant(), nullable=True))
        table.add_column(sa.Column("failures", sa.Integer(), nullable=False, server_default="0"))
