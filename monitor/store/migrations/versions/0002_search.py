"""Searching clauses, comparing facts, and indexes for the pages that list versions and ledger entries."""

import sqlalchemy as sa
from alembic import op

from monitor.store.tables.base import Key

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _clause_text() -> None:
    op.create_table(
        "clause_text",
        sa.Column("id", Key, nullable=False),
        sa.Column("terms_key", Key, nullable=False),
        sa.Column("text_key", sa.String(), nullable=False),
        sa.Column("lineage_id", sa.String(), nullable=False),
        sa.Column("num", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("since", sa.Integer(), nullable=True),
        sa.Column("stood", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["terms_key"], ["terms.key"], name="fk_clause_text_terms_key"),
        sa.PrimaryKeyConstraint("id", name="pk_clause_text"),
        sa.UniqueConstraint("terms_key", "text_key", name="uq_clause_text_terms_key_text_key"),
    )


def _clause_word() -> None:
    if op.get_bind().dialect.name == "sqlite":
        # Only the index of words is kept: the texts stand in clause_text.
        op.execute(
            "CREATE VIRTUAL TABLE clause_word USING fts5"
            "(words, place, content='', tokenize=\"unicode61 remove_diacritics 0 tokenchars '.,'\")"
        )
        return
    op.execute("CREATE TABLE clause_word (id BIGINT PRIMARY KEY REFERENCES clause_text (id), words TSVECTOR NOT NULL)")
    op.execute("CREATE INDEX ix_clause_word_words ON clause_word USING gin (words)")


def _stated_fact() -> None:
    op.create_table(
        "stated_fact",
        sa.Column("terms_key", Key, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("attribute", sa.String(), nullable=False),
        sa.Column("rank", sa.Float(), nullable=True),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("clause", sa.String(), nullable=False),
        sa.Column("lineage_id", sa.String(), nullable=False),
        sa.Column("quote", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["terms_key"], ["terms.key"], name="fk_stated_fact_terms_key"),
        sa.PrimaryKeyConstraint("terms_key", "position", name="pk_stated_fact"),
    )
    op.create_index("ix_stated_fact_attribute", "stated_fact", ["attribute", "rank"], unique=False)


def upgrade() -> None:
    """Add the tables and indexes; what stands in them is derived by ``clausewatch store index``."""
    _clause_text()
    _clause_word()
    _stated_fact()
    op.create_index("ix_version_first_seen_at", "version", ["first_seen_at", "id"], unique=False)
    op.create_index("ix_notice_entry_terms_key", "notice_entry", ["terms_key", "current"], unique=False)
    op.create_index("ix_notice_entry_deadline", "notice_entry", ["current", "exit_deadline", "id"], unique=False)
