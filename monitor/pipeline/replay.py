"""Use case: derive findings and ledger again from the stored pages with today's rules, and tell what differs.

Nothing recorded is rewritten, nobody is alerted. The new derivation of each version that came out differently is
stored beside the recorded one; ``adopt`` makes it the current one and carries acknowledgements over: those of
findings by (rule, clause lineage), those of entries by (event, rule), failing that by (event, trigger, source).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from monitor.core import ledger as core
from monitor.core import lineage
from monitor.core.facts import read_facts
from monitor.core.review import review
from monitor.model.finding import Fact, Review
from monitor.model.notice import NoticeEntry, NoticeRule
from monitor.model.source import Service, Terms
from monitor.pipeline import ledger
from monitor.pipeline.ledger import Keeper
from monitor.pipeline.means import Means
from monitor.pipeline.reading import Text, read_stored
from monitor.pipeline.record import shown, unpack
from monitor.pipeline.replay_difference import Difference, entry_differences, finding_differences
from monitor.store import findings, versions
from monitor.store import ledger as store
from monitor.store.findings import Derived
from monitor.store.tables import DerivationRow, TermsRow, VersionRow

COMPARED_KINDS = frozenset({"change", "return", "reread"})
"""Kinds of version that were compared with the one before as a whole. A re-baseline's findings stay as recorded."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Replayed:
    """A version derived again. ``entries``: those it opens now; ``readable``: its stored bytes still give a text."""

    terms: Terms
    version: VersionRow
    new: Text | None = None
    old: Text | None = None
    review: Review | None = None
    facts: tuple[Fact, ...] = ()
    entries: tuple[NoticeEntry, ...] = ()


@dataclass(kw_only=True)
class _Service:
    """A service's history while it is gone through in the order of time: texts read last, and rules so far."""

    keeper: Keeper
    rules: dict[str, list[NoticeRule]] = field(default_factory=dict)
    texts: dict[str, Text] = field(default_factory=dict)
    entries: dict[str, tuple[NoticeEntry, ...]] = field(default_factory=dict)

    def all_rules(self) -> list[NoticeRule]:
        return [rule for rules in self.rules.values() for rule in rules]


def replay(service: Service, means: Means, *, adopt: bool = False) -> Iterator[Difference]:
    """Go through the whole history of ``service`` again and yield each difference, in the order of time.

    With ``adopt`` the new derivation counts from now on. Raises StoreError where the store cannot be used.
    """
    history = _Service(keeper=ledger.keeper_of(means, service))
    with means.database.read() as session:
        done = [_derive(session, history, means, terms, version) for terms, version in _versions(session, service)]
        notices = _notice_entries(session, history, service)
    for replayed in done:
        with means.database.write() as session:
            yield from _settle(session, means, history, replayed, adopt=adopt)
    with means.database.write() as session:
        yield from _settle_notices(session, means, notices, adopt=adopt)
        if adopt:
            _adopt_rules(session, history, service, done)


def _versions(session: Session, service: Service) -> list[tuple[Terms, VersionRow]]:
    """All versions of the service's terms, in the order in which they were first seen."""
    terms = {one.id: one for one in service.terms if one.kind != "commentary"}
    query = (
        select(VersionRow, TermsRow.id)
        .join(TermsRow, TermsRow.key == VersionRow.terms_key)
        .where(TermsRow.id.in_(terms))
        .order_by(VersionRow.first_seen_at, VersionRow.id)
    )
    return [(terms[terms_id], version) for version, terms_id in session.execute(query)]


def _derive(session: Session, history: _Service, means: Means, terms: Terms, version: VersionRow) -> Replayed:
    """One version by the running code, against the one before it as the running code reads that."""
    new = read_stored(versions.captures(session, version.id), terms.sources, means.blobs.get)
    old = history.texts.get(terms.id)
    if new is None:
        return Replayed(terms=terms, version=version)
    history.texts[terms.id] = new
    found = None
    if old is not None and version.kind in COMPARED_KINDS:
        found = review(old.tree, new.tree, kind=terms.kind, overrides=means.overrides)
    facts = found.new_facts if found else read_facts(new.tree)
    entries = _judge(session, history, terms, version, found)
    known = history.rules.setdefault(terms.id, [])
    rules = ledger.read_rules(history.keeper, terms, new.tree, facts, version=ledger.event_of(terms.id, version))
    ended, begun = ledger.turn_of_rules(history.keeper, version, found, known, rules)
    closed = {rule.id: rule for rule in ended}
    known[:] = [closed.get(rule.id, rule) if rule.valid_to is None else rule for rule in known]
    known.extend(begun)
    return Replayed(terms=terms, version=version, new=new, old=old, review=found, facts=tuple(facts), entries=entries)


def _judge(
    session: Session, history: _Service, terms: Terms, version: VersionRow, found: Review | None
) -> tuple[NoticeEntry, ...]:
    if found is None or version.kind not in ledger.JUDGED_KINDS:
        return ()
    if _undoes(session, history, terms, version):
        return ()
    entries = ledger.judge_version(
        history.keeper,
        terms,
        version,
        found,
        stored=history.all_rules(),
        notices=store.notices(session, terms_key=version.terms_key),
    )
    history.entries[ledger.event_of(terms.id, version)] = entries
    return entries


def _undoes(session: Session, history: _Service, terms: Terms, version: VersionRow) -> bool:
    """Does the version bring an earlier text back before what came between took effect? That is then withdrawn."""
    seen = history.keeper.day_of(version.first_seen_at)
    events = ledger.undone_events(session, terms, version) & history.entries.keys()
    for event in events:
        history.entries[event] = tuple(core.withdrawn(entry, seen) for entry in history.entries[event])
    after = [entry for event in events for entry in history.entries[event]]
    return bool(after) and all(entry.status == "withdrawn" for entry in after)


def _notice_entries(session: Session, history: _Service, service: Service) -> list[tuple[str, tuple[NoticeEntry, ...]]]:
    """Each logged notice of the service with the entries that it opens under the rules as read today."""
    ids = {terms.id for terms in service.terms}
    return [
        (notice.id, ledger.judge_notice(history.keeper, notice, history.all_rules()))
        for notice in store.notices(session)
        if notice.terms in ids
    ]


def _settle(
    session: Session, means: Means, history: _Service, replayed: Replayed, *, adopt: bool
) -> Iterator[Difference]:
    """Hold one version's new derivation against the recorded one; store it where they differ."""
    version, event = replayed.version, ledger.event_of(replayed.terms.id, replayed.version)
    if replayed.new is None:
        yield Difference(event=event, kind="unreadable", text="its stored pages cannot be read: left as recorded")
        return
    recorded = findings.current(session, version.id)
    if recorded is None or replayed.review is None or replayed.old is None:
        return
    now = history.entries.get(event, replayed.entries)
    before = store.of_derivation(session, recorded.id)
    found = [
        *finding_differences(event, findings.of_derivation(session, recorded.id), replayed.review.findings),
        *entry_differences(event, before, now),
    ]
    yield from found
    if not found:
        return
    derivation = _write(session, means, replayed, replayed.review, replayed.old, replayed.new, now)
    if adopt and derivation.id != recorded.id:
        findings.adopt(session, derivation.id)
        store.make_current(session, derivation.id, replaced=recorded.id, now=means.clock())


def _write(
    session: Session,
    means: Means,
    replayed: Replayed,
    found: Review,
    old: Text,
    new: Text,
    entries: Sequence[NoticeEntry],
) -> DerivationRow:
    """The derivation of a version by this engine under these rules: the one that is stored, or a new one."""
    version = replayed.version
    known = findings.of_engine(session, version.id, means.engine, means.rules_key)
    if known is not None:
        return known
    seed = ledger.event_of(replayed.terms.id, version)
    previous = versions.get(session, version.previous_id) if version.previous_id is not None else None
    before = lineage.rejoin(unpack(previous.lineage), found.old, seed) if previous else {}
    derived = Derived(
        review=found,
        shown=shown(found, old, new),
        lineage={**before, **lineage.rejoin(unpack(version.lineage), found.new, seed)},
        origin="replay",
        engine=means.engine,
        rules_key=means.rules_key,
    )
    derivation = findings.record(session, version.id, derived, means.clock())
    store.add_entries(
        session,
        [replace(entry, id=f"{entry.id}-{derivation.id}") for entry in entries],
        terms_key=version.terms_key,
        now=means.clock(),
        derivation_id=derivation.id,
        current=False,
    )
    return derivation


def _settle_notices(
    session: Session, means: Means, notices: Sequence[tuple[str, tuple[NoticeEntry, ...]]], *, adopt: bool
) -> Iterator[Difference]:
    """The same for what the user logged: the recorded entries stay, adopted ones stand beside them."""
    for notice_id, now in notices:
        recorded = store.of_notice(session, notice_id)
        found = entry_differences(notice_id, recorded, now)
        yield from found
        if found and adopt:
            store.replace_notice_entries(session, notice_id, now, now=means.clock())


def _adopt_rules(session: Session, history: _Service, service: Service, done: Sequence[Replayed]) -> None:
    """Let the rules and standing facts as read today stand for those recorded."""
    read = {ledger.event_of(one.terms.id, one.version): one for one in done if one.new is not None}
    for terms in service.terms:
        own = [one for one in read.values() if one.terms.id == terms.id]
        if not own:
            continue
        store.clear_rules(session, own[0].version.terms_key)
        for rule in history.rules.get(terms.id, []):
            version = read[rule.version].version
            store.add_rules(session, [rule], terms_key=version.terms_key, version_id=version.id)
        for one in own:
            store.save_standing(session, one.version.id, core.standing(ledger.standing_of(one.terms, one.facts)))
