"""All tables of the first release."""

import sqlalchemy as sa
from alembic import op

from monitor.store.tables.base import Instant, Key

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _host() -> None:
    op.create_table(
        "host",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("not_before", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_host"),
    )


def _lease() -> None:
    op.create_table(
        "lease",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("token", sa.Integer(), nullable=False),
        sa.Column("acquired_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_lease"),
    )


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", Key, nullable=False),
        sa.Column("dedupe", sa.String(), nullable=False),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("next_try_at", Instant(), nullable=False),
        sa.Column("sent_at", Instant(), nullable=True),
        sa.Column("error", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.UniqueConstraint("dedupe", name="uq_outbox_dedupe"),
        sa.UniqueConstraint("message_id", name="uq_outbox_message_id"),
    )
    op.create_index("ix_outbox_due", "outbox", ["status", "next_try_at"], unique=False)
    op.create_index("ix_outbox_recipient", "outbox", ["recipient"], unique=False)


def _terms() -> None:
    op.create_table(
        "terms",
        sa.Column("key", Key, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("service", sa.String(), nullable=False),
        sa.Column("service_name", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("translation_of", sa.String(), nullable=True),
        sa.Column("added_at", Instant(), nullable=False),
        sa.Column("retired_at", Instant(), nullable=True),
        sa.Column("interval_hours", sa.Double(), nullable=False),
        sa.Column("next_due_at", Instant(), nullable=True),
        sa.Column("last_checked_at", Instant(), nullable=True),
        sa.Column("last_good_at", Instant(), nullable=True),
        sa.Column("last_read_at", Instant(), nullable=True),
        sa.Column("last_outcome", sa.String(), nullable=True),
        sa.Column("last_detail", sa.String(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failing_since", Instant(), nullable=True),
        sa.Column("alarmed_at", Instant(), nullable=True),
        sa.Column("text_key", sa.String(), nullable=True),
        sa.Column("text_sha256", sa.String(), nullable=True),
        sa.Column("reread_engine", sa.String(), nullable=True),
        sa.Column("version_id", Key, nullable=True),
        sa.PrimaryKeyConstraint("key", name="pk_terms"),
        sa.UniqueConstraint("id", name="uq_terms_id"),
    )
    op.create_index("ix_terms_due", "terms", ["retired_at", "next_due_at"], unique=False)
    op.create_index("ix_terms_service", "terms", ["service"], unique=False)


def _check_run() -> None:
    op.create_table(
        "check_run",
        sa.Column("id", Key, nullable=False),
        sa.Column("terms_key", Key, nullable=False),
        sa.Column("started_at", Instant(), nullable=False),
        sa.Column("finished_at", Instant(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("version_id", Key, nullable=True),
        sa.Column("engine", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["terms_key"], ["terms.key"], name="fk_check_run_terms_key"),
        sa.PrimaryKeyConstraint("id", name="pk_check_run"),
    )
    op.create_index("ix_check_run_terms", "check_run", ["terms_key", "started_at"], unique=False)


def _logged_notice() -> None:
    op.create_table(
        "logged_notice",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("terms_key", Key, nullable=False),
        sa.Column("trigger", sa.String(), nullable=False),
        sa.Column("received", sa.Date(), nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("effective", sa.Date(), nullable=True),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("attachment", sa.String(), nullable=True),
        sa.Column("logged_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["terms_key"], ["terms.key"], name="fk_logged_notice_terms_key"),
        sa.PrimaryKeyConstraint("id", name="pk_logged_notice"),
    )
    op.create_index("ix_logged_notice_terms_key", "logged_notice", ["terms_key"], unique=False)


def _snapshot() -> None:
    op.create_table(
        "snapshot",
        sa.Column("id", Key, nullable=False),
        sa.Column("terms_key", Key, nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("final_url", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=True),
        sa.Column("charset", sa.String(), nullable=True),
        sa.Column("rendered", sa.Boolean(), nullable=False),
        sa.Column("spec", sa.JSON(), nullable=False),
        sa.Column("spec_key", sa.String(), nullable=False),
        sa.Column("first_fetched_at", Instant(), nullable=False),
        sa.Column("last_fetched_at", Instant(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["terms_key"], ["terms.key"], name="fk_snapshot_terms_key"),
        sa.PrimaryKeyConstraint("id", name="pk_snapshot"),
        sa.UniqueConstraint("terms_key", "url", "sha256", "spec_key", name="uq_snapshot_terms_key_url_sha256_spec_key"),
    )
    op.create_index("ix_snapshot_sha256", "snapshot", ["sha256"], unique=False)


def _version() -> None:
    op.create_table(
        "version",
        sa.Column("id", Key, nullable=False),
        sa.Column("terms_key", Key, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("previous_id", Key, nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("first_seen_at", Instant(), nullable=False),
        sa.Column("last_seen_at", Instant(), nullable=False),
        sa.Column("previous_seen_at", Instant(), nullable=True),
        sa.Column("text_sha256", sa.String(), nullable=False),
        sa.Column("engine", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("updated", sa.Date(), nullable=True),
        sa.Column("effective", sa.Date(), nullable=True),
        sa.Column("clauses", sa.Integer(), nullable=False),
        sa.Column("returns_to", Key, nullable=True),
        sa.Column("lineage", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["previous_id"], ["version.id"], name="fk_version_previous_id"),
        sa.ForeignKeyConstraint(["terms_key"], ["terms.key"], name="fk_version_terms_key"),
        sa.PrimaryKeyConstraint("id", name="pk_version"),
        sa.UniqueConstraint("terms_key", "number", name="uq_version_terms_key_number"),
    )


def _derivation() -> None:
    op.create_table(
        "derivation",
        sa.Column("id", Key, nullable=False),
        sa.Column("version_id", Key, nullable=False),
        sa.Column("engine", sa.String(), nullable=False),
        sa.Column("rules_key", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("material", sa.Boolean(), nullable=False),
        sa.Column("summary", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name="fk_derivation_version_id"),
        sa.PrimaryKeyConstraint("id", name="pk_derivation"),
        sa.UniqueConstraint("version_id", "engine", "rules_key", name="uq_derivation_version_id_engine_rules_key"),
    )
    op.create_index("ix_derivation_current", "derivation", ["current", "made_at"], unique=False)


def _notice_rule() -> None:
    op.create_table(
        "notice_rule",
        sa.Column("key", Key, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("service", sa.String(), nullable=False),
        sa.Column("terms_key", Key, nullable=True),
        sa.Column("version_id", Key, nullable=True),
        sa.Column("trigger", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["terms_key"], ["terms.key"], name="fk_notice_rule_terms_key"),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name="fk_notice_rule_version_id"),
        sa.PrimaryKeyConstraint("key", name="pk_notice_rule"),
        sa.UniqueConstraint("id", "version_id", name="uq_notice_rule_id_version_id"),
    )
    op.create_index("ix_notice_rule_id", "notice_rule", ["id"], unique=False)
    op.create_index("ix_notice_rule_service", "notice_rule", ["service"], unique=False)


def _standing_fact() -> None:
    op.create_table(
        "standing_fact",
        sa.Column("version_id", Key, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("attribute", sa.String(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name="fk_standing_fact_version_id"),
        sa.PrimaryKeyConstraint("version_id", "position", name="pk_standing_fact"),
    )


def _source_state() -> None:
    op.create_table(
        "source_state",
        sa.Column("key", Key, nullable=False),
        sa.Column("terms_key", Key, nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("etag", sa.String(), nullable=True),
        sa.Column("last_modified", sa.String(), nullable=True),
        sa.Column("validators_url", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=True),
        sa.Column("snapshot_id", Key, nullable=True),
        sa.Column("retrieved_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["snapshot_id"], ["snapshot.id"], name="fk_source_state_snapshot_id"),
        sa.ForeignKeyConstraint(["terms_key"], ["terms.key"], name="fk_source_state_terms_key"),
        sa.PrimaryKeyConstraint("key", name="pk_source_state"),
        sa.UniqueConstraint("terms_key", "url", name="uq_source_state_terms_key_url"),
    )


def _version_snapshot() -> None:
    op.create_table(
        "version_snapshot",
        sa.Column("version_id", Key, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("snapshot_id", Key, nullable=False),
        sa.ForeignKeyConstraint(["snapshot_id"], ["snapshot.id"], name="fk_version_snapshot_snapshot_id"),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name="fk_version_snapshot_version_id"),
        sa.PrimaryKeyConstraint("version_id", "position", name="pk_version_snapshot"),
    )
    op.create_index("ix_version_snapshot_snapshot_id", "version_snapshot", ["snapshot_id"], unique=False)


def _change() -> None:
    op.create_table(
        "change",
        sa.Column("id", Key, nullable=False),
        sa.Column("derivation_id", Key, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("lineage_id", sa.String(), nullable=False),
        sa.Column("old_clause", sa.String(), nullable=False),
        sa.Column("new_clause", sa.String(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["derivation_id"], ["derivation.id"], name="fk_change_derivation_id"),
        sa.PrimaryKeyConstraint("id", name="pk_change"),
        sa.UniqueConstraint("derivation_id", "position", name="uq_change_derivation_id_position"),
    )
    op.create_index("ix_change_lineage_id", "change", ["lineage_id"], unique=False)


def _finding() -> None:
    op.create_table(
        "finding",
        sa.Column("id", Key, nullable=False),
        sa.Column("derivation_id", Key, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("change_position", sa.Integer(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("attribute", sa.String(), nullable=False),
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("material", sa.Boolean(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("lineage_id", sa.String(), nullable=False),
        sa.Column("old_clause", sa.String(), nullable=False),
        sa.Column("new_clause", sa.String(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("acknowledged_at", Instant(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["derivation_id"], ["derivation.id"], name="fk_finding_derivation_id"),
        sa.PrimaryKeyConstraint("id", name="pk_finding"),
        sa.UniqueConstraint("derivation_id", "position", name="uq_finding_derivation_id_position"),
    )
    op.create_index("ix_finding_category", "finding", ["category", "severity", "direction"], unique=False)
    op.create_index("ix_finding_lineage_id", "finding", ["lineage_id"], unique=False)


def _needs_reading() -> None:
    op.create_table(
        "needs_reading",
        sa.Column("id", Key, nullable=False),
        sa.Column("derivation_id", Key, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("lineage_id", sa.String(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("acknowledged_at", Instant(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["derivation_id"], ["derivation.id"], name="fk_needs_reading_derivation_id"),
        sa.PrimaryKeyConstraint("id", name="pk_needs_reading"),
        sa.UniqueConstraint("derivation_id", "position", name="uq_needs_reading_derivation_id_position"),
    )
    op.create_index("ix_needs_reading_lineage_id", "needs_reading", ["lineage_id"], unique=False)


def _notice_entry() -> None:
    op.create_table(
        "notice_entry",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("derivation_id", Key, nullable=True),
        sa.Column("logged_notice_id", sa.String(), nullable=True),
        sa.Column("terms_key", Key, nullable=False),
        sa.Column("service", sa.String(), nullable=False),
        sa.Column("trigger", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("exit_deadline", sa.Date(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("status_at", Instant(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("reasoning", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["derivation_id"], ["derivation.id"], name="fk_notice_entry_derivation_id"),
        sa.ForeignKeyConstraint(["logged_notice_id"], ["logged_notice.id"], name="fk_notice_entry_logged_notice_id"),
        sa.ForeignKeyConstraint(["terms_key"], ["terms.key"], name="fk_notice_entry_terms_key"),
        sa.PrimaryKeyConstraint("id", name="pk_notice_entry"),
    )
    op.create_index("ix_notice_entry_derivation_id", "notice_entry", ["derivation_id"], unique=False)
    op.create_index("ix_notice_entry_logged_notice_id", "notice_entry", ["logged_notice_id"], unique=False)
    op.create_index("ix_notice_entry_open", "notice_entry", ["status", "exit_deadline"], unique=False)
    op.create_index("ix_notice_entry_service", "notice_entry", ["service", "current"], unique=False)


def upgrade() -> None:
    """Create all tables, those that others refer to first."""
    _host()
    _lease()
    _outbox()
    _terms()
    _check_run()
    _logged_notice()
    _snapshot()
    _version()
    _derivation()
    _notice_rule()
    _standing_fact()
    _source_state()
    _version_snapshot()
    _change()
    _finding()
    _needs_reading()
    _notice_entry()
