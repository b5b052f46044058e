"""Use case: take a versions repository of Open Terms Archive into the store, with the dates at which it recorded them.

Each file of the archive becomes a terms that is retired from the start, so that it is never due; each text becomes a
version that no engine has read yet (``engine`` is ""): ``clausewatch replay --adopt`` derives what changed. Commits by
which the archive corrects its own reading are merged into the version they correct.

What was taken in is known by the newest version's snapshot (``final_url`` names commit and file), so that a broken-off
run goes on where it stopped and a second one has nothing to do.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import select
from sqlalchemy.orm import Session

from monitor.fetch.ota import Recorded, Texts, history
from monitor.model.source import ExtractionSpec
from monitor.pipeline.declarations import slug, terms_type
from monitor.pipeline.means import Means
from monitor.pipeline.record import FLAP_WINDOW, pack
from monitor.store import versions, watch
from monitor.store.tables import SnapshotRow, TermsRow, VersionRow, VersionSnapshotRow
from monitor.store.versions import Capture

SCHEME = "ota:"
"""Of the address that stands for a file of an archive; no page is ever fetched from it."""
AT_ONCE = 200
"""Versions written in one transaction."""
UNREAD = ""
"""Engine of a version whose bytes nothing has read yet."""
_CORRECTED = "the archive read the same page anew"
_OCCUPIED = "has a history of its own in this store and was left alone"

Files = Mapping[str, Sequence[Recorded]]
"""Path in the archive -> what was recorded of it, oldest first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """Progress by one transaction: ``gone_through`` recorded commits, which gave ``added`` versions.

    ``refused``: why the file was not taken in; "" if it was.
    """

    terms: str
    gone_through: int
    added: int = 0
    refused: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Past:
    """A version as the search for returns needs it."""

    id: int
    sha256: str
    first_seen_at: datetime


def files(repository: Path) -> Files:
    """What the archive holds. Raises ExtractError if there is no git history."""
    found: dict[str, list[Recorded]] = {}
    for one in history(repository):
        found.setdefault(one.path, []).append(one)
    return found


def take_in(means: Means, repository: Path, wanted: Files) -> Iterator[Step]:
    """Write what the store does not have yet, and tell after each transaction.

    Raises ExtractError if the repository is damaged, StoreError if the store cannot be used.
    """
    with Texts(repository) as texts:
        for path, recorded in wanted.items():
            yield from _take_file(means, texts, path, recorded)


def _take_file(means: Means, texts: Texts, path: str, recorded: Sequence[Recorded]) -> Iterator[Step]:
    terms_id = terms_id_of(recorded[0])
    with means.database.read() as session:
        newest = _newest(session, terms_id)
    if newest is not None and newest.url != address(path):
        yield Step(terms=terms_id, gone_through=len(recorded), refused=f"{path}: {terms_id} {_OCCUPIED}")
        return
    new = states(_after(recorded, newest.final_url if newest else ""))
    yield Step(terms=terms_id, gone_through=len(recorded) - len(new))
    for start in range(0, len(new), AT_ONCE):
        some = new[start : start + AT_ONCE]
        captures = _kept(means, texts, some, base=newest.sha256 if newest else None)
        with means.database.write() as session:
            row = watch.find(session, terms_id) or _row(session, some[0], means.clock())
            added = _write(session, row, list(zip(some, captures, strict=True)))
        newest = captures[-1]
        yield Step(terms=terms_id, gone_through=len(some), added=added)


def terms_id_of(recorded: Recorded) -> str:
    """The id under which a file of the archive is kept: the one its declaration would be given."""
    return f"{slug(recorded.service)}-{slug(recorded.type)}"


def address(path: str) -> str:
    """The address that stands for a file of the archive."""
    return f"{SCHEME}{quote(path)}"


def states(recorded: Sequence[Recorded]) -> list[Recorded]:
    """The texts that followed each other: corrections merged into what they correct, deletions and repeats left out.

    A correction keeps the date of the version it corrects. One that has nothing before it here stays.
    """
    found: list[Recorded] = []
    for one in recorded:
        if one.blob is None:
            continue
        if found and (one.upgrade or one.blob == found[-1].blob):
            found[-1] = replace(found[-1], blob=one.blob, commit=one.commit)
        else:
            found.append(one)
    return found


def _after(recorded: Sequence[Recorded], final_url: str) -> Sequence[Recorded]:
    """What was recorded after the commit that ``final_url`` names; all of it where that is none of these."""
    for position, one in enumerate(recorded):
        if _place(one) == final_url:
            return recorded[position + 1 :]
    return recorded


def _place(recorded: Recorded) -> str:
    return f"{SCHEME}{recorded.commit}/{quote(recorded.path)}"


def _newest(session: Session, terms_id: str) -> Capture | None:
    """What the current version of a terms was read from; None where there is no version."""
    standing = versions.standing(session, terms_id)
    if standing is None or standing[1] is None:
        return None
    return next(iter(versions.captures(session, standing[1].id)), None)


def _kept(means: Means, texts: Texts, some: Sequence[Recorded], *, base: str | None) -> list[Capture]:
    """The bytes put into the blob store, each compressed against those before."""
    captures = []
    for one in some:
        assert one.blob is not None, "deletions were left out"
        data = texts.read(one.blob)
        base = means.blobs.put(data, base=base)
        captures.append(
            Capture(
                url=address(one.path),
                final_url=_place(one),
                sha256=base,
                size=len(data),
                media_type="text/markdown",
                charset="utf-8",
                rendered=False,
                spec=ExtractionSpec(),
                fetched_at=one.recorded_at,
            )
        )
    return captures


def _row(session: Session, first: Recorded, now: datetime) -> TermsRow:
    row = TermsRow(
        id=terms_id_of(first),
        service=slug(first.service),
        service_name=first.service,
        name=first.type,
        type=terms_type(first.type),
        kind="terms",
        added_at=now,
        retired_at=now,
        interval_hours=24.0,
    )
    session.add(row)
    session.flush()
    return row


def _write(session: Session, row: TermsRow, new: Sequence[tuple[Recorded, Capture]]) -> int:
    """Add the versions; returns how many they are. A correction may give back the text that stands: no version."""
    past = _past(session, row.key)
    added = 0
    for recorded, capture in new:
        snapshot = versions.keep(session, row.key, capture)
        # Where the text returns to an older one, the snapshot is the older one's: it names the commit seen last.
        snapshot.final_url = capture.final_url
        if past and past[-1].sha256 == capture.sha256:
            continue
        version = _version(recorded, past, capture.sha256)
        versions.add(session, row, version, [snapshot.id])
        past.append(_Past(id=version.id, sha256=capture.sha256, first_seen_at=version.first_seen_at))
        added += 1
    return added


def _version(recorded: Recorded, past: Sequence[_Past], sha256: str) -> VersionRow:
    """A version that no engine has read yet. The archive tells only when a text was first seen, not until when."""
    before = past[-1] if past else None
    seen = max(recorded.recorded_at, before.first_seen_at) if before else recorded.recorded_at
    back_to = _returned_to(past, sha256, seen)
    return VersionRow(
        **_kind(recorded, before, back_to),
        first_seen_at=seen,
        last_seen_at=seen,
        previous_seen_at=before.first_seen_at if before else None,
        text_sha256="",
        engine=UNREAD,
        title=recorded.type,
        returns_to=back_to,
        lineage=pack(()),
    )


def _kind(recorded: Recorded, before: _Past | None, back_to: int | None) -> dict[str, Any]:
    if before is None:
        return {"kind": "baseline"}
    if recorded.upgrade:
        return {"kind": "rebaseline", "reason": _CORRECTED}
    return {"kind": "change" if back_to is None else "return"}


def _returned_to(past: Sequence[_Past], sha256: str, seen: datetime) -> int | None:
    """The newest older version with these very bytes, if it was replaced so recently that this is a return to it."""
    for older, successor in zip(reversed(past[:-1]), reversed(past[1:]), strict=True):
        if successor.first_seen_at < seen - FLAP_WINDOW:
            return None
        if older.sha256 == sha256:
            return older.id
    return None


def _past(session: Session, terms_key: int) -> list[_Past]:
    query = (
        select(VersionRow.id, SnapshotRow.sha256, VersionRow.first_seen_at)
        .join(VersionSnapshotRow, VersionSnapshotRow.version_id == VersionRow.id)
        .join(SnapshotRow, SnapshotRow.id == VersionSnapshotRow.snapshot_id)
        .where(VersionRow.terms_key == terms_key, VersionSnapshotRow.position == 0)
        .order_by(VersionRow.number)
    )
    return [_Past(id=key, sha256=sha256, first_seen_at=seen) for key, sha256, seen in session.execute(query)]
