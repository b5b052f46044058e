"""Is the store what it was? Every blob hashed again, every reference followed; what can be had anew is marked so."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import zstandard
from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from monitor.errors import StoreError
from monitor.store.blobs import Blobs
from monitor.store.tables import (
    LoggedNoticeRow,
    SnapshotRow,
    SourceStateRow,
    TermsRow,
    VersionRow,
    VersionSnapshotRow,
)

Kind = Literal["missing", "damaged", "database", "lineage", "orphan", "leftover"]
HARMLESS: frozenset[Kind] = frozenset({"orphan", "leftover"})
"""Bytes that nothing refers to: of use to nobody, but no loss either."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Flaw:
    """One thing that is not as it was stored. ``where``: a file, or a row; ``concerns``: what rests on it, for people.

    ``remedy``: what was done about it, or can be; "" if nothing helps but a backup.
    """

    kind: Kind
    where: str
    message: str
    concerns: tuple[str, ...] = ()
    remedy: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Inventory:
    """What a check of the store found. ``blobs``: how many files were hashed."""

    blobs: int
    flaws: tuple[Flaw, ...]

    @property
    def damaged(self) -> bool:
        """Whether anything was lost."""
        return any(flaw.kind not in HARMLESS for flaw in self.flaws)


def examine(session: Session, blobs: Blobs) -> Inventory:
    """Check the database's own structure, every blob and every reference; changes nothing."""
    concerns = references(session)
    in_use = needed(blobs, concerns)
    present = list(blobs.names())
    flaws = [*_database_flaws(session), *_lineage_flaws(session)]
    for name in sorted({*present, *concerns}):
        flaw = _blob_flaw(blobs, name, concerns.get(name, ()))
        if flaw is not None and not (flaw.kind == "orphan" and name in in_use):
            flaws.append(flaw)
    flaws += [
        Flaw(kind="leftover", where=str(path), message="a write that was broken off left it behind", remedy="remove it")
        for path in sorted(blobs.folder.glob("??/*.tmp"))
    ]
    return Inventory(blobs=len(present), flaws=tuple(flaws))


def repair(session: Session, found: Inventory) -> tuple[Flaw, ...]:
    """Do what can be done about ``found`` and return what was done about.

    Damaged files are set aside (``.damaged``), so that nothing reads them; sources whose latest bytes are lost forget
    their validators, so that the next check fetches them whole and stores them anew; leftovers and orphans go.
    Bytes of older versions cannot be had again: they stay named in every later examination.
    """
    done = []
    for flaw in found.flaws:
        path = Path(flaw.where)
        if flaw.kind == "damaged":
            path.replace(path.with_suffix(".zst.damaged"))
        elif flaw.kind in HARMLESS:
            path.unlink(missing_ok=True)
        if flaw.kind in ("damaged", "missing"):
            _forget_validators(session, path.name.partition(".")[0])
        if flaw.kind in ("damaged", "missing", *HARMLESS):
            done.append(flaw)
    return tuple(done)


def _blob_flaw(blobs: Blobs, name: str, concerns: tuple[str, ...]) -> Flaw | None:
    where = str(blobs.path(name))
    if not blobs.has(name):
        return Flaw(
            kind="missing", where=where, message="the file is gone", concerns=concerns, remedy=_remedy(concerns)
        )
    try:
        blobs.get(name)
    except (StoreError, MemoryError) as error:
        return Flaw(kind="damaged", where=where, message=str(error), concerns=concerns, remedy=_remedy(concerns))
    if not concerns:
        return Flaw(kind="orphan", where=where, message="nothing refers to it", remedy="remove it")
    return None


def _remedy(concerns: tuple[str, ...]) -> str:
    latest = any(concern.startswith("latest bytes") for concern in concerns)
    return "--repair, then check: the source is fetched anew" if latest else "restore the file from a backup"


def references(session: Session) -> dict[str, tuple[str, ...]]:
    """SHA-256 -> what refers to that blob, for people."""
    found: dict[str, list[str]] = {}
    for snapshot in session.scalars(select(SnapshotRow)):
        for name in filter(None, (snapshot.sha256, (snapshot.evidence or {}).get("screenshot"))):
            found.setdefault(name, [])
    versions = (
        select(SnapshotRow.sha256, TermsRow.id, VersionRow.number)
        .join(VersionSnapshotRow, VersionSnapshotRow.snapshot_id == SnapshotRow.id)
        .join(VersionRow, VersionRow.id == VersionSnapshotRow.version_id)
        .join(TermsRow, TermsRow.key == VersionRow.terms_key)
        .order_by(TermsRow.id, VersionRow.number)
    )
    for sha256, terms, number in session.execute(versions):
        found[sha256].append(f"{terms} version {number}")
    latest = (
        select(SnapshotRow.sha256, TermsRow.id)
        .join(SourceStateRow, SourceStateRow.snapshot_id == SnapshotRow.id)
        .join(TermsRow, TermsRow.key == SourceStateRow.terms_key)
    )
    for sha256, terms in session.execute(latest):
        found[sha256].append(f"latest bytes of {terms}")
    for notice in session.scalars(select(LoggedNoticeRow).where(LoggedNoticeRow.attachment.is_not(None))):
        found.setdefault(str(notice.attachment), []).append(f"logged notice {notice.id}")
    return {name: tuple(concerns) or ("a snapshot",) for name, concerns in found.items()}


def needed(blobs: Blobs, referenced: Iterable[str]) -> set[str]:
    """The blobs of ``referenced`` that are there, with all that they are compressed against."""
    found: set[str] = set()
    for name in referenced:
        current: str | None = name
        while current is not None and current not in found and blobs.has(current):
            found.add(current)
            current = blobs.base(current)
    return found


def _database_flaws(session: Session) -> Iterator[Flaw]:
    """What SQLite says of its own file; other databases look after themselves."""
    if session.get_bind().dialect.name != "sqlite":
        return
    for (message,) in session.execute(text("PRAGMA integrity_check")):
        if message != "ok":
            yield Flaw(kind="database", where="database", message=str(message), remedy="restore it from a backup")
    for table, row, parent, _ in session.execute(text("PRAGMA foreign_key_check")):
        yield Flaw(kind="database", where=f"{table} row {row}", message=f"refers to a row of {parent} that is gone")


def _lineage_flaws(session: Session) -> Iterator[Flaw]:
    query = select(VersionRow, TermsRow.id).join(TermsRow, TermsRow.key == VersionRow.terms_key)
    for version, terms in session.execute(query):
        try:
            zstandard.ZstdDecompressor().decompress(version.lineage)
        except zstandard.ZstdError as error:
            yield Flaw(
                kind="lineage",
                where=f"version row {version.id}",
                message=f"its clause lineage cannot be read: {error}",
                concerns=(f"{terms} version {version.number}",),
            )


def _forget_validators(session: Session, sha256: str) -> None:
    lost = select(SnapshotRow.id).where(SnapshotRow.sha256 == sha256)
    session.execute(
        update(SourceStateRow)
        .where(SourceStateRow.snapshot_id.in_(lost))
        .values(etag=None, last_modified=None, fingerprint=None)
    )
