"""The last half of a check: everything that it found, written in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from monitor.core import lineage, schedule
from monitor.core.lineage import Lineage, Strand
from monitor.errors import StoreError
from monitor.model.finding import Fact, Review
from monitor.model.notice import NoticeEntry
from monitor.model.source import Service, Terms
from monitor.pipeline import alerts, indexing
from monitor.pipeline.deciding import NewText
from monitor.pipeline.looking import Known, Look
from monitor.pipeline.means import Means
from monitor.pipeline.outcome import OUTCOMES, CheckResult, Meaning
from monitor.pipeline.reading import Text
from monitor.render import contract
from monitor.store import findings, leases, versions, watch
from monitor.store.leases import Lease
from monitor.store.tables import TermsRow, VersionRow

if TYPE_CHECKING:
    from monitor.pipeline.ledger import Keeper

FLAP_WINDOW = timedelta(days=30)
"""A text that was seen so recently and is there again is a return to it, not news."""


class Superseded(Exception):  # noqa: N818 - a signal inside the pipeline, not an error of the product
    """The lease went to somebody else meanwhile: what was found must not be written."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Round:
    """What one check works on, from its start to its end."""

    terms: Terms
    service: Service
    means: Means
    lease: Lease
    started_at: datetime
    now: datetime


def settle(
    round_: Round,
    session: Session,
    row: TermsRow,
    result: CheckResult,
    *,
    read: bool,
    version: VersionRow | None,
    retry_after: float | None = None,
) -> None:
    """Write the check down, set the next one, owe an alarm or its end, and give the lease back.

    ``version``: the one that stands after the check. Raises Superseded if the lease is somebody else's by now.
    """
    meaning = OUTCOMES[result.outcome]
    means = round_.means
    record = watch.CheckRecord(
        started_at=round_.started_at,
        finished_at=round_.now,
        outcome=result.outcome,
        detail=result.detail,
        engine=means.engine,
        next_due_at=_next_due(round_, row, meaning, version, retry_after),
        good=meaning.good,
        read=read,
        faulty=meaning.faulty,
        reasons=result.reasons,
    )
    watch.record_check(session, row, record)
    alerts.queue_alarm(
        session,
        row,
        round_.terms.sources[0].url,
        result.outcome,
        means.recipients,
        stale_after=timedelta(days=means.check.stale_days),
        now=round_.now,
    )
    if not leases.release(session, round_.lease, now=means.real_clock()):
        raise Superseded


def _next_due(
    round_: Round, row: TermsRow, meaning: Meaning, version: VersionRow | None, retry_after: float | None
) -> datetime:
    situation = schedule.Situation(
        key=round_.terms.id,
        outcome=meaning.schedule,
        now=round_.now,
        interval=timedelta(hours=round_.terms.interval_hours),
        stable_since=version.first_seen_at if version else None,
        effective=(version.effective,) if version and version.effective else (),
        failures=row.failures + 1 if meaning.faulty else 0,
        retry_after=retry_after,
    )
    return schedule.next_check(situation)


def row_of(session: Session, known: Known) -> TermsRow:
    """The row to write to; raises Superseded if somebody else has written a version since it was read."""
    row = session.get(TermsRow, known.row.key)
    if row is None or row.version_id != known.row.version_id:
        raise Superseded
    return row


def keep_pages(session: Session, means: Means, row: TermsRow, look: Look, *, good: bool) -> list[int]:
    """Store the snapshot rows of ``look`` and return their ids; with ``good`` they become the latest of their source.

    The bytes are in the blob store already; should they have been tidied away in between, they are put back.
    """
    ids = []
    for position, page in enumerate(look.pages):
        if page.data is not None and not means.blobs.has(page.capture.sha256):
            means.blobs.put(page.data)
        known = page.capture.id if page.data is None else None
        snapshot_id = versions.keep(session, row.key, page.capture).id if known is None else known
        ids.append(snapshot_id)
        if good:
            versions.save_source(
                session,
                row.key,
                page.source.url,
                position,
                page.state,
                snapshot_id=snapshot_id,
                now=page.capture.fetched_at,
            )
    return ids


def note_text(row: TermsRow, look: Look, text_sha256: str) -> None:
    """Remember the hash of the current text, and what it was read with."""
    row.text_key, row.text_sha256 = look.reading_key, text_sha256


def add_version(
    round_: Round,
    session: Session,
    known: Known,
    row: TermsRow,
    found: NewText,
    snapshot_ids: Sequence[int],
    *,
    reread: bool = False,
) -> tuple[VersionRow, tuple[NoticeEntry, ...]]:
    """Store a version with all that was derived from it; returns it and the ledger entries that it opened."""
    seed = f"{round_.terms.id}@{known.version.number + 1 if known.version else 1}"
    before, after = _lineages(known, found, seed)
    version = _version_row(round_, session, known, row, found, reread=reread)
    version.lineage = pack(lineage.strands(after, found.new.tree))
    versions.add(session, row, version, snapshot_ids)
    origin = "reread" if reread else "check"
    derivation_id = _record_review(round_, session, version, found, {**before, **after}, origin)
    facts = _facts(round_.terms, found)
    indexing.take(session, version, found.new.tree, after, facts)
    from monitor.pipeline import ledger  # most checks bring no version

    entries = ledger.take_version(
        session,
        keeper(round_),
        round_.terms,
        version,
        tree=found.new.tree,
        facts=facts,
        review=found.review,
        derivation_id=derivation_id,
    )
    return version, entries


def _version_row(
    round_: Round, session: Session, known: Known, row: TermsRow, found: NewText, *, reread: bool
) -> VersionRow:
    new = found.new
    back_to = _return(session, round_.means, row, new, round_.now)
    seen = max(capture.fetched_at for capture in new.captures)
    return VersionRow(
        kind=_kind(known, found, back_to, reread=reread),
        reason=found.rebaseline,
        first_seen_at=seen,
        last_seen_at=seen,
        previous_seen_at=_last_seen(known.version, reread=reread),
        text_sha256=new.sha256,
        engine=round_.means.engine,
        title=new.tree.title,
        language=new.tree.language,
        published=new.tree.dates.published,
        updated=new.tree.dates.updated,
        effective=new.tree.dates.effective,
        clauses=sum(clause.kind != "inline" for clause in new.tree.walk()),
        returns_to=back_to.id if back_to else None,
    )


def _record_review(
    round_: Round, session: Session, version: VersionRow, found: NewText, both: Lineage, origin: str
) -> int | None:
    """Store what the comparison gave, if there was one; ``both``: lineage of the eids of both sides."""
    if found.review is None or found.old is None:
        return None
    derived = findings.Derived(
        review=found.review,
        shown=shown(found.review, found.old, found.new),
        lineage=both,
        origin=origin,
        engine=round_.means.engine,
        rules_key=round_.means.rules_key,
    )
    return findings.record(session, version.id, derived, round_.now).id


def _last_seen(before: VersionRow | None, *, reread: bool) -> datetime | None:
    """When the text before was last seen. What is found on re-reading may have come right after its first capture."""
    if before is None:
        return None
    return before.first_seen_at if reread else before.last_seen_at


def _facts(terms: Terms, found: NewText) -> Sequence[Fact]:
    """The facts of the whole new text; a re-baseline's review may have covered a part of it only."""
    if terms.kind == "commentary":
        return ()
    if found.review is not None and not found.rebaseline:
        return found.review.new_facts
    from monitor.core.facts import read_facts  # only for a first version, and where the sources changed

    return read_facts(found.new.tree)


def keeper(round_: Round) -> "Keeper":
    """Who keeps the ledger of the service."""
    from monitor.pipeline import ledger

    means = round_.means
    return ledger.Keeper(
        service=round_.service, now=round_.now, declared=means.rules, reaches=means.reaches, dates=means.dates
    )


def shown(review: Review, old: Text, new: Text) -> contract.Json:
    """The review in the stable JSON; several sources are named one after the other."""
    return contract.comparison(
        review,
        sources=(_joined([c.url for c in old.captures]), _joined([c.url for c in new.captures])),
        sha256=(_joined([c.sha256 for c in old.captures]), _joined([c.sha256 for c in new.captures])),
    )


def _joined(words: Sequence[str]) -> str:
    return " ".join(words)


def _kind(known: Known, found: NewText, back_to: VersionRow | None, *, reread: bool) -> str:
    if known.version is None:
        return "baseline"
    if found.rebaseline:
        return "rebaseline"
    if reread:
        return "reread"
    return "return" if back_to is not None else "change"


def _return(session: Session, means: Means, row: TermsRow, new: Text, now: datetime) -> VersionRow | None:
    return versions.same_text_before(session, row.key, new.sha256, means.engine, now - FLAP_WINDOW)


def _lineages(known: Known, found: NewText, seed: str) -> tuple[Lineage, Lineage]:
    """Lineage of the old side as the running code reads it, and of the new side."""
    if known.version is None or found.old is None or found.review is None:
        return {}, lineage.begin(found.new.tree, seed)
    old_tree = found.review.old
    before = lineage.rejoin(unpack(known.version.lineage), old_tree, seed)
    return before, lineage.carry(before, old_tree, found.new.tree, _pairs(found), seed)


def _pairs(found: NewText) -> Sequence[tuple[str, str]]:
    """Matched eids, in terms of the whole new tree: where only common sources were compared, eids are found by text."""
    if found.review is None or found.review.new is found.new.tree:
        return found.review.comparison.pairs if found.review else ()
    in_part = {clause.eid: (clause.heading, clause.text) for clause in found.review.new.walk()}
    in_whole = {(clause.heading, clause.text): clause.eid for clause in found.new.tree.walk()}
    pairs = ((old, in_whole.get(in_part[new], "")) for old, new in found.review.comparison.pairs if new in in_part)
    return [(old, new) for old, new in pairs if new]


def pack(strands: Sequence[Strand]) -> bytes:
    """Strands as the blob of a version row."""
    return versions.pack_lineage([[one.lineage_id, one.eid, one.text_key] for one in strands])


def unpack(blob: bytes) -> tuple[Strand, ...]:
    """What ``pack`` wrote; raises StoreError if it is damaged."""
    try:
        return tuple(
            Strand(lineage_id=lineage_id, eid=eid, text_key=text_key)
            for lineage_id, eid, text_key in versions.unpack_lineage(blob)
        )
    except ValueError as error:
        raise StoreError("the lineage of a version is damaged") from error
