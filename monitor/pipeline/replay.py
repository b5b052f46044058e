"""Use case: derive findings and ledger again from the stored pages with today's rules, and tell what differs.

Nothing recorded is rewritten, nobody is alerted. The new derivation of each version that came out differently is
stored beside the recorded one; ``adopt`` makes it the current one and carries acknowledgements over: those of
findings by (rule, clause lineage), those of entries by (event, rule), failing that by (event, trigger, source).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from monitor.core import ledger as core
from monitor.core import lineage
from monitor.core.facts import read_facts
from monitor.core.review import review
from monitor.model.clause import ClauseTree
from monitor.model.finding import Fact, Review
from monitor.model.notice import NoticeEntry, NoticeRule
from monitor.model.source import Service, Terms
from monitor.pipeline import indexing, ledger, stored
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
class _Derived:
    """A version as the running code reads it: its text, the one before, their review, the entries that it opens."""

    new: Text
    old: Text | None
    review: Review | None
    entries: tuple[NoticeEntry, ...]


@dataclass(kw_only=True)
class _History:
    """A service's history while it is gone through in the order of time.

    ``rules``: terms -> all rules read so far. ``texts``: terms -> text read last. ``entries``: event -> what it
    opens by today's reading; ``stored``: the same as it was stored, where it was. ``standing``: version -> facts that
    deadlines count from; ``versions``: event -> version, both of what could be read. ``newest``: terms -> its last
    version, the tree and the facts, None where it could not be read.
    """

    keeper: Keeper
    rules: dict[str, list[NoticeRule]] = field(default_factory=dict)
    texts: dict[str, Text] = field(default_factory=dict)
    entries: dict[str, tuple[NoticeEntry, ...]] = field(default_factory=dict)
    stored: dict[str, tuple[NoticeEntry, ...]] = field(default_factory=dict)
    standing: dict[int, tuple[Fact, ...]] = field(default_factory=dict)
    versions: dict[str, VersionRow] = field(default_factory=dict)
    newest: dict[str, tuple[VersionRow, ClauseTree, Sequence[Fact]] | None] = field(default_factory=dict)

    def all_rules(self) -> list[NoticeRule]:
        return [rule for rules in self.rules.values() for rule in rules]


def replay(service: Service, means: Means, *, adopt: bool = False) -> Iterator[Difference]:
    """Go through the whole history of ``service`` again and yield each difference, in the order of time.

    With ``adopt`` the new derivation counts from now on. Raises StoreError where the store cannot be used.
    """
    history = _History(keeper=ledger.keeper_of(means, service))
    with means.database.read() as session:
        versions_ = _versions(session, service)
    for terms, version in versions_:
        with means.database.read() as session:
            derived = _derive(session, history, means, terms, version)
        with means.database.write() as session:
            found = _settle(session, means, history, terms, version, derived, adopt=adopt)
        yield from found
    with means.database.write() as session:
        found = _settle_notices(session, means, history, service, adopt=adopt)
        _mark_withdrawn(session, history)
        if adopt:
            _adopt_rules(session, history)
            _adopt_facts(session, history)
    yield from found


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


def _derive(session: Session, history: _History, means: Means, terms: Terms, version: VersionRow) -> _Derived | None:
    """One version by the running code, against the one before it as that reads now; None if it cannot be read."""
    new = read_stored(versions.captures(session, version.id), terms.sources, means.blobs.get)
    if new is None:
        history.newest[terms.id] = None
        return None
    old, history.texts[terms.id] = history.texts.get(terms.id), new
    found = None
    if old is not None and version.kind in COMPARED_KINDS:
        found = review(old.tree, new.tree, kind=terms.kind, overrides=means.overrides)
    facts = found.new_facts if found else read_facts(new.tree)
    entries = _judge(session, history, terms, version, found)
    _take_rules(history, terms, version, found, new, facts)
    history.newest[terms.id] = version, new.tree, facts
    return _Derived(new=new, old=old, review=found, entries=entries)


def _take_rules(
    history: _History, terms: Terms, version: VersionRow, found: Review | None, new: Text, facts: Sequence[Fact]
) -> None:
    """What the version does to the rules and standing facts of its terms."""
    event = ledger.event_of(terms.id, version)
    known = history.rules.setdefault(terms.id, [])
    rules = ledger.read_rules(history.keeper, terms, new.tree, facts, version=event)
    ended, begun = ledger.turn_of_rules(history.keeper, version, found, known, rules)
    closed = {rule.id: rule for rule in ended}
    known[:] = [closed.get(rule.id, rule) if rule.valid_to is None else rule for rule in known]
    known.extend(begun)
    history.versions[event] = version
    history.standing[version.id] = core.standing(ledger.standing_of(terms, facts))


def _judge(
    session: Session, history: _History, terms: Terms, version: VersionRow, found: Review | None
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


def _undoes(session: Session, history: _History, terms: Terms, version: VersionRow) -> bool:
    """Does the version bring an earlier text back before what came between took effect? That is then withdrawn."""
    seen = history.keeper.day_of(version.first_seen_at)
    events = ledger.undone_events(session, terms, version) & history.entries.keys()
    for event in events:
        history.entries[event] = tuple(core.withdrawn(entry, seen) for entry in history.entries[event])
    after = [entry for event in events for entry in history.entries[event]]
    return bool(after) and all(entry.status == "withdrawn" for entry in after)


def _settle(
    session: Session,
    means: Means,
    history: _History,
    terms: Terms,
    version: VersionRow,
    derived: _Derived | None,
    *,
    adopt: bool,
) -> list[Difference]:
    """Hold one version's new derivation against the recorded one; store it where they differ."""
    event = ledger.event_of(terms.id, version)
    if derived is None:
        return [Difference(event=event, kind="unreadable", text="its stored pages cannot be read: left as recorded")]
    recorded = findings.current(session, version.id)
    if recorded is None or derived.review is None or derived.old is None:
        return []
    found = [
        *finding_differences(event, findings.of_derivation(session, recorded.id), derived.review.findings),
        *entry_differences(event, store.of_derivation(session, recorded.id), derived.entries),
    ]
    if found:
        shown_ = shown(derived.review, derived.old, derived.new)
        derivation = _write(session, means, history, event, version, derived.review, shown_, derived.entries)
        if adopt and derivation.id != recorded.id:
            findings.adopt(session, derivation.id)
            store.make_current(session, derivation.id, replaced=recorded.id, now=means.clock())
    return found


def _write(
    session: Session,
    means: Means,
    history: _History,
    event: str,
    version: VersionRow,
    found: Review,
    as_json: Mapping[str, Any],
    entries: Sequence[NoticeEntry],
) -> DerivationRow:
    """The derivation of a version by this engine under these rules: the one that is stored, or a new one."""
    known = findings.of_engine(session, version.id, means.engine, means.rules_key)
    if known is not None:
        return known
    previous = versions.get(session, version.previous_id) if version.previous_id is not None else None
    before = lineage.rejoin(unpack(previous.lineage), found.old, event) if previous else {}
    derivation = findings.record(
        session,
        version.id,
        Derived(
            review=found,
            shown=as_json,
            lineage={**before, **lineage.rejoin(unpack(version.lineage), found.new, event)},
            origin="replay",
            engine=means.engine,
            rules_key=means.rules_key,
        ),
        means.clock(),
    )
    named = tuple(replace(entry, id=f"{entry.id}-{derivation.id}") for entry in entries)
    store.add_entries(
        session, named, terms_key=version.terms_key, now=means.clock(), derivation_id=derivation.id, current=False
    )
    history.stored[event] = named
    return derivation


def _mark_withdrawn(session: Session, history: _History) -> None:
    """Entries that were stored before a later version turned out to take their change back; decisions stay."""
    for event, named in history.stored.items():
        gone = {entry.rule.id for entry in history.entries.get(event, ()) if entry.status == "withdrawn"}
        as_stored = (store.found(session, one.id) for one in named if one.rule.id in gone)
        undecided = [one for one in as_stored if one.status in ("open", "expired")]
        store.rewrite(session, [replace(one, status="withdrawn") for one in undecided])


def _settle_notices(
    session: Session, means: Means, history: _History, service: Service, *, adopt: bool
) -> list[Difference]:
    """The same for what the user logged: the recorded entries stay, adopted ones stand beside them."""
    ids = {terms.id for terms in service.terms}
    differences = []
    for notice in store.notices(session):
        if notice.terms in ids:
            now = ledger.judge_notice(history.keeper, notice, history.all_rules())
            found = entry_differences(notice.id, store.of_notice(session, notice.id), now)
            differences += found
            if found and adopt:
                store.replace_notice_entries(session, notice.id, now, now=means.clock())
    return differences


def _adopt_rules(session: Session, history: _History) -> None:
    """Let the rules and standing facts as read today stand for those recorded."""
    for terms_key in {version.terms_key for version in history.versions.values()}:
        store.clear_rules(session, terms_key)
    for rule in history.all_rules():
        version = history.versions[rule.version]
        store.add_rules(session, [rule], terms_key=version.terms_key, version_id=version.id)
    for version_id, facts in history.standing.items():
        store.save_standing(session, version_id, facts)


def _adopt_facts(session: Session, history: _History) -> None:
    """Let the facts of the versions in force, as read today, stand for those that terms were compared by."""
    for version, tree, facts in filter(None, history.newest.values()):
        indexing.take_facts(session, version, stored.lineage_of(version, tree), facts)
