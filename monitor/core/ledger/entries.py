"""Entries of the ledger: one for each (version or logged notice, rule), strictest rule first."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta, tzinfo

from monitor.core.ledger.days import last_day, legal_day
from monitor.core.ledger.governs import TouchedPart, governed_changes, governs_notice, label, touched_parts
from monitor.core.ledger.matter import Effective, Matter, Start, effective_of, start_of
from monitor.core.ledger.rules import in_force, strictness
from monitor.core.ledger.verdict import judge
from monitor.core.ledger.why import reasoning
from monitor.model.clause import ClauseTree, Dates
from monitor.model.finding import Review, Severity
from monitor.model.notice import EntryStatus, LoggedNotice, NoticeEntry, NoticeRule, Sighting, Trigger, Verdict
from monitor.model.value import Duration

BASE_SEVERITY: dict[Trigger, Severity] = {
    "amendment": "critical",
    "price": "critical",
    "discontinuation": "critical",
    "sla": "critical",
    "termination": "critical",
    "feature": "major",
    "suspension": "major",
    "renewal": "major",
}
"""How much a short notice matters, by what it announces: the severities of the fact schema's notice periods."""

STEPS: tuple[Severity, ...] = ("minor", "major", "critical")
BEARING: dict[Verdict, int] = {"short": 0, "borderline": -1, "unknown": -1, "compliant": -2, "no_firm_rule": -2}
"""Steps from the base severity, by verdict."""

NOTICE_WINDOW_DAYS = 92
"""House rule: a logged notice without a day of effect belongs to a change of its terms seen within so many days."""

STILL_TO_BE_READ: frozenset[Verdict] = frozenset({"short", "borderline", "unknown"})
CLOSED: frozenset[EntryStatus] = frozenset({"acknowledged", "objected", "withdrawn"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """Where and when the ledger is kept. ``today``: the legal day of now, in ``zone``; ``calendar``: of the service."""

    service: str
    zone: tzinfo
    today: date
    calendar: str | None = None


def entries_for_version(
    review: Review,
    rules: Sequence[NoticeRule],
    sighting: Sighting,
    setting: Setting,
    *,
    event: str,
    terms: str,
    terms_type: str = "terms",
    notices: Sequence[LoggedNotice] = (),
) -> tuple[NoticeEntry, ...]:
    """The entries that a new version opens.

    ``rules``: those that may judge it, in force before it, of its own old text and of the rest of the service, the
    user and overlays; which of them govern it is decided here. The rules of the new text never judge it.
    ``notices``: the user's logged notices about these terms; one that announced this change is taken as its notice.
    A version with soft changes only, a first version (``last_seen_old`` None) or a suspect one opens none.
    """
    if sighting.last_seen_old is None or review.new_suspect or review.old_suspect:
        return ()
    seen = legal_day(sighting.first_seen, setting.zone)
    touched = touched_parts(review)
    entries = []
    for rule in in_force(rules, seen):
        governed = [
            (part, indices)
            for part in touched
            if (indices := governed_changes(rule, part, review, terms=terms, terms_type=terms_type))
        ]
        if governed:
            matter = _version_matter(review, governed, sighting, setting, event=event, terms=terms)
            entries.append(entry_for(_announced(matter, rule, notices), rule, setting))
    return strictest_first(entries)


def entries_for_notice(notice: LoggedNotice, rules: Sequence[NoticeRule], setting: Setting) -> tuple[NoticeEntry, ...]:
    """The entries that a logged notice opens: one for each rule on its trigger in force on the day it was given.

    A notice given before a new version takes effect is still judged by the old version's rules.
    """
    matter = Matter(
        event=notice.id,
        service=setting.service,
        terms=notice.terms,
        changes=(notice.note,) if notice.note else (),
        published=notice.published,
        noticed=notice.received,
        channel=notice.channel,
        effective=notice.effective,
        effective_basis="notice" if notice.effective else "unknown",
    )
    judging = (rule for rule in in_force(rules, notice.received) if governs_notice(rule, notice))
    return strictest_first(entry_for(replace(matter, part=rule.part), rule, setting) for rule in judging)


def with_notice(entry: NoticeEntry, notice: LoggedNotice, setting: Setting) -> NoticeEntry:
    """``entry`` judged anew with a notice logged after it was recorded; itself if the notice is about something else.

    What a person set (status, note) stays.
    """
    if entry.first_seen is None or notice.terms != entry.terms:
        return entry
    stated = entry.effective_basis in ("stated", "notice")
    matter = Matter(
        event=entry.event,
        service=entry.service,
        terms=entry.terms,
        part=entry.part,
        changes=entry.changes,
        published=entry.published,
        noticed=entry.noticed,
        channel=entry.channel,
        effective=entry.effective if stated else None,
        effective_basis="stated" if entry.effective_basis == "stated" else "notice" if stated else "unknown",
        first_seen=legal_day(entry.first_seen, setting.zone),
        last_seen_old=legal_day(entry.last_seen_old, setting.zone) if entry.last_seen_old else None,
        first_seen_at=entry.first_seen,
        last_seen_old_at=entry.last_seen_old,
        every_hours=entry.every_hours,
    )
    announced = _announced(matter, entry.rule, (notice,))
    if announced == matter or (entry.noticed is not None and entry.noticed <= notice.received):
        return entry
    judged = entry_for(announced, entry.rule, setting)
    return as_of(replace(judged, id=entry.id, status=entry.status, note=entry.note), setting)


def takes_effect(review: Review, seen: date) -> date:
    """The day on which the new text of ``review`` takes effect, as it says, else the day it was first ``seen``."""
    return _fresh_dates(review, touched_parts(review)).effective or seen


def entry_for(matter: Matter, rule: NoticeRule, setting: Setting) -> NoticeEntry:
    """What ``matter`` owed under ``rule``, what was given, and until when one may act."""
    calendar = rule.calendar or setting.calendar
    start = start_of(matter)
    effective = effective_of(matter, rule, start, calendar)
    judgement = judge(rule.minimum, start, effective, calendar)
    late = _is_late(matter, effective)
    exit_day, exit_provisional = exit_deadline(rule, start, effective, calendar)
    entry = NoticeEntry(
        id=entry_id(matter.event, rule),
        event=matter.event,
        service=matter.service,
        terms=matter.terms,
        part=matter.part,
        trigger=rule.trigger,
        rule=rule,
        changes=matter.changes,
        published=matter.published,
        noticed=matter.noticed,
        channel=matter.channel,
        every_hours=matter.every_hours,
        first_seen=matter.first_seen_at,
        last_seen_old=matter.last_seen_old_at,
        effective=effective.day,
        effective_basis=effective.basis,
        required_days=judgement.required,
        given_days=judgement.given.exact,
        given_days_min=judgement.given.least,
        given_days_max=judgement.given.most,
        verdict=judgement.verdict,
        late_discovery=late,
        short_by_days=judgement.short_by,
        exit_deadline=exit_day,
        provisional=judgement.provisional or effective.provisional or exit_provisional,
        severity=_severity(rule.trigger, judgement.verdict, late),
        reasoning=reasoning(matter, rule, start, effective, judgement, exit_day, calendar),
    )
    return as_of(entry, setting)


def exit_deadline(
    rule: NoticeRule, start: Start | None, effective: Effective, calendar: str | None
) -> tuple[date | None, bool]:
    """The last day to object, move or leave, by the earliest defensible reading, and whether it is provisional.

    The day before the change takes effect, or the end of the rule's objection window counted from the earliest day
    on which notice may have been given, whichever comes first; None where neither is known.
    """
    days: list[tuple[date, bool]] = []
    if effective.day is not None:
        days.append((effective.day - timedelta(days=1), effective.provisional))
    window = Duration.parse(rule.objection_window or "")
    if window is not None and start is not None:
        counted = last_day(start.first, window, calendar)
        days.append((counted.day, counted.provisional))
    return min(days, default=(None, False), key=lambda found: found[0])


def as_of(entry: NoticeEntry, setting: Setting) -> NoticeEntry:
    """``entry`` with days left and status for the day of ``setting``.

    An open entry expires once its deadline has passed. One whose deadline had passed before we could see the change
    stays open while its verdict asks for somebody's eyes: the user never had the chance.
    """
    left = None if entry.exit_deadline is None else (entry.exit_deadline - setting.today).days
    status: EntryStatus = entry.status
    if status not in CLOSED:
        over = left is not None and left < 0
        status = "expired" if over and _closes(entry, setting) else "open"
    return entry if (left, status) == (entry.days_left, entry.status) else replace(entry, days_left=left, status=status)


def _closes(entry: NoticeEntry, setting: Setting) -> bool:
    """Does a deadline that has passed close ``entry``?"""
    if entry.first_seen is None or entry.exit_deadline is None or entry.verdict not in STILL_TO_BE_READ:
        return True
    return entry.exit_deadline >= legal_day(entry.first_seen, setting.zone)


def withdrawn(entry: NoticeEntry, seen: date) -> NoticeEntry:
    """``entry`` after its change was taken back on the day ``seen``: withdrawn if that was before it took effect."""
    undone = entry.status not in CLOSED and entry.effective is not None and seen < entry.effective
    return replace(entry, status="withdrawn") if undone else entry


def entry_id(event: str, rule: NoticeRule) -> str:
    """A short name for people that is the same whenever the same event is judged by the same rule."""
    digest = hashlib.sha256(f"{event}\n{rule.source}\n{rule.id}".encode()).hexdigest()
    return f"L-{digest[:10]}"


def _version_matter(
    review: Review,
    governed: Sequence[tuple[TouchedPart, Sequence[int]]],
    sighting: Sighting,
    setting: Setting,
    *,
    event: str,
    terms: str,
) -> Matter:
    dates = _fresh_dates(review, [part for part, _ in governed])
    return Matter(
        event=event,
        service=setting.service,
        terms=terms,
        part=governed[0][0].part if len(governed) == 1 else "",
        changes=tuple(label(review.comparison.changes[index]) for _, indices in governed for index in indices),
        published=dates.updated or dates.published,
        effective=dates.effective,
        effective_basis="stated" if dates.effective else "unknown",
        first_seen=legal_day(sighting.first_seen, setting.zone),
        last_seen_old=legal_day(sighting.last_seen_old, setting.zone) if sighting.last_seen_old else None,
        first_seen_at=sighting.first_seen,
        last_seen_old_at=sighting.last_seen_old,
        every_hours=sighting.every_hours,
    )


def _fresh_dates(review: Review, parts: Sequence[TouchedPart]) -> Dates:
    """The dates that the new text states and the old one did not: only those speak of this change."""
    for part in parts:
        fresh = _changed(_dates_of(review.old, part.old_part), _dates_of(review.new, part.part))
        if fresh != Dates():
            return fresh
    return _changed(review.old.dates, review.new.dates)


def _dates_of(tree: ClauseTree, part: str) -> Dates:
    return next((found.dates for found in tree.parts if found.id == part), Dates())


def _changed(old: Dates, new: Dates) -> Dates:
    before = {old.published, old.updated}
    return Dates(
        published=new.published if new.published not in before else None,
        updated=new.updated if new.updated not in before else None,
        effective=new.effective if new.effective != old.effective else None,
    )


def _announced(matter: Matter, rule: NoticeRule, notices: Iterable[LoggedNotice]) -> Matter:
    """``matter`` with the earliest logged notice that announced it, and the day of effect that notice stated."""
    own = [notice for notice in notices if notice.terms == matter.terms and _announces(notice, matter, rule)]
    if not own:
        return matter
    notice = min(own, key=lambda found: found.received)
    matter = replace(matter, noticed=notice.received, channel=notice.channel)
    if matter.effective is None and notice.effective is not None:
        return replace(matter, effective=notice.effective, effective_basis="notice")
    return matter


def _announces(notice: LoggedNotice, matter: Matter, rule: NoticeRule) -> bool:
    if notice.trigger != rule.trigger and notice.trigger != "amendment":
        return False
    if notice.effective is not None and matter.effective is not None:
        return notice.effective == matter.effective
    return matter.first_seen is not None and abs((notice.received - matter.first_seen).days) <= NOTICE_WINDOW_DAYS


def _is_late(matter: Matter, effective: Effective) -> bool:
    """Had the change taken effect before we first saw it, with no notice to the user before that?"""
    if effective.day is None or matter.first_seen is None or effective.day >= matter.first_seen:
        return False
    return matter.noticed is None or matter.noticed > effective.day


def _severity(trigger: Trigger, verdict: Verdict, late: bool) -> Severity:
    step = STEPS.index(BASE_SEVERITY[trigger]) + BEARING[verdict] + (1 if late else 0)
    return STEPS[max(0, min(step, len(STEPS) - 1))]


def strictest_first(entries: Iterable[NoticeEntry]) -> tuple[NoticeEntry, ...]:
    """``entries`` of one event in the order in which they are shown."""
    return tuple(sorted(entries, key=lambda entry: (-strictness(entry.rule), entry.rule.source, entry.rule.id)))
