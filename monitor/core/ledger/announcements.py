"""Notices that stand on a watched notices page (terms of type "notices"): what each announces, and for when.

Such a page is no contract: no rules are read from it, and its changes are judged as notices, not as amendments.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from monitor.core.clauses.dates import dates as stated_dates
from monitor.core.facts.dates import dates as all_dates
from monitor.core.lang.en.announcements import ANNOUNCEMENTS as ENGLISH
from monitor.core.lang.zh.announcements import ANNOUNCEMENTS as CHINESE
from monitor.core.ledger.days import legal_day
from monitor.core.ledger.entries import Setting, entry_for, strictest_first
from monitor.core.ledger.governs import covers, label
from monitor.core.ledger.matter import Matter
from monitor.core.ledger.rules import in_force
from monitor.core.text import fold
from monitor.model.finding import ClauseChange, Review
from monitor.model.notice import TRIGGERS, NoticeEntry, NoticeRule, Sighting, Trigger

LANGUAGES = (ENGLISH, CHINESE)
NEW_KINDS = frozenset({"added", "modified"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Announcement:
    """One announcement: what it is about, its dates as it states them, and the changes that brought it."""

    trigger: Trigger
    published: date | None
    effective: date | None
    changes: tuple[str, ...]


def announcements(review: Review) -> tuple[Announcement, ...]:
    """What is new on a notices page, a section of the page being one announcement, in reading order.

    What tells of none of the ledger's triggers is left out.
    """
    section = {clause.eid: top.eid for part in review.new.parts for top in part.clauses for clause in top.walk()}
    groups: dict[str, list[ClauseChange]] = {}
    for change in review.comparison.changes:
        if change.kind in NEW_KINDS and change.new:
            groups.setdefault(section.get(change.new[0].clause.eid, ""), []).append(change)
    found = (_announcement(changes) for changes in groups.values())
    return tuple(one for one in found if one is not None)


def entries_for_announcements(
    review: Review, rules: Sequence[NoticeRule], sighting: Sighting, setting: Setting, *, event: str, terms: str
) -> tuple[NoticeEntry, ...]:
    """The entries that a new version of a notices page opens: one for each (announcement, rule on its trigger)."""
    if sighting.last_seen_old is None:
        return ()
    seen = legal_day(sighting.first_seen, setting.zone)
    entries: list[NoticeEntry] = []
    for number, one in enumerate(announcements(review), 1):
        matter = Matter(
            event=f"{event}.{number}",
            service=setting.service,
            terms=terms,
            changes=one.changes,
            published=one.published,
            effective=one.effective,
            effective_basis="stated" if one.effective else "unknown",
            first_seen=seen,
            last_seen_old=legal_day(sighting.last_seen_old, setting.zone),
            first_seen_at=sighting.first_seen,
            last_seen_old_at=sighting.last_seen_old,
            every_hours=sighting.every_hours,
        )
        judging = (rule for rule in in_force(rules, one.published or seen) if _governs(rule, one.trigger, terms))
        entries.extend(entry_for(matter, rule, setting) for rule in judging)
    return strictest_first(entries)


def _governs(rule: NoticeRule, trigger: Trigger, terms: str) -> bool:
    """A duty to announce changes of a text is met by announcing them, wherever the text itself stands."""
    return rule.trigger == trigger and (trigger in ("amendment", "sla") or covers(rule, terms=terms, part=""))


def _announcement(changes: Sequence[ClauseChange]) -> Announcement | None:
    texts = [f"{ref.clause.heading} {ref.clause.text}".strip() for change in changes for ref in change.new]
    told = fold("\n".join(texts))
    trigger = _trigger(told)
    if trigger is None:
        return None
    stated = stated_dates(texts)
    published = stated.updated or stated.published
    others = {day for day in all_dates(told.casefold()) if day != published}
    # Without a label a day counts only where the announcement names no other.
    effective = stated.effective or (others.pop() if len(others) == 1 else None)
    return Announcement(
        trigger=trigger,
        published=published,
        effective=effective,
        changes=tuple(label(change) for change in changes),
    )


def _trigger(text: str) -> Trigger | None:
    named = next((name for words in LANGUAGES for name, pattern in words.rows if pattern.search(text)), None)
    return next((trigger for trigger in TRIGGERS if trigger == named), None)
