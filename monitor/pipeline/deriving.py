"""Use case: read versions that were taken in unread (``monitor.pipeline.archive``) and derive what changed in them.

They are gone through in the order of time, each against the last good text before it, both read by the running code.
A stored page that does not look like terms (a wall, an error page that an archive took for a version) becomes a
re-baseline with the reason, and the next one is compared with what stood before it. Nobody is alerted.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from monitor.core import lineage
from monitor.core.facts import read_facts
from monitor.core.inspection import inspect
from monitor.core.lineage import Lineage
from monitor.core.review import review
from monitor.model.finding import Fact, Review
from monitor.model.source import Service, Source, Terms
from monitor.pipeline import indexing, ledger
from monitor.pipeline.archive import SCHEME, UNREAD
from monitor.pipeline.ledger import Keeper
from monitor.pipeline.means import Means
from monitor.pipeline.reading import Readings, Text
from monitor.pipeline.record import FLAP_WINDOW, pack, shown, unpack
from monitor.store import findings, versions
from monitor.store.tables import SnapshotRow, TermsRow, VersionRow
from monitor.store.versions import Capture

AT_ONCE = 8
"""Versions written in one transaction, where nobody else is writing; they are read and compared before it begins. So
few that another process, which waits for its turn to write, gets it in time on a busy machine too."""
REMEMBERED = 24
"""Pairs of texts whose comparison is kept for when they follow each other again."""
HELD = 3_000_000
"""Letters of the texts at hand while a service is gone through: one of its pages may come in five kinds of 200,000
letters each, in turn."""
UNREADABLE = "its stored pages cannot be read"
MOST_AT_ONCE = 24
"""So many are read at most before the turn to write is waited for."""


class Turn(Protocol):
    """Whose turn it is to write, as processes that share a database with one writer agree upon it."""

    def acquire(self, block: bool = True) -> bool:
        """Take the turn; without ``block`` only if nobody has it. Is it taken?"""
        ...

    def release(self) -> None:
        """Let another have it."""
        ...


class FreeTurn:
    """The turn of a process that need not wait for another."""

    def acquire(self, block: bool = True) -> bool:  # noqa: ARG002  # as a lock is asked
        """True: it is always this process's turn."""
        return True

    def release(self) -> None:
        """Nobody waits."""


_FREE = FreeTurn()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Good:
    """A good version of a terms as it reads today. ``packed``: its lineage as it is stored."""

    version: VersionRow
    text: Text
    facts: tuple[Fact, ...]
    lineage: Lineage
    packed: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class _Look:
    """What a text says beside the good one before, whatever versions they stand in. ``shown``: the review as JSON."""

    reason: str = ""
    facts: tuple[Fact, ...] = ()
    review: Review | None = None
    shown: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Read:
    """One version read. ``good`` is None, with the ``reason``, where nothing may be concluded from it."""

    terms: Terms
    version: VersionRow
    good: _Good | None = None
    before: _Good | None = None
    review: Review | None = None
    shown: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class _Case:
    """Two texts to look at, equal to itself alone. ``old``: None for a first version. ``lasting``: the new one stood
    so long that it is taken for the terms if it looks like terms, however much it differs from before."""

    old: Text | None
    new: Text
    lasting: bool

    def is_as(self, other: "_Case") -> bool:
        """Are both texts, as read once, those of the other case?"""
        before = self.old.tree.parts if self.old else None, other.old.tree.parts if other.old else None
        return before[0] is before[1] and self.new.tree.parts is other.new.tree.parts and self.lasting == other.lasting


@dataclass(kw_only=True)
class _Course:
    """How far a service's history was gone through.

    ``begun``: (key of a terms, number of a version) -> when it was first seen: one whose successor came so late was no
    passing fault of the page. ``standing``: terms -> its last good version. ``seen``: the last pairs of texts that were
    looked at: archives are full of texts that come and go.
    """

    means: Means
    keeper: Keeper
    begun: Mapping[tuple[int, int], datetime]
    standing: dict[str, _Good] = field(default_factory=dict)
    seen: deque[tuple[_Case, _Look]] = field(default_factory=lambda: deque(maxlen=REMEMBERED))

    def look(self, case: _Case, terms: Terms, before: _Good | None) -> _Look:
        """Look at a case, unless it is one of the last that were looked at."""
        known = next((one for one in self.seen if one[0].is_as(case)), None)
        if known is not None:
            self.seen.remove(known)
        look = known[1] if known is not None else _look(self.means, terms, case, before)
        self.seen.append((case, look))
        return look


def unread_services(session: Session) -> tuple[Service, ...]:
    """The services that have versions which nothing has read, those with most of them first.

    Their terms name the files of the archive as sources.
    """
    unread = select(VersionRow.terms_key).where(VersionRow.engine == UNREAD)
    services = select(TermsRow.service).where(TermsRow.key.in_(unread))
    query = (
        select(TermsRow, SnapshotRow.url)
        .join(SnapshotRow, SnapshotRow.terms_key == TermsRow.key)
        .where(SnapshotRow.url.startswith(SCHEME), TermsRow.service.in_(services))
        .order_by(TermsRow.service, TermsRow.id)
        .distinct()
    )
    found: dict[str, list[tuple[TermsRow, str]]] = {}
    for row, url in session.execute(query):
        found.setdefault(row.service, []).append((row, url))
    unread_of = (
        select(TermsRow.service, func.count())
        .join(VersionRow, VersionRow.terms_key == TermsRow.key)
        .where(VersionRow.engine == UNREAD)
        .group_by(TermsRow.service)
    )
    counts = {row[0]: row[1] for row in session.execute(unread_of)}
    return tuple(
        Service(id=key, name=rows[0][0].service_name, terms=tuple(_terms(row, url) for row, url in rows))
        for key, rows in sorted(found.items(), key=lambda one: -counts[one[0]])
    )


def count_unread(session: Session, services: Iterable[Service]) -> int:
    """How many versions of these services nothing has read."""
    ids = [terms.id for service in services for terms in service.terms]
    query = select(func.count()).select_from(VersionRow).join(TermsRow, TermsRow.key == VersionRow.terms_key)
    return session.scalar(query.where(TermsRow.id.in_(ids), VersionRow.engine == UNREAD)) or 0


def _terms(row: TermsRow, url: str) -> Terms:
    return Terms(id=row.id, name=row.name, type=row.type, service=row.service, sources=(Source(url=url),))


def derive(service: Service, means: Means, turn: Turn = _FREE) -> Iterator[int]:
    """Derive the unread versions of a service; yields how many were done after each transaction.

    What was done stays done if it is broken off. ``turn`` is held while something is written: processes that share a
    database with one writer wait for each other there, where the first to come is the first to go; the database's own
    waiting asks again after longer and longer pauses, and one process may starve another. While another one writes,
    this one reads on. Raises StoreError where the store cannot be used.
    """
    means = replace(means, readings=Readings(HELD))
    with means.database.read() as session:
        unread = _unread(session, service)
        begun = _begun(session, {version.terms_key for _, version in unread})
    course = _Course(means=means, keeper=ledger.keeper_of(means, service), begun=begun)
    done: list[_Read] = []
    for start in range(0, len(unread), AT_ONCE):
        done += _read_some(course, unread[start : start + AT_ONCE])
        if not turn.acquire(block=start + AT_ONCE >= len(unread) or len(done) >= MOST_AT_ONCE):
            continue
        try:
            _write_all(course, done)
        finally:
            turn.release()
        yield len(done)
        done = []


def _read_some(course: _Course, some: Sequence[tuple[Terms, VersionRow]]) -> list[_Read]:
    with course.means.database.read() as session:
        captures = versions.captures_of(session, [version.id for _, version in some])
        return [_read(session, course, terms, version, captures.get(version.id, ())) for terms, version in some]


def _write_all(course: _Course, done: Sequence[_Read]) -> None:
    with course.means.database.write() as session:
        ids = [one.version.id for one in done]
        rows = {row.id: row for row in session.scalars(select(VersionRow).where(VersionRow.id.in_(ids)))}
        _write(session, course, [(one, rows[one.version.id]) for one in done])


def _unread(session: Session, service: Service) -> list[tuple[Terms, VersionRow]]:
    terms = {one.id: one for one in service.terms}
    query = (
        select(VersionRow, TermsRow.id)
        .join(TermsRow, TermsRow.key == VersionRow.terms_key)
        .where(TermsRow.id.in_(terms), VersionRow.engine == UNREAD)
        .order_by(VersionRow.first_seen_at, VersionRow.id)
    )
    return [(terms[terms_id], version) for version, terms_id in session.execute(query)]


def _begun(session: Session, terms_keys: Iterable[int]) -> dict[tuple[int, int], datetime]:
    columns = (VersionRow.terms_key, VersionRow.number, VersionRow.first_seen_at)
    query = select(*columns).where(VersionRow.terms_key.in_(terms_keys))
    return {(row.terms_key, row.number): row.first_seen_at for row in session.execute(query)}


def _read(session: Session, course: _Course, terms: Terms, version: VersionRow, captures: Sequence[Capture]) -> _Read:
    """Read one version and compare it with the good one before; the course goes on with it if it is good."""
    before = course.standing.get(terms.id) or _good_before(session, course.means, terms, version)
    text = course.means.readings.read(captures, terms.sources, course.means.blobs.get)
    if text is None:
        return _Read(terms=terms, version=version, reason=UNREADABLE)
    following = course.begun.get((version.terms_key, version.number + 1))
    lasting = following is not None and following - version.first_seen_at > FLAP_WINDOW
    case = _Case(old=before.text if before else None, new=text, lasting=lasting)
    seen = course.look(case, terms, before)
    if seen.reason:
        return _Read(terms=terms, version=version, reason=seen.reason)
    good = _good(terms, version, before, text, seen)
    course.standing[terms.id] = good
    return _Read(terms=terms, version=version, good=good, before=before, review=seen.review, shown=seen.shown)


def _look(means: Means, terms: Terms, case: _Case, before: _Good | None) -> _Look:
    old, new = case.old, case.new
    # What stands as it stood was looked at when it came.
    same = old is not None and old.tree.parts is new.tree.parts
    reason = "" if same else _suspicion(means, new, old)
    if reason and old is not None and case.lasting:
        reason = _suspicion(means, new, None)
    if reason or before is None or old is None:
        return _Look(reason=reason, facts=() if reason else read_facts(new.tree))
    found = review(old.tree, new.tree, kind=terms.kind, overrides=means.overrides, old_facts=before.facts)
    return _Look(facts=found.new_facts, review=found, shown=shown(found, old, new))


def _suspicion(means: Means, text: Text, before: Text | None) -> str:
    """Why the stored page should not be taken for the terms; "" if it should."""
    raw = means.blobs.get(text.captures[0].sha256)
    verdict = inspect(text.documents[0], text.tree, raw=raw, before=before.tree if before else None)
    return "; ".join(reason.text for reason in verdict.reasons)


def _good_before(session: Session, means: Means, terms: Terms, version: VersionRow) -> _Good | None:
    """The newest version before this one that was read and found good, from the store."""
    query = (
        select(VersionRow)
        .where(
            VersionRow.terms_key == version.terms_key,
            VersionRow.number < version.number,
            VersionRow.engine != UNREAD,
            VersionRow.text_sha256 != "",
        )
        .order_by(VersionRow.number.desc())
        .limit(1)
    )
    row = session.scalar(query)
    text = means.readings.read(versions.captures(session, row.id), terms.sources, means.blobs.get) if row else None
    if row is None or text is None:
        return None
    kept = lineage.rejoin(unpack(row.lineage), text.tree, ledger.event_of(terms.id, row))
    return _Good(version=row, text=text, facts=read_facts(text.tree), lineage=kept, packed=_packed(kept, text))


def _good(terms: Terms, version: VersionRow, before: _Good | None, text: Text, seen: _Look) -> _Good:
    """A version that was found good, with the lineage that it has from the one before."""
    if before is not None and before.text.tree.parts == text.tree.parts:
        return replace(before, version=version, text=text)
    seed = ledger.event_of(terms.id, version)
    if before is None or seen.review is None:
        kept = lineage.begin(text.tree, seed)
    else:
        kept = lineage.carry(before.lineage, before.text.tree, text.tree, seen.review.comparison.pairs, seed)
    return _Good(version=version, text=text, facts=seen.facts, lineage=kept, packed=_packed(kept, text))


def _packed(kept: Lineage, text: Text) -> bytes:
    return pack(lineage.strands(kept, text.tree))


def _write(session: Session, course: _Course, read: Sequence[tuple[_Read, VersionRow]]) -> None:
    """Write what versions turned out to be, but for those with which another process was faster."""
    fresh = [(one, version) for one, version in read if version.engine == UNREAD]
    for one, version in fresh:
        _settle(course.means, one, version)
    means = course.means
    compared = {version.id: found for one, version in fresh if (found := _derived(means, one, version)) is not None}
    derivations = findings.record_all(session, compared, means.clock())
    for one, version in fresh:
        if one.good is not None:
            derivation = derivations.get(version.id)
            _take(session, course, one, version, one.good, derivation.id if derivation else None)


def _settle(means: Means, read: _Read, version: VersionRow) -> None:
    """What the version's own row says from now on."""
    version.engine = means.engine
    if read.good is None:
        version.kind = "rebaseline" if version.previous_id is not None else version.kind
        version.reason = read.reason
        return
    _describe(version, read.good)
    if read.before is not None:
        version.previous_seen_at = read.before.version.first_seen_at


def _take(
    session: Session, course: _Course, read: _Read, version: VersionRow, good: _Good, derivation_id: int | None
) -> None:
    """What a good version does to the ledger and to what is searched."""
    if read.review is not None and not read.review.comparison.changes:
        # No clause differs, as in two of five recorded versions: rules, entries and what is searched stay as they are.
        ledger.keep_standing(session, read.terms, version, good.facts)
        return
    indexing.take(session, version, good.text.tree, good.lineage, (), newest=False)
    ledger.take_version(
        session,
        course.keeper,
        read.terms,
        version,
        tree=good.text.tree,
        facts=good.facts,
        review=read.review,
        derivation_id=derivation_id,
    )


def _describe(version: VersionRow, good: _Good) -> None:
    tree = good.text.tree
    version.text_sha256 = good.text.sha256
    version.title, version.language = tree.title or version.title, tree.language
    version.published, version.updated, version.effective = (
        tree.dates.published,
        tree.dates.updated,
        tree.dates.effective,
    )
    version.clauses = sum(clause.kind != "inline" for clause in tree.walk())
    version.lineage = good.packed


def _derived(means: Means, read: _Read, version: VersionRow) -> findings.Derived | None:
    """The comparison of a version; None for one that is compared with nothing, as a correction by the archive is."""
    if read.review is None or read.before is None or read.good is None or version.kind == "rebaseline":
        return None
    return findings.Derived(
        review=read.review,
        shown=read.shown,
        lineage={**read.before.lineage, **read.good.lineage},
        origin="import",
        engine=means.engine,
        rules_key=means.rules_key,
    )
