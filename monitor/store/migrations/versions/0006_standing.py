"""An index on the wordings that stand now, so that taking a version does not read all that a terms ever said."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the index: it holds only what stands."""
    stands = sa.text("since IS NOT NULL")
    op.create_index(
        "ix_clause_text_standing",
        "clause_text",
        ["terms_key", "since"],
        unique=False,
        sqlite_where=stands,
        postgresql_where=stands,
    )
