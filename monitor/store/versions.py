"""Snapshots and versions. Functions on a Session; the caller owns the transaction."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import zstandard
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from monitor.model.source import ExtractionSpec, Range
from monitor.store.tables import SnapshotRow, SourceStateRow, TermsRow, VersionRow, VersionSnapshotRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Capture:
    """Bytes as fetched, named by their hash, and how they are to be read. ``id``: of the snapshot row, once stored.

    ``evidence``: of the fetch that brought them, as JSON (``monitor.pipeline.looking``); None if it was not kept.
    """

    url: str
    final_url: str
    sha256: str
    size: int
    media_type: str | None
    charset: str | None
    rendered: bool
    spec: ExtractionSpec
    fetched_at: datetime
    id: int | None = None
    evidence: dict[str, Any] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceState:
    """What is known of a source from its last good fetch; ``latest`` is its newest good capture."""

    etag: str | None = None
    last_modified: str | None = None
    validators_url: str = ""
    fingerprint: str | None = None
    latest: Capture | None = None


def spec_json(spec: ExtractionSpec) -> dict[str, Any]:
    """An extraction spec as JSON; ``spec_from_json`` reads it back."""
    return {
        key: [place if isinstance(place, str) else asdict(place) for place in places]
        for key, places in (("select", spec.select), ("remove", spec.remove))
    }


def spec_from_json(data: dict[str, Any]) -> ExtractionSpec:
    """The spec that ``spec_json`` wrote."""
    read = {
        key: tuple(place if isinstance(place, str) else Range(**place) for place in data[key])
        for key in ("select", "remove")
    }
    return ExtractionSpec(**read)


def spec_key(spec: ExtractionSpec) -> str:
    """A short hash by which specs are told apart."""
    return hashlib.sha256(json.dumps(spec_json(spec), sort_keys=True).encode()).hexdigest()[:16]


def capture_of(row: SnapshotRow) -> Capture:
    """A snapshot row as a value."""
    return Capture(
        url=row.url,
        final_url=row.final_url,
        sha256=row.sha256,
        size=row.size,
        media_type=row.media_type,
        charset=row.charset,
        rendered=row.rendered,
        spec=spec_from_json(row.spec),
        fetched_at=row.last_fetched_at,
        id=row.id,
        evidence=row.evidence,
    )


def keep(session: Session, terms_key: int, capture: Capture) -> SnapshotRow:
    """The snapshot row for these bytes read with this spec: the one that is there, seen again, or a new one."""
    key = spec_key(capture.spec)
    row = session.scalar(
        select(SnapshotRow).where(
            SnapshotRow.terms_key == terms_key,
            SnapshotRow.url == capture.url,
            SnapshotRow.sha256 == capture.sha256,
            SnapshotRow.spec_key == key,
        )
    )
    if row is None:
        row = SnapshotRow(
            terms_key=terms_key,
            url=capture.url,
            final_url=capture.final_url,
            sha256=capture.sha256,
            size=capture.size,
            media_type=capture.media_type,
            charset=capture.charset,
            rendered=capture.rendered,
            spec=spec_json(capture.spec),
            spec_key=key,
            first_fetched_at=capture.fetched_at,
            last_fetched_at=capture.fetched_at,
            evidence=capture.evidence,
        )
        session.add(row)
    row.last_fetched_at = max(row.last_fetched_at, capture.fetched_at)
    session.flush()
    return row


def source_states(session: Session, terms_key: int) -> dict[str, SourceState]:
    """URL -> what is known of that source, for each source that was ever fetched well."""
    query = (
        select(SourceStateRow, SnapshotRow)
        .outerjoin(SnapshotRow, SnapshotRow.id == SourceStateRow.snapshot_id)
        .where(SourceStateRow.terms_key == terms_key)
    )
    return {
        state.url: SourceState(
            etag=state.etag,
            last_modified=state.last_modified,
            validators_url=state.validators_url,
            fingerprint=state.fingerprint,
            latest=capture_of(snapshot) if snapshot else None,
        )
        for state, snapshot in session.execute(query)
    }


def save_source(
    session: Session, terms_key: int, url: str, position: int, state: SourceState, *, snapshot_id: int, now: datetime
) -> None:
    """Write what a good fetch (or a 304) of a source told."""
    values = {
        "position": position,
        "etag": state.etag,
        "last_modified": state.last_modified,
        "validators_url": state.validators_url,
        "fingerprint": state.fingerprint,
        "snapshot_id": snapshot_id,
        "retrieved_at": now,
    }
    known = session.execute(
        update(SourceStateRow)
        .where(SourceStateRow.terms_key == terms_key, SourceStateRow.url == url)
        .values(**values)
        .returning(SourceStateRow.key)
        .execution_options(synchronize_session=False)
    )
    if known.scalar() is None:
        session.add(SourceStateRow(terms_key=terms_key, url=url, **values))
        session.flush()


def captures(session: Session, version_id: int) -> tuple[Capture, ...]:
    """What a version was read from, in the order of its sources."""
    return captures_of(session, (version_id,)).get(version_id, ())


def captures_of(session: Session, version_ids: Collection[int]) -> dict[int, tuple[Capture, ...]]:
    """The same of several versions, by their ids."""
    query = (
        select(VersionSnapshotRow.version_id, SnapshotRow)
        .join(SnapshotRow, VersionSnapshotRow.snapshot_id == SnapshotRow.id)
        .where(VersionSnapshotRow.version_id.in_(version_ids))
        .order_by(VersionSnapshotRow.version_id, VersionSnapshotRow.position)
    )
    found: defaultdict[int, tuple[Capture, ...]] = defaultdict(tuple)
    for version_id, row in session.execute(query):
        found[version_id] += (capture_of(row),)
    return dict(found)


def capture_between(session: Session, terms_key: int, url: str, *, after: datetime, by: datetime) -> Capture | None:
    """The latest bytes of a source that were new after ``after`` and had been fetched by ``by``."""
    query = (
        select(SnapshotRow)
        .where(SnapshotRow.terms_key == terms_key, SnapshotRow.url == url)
        .where(SnapshotRow.first_fetched_at > after, SnapshotRow.first_fetched_at <= by)
        .order_by(SnapshotRow.first_fetched_at.desc(), SnapshotRow.id.desc())
        .limit(1)
    )
    row = session.scalar(query)
    return capture_of(row) if row else None


def add(session: Session, terms: TermsRow, row: VersionRow, snapshot_ids: Sequence[int]) -> VersionRow:
    """Add ``row`` as the newest version of ``terms``; its number and predecessor are set here."""
    newest = session.scalar(select(func.max(VersionRow.number)).where(VersionRow.terms_key == terms.key))
    row.terms_key = terms.key
    row.number = (newest or 0) + 1
    row.previous_id = terms.version_id
    session.add(row)
    session.flush()
    for position, snapshot_id in enumerate(snapshot_ids):
        session.add(VersionSnapshotRow(version_id=row.id, position=position, snapshot_id=snapshot_id))
    terms.version_id = row.id
    session.flush()
    return row


def standing(session: Session, terms_id: str) -> tuple[TermsRow, VersionRow | None] | None:
    """A terms with its current version, if it has one; None if there is no such terms."""
    query = (
        select(TermsRow, VersionRow)
        .outerjoin(VersionRow, VersionRow.id == TermsRow.version_id)
        .where(TermsRow.id == terms_id)
    )
    found = session.execute(query).first()
    return None if found is None else (found[0], found[1])


def any_standing(session: Session) -> tuple[TermsRow, VersionRow] | None:
    """Some terms with its current version; None if there is no version yet."""
    query = select(TermsRow, VersionRow).join(VersionRow, VersionRow.id == TermsRow.version_id)
    found = session.execute(query.limit(1)).first()
    return None if found is None else (found[0], found[1])


def get(session: Session, version_id: int) -> VersionRow | None:
    """The version of that id."""
    return session.get(VersionRow, version_id)


def numbered(session: Session, terms_key: int, number: int) -> VersionRow | None:
    """The version of a terms with that number."""
    return session.scalar(select(VersionRow).where(VersionRow.terms_key == terms_key, VersionRow.number == number))


def by_number(session: Session, terms_key: int, numbers: Collection[int]) -> dict[int, VersionRow]:
    """Those versions of a terms that have one of the numbers, by number."""
    query = select(VersionRow).where(VersionRow.terms_key == terms_key, VersionRow.number.in_(numbers))
    return {row.number: row for row in session.scalars(query)}


def history(session: Session, terms_key: int) -> Sequence[VersionRow]:
    """All versions of a terms, newest first."""
    query = select(VersionRow).where(VersionRow.terms_key == terms_key)
    return session.scalars(query.order_by(VersionRow.number.desc())).all()


def seen_again(session: Session, version_id: int, now: datetime) -> None:
    """The text of this version still stands."""
    session.execute(
        update(VersionRow)
        .where(VersionRow.id == version_id)
        .values(last_seen_at=now)
        .execution_options(synchronize_session=False)
    )


def same_text_before(
    session: Session, terms_key: int, text_sha256: str, engine: str, since: datetime
) -> VersionRow | None:
    """The newest version of a terms that had this very text, was read by this engine, and was seen since then."""
    query = select(VersionRow).where(
        VersionRow.terms_key == terms_key,
        VersionRow.text_sha256 == text_sha256,
        VersionRow.engine == engine,
        VersionRow.last_seen_at >= since,
    )
    return session.scalar(query.order_by(VersionRow.number.desc()).limit(1))


def drop_if_unused(session: Session, snapshot_id: int) -> str | None:
    """Remove a snapshot that neither a version nor a source refers to.

    Returns the name of its blob if no other snapshot holds the same bytes, so that the caller may remove it too.
    """
    used = session.scalar(
        select(VersionSnapshotRow.version_id).where(VersionSnapshotRow.snapshot_id == snapshot_id).limit(1)
    ) or session.scalar(select(SourceStateRow.key).where(SourceStateRow.snapshot_id == snapshot_id).limit(1))
    row = session.get(SnapshotRow, snapshot_id)
    if used is not None or row is None:
        return None
    session.delete(row)
    session.flush()
    return None if is_referenced(session, row.sha256) else row.sha256


def is_referenced(session: Session, sha256: str) -> bool:
    """Whether any snapshot holds these bytes."""
    return session.scalar(select(SnapshotRow.id).where(SnapshotRow.sha256 == sha256).limit(1)) is not None


def pack_lineage(data: Any) -> bytes:
    """JSON, compressed: one blob a version instead of a row a clause."""
    return zstandard.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode())


def unpack_lineage(blob: bytes) -> Any:
    """What ``pack_lineage`` wrote."""
    return json.loads(zstandard.ZstdDecompressor().decompress(blob))
