"""What the pages show, read from the store as plain data; every query is bounded."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, defer

from monitor.core.blame import Passage, blame
from monitor.model.finding import Edit
from monitor.store import clauses, findings, versions
from monitor.store.clauses import Stood
from monitor.store.tables import ChangeRow, DerivationRow, FindingRow, NeedsReadingRow, TermsRow, VersionRow
from monitor.web import cards

PAGE = 50
"""Rows of a list page."""
CHUNK, LOOKED_AT = 400, 20_000
"""Versions that are looked through at once, and at most, for one page of changes."""
WEEKS = 26
DAYS_AHEAD = 60
MARKS = 200
"""Versions on a timeline."""
MOST_TOLD = 50
"""Findings of one version that head its page, and clauses to be read; the others stand beside their clauses."""
LIVES = 200
"""Changes of one clause that are shown."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A version that changed something, as lists show it."""

    terms: TermsRow
    version: VersionRow
    derivation: DerivationRow
    findings: tuple[dict[str, Any], ...]
    acknowledged: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Filters:
    """What the overview is narrowed to; empty means all. ``unread``: not acknowledged; ``to_read``: a person should
    read a clause, whether anything was found or not."""

    service: str = ""
    category: str = ""
    severity: str = ""
    unread: bool = False
    to_read: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Changes:
    """A page of changes. ``more``: id of the version to go on behind; None if there are no older ones."""

    changes: tuple[Change, ...]
    more: int | None


def changes(session: Session, filters: Filters, *, before: int | None = None) -> Changes:
    """Versions with material findings that fit the filters, newest first; ``before``: older than that version.

    Versions are looked through in chunks of the newest, whatever a database would make of one query for all of it; at
    most ``LOOKED_AT`` of them, then ``more`` says where to go on.
    """
    found: list[int] = []
    last = before
    for _ in range(0, LOOKED_AT, CHUNK):
        chunk = _newest(session, filters.service, last)
        found += _fitting(session, filters, chunk)
        last = chunk[-1] if chunk else last
        if len(found) > PAGE:
            return Changes(changes=_loaded(session, found[:PAGE]), more=found[PAGE - 1])
        if len(chunk) < CHUNK:
            return Changes(changes=_loaded(session, found), more=None)
    return Changes(changes=_loaded(session, found), more=last)


def _newest(session: Session, service: str, before: int | None) -> Sequence[int]:
    """Ids of the newest versions, behind one of them."""
    seen = VersionRow.first_seen_at
    query = select(VersionRow.id).order_by(seen.desc(), VersionRow.id.desc()).limit(CHUNK)
    if service:
        query = query.where(VersionRow.terms_key.in_(select(TermsRow.key).where(TermsRow.service == service)))
    if before is not None and (at := session.scalar(select(seen).where(VersionRow.id == before))) is not None:
        query = query.where(seen <= at, (seen < at) | (VersionRow.id < before))
    return session.scalars(query).all()


def _fitting(session: Session, filters: Filters, chunk: Sequence[int]) -> list[int]:
    query = select(DerivationRow.version_id).where(DerivationRow.version_id.in_(chunk), DerivationRow.current)
    found = set(session.scalars(query.where(_matching(filters))))
    return [version for version in chunk if version in found]


def _loaded(session: Session, version_ids: Sequence[int]) -> tuple[Change, ...]:
    query = (
        select(VersionRow, TermsRow, DerivationRow)
        .options(defer(VersionRow.lineage))
        .join(TermsRow, TermsRow.key == VersionRow.terms_key)
        .join(DerivationRow, DerivationRow.version_id == VersionRow.id)
        .where(DerivationRow.current, VersionRow.id.in_(version_ids))
    )
    rows = {version.id: (version, terms, derivation) for version, terms, derivation in session.execute(query)}
    found = findings.of_derivations(session, [derivation.id for _, _, derivation in rows.values()])
    ordered = [rows[version_id] for version_id in version_ids]
    return tuple(_change(terms, version, derivation, found[derivation.id]) for version, terms, derivation in ordered)


def _matching(filters: Filters) -> ColumnElement[bool]:
    """Derivations with something that fits."""
    if filters.to_read:
        unread = select(NeedsReadingRow.id).where(NeedsReadingRow.derivation_id == DerivationRow.id)
        if filters.category:
            unread = unread.where(NeedsReadingRow.category == filters.category)
        return unread.exists()
    matching = select(FindingRow.id).where(FindingRow.derivation_id == DerivationRow.id, FindingRow.material)
    if filters.category:
        matching = matching.where(FindingRow.category == filters.category)
    if filters.severity:
        matching = matching.where(FindingRow.severity == filters.severity)
    if filters.unread:
        matching = matching.where(FindingRow.acknowledged_at.is_(None))
    return DerivationRow.material & matching.exists()


def _change(terms: TermsRow, version: VersionRow, derivation: DerivationRow, found: Sequence[FindingRow]) -> Change:
    return Change(
        terms=terms,
        version=version,
        derivation=derivation,
        findings=tuple(sorted((row.payload for row in found), key=_gravity)),
        acknowledged=bool(found) and all(row.acknowledged_at for row in found),
    )


def _gravity(finding: dict[str, Any]) -> tuple[int, bool]:
    return ("critical", "major", "minor").index(finding["severity"]), finding["direction"] == "better"


def newest_derivation(session: Session) -> int:
    """A number that grows whenever anything is found: what was counted before holds while it stays the same."""
    return session.scalar(select(func.max(DerivationRow.id))) or 0


def by_week(session: Session, now: datetime) -> list[tuple[str, int, int]]:
    """For each of the last weeks: its name, critical findings, other material findings."""
    since = now - timedelta(weeks=WEEKS)
    query = (
        select(VersionRow.first_seen_at, FindingRow.severity, func.count())
        .join(DerivationRow, DerivationRow.version_id == VersionRow.id)
        .join(FindingRow, FindingRow.derivation_id == DerivationRow.id)
        .where(DerivationRow.current, DerivationRow.material, FindingRow.material, VersionRow.first_seen_at >= since)
        .group_by(VersionRow.first_seen_at, FindingRow.severity)
    )
    counts: Counter[tuple[str, bool]] = Counter()
    for seen, severity, count in session.execute(query):
        counts[_week(seen.date()), severity == "critical"] += count
    weeks = [_week((now - timedelta(weeks=back)).date()) for back in range(WEEKS - 1, -1, -1)]
    return [(week, counts[week, True], counts[week, False]) for week in weeks]


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


@dataclass(frozen=True, kw_only=True, slots=True)
class History:
    """One version in the history of a terms."""

    version: VersionRow
    summary: dict[str, Any]
    material: bool


def history(session: Session, row: TermsRow, *, page: int = 1, size: int = PAGE) -> list[History]:
    """A page of the versions of a terms, newest first."""
    query = (
        select(VersionRow, DerivationRow.summary, DerivationRow.material)
        .options(defer(VersionRow.lineage))
        .outerjoin(DerivationRow, (DerivationRow.version_id == VersionRow.id) & DerivationRow.current)
        .where(VersionRow.terms_key == row.key)
        .order_by(VersionRow.number.desc())
        .limit(size)
        .offset((page - 1) * size)
    )
    return [
        History(version=version, summary=dict(summary or {}), material=bool(material))
        for version, summary, material in session.execute(query)
    ]


def marks(session: Session, row: TermsRow) -> list[tuple[int, datetime, bool]]:
    """The newest versions of a terms for its timeline: number, first seen, material."""
    query = (
        select(VersionRow.number, VersionRow.first_seen_at, DerivationRow.material)
        .outerjoin(DerivationRow, (DerivationRow.version_id == VersionRow.id) & DerivationRow.current)
        .where(VersionRow.terms_key == row.key)
        .order_by(VersionRow.number.desc())
        .limit(MARKS)
    )
    return [(number, seen, bool(material)) for number, seen, material in session.execute(query)]


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """A version against the one before, as recorded."""

    terms: TermsRow
    version: VersionRow
    findings: Sequence[FindingRow]
    unread: Sequence[Any]
    changes: cards.Stretch
    newest: bool


def comparison(session: Session, row: TermsRow, version: VersionRow, page: int = 1) -> Comparison:
    """The recorded comparison of a version; empty for a first version. ``page``: of its changes."""
    made = findings.current(session, version.id)
    found = findings.of_derivation(session, made.id) if made else []
    return Comparison(
        terms=row,
        version=version,
        findings=sorted(found, key=lambda row: _gravity(row.payload)),
        unread=findings.needs_reading_of(session, made.id) if made else [],
        changes=cards.stretch(session, made, found, page),
        newest=row.version_id == version.id,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class ClauseLife:
    """What became of one clause. ``words``: its last text, each word with the version that brought it.

    ``wordings``: each with the stretches of versions it stood in, the oldest first. ``changes``: newest first.
    ``versions``: number -> the version, of all that are named.
    """

    num: str
    stands: bool
    words: tuple[Passage, ...]
    wordings: tuple[Stood, ...]
    changes: Sequence[tuple[VersionRow, ChangeRow]]
    versions: dict[int, VersionRow]

    @property
    def newest(self) -> int:
        """The version that last brought words."""
        return max((one.version for one in self.words), default=0)

    @property
    def language(self) -> str:
        """Of the newest version that is named; "" if none is."""
        return self.versions[max(self.versions)].language if self.versions else ""


def clause_life(session: Session, row: TermsRow, lineage: str) -> ClauseLife | None:
    """The life of a clause through all versions; None if no clause of the terms has that lineage."""
    changes = findings.changes_of_clauses(session, row.key, [lineage], limit=LIVES)
    wordings = clauses.wordings_of(session, row.key, lineage)
    if not changes and not wordings:
        return None
    steps = [(version.number, _edits_of(change)) for version, change in reversed(changes)]
    text = _first_text(steps, wordings)
    first = min([first for one in wordings for first, _ in one.stood], default=steps[0][0] - 1 if steps else 1)
    named = {number for one in wordings for stretch in one.stood for number in stretch if number}
    last = wordings[-1] if wordings else None
    return ClauseLife(
        num=last.num if last else changes[0][1].new_clause or changes[0][1].old_clause,
        stands=any(end is None for one in wordings for _, end in one.stood),
        words=blame(text, first, steps),
        wordings=wordings,
        changes=changes,
        versions=versions.by_number(session, row.key, named | {first} | {number for number, _ in steps}),
    )


def _edits_of(change: ChangeRow) -> list[Edit]:
    return [Edit(op, text) for op, text in change.payload["edits"]]


def _first_text(steps: Sequence[tuple[int, Sequence[Edit]]], wordings: Sequence[Stood]) -> str:
    """The text before the first recorded change; the only wording of a clause that never changed."""
    if steps:
        return "".join(edit.text for edit in steps[0][1] if edit.op != "+")
    return wordings[0].text
