"""Bytes, versions, and what was derived from them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from monitor.store.tables.base import Base, Key


class SnapshotRow(Base):
    """Bytes as fetched from a source, with the extraction spec they were read with; the bytes are in the blob store."""

    __tablename__ = "snapshot"
    __table_args__ = (UniqueConstraint("terms_key", "url", "sha256", "spec_key"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    terms_key: Mapped[int] = mapped_column(ForeignKey("terms.key"))
    url: Mapped[str] = mapped_column(comment="of the source, as in the configuration")
    final_url: Mapped[str] = mapped_column(comment="after redirects")
    sha256: Mapped[str] = mapped_column(index=True, comment="of the raw bytes; name of the blob")
    size: Mapped[int] = mapped_column(comment="bytes, decoded")
    media_type: Mapped[str | None] = mapped_column(comment="as the server declared it")
    charset: Mapped[str | None] = mapped_column(comment="as the server declared it")
    rendered: Mapped[bool] = mapped_column(default=False, comment="the bytes are a browser's DOM")
    spec: Mapped[dict[str, Any]] = mapped_column(comment="extraction spec: select, remove")
    spec_key: Mapped[str] = mapped_column(comment="short hash of the spec")
    first_fetched_at: Mapped[datetime] = mapped_column()
    last_fetched_at: Mapped[datetime] = mapped_column()
    evidence: Mapped[dict[str, Any] | None] = mapped_column(
        JSON, comment="of the first fetch of these bytes: status, headers, redirects, TLS peer, screenshot's SHA-256"
    )


class VersionRow(Base):
    """A state of a terms whose text differs from the one before."""

    __tablename__ = "version"
    __table_args__ = (UniqueConstraint("terms_key", "number"), Index("ix_version_first_seen_at", "first_seen_at", "id"))

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    terms_key: Mapped[int] = mapped_column(ForeignKey("terms.key"))
    number: Mapped[int] = mapped_column(comment="1, 2, ... inside the terms")
    previous_id: Mapped[int | None] = mapped_column(ForeignKey("version.id"), comment="the version before")
    kind: Mapped[str] = mapped_column(comment="baseline, change, rebaseline, reread or return")
    reason: Mapped[str] = mapped_column(default="", comment="why it is a re-baseline, for people")
    first_seen_at: Mapped[datetime] = mapped_column(comment="capture of the first fetch that showed it")
    last_seen_at: Mapped[datetime] = mapped_column(comment="last check that still saw it")
    previous_seen_at: Mapped[datetime | None] = mapped_column(comment="last check that saw the version before")
    text_sha256: Mapped[str] = mapped_column(comment="of the text as the engine of then read it")
    engine: Mapped[str] = mapped_column(comment="that first read it")
    title: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="other")
    published: Mapped[date | None] = mapped_column(comment="as the text states it")
    updated: Mapped[date | None] = mapped_column(comment="as the text states it")
    effective: Mapped[date | None] = mapped_column(comment="as the text states it")
    clauses: Mapped[int] = mapped_column(default=0, comment="how many it has")
    returns_to: Mapped[int | None] = mapped_column(Key, comment="earlier version whose text this one has again")
    lineage: Mapped[bytes] = mapped_column(LargeBinary, comment="zstd JSON: clause lineage (monitor.core.lineage)")


class VersionSnapshotRow(Base):
    """The good snapshot of each source that a version was read from."""

    __tablename__ = "version_snapshot"

    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, comment="place among the sources, from 0")
    snapshot_id: Mapped[int] = mapped_column(ForeignKey("snapshot.id"), index=True)


class DerivationRow(Base):
    """What one engine found between a version and the one before it.

    At most one derivation of a version is ``current``; ``replay`` adds others beside it and never rewrites one.
    """

    __tablename__ = "derivation"
    __table_args__ = (
        UniqueConstraint("version_id", "engine", "rules_key"),
        # Not on ``current``: nearly all are, and SQLite would take such an index for selective.
        Index("ix_derivation_made_at", "made_at"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"))
    engine: Mapped[str] = mapped_column(comment="hash of the core")
    rules_key: Mapped[str] = mapped_column(default="", comment="short hash of the user's rules and overrides")
    origin: Mapped[str] = mapped_column(comment="check, reread, replay or import")
    current: Mapped[bool] = mapped_column(default=True)
    made_at: Mapped[datetime] = mapped_column()
    material: Mapped[bool] = mapped_column(default=False)
    summary: Mapped[dict[str, Any]] = mapped_column(comment="kind of change -> count, and unchanged")


class ChangeRow(Base):
    """What happened to one clause."""

    __tablename__ = "change"
    __table_args__ = (UniqueConstraint("derivation_id", "position"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    derivation_id: Mapped[int] = mapped_column(ForeignKey("derivation.id"))
    position: Mapped[int] = mapped_column(comment="index into the comparison's changes")
    kind: Mapped[str] = mapped_column(comment="modified, added, ..., renumbered, cosmetic")
    lineage_id: Mapped[str] = mapped_column(index=True, comment="of the (first) clause concerned")
    old_clause: Mapped[str] = mapped_column(default="", comment="number for people")
    new_clause: Mapped[str] = mapped_column(default="", comment="number for people")
    payload: Mapped[dict[str, Any]] = mapped_column(comment="the change as in clausewatch.comparison/1")


class FindingRow(Base):
    """A change of law. Values are JSON in the syntax of the fact schema."""

    __tablename__ = "finding"
    __table_args__ = (UniqueConstraint("derivation_id", "position"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    derivation_id: Mapped[int] = mapped_column(ForeignKey("derivation.id"))
    position: Mapped[int] = mapped_column(comment="index into the review's findings")
    change_position: Mapped[int] = mapped_column(comment="index into the changes; -1: none")
    category: Mapped[str] = mapped_column()
    attribute: Mapped[str] = mapped_column()
    direction: Mapped[str] = mapped_column()
    severity: Mapped[str] = mapped_column()
    rule: Mapped[str] = mapped_column()
    material: Mapped[bool] = mapped_column()
    part: Mapped[str] = mapped_column(default="")
    lineage_id: Mapped[str] = mapped_column(default="", index=True)
    old_clause: Mapped[str] = mapped_column(default="")
    new_clause: Mapped[str] = mapped_column(default="")
    payload: Mapped[dict[str, Any]] = mapped_column(comment="the finding as in clausewatch.comparison/1")
    acknowledged_at: Mapped[datetime | None] = mapped_column()
    note: Mapped[str] = mapped_column(default="", comment="what the user wrote when acknowledging")


class NeedsReadingRow(Base):
    """An edited clause that gave no finding and that a person should read."""

    __tablename__ = "needs_reading"
    __table_args__ = (UniqueConstraint("derivation_id", "position"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    derivation_id: Mapped[int] = mapped_column(ForeignKey("derivation.id"))
    position: Mapped[int] = mapped_column()
    category: Mapped[str] = mapped_column()
    lineage_id: Mapped[str] = mapped_column(default="", index=True)
    payload: Mapped[dict[str, Any]] = mapped_column(comment="as in clausewatch.comparison/1")
    acknowledged_at: Mapped[datetime | None] = mapped_column()
    note: Mapped[str] = mapped_column(default="")
