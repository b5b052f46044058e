"""Is the store what it was? Every blob hashed again, every reference followed; what can be had anew is marked so."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal

import zstandard
from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

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

    ``remedy``: what was done about it, or can be; "" if nothing helps but a backup. ``lost``: names of the blobs that
    cannot be had for it, its own among them.
    """

    kind: Kind
    where: str
    message: str
    concerns: tuple[str, ...] = ()
    remedy: str = ""
    lost: tuple[str, ...] = ()


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
    present = set(blobs.names())
    bases = blobs.bases(present)
    flaws = [*_database_flaws(session), *_lineage_flaws(session), *_blob_flaws(blobs, bases, concerns)]
    in_use = _resting(bases, concerns)
    flaws += [
        Flaw(kind="orphan", where=blobs.shelf.where(name), message="nothing refers to it", remedy="remove it")
        for name in sorted(present - in_use)
    ]
    flaws += [
        Flaw(kind="leftover", where=where, message="a write that was broken off left it behind", remedy="remove it")
        for where in blobs.shelf.leftovers()
    ]
    return Inventory(blobs=len(present), flaws=tuple(flaws))


def repair(session: Session, blobs: Blobs, found: Inventory) -> tuple[Flaw, ...]:
    """Do what can be done about ``found`` and return what was done about.

    Damaged files are set aside (``.damaged``), so that nothing reads them; sources whose latest bytes are lost forget
    their validators, so that the next check fetches them whole and stores them anew; leftovers and orphans go.
    Bytes of older versions cannot be had again: they stay named in every later examination.
    """
    done = []
    for flaw in found.flaws:
        if flaw.kind == "damaged":
            blobs.shelf.set_aside(flaw.where)
        elif flaw.kind in HARMLESS:
            blobs.shelf.discard(flaw.where)
        for name in flaw.lost:
            _forget_validators(session, name)
        if flaw.kind in ("damaged", "missing", *HARMLESS):
            done.append(flaw)
    return tuple(done)


def _blob_flaws(
    blobs: Blobs, bases: Mapping[str, str | None], concerns: Mapping[str, tuple[str, ...]]
) -> Iterator[Flaw]:
    """A flaw for each file that is damaged or gone itself; what only rests on one is named among what it concerns."""
    unread = dict(blobs.verify(bases))
    gone = concerns.keys() - bases.keys()
    broken: dict[str, list[str]] = {name: [] for name in gone}
    for name in unread:
        broken.setdefault(_lowest(name, bases, {*unread, *gone}), []).append(name)
    for root, lost in sorted(broken.items()):
        told = tuple(dict.fromkeys(one for name in (root, *lost) for one in concerns.get(name, ())))
        if told:
            yield Flaw(
                kind="missing" if root in gone else "damaged",
                where=blobs.shelf.where(root),
                message=unread.get(root, "the file is gone"),
                concerns=told,
                remedy=_remedy(told),
                lost=tuple(sorted({root, *lost})),
            )


def _lowest(name: str, bases: Mapping[str, str | None], broken: AbstractSet[str]) -> str:
    """The lowest broken file below ``name``, itself included."""
    found, below, seen = name, bases.get(name), {name}
    while below is not None and below not in seen:
        found = below if below in broken else found
        seen.add(below)
        below = bases.get(below)
    return found


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
    return _resting(blobs.bases(blobs.names()), referenced)


def _resting(bases: Mapping[str, str | None], referenced: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for name in referenced:
        current: str | None = name
        while current is not None and current not in found and current in bases:
            found.add(current)
            current = bases[current]
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
