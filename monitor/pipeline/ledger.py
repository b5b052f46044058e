"""Keeping the ledger: what a version, a notice or the user does to it, inside the caller's transaction."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from monitor.core import ledger as core
from monitor.errors import ConfigError
from monitor.model.clause import ClauseTree
from monitor.model.finding import Fact, Review
from monitor.model.notice import Deadline, KeyDate, LoggedNotice, NoticeEntry, NoticeRule, RuleReach, Sighting, Trigger
from monitor.model.source import Service, Terms
from monitor.pipeline.means import Means
from monitor.store import ledger as store
from monitor.store.tables import TermsRow, VersionRow

JUDGED_KINDS = frozenset({"change", "return"})
"""Kinds of version that may open entries; a first version, a re-baseline and a re-reading never do."""


CHANNELS = ("email", "letter", "sms", "console", "in_app", "site_post", "unspecified")
"""How a notice may have come: the channels that rules name (``core.facts.schema``), the surest first."""

NOTICES_PAGE = "notices"
"""Type of terms that is a page of the vendor's announcements: it states no rules, its changes are notices."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Keeper:
    """What the configuration says about one service, and the instant of this use of it.

    ``declared``: the user's own rules, those of other services are passed over; likewise ``reaches`` and ``dates``.
    """

    service: Service
    now: datetime
    declared: tuple[NoticeRule, ...] = ()
    reaches: tuple[RuleReach, ...] = ()
    dates: tuple[KeyDate, ...] = ()

    @property
    def setting(self) -> core.Setting:
        """Where and when the ledger is kept: the legal day of now is taken in the service's own zone."""
        zone = ZoneInfo(self.service.time_zone)
        return core.Setting(
            service=self.service.id,
            zone=zone,
            today=core.legal_day(self.now, zone),
            calendar=self.service.calendar,
        )

    def day_of(self, instant: datetime) -> date:
        """The legal day of ``instant`` where the service is."""
        return core.legal_day(instant, ZoneInfo(self.service.time_zone))


def keeper_of(means: Means, service: Service) -> Keeper:
    """The keeper of a service's ledger, as of now."""
    return Keeper(service=service, now=means.clock(), declared=means.rules, reaches=means.reaches, dates=means.dates)


def keepers(session: Session, means: Means, services: Sequence[Service]) -> tuple[Keeper, ...]:
    """The keepers of all ledgers: of the configured ``services``, then of those that left the configuration."""
    configured = {service.id for service in services}
    rows = session.execute(select(TermsRow.service, TermsRow.service_name).order_by(TermsRow.service).distinct())
    gone = {key: name for key, name in rows if key not in configured}
    left = (Service(id=key, name=name) for key, name in gone.items())
    return tuple(keeper_of(means, service) for service in (*services, *left))


def take_version(
    session: Session,
    keeper: Keeper,
    terms: Terms,
    version: VersionRow,
    *,
    tree: ClauseTree,
    facts: Sequence[Fact],
    review: Review | None = None,
    derivation_id: int | None = None,
) -> tuple[NoticeEntry, ...]:
    """Write the rules and standing facts of a version that was just stored, and the entries that it opens.

    ``tree``, ``facts``: its text as the running code reads it. ``review``: of the version before and this one; None
    for a first version. A commentary leaves no trace here. Returns the new entries, strictest rule first.
    """
    if terms.kind == "commentary":
        return ()
    entries: tuple[NoticeEntry, ...] = ()
    if review is not None and version.kind in JUDGED_KINDS and not _took_back(session, keeper, terms, version):
        entries = judge_version(
            keeper,
            terms,
            version,
            review,
            stored=store.rules(session, keeper.service.id, not_over_by=keeper.day_of(version.first_seen_at)),
            notices=store.notices(session, terms_key=version.terms_key),
        )
        store.add_entries(session, entries, terms_key=version.terms_key, now=keeper.now, derivation_id=derivation_id)
    _take_rules(session, keeper, terms, version, tree, facts, review)
    keep_standing(session, terms, version, facts)
    return entries


def keep_standing(session: Session, terms: Terms, version: VersionRow, facts: Sequence[Fact]) -> None:
    """Write the facts of a version that deadlines count from."""
    store.save_standing(session, version.id, core.standing(standing_of(terms, facts)))


def judge_version(
    keeper: Keeper,
    terms: Terms,
    version: VersionRow,
    review: Review,
    *,
    stored: Sequence[NoticeRule],
    notices: Sequence[LoggedNotice],
) -> tuple[NoticeEntry, ...]:
    """The entries that a version opens, not written anywhere.

    ``stored``: the contract rules of the service before this version, with their validity (those that were over by
    then may be left out); those of its own text are
    read anew from ``review``. ``notices``: those logged about its terms.
    """
    seen = keeper.day_of(version.first_seen_at)
    own = _with_validity(read_rules(keeper, terms, review.old, review.old_facts), stored)
    others = (rule for rule in stored if rule.terms != terms.id or rule.valid_to is not None)
    sighting = Sighting(
        last_seen_old=version.previous_seen_at, first_seen=version.first_seen_at, every_hours=terms.interval_hours
    )
    rules = judging_rules(keeper, (*own, *others), seen, terms.id)
    event = event_of(terms.id, version)
    if terms.type == NOTICES_PAGE:
        return core.entries_for_announcements(review, rules, sighting, keeper.setting, event=event, terms=terms.id)
    return core.entries_for_version(
        review,
        rules,
        sighting,
        keeper.setting,
        event=event,
        terms=terms.id,
        terms_type=terms.type,
        notices=notices,
    )


def judge_notice(keeper: Keeper, notice: LoggedNotice, stored: Sequence[NoticeRule]) -> tuple[NoticeEntry, ...]:
    """The entries that a logged notice opens, not written anywhere; ``stored`` as for :func:`judge_version`."""
    rules = judging_rules(keeper, stored, notice.received, notice.terms)
    return core.entries_for_notice(notice, rules, keeper.setting)


def event_of(terms_id: str, version: VersionRow) -> str:
    """How the ledger calls a version: ``kling-sla@3``."""
    return f"{terms_id}@{version.number}"


def turn_of_rules(
    keeper: Keeper,
    version: VersionRow,
    review: Review | None,
    known: Sequence[NoticeRule],
    new: Sequence[NoticeRule],
) -> tuple[tuple[NoticeRule, ...], tuple[NoticeRule, ...]]:
    """What a version does to the rules of its terms: those that end, with their last day, and those that begin.

    ``known``: the rules read from the terms before, at least those that still hold. ``new``: those that the version
    states.
    """
    going_on = [rule for rule in known if rule.valid_to is None]
    if version.previous_id is None:
        return (), tuple(new)
    seen = keeper.day_of(version.first_seen_at)
    day = core.takes_effect(review, seen) if review is not None and version.kind in JUDGED_KINDS else seen
    before, after = core.succession(going_on, new, day)
    ids = {rule.id for rule in going_on}
    return (
        tuple(rule for rule in before if rule.valid_to is not None),
        tuple(rule for rule in after if rule.id not in ids),
    )


def judging_rules(keeper: Keeper, contract: Sequence[NoticeRule], on: date, terms: str) -> tuple[NoticeRule, ...]:
    """The rules in force on a day for what happens to ``terms``: the contract's, with the two languages brought
    together, the user's, and those of the statutes that are switched on."""
    service = keeper.service
    translation = {terms.id: terms.translation_of for terms in service.terms if terms.translation_of}
    reaching = (core.redirected(rule, keeper.reaches) for rule in core.in_force(contract, on))
    both = core.reconciled(tuple(reaching), translation, service.prevailing_language)
    contractual = core.once(both, translation, terms)
    declared = (rule for rule in keeper.declared if rule.service == service.id)
    return (*contractual, *core.in_force(declared, on), *core.statute_rules(service.id, service.statutes))


def notice_of(
    terms: str,
    trigger: Trigger,
    *,
    received: date,
    published: date | None = None,
    effective: date | None = None,
    channel: str = "unspecified",
    note: str = "",
) -> LoggedNotice:
    """A notice as it is logged; its id is made of what it says, so that the same one is logged once.

    Raises ConfigError for a channel that no rule knows.
    """
    if channel not in CHANNELS:
        raise ConfigError(f'there is no channel "{channel}"; one of: {", ".join(CHANNELS)}')
    told = f"{terms}\n{trigger}\n{received}\n{published}\n{effective}\n{note}"
    return LoggedNotice(
        id=f"N-{hashlib.sha256(told.encode()).hexdigest()[:8]}",
        terms=terms,
        trigger=trigger,
        received=received,
        published=published,
        effective=effective,
        channel=channel,
        note=note,
    )


def log_notice(
    session: Session, keeper: Keeper, terms: TermsRow, notice: LoggedNotice, *, attachment: str | None = None
) -> tuple[NoticeEntry, ...]:
    """Write a notice that the user logged, the entries it opens, and what it tells of entries recorded before.

    Logging the same notice twice changes nothing. Returns the entries that it opened, now or when it was logged first.
    """
    if any(known.id == notice.id for known in store.notices(session, terms_key=terms.key)):
        return store.of_notice(session, notice.id)
    store.log_notice(session, notice, terms, now=keeper.now, attachment=attachment)
    before = store.entries(session, terms_key=terms.key)
    told = [core.with_notice(entry, notice, keeper.setting) for entry in before]
    store.rewrite(session, [after for entry, after in zip(before, told, strict=True) if after != entry])
    opened = judge_notice(keeper, notice, store.rules(session, keeper.service.id))
    store.add_entries(session, opened, terms_key=terms.key, now=keeper.now, logged_notice_id=notice.id)
    return opened


def all_rules(session: Session, keeper: Keeper) -> tuple[NoticeRule, ...]:
    """Every rule of the service, past ones too: the contract's in the order of reading, the user's, the statutes'."""
    service = keeper.service
    declared = (rule for rule in keeper.declared if rule.service == service.id)
    contract = (core.redirected(rule, keeper.reaches) for rule in store.rules(session, service.id))
    return (*contract, *declared, *core.statute_rules(service.id, service.statutes))


def entries_today(session: Session, keeper: Keeper) -> tuple[NoticeEntry, ...]:
    """The current entries of the service with days left and status as of now, the nearest deadline first."""
    setting = keeper.setting
    return tuple(core.as_of(entry, setting) for entry in store.entries(session, service=keeper.service.id))


def deadlines(session: Session, keeper: Keeper, days: int) -> tuple[Deadline, ...]:
    """The deadlines of the service within ``days`` from today, earliest first."""
    setting = keeper.setting
    due = (one for one in entries_today(session, keeper) if one.days_left is not None and 0 <= one.days_left <= days)
    found = list(core.entry_deadlines(store.with_reasoning(session, list(due)), setting.today, days))
    for row in session.scalars(
        select(TermsRow).where(TermsRow.service == keeper.service.id, TermsRow.retired_at.is_(None))
    ):
        if row.version_id is not None:
            facts = store.standing_facts(session, row.version_id)
            dates = [date for date in keeper.dates if date.service in ("", keeper.service.id)]
            found.extend(core.terms_deadlines(facts, dates, setting, terms=row.id, days=days))
    return core.within(found, setting.today, days)


def standing_of(terms: Terms, facts: Sequence[Fact]) -> Sequence[Fact]:
    """Those of ``facts`` that bind somebody: what a page of announcements says does not."""
    return () if terms.type == NOTICES_PAGE else facts


def read_rules(
    keeper: Keeper, terms: Terms, tree: ClauseTree, facts: Sequence[Fact], *, version: str = ""
) -> tuple[NoticeRule, ...]:
    """The notice rules that a text states; ``version``: the event that it is, for the record."""
    if terms.type == NOTICES_PAGE:
        return ()
    return core.rules_from_facts(
        facts,
        tree,
        service=keeper.service.id,
        terms=terms.id,
        version=version,
        calendar=keeper.service.calendar,
    )


def _with_validity(rules: Sequence[NoticeRule], stored: Sequence[NoticeRule]) -> tuple[NoticeRule, ...]:
    """``rules`` of the newest text with the days from which the same rules hold by the store."""
    known = {rule.id: rule for rule in stored if rule.valid_to is None}
    return tuple(replace(rule, valid_from=known[rule.id].valid_from) if rule.id in known else rule for rule in rules)


def _take_rules(
    session: Session,
    keeper: Keeper,
    terms: Terms,
    version: VersionRow,
    tree: ClauseTree,
    facts: Sequence[Fact],
    review: Review | None,
) -> None:
    """Write the rules that the new version brings, and the last day of those that it does not repeat."""
    known = store.rules(session, keeper.service.id, terms_key=version.terms_key, not_over_by=date.max)
    new = read_rules(keeper, terms, tree, facts, version=event_of(terms.id, version))
    ended, begun = turn_of_rules(keeper, version, review, known, new)
    store.end_rules(session, version.terms_key, ended)
    store.add_rules(session, begun, terms_key=version.terms_key, version_id=version.id)


def undone_events(session: Session, terms: Terms, version: VersionRow) -> frozenset[str]:
    """The versions whose changes a version takes back, by bringing an earlier text again; empty if it does not."""
    back_to = _brings_back(session, version)
    if back_to is None:
        return frozenset()
    numbers = session.scalars(
        select(VersionRow.number).where(
            VersionRow.terms_key == version.terms_key, VersionRow.id > back_to, VersionRow.id < version.id
        )
    )
    return frozenset(f"{terms.id}@{number}" for number in numbers)


def _brings_back(session: Session, version: VersionRow) -> int | None:
    """The newest earlier version but the last whose text a version has again."""
    return version.returns_to or session.scalar(
        select(VersionRow.id)
        .where(
            VersionRow.terms_key == version.terms_key,
            VersionRow.id < version.id,
            VersionRow.id != version.previous_id,
            VersionRow.text_sha256 == version.text_sha256,
            VersionRow.engine == version.engine,
        )
        .order_by(VersionRow.id.desc())
        .limit(1)
    )


def _took_back(session: Session, keeper: Keeper, terms: Terms, version: VersionRow) -> bool:
    """Does this version bring back an earlier text before what came between took effect? Then that is withdrawn.

    So are the notices that announced it: those logged for the same day of effect.
    """
    events = undone_events(session, terms, version)
    back_to = _brings_back(session, version) if events else None
    entries = store.entries_since(session, version.terms_key, back_to) if back_to is not None else ()
    seen = keeper.day_of(version.first_seen_at)
    after = [core.withdrawn(entry, seen) for entry in entries if entry.event in events]
    undone = store.with_reasoning(session, [entry for entry in after if entry.status == "withdrawn"])
    days = {(entry.trigger, entry.effective) for entry in undone}
    announced = [entry for entry in entries if entry.first_seen is None and (entry.trigger, entry.effective) in days]
    told = store.with_reasoning(session, [core.withdrawn(entry, seen) for entry in announced])
    store.rewrite(session, [*undone, *told])
    return bool(after) and len(undone) == len(after)
