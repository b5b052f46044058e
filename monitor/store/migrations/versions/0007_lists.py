"""Indexes in the order of what pages list: terms by service and by state, translations, facts by rank."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add them; those of terms by service and of facts by rank give way to ones that also order what is alike there."""
    op.drop_index("ix_terms_service", table_name="terms")
    op.create_index("ix_terms_service", "terms", ["service", "id"], unique=False)
    op.create_index("ix_terms_state", "terms", ["last_outcome", "retired_at"], unique=False)
    op.create_index("ix_terms_translation_of", "terms", ["translation_of"], unique=False)
    op.drop_index("ix_stated_fact_attribute", table_name="stated_fact")
    columns = ["attribute", "rank", "terms_key", "position"]
    op.create_index("ix_stated_fact_attribute", "stated_fact", columns, unique=False)
