"""The notice ledger."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from monitor.store.tables.base import Base, Key


class NoticeRuleRow(Base):
    """A duty to give notice, read from a version, declared by the user, or from a statute overlay."""

    __tablename__ = "notice_rule"
    __table_args__ = (UniqueConstraint("id", "version_id"),)

    key: Mapped[int] = mapped_column(Key, primary_key=True)
    id: Mapped[str] = mapped_column(index=True, comment="of the rule, stable over versions while it stays the same")
    service: Mapped[str] = mapped_column(index=True)
    terms_key: Mapped[int | None] = mapped_column(ForeignKey("terms.key"))
    version_id: Mapped[int | None] = mapped_column(ForeignKey("version.id"), comment="that it was read from")
    trigger: Mapped[str] = mapped_column()
    source: Mapped[str] = mapped_column(comment="contract, user or statute")
    valid_from: Mapped[date | None] = mapped_column()
    valid_to: Mapped[date | None] = mapped_column()
    payload: Mapped[dict[str, Any]] = mapped_column(comment="monitor.model.notice.NoticeRule as JSON")


class NoticeEntryRow(Base):
    """What one version or logged notice owed under one rule, and what was given."""

    __tablename__ = "notice_entry"
    __table_args__ = (
        Index("ix_notice_entry_open", "status", "exit_deadline"),
        Index("ix_notice_entry_service", "service", "current"),
        Index("ix_notice_entry_terms_key", "terms_key", "current"),
        Index("ix_notice_entry_deadline", "current", "exit_deadline", "id"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, comment="made from (version or notice, rule, derivation)")
    derivation_id: Mapped[int | None] = mapped_column(ForeignKey("derivation.id"), index=True)
    logged_notice_id: Mapped[str | None] = mapped_column(ForeignKey("logged_notice.id"), index=True)
    terms_key: Mapped[int] = mapped_column(ForeignKey("terms.key"))
    service: Mapped[str] = mapped_column()
    trigger: Mapped[str] = mapped_column()
    verdict: Mapped[str] = mapped_column()
    exit_deadline: Mapped[date | None] = mapped_column()
    status: Mapped[str] = mapped_column(default="open")
    status_at: Mapped[datetime | None] = mapped_column(comment="when a person last set the status")
    note: Mapped[str] = mapped_column(default="", comment="what that person wrote")
    current: Mapped[bool] = mapped_column(default=True, comment="False once a later derivation replaced it")
    recorded_at: Mapped[datetime] = mapped_column()
    payload: Mapped[dict[str, Any]] = mapped_column(comment="NoticeEntry as JSON, without its reasoning")
    reasoning: Mapped[list[Any]] = mapped_column(comment="lines; apart, so that lists need not read them")


class StandingFactRow(Base):
    """A fact of a version that deadlines are counted from; ``replay`` and a new reading write it anew."""

    __tablename__ = "standing_fact"

    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, comment="order in the text, from 0")
    attribute: Mapped[str] = mapped_column(comment="of the fact schema")
    payload: Mapped[dict[str, Any]] = mapped_column(comment="monitor.model.finding.Fact as JSON")


class LoggedNoticeRow(Base):
    """A notice that came outside the watched pages and was entered by hand."""

    __tablename__ = "logged_notice"

    id: Mapped[str] = mapped_column(primary_key=True)
    terms_key: Mapped[int] = mapped_column(ForeignKey("terms.key"), index=True)
    trigger: Mapped[str] = mapped_column()
    received: Mapped[date] = mapped_column()
    published: Mapped[date | None] = mapped_column()
    effective: Mapped[date | None] = mapped_column()
    channel: Mapped[str] = mapped_column(default="unspecified")
    note: Mapped[str] = mapped_column(default="")
    attachment: Mapped[str | None] = mapped_column(comment="SHA-256 of the attached .eml in the blob store")
    logged_at: Mapped[datetime] = mapped_column()
