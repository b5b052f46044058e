"""What is watched and how the watching goes."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from monitor.store.tables.base import Base, Key


class TermsRow(Base):
    """One watched terms: what the configuration last said of it, and the state of its checks.

    ``id`` is the only key of its history for people; ``key`` lets it be renamed without touching the history.
    """

    __tablename__ = "terms"
    __table_args__ = (
        Index("ix_terms_due", "retired_at", "next_due_at"),
        Index("ix_terms_service", "service", "id"),
        Index("ix_terms_state", "last_outcome", "retired_at"),
    )

    key: Mapped[int] = mapped_column(Key, primary_key=True)
    id: Mapped[str] = mapped_column(unique=True, comment="as in the configuration")
    service: Mapped[str] = mapped_column(comment="id of the service")
    service_name: Mapped[str] = mapped_column(comment="name of the service for people")
    name: Mapped[str] = mapped_column(comment="name for people")
    type: Mapped[str] = mapped_column(comment="terms, privacy, sla, refund, ...")
    kind: Mapped[str] = mapped_column(comment="terms or commentary")
    host: Mapped[str] = mapped_column(default="", comment="host of the first source")
    translation_of: Mapped[str | None] = mapped_column(index=True, comment="id of the terms that this one translates")
    added_at: Mapped[datetime] = mapped_column(comment="when it first stood in the configuration")
    retired_at: Mapped[datetime | None] = mapped_column(comment="since when it is no longer in the configuration")
    interval_hours: Mapped[float] = mapped_column(comment="how often it is to be checked")
    next_due_at: Mapped[datetime | None] = mapped_column(comment="not before; the due query reads this")
    last_checked_at: Mapped[datetime | None] = mapped_column(comment="end of the last check, whatever came of it")
    last_good_at: Mapped[datetime | None] = mapped_column(comment="last check that saw the terms text")
    last_read_at: Mapped[datetime | None] = mapped_column(comment="last full reading, past the fingerprint")
    last_outcome: Mapped[str | None] = mapped_column(comment="outcome of the last check")
    last_detail: Mapped[str] = mapped_column(default="", comment="one sentence about the last check")
    failures: Mapped[int] = mapped_column(default=0, comment="checks in a row that failed or were suspect")
    failing_since: Mapped[datetime | None] = mapped_column(comment="first of those")
    alarmed_at: Mapped[datetime | None] = mapped_column(comment="when the stale alarm for those was queued")
    text_key: Mapped[str | None] = mapped_column(comment="hash of specs, sources and engine that text_sha256 holds for")
    text_sha256: Mapped[str | None] = mapped_column(comment="of the current text as text_key reads it")
    reread_engine: Mapped[str | None] = mapped_column(comment="engine that last re-read the stored bytes")
    version_id: Mapped[int | None] = mapped_column(Key, comment="current version")


class SourceStateRow(Base):
    """What is known of one source of a terms from its last good fetch."""

    __tablename__ = "source_state"
    __table_args__ = (UniqueConstraint("terms_key", "url"),)

    key: Mapped[int] = mapped_column(Key, primary_key=True)
    terms_key: Mapped[int] = mapped_column(ForeignKey("terms.key"))
    url: Mapped[str] = mapped_column(comment="as in the configuration")
    position: Mapped[int] = mapped_column(comment="place among the sources of the terms, from 0")
    etag: Mapped[str | None] = mapped_column(comment="validator of the last 200, sent back as If-None-Match")
    last_modified: Mapped[str | None] = mapped_column(comment="validator of the last 200, as the server spelt it")
    validators_url: Mapped[str] = mapped_column(default="", comment="address that gave the validators")
    fingerprint: Mapped[str | None] = mapped_column(comment="of the last good bytes, keyed by spec and engine")
    snapshot_id: Mapped[int | None] = mapped_column(ForeignKey("snapshot.id"), comment="latest good bytes")
    retrieved_at: Mapped[datetime | None] = mapped_column(comment="last good fetch or 304")


class CheckRunRow(Base):
    """One check of one terms. Older ones are rolled up into ``check_day`` (``monitor.store.retention``)."""

    __tablename__ = "check_run"
    __table_args__ = (
        Index("ix_check_run_terms", "terms_key", "started_at"),
        Index("ix_check_run_finished", "finished_at"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    terms_key: Mapped[int] = mapped_column(ForeignKey("terms.key"))
    started_at: Mapped[datetime] = mapped_column()
    finished_at: Mapped[datetime] = mapped_column()
    outcome: Mapped[str] = mapped_column(comment="see monitor.pipeline.outcome")
    detail: Mapped[str] = mapped_column(default="", comment="one sentence for people")
    reasons: Mapped[list[Any]] = mapped_column(default=list, comment="suspicions as {id, text}")
    version_id: Mapped[int | None] = mapped_column(Key, comment="version that the check saw or made")
    engine: Mapped[str] = mapped_column(comment="hash of the core that read the bytes")


class CheckDayRow(Base):
    """How the checks of one day (UTC) of one service ended, once the rows of the single checks are gone."""

    __tablename__ = "check_day"

    day: Mapped[date] = mapped_column(primary_key=True, comment="on which the checks ended")
    service: Mapped[str] = mapped_column(primary_key=True, comment="id of the service")
    outcome: Mapped[str] = mapped_column(primary_key=True, comment="see monitor.pipeline.outcome")
    checks: Mapped[int] = mapped_column(comment="how many ended so")
