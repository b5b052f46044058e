"""Use case: check one terms now. Fetch, keep the bytes, review, record in one transaction.

A check that is killed at any point leaves the store as it was before, or as it is after; bytes that nothing refers
to may stay behind and are tidied away later.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from monitor.errors import HostBusyError, MonitorError, StoreAwayError, TransientFetchError
from monitor.model.source import Service, Terms
from monitor.pipeline import alerts
from monitor.pipeline.confirming import has_stood
from monitor.pipeline.deciding import Decision, NewText, Suspect, Unchanged, decide
from monitor.pipeline.looking import Known, Look, in_full, look, recall
from monitor.pipeline.means import Means
from monitor.pipeline.outcome import CheckResult, Outcome, outcome_of
from monitor.pipeline.record import Round, Superseded, add_version, keep_pages, keeper, note_text, row_of, settle
from monitor.pipeline.rereading import reread
from monitor.store import leases, versions, watch
from monitor.store.leases import Held, Lease

_OUTCOME_OF_KIND: Mapping[str, Outcome] = {
    "baseline": "baseline",
    "change": "changed",
    "return": "changed",
    "rebaseline": "rebaselined",
}

LEASE_SECONDS = 900.0
"""Longer than the slowest check: several sources, each waiting for its host and a browser."""


def check(service: Service, terms: Terms, means: Means, *, since: datetime, force: bool = False) -> CheckResult:
    """Check ``terms`` of ``service``, unless somebody else does so now or has done so after ``since`` (real time).

    ``force``: take the page for the terms even if it looks wrong. What goes wrong with the page or the store is an
    outcome, not an exception; StoreError is raised only where the outcome itself cannot be written or the database
    is away, and HostBusyError only with means that are not patient. Either way nothing was recorded.
    """
    lease = _lease(terms, means, since)
    if not isinstance(lease, Lease):
        return CheckResult(terms=terms.id, outcome="busy", detail=lease.holder)
    started_at = means.clock()
    try:
        return _check(service, terms, means, lease, started_at, force=force)
    except Superseded:
        return CheckResult(terms=terms.id, outcome="busy", detail="another process took over")
    except BaseException:
        _give_back(means, lease)
        raise


def _lease(terms: Terms, means: Means, since: datetime) -> Lease | Held:
    name = f"terms:{terms.id}"
    now = means.real_clock()
    with means.database.write() as session:
        return leases.take(session, name, now=now, seconds=LEASE_SECONDS, holder=means.holder, unless_ended_since=since)


def _give_back(means: Means, lease: Lease) -> None:
    with means.database.write() as session:
        leases.release(session, lease, now=means.real_clock())


def _check(
    service: Service, terms: Terms, means: Means, lease: Lease, started_at: datetime, *, force: bool
) -> CheckResult:
    round_ = Round(terms=terms, service=service, means=means, lease=lease, started_at=started_at, now=started_at)
    known = recall(means, terms)
    found_again = reread(round_, known)
    if found_again is not None:
        known = recall(means, terms)
    try:
        seen = look(means, terms, known, started_at)
        round_ = replace(round_, now=means.clock())
        result = _unread(round_, known, seen) if seen.settled else _read(round_, known, seen, force=force)
    except (HostBusyError, StoreAwayError):
        raise
    except MonitorError as error:
        result = _failed(replace(round_, now=means.clock()), known, error)
    return replace(result, reread=found_again.findings if found_again else ())


def _failed(round_: Round, known: Known, error: MonitorError) -> CheckResult:
    result = CheckResult(
        terms=round_.terms.id,
        outcome=outcome_of(error),
        detail=str(error),
        version=known.version.number if known.version else 0,
    )
    retry_after = error.retry_after if isinstance(error, TransientFetchError) else None
    with round_.means.database.write() as session:
        row = row_of(session, known)
        settle(round_, session, row, result, read=False, version=known.version, retry_after=retry_after)
    return result


def _unread(round_: Round, known: Known, seen: Look) -> CheckResult:
    """Nothing visible changed: one small transaction, nothing parsed."""
    told = watch.notes(known.row.last_detail)
    return _unchanged(round_, known, seen, known.row.text_sha256 or "", told=(told,) if told else (), read=False)


def _read(round_: Round, known: Known, seen: Look, *, force: bool) -> CheckResult:
    means = round_.means
    known = in_full(means, known)
    stands = {capture.url: capture.sha256 for capture in known.captures}
    for page in seen.pages:
        if page.data is not None:
            means.blobs.put(page.data, base=stands.get(page.source.url))
        if page.screenshot is not None:
            means.blobs.put(page.screenshot)
    decision = _decision(round_, known, seen, force=force)
    if isinstance(decision, Suspect) and has_stood(means, known, seen, decision, round_.now):
        decision = _decision(round_, known, seen, force=True)
    if isinstance(decision, Unchanged):
        return _unchanged(round_, known, seen, decision.text_sha256, told=_noted(decision.notes), read=True)
    if isinstance(decision, Suspect):
        return _suspect(round_, known, seen, decision)
    return _recorded(round_, known, seen, decision)


def _decision(round_: Round, known: Known, seen: Look, *, force: bool) -> Decision:
    means = round_.means
    return decide(
        round_.terms,
        known,
        seen,
        means.blobs.get,
        readings=means.readings,
        overrides=means.overrides,
        force=force,
    )


def _noted(notes: Sequence[str]) -> tuple[str, ...]:
    return (watch.NOTE + "; ".join(notes),) if notes else ()


def _unchanged(
    round_: Round, known: Known, seen: Look, text_sha256: str, *, told: tuple[str, ...], read: bool
) -> CheckResult:
    means = round_.means
    number = known.version.number if known.version else 0
    detail = "; ".join([*seen.moved, *told])
    result = CheckResult(terms=round_.terms.id, outcome="unchanged", detail=detail, version=number)
    unused: list[str] = []
    with means.database.write() as session:
        row = row_of(session, known)
        kept = keep_pages(session, means, row, seen, good=True)
        note_text(row, seen, text_sha256)
        if row.version_id is not None:
            versions.seen_again(session, row.version_id, round_.now)
        if means.keep_raw == "versions":
            replaced = [state.latest.id for state in known.states.values() if state.latest and state.latest.id]
            gone = (versions.drop_if_unused(session, old) for old in replaced if old not in kept)
            unused = [sha256 for sha256 in gone if sha256 is not None]
        settle(round_, session, row, result, read=read, version=known.version)
    _tidy(means, unused)
    return result


def _tidy(means: Means, unused: Sequence[str]) -> None:
    """Remove bytes that a newer fetch of the same text replaced.

    Only where the database lets one writer in at a time can nobody refer to them again meanwhile; elsewhere they stay
    until the store is tidied.
    """
    if not unused or not means.database.has_one_writer:
        return
    with means.database.write() as session:
        for sha256 in unused:
            if not versions.is_referenced(session, sha256):
                means.blobs.remove(sha256)


def _suspect(round_: Round, known: Known, seen: Look, decision: Suspect) -> CheckResult:
    result = CheckResult(
        terms=round_.terms.id,
        outcome="suspect",
        detail="; ".join(reason.text for reason in decision.reasons),
        version=known.version.number if known.version else 0,
        reasons=decision.reasons,
    )
    with round_.means.database.write() as session:
        row = row_of(session, known)
        keep_pages(session, round_.means, row, seen, good=False)
        settle(round_, session, row, result, read=True, version=known.version)
    return result


def _recorded(round_: Round, known: Known, seen: Look, found: NewText) -> CheckResult:
    means = round_.means
    with means.database.write() as session:
        row = row_of(session, known)
        ids = keep_pages(session, means, row, seen, good=True)
        version, entries = add_version(round_, session, known, row, found, ids)
        note_text(row, seen, found.new.sha256)
        if found.review is not None and version.returns_to is None:
            occasion = alerts.Occasion(
                service=round_.service,
                terms=round_.terms,
                version=version,
                old=known.captures,
                new=found.new.captures,
                recipients=means.recipients,
                now=round_.now,
                today=keeper(round_).setting.today,
            )
            alerts.queue_alerts(session, occasion, found.review.findings, entries)
        result = CheckResult(
            terms=round_.terms.id,
            outcome=_OUTCOME_OF_KIND[version.kind],
            detail="; ".join([_told(found), *seen.moved, *_noted(found.new.tree.notes)]),
            version=version.number,
            findings=found.review.findings if found.review else (),
            needs_reading=found.review.needs_reading if found.review else (),
            entries=entries,
        )
        settle(round_, session, row, result, read=True, version=version)
    return result


def _told(found: NewText) -> str:
    """A new version in a few words."""
    if found.rebaseline:
        return found.rebaseline
    if found.review is None:
        clauses = sum(clause.kind != "inline" for clause in found.new.tree.walk())
        return f"{clauses} clauses"
    counts = Counter(change.kind for change in found.review.comparison.changes)
    return ", ".join(f"{count} {kind}" for kind, count in counts.most_common()) or "no clause differs"
