"""What governs what: which rules judge which version or notice.

A rule reaches its own part. It reaches the whole service where its words say so ("this Agreement or any policies"),
where its subject is the service itself (discontinuation, price, features, suspension, termination), or where the
user's configuration says so.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from monitor.core.clauses.dates import dates as stated_dates
from monitor.core.clauses.dates import is_date_line
from monitor.core.lang.en.governs import GOVERNS as ENGLISH
from monitor.core.lang.zh.governs import GOVERNS as CHINESE
from monitor.core.recent import Recent
from monitor.model.clause import Dates
from monitor.model.finding import REAL_KINDS, ClauseChange, ClauseRef, Review
from monitor.model.notice import LoggedNotice, NoticeRule, RuleReach, Trigger

LANGUAGES = (ENGLISH, CHINESE)
WHOLE_SERVICE = "service"
ABOUT_THE_SERVICE: frozenset[Trigger] = frozenset(
    {"price", "discontinuation", "feature", "termination", "suspension", "renewal"}
)
"""Triggers whose subject is the service and not a text: their rules reach all of it."""

PRICING_PAGE = "pricing"
"""Type of terms every amendment of which is a change of price."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TouchedPart:
    """The real changes of one part. ``old_part``: its id in the old text; ``type`` as for ``Part``."""

    part: str
    old_part: str
    type: str
    changes: tuple[int, ...]


def reach(trigger: Trigger, quote: str, *, part: str, part_type: str) -> tuple[str, ...]:
    """``applies_to`` of a contract rule, from its trigger and its words."""
    if trigger in ABOUT_THE_SERVICE:
        return (WHOLE_SERVICE,)
    if trigger == "sla":
        # A rule on the SLA that stands outside of it reaches the SLA wherever that is.
        return (part,) if part_type == "sla" else (WHOLE_SERVICE,)
    return (WHOLE_SERVICE,) if said(quote, "whole_service") else (part,)


def said(quote: str, what: str) -> bool:
    """Do the words of ``quote`` say ``what`` (a field of ``GovernsWords``) in any language?"""
    patterns: Iterable[re.Pattern[str]] = (pattern for words in LANGUAGES for pattern in getattr(words, what))
    return any(pattern.search(quote) for pattern in patterns)


def redirected(rule: NoticeRule, reaches: Sequence[RuleReach]) -> NoticeRule:
    """``rule`` with the reach that the configuration gives it, by its id or, failing that, its trigger."""
    wanted = {found.rule: found.applies_to for found in reaches if found.service == rule.service}
    targets = wanted.get(rule.id, wanted.get(rule.trigger))
    return rule if targets is None else replace(rule, applies_to=targets)


def touched_parts(review: Review) -> tuple[TouchedPart, ...]:
    """The parts with real changes, in reading order; a version with soft changes only touches none.

    A line that states nothing but the text's own date is no change that notice is owed for: it is how it is given.
    """
    return _touched(review)


def _touch(review: Review) -> tuple[TouchedPart, ...]:
    old_of_new = _old_parts(review)
    types = {part.id: part.type for tree in (review.old, review.new) for part in tree.parts}
    found: dict[str, list[int]] = {}
    for index, change in enumerate(review.comparison.changes):
        if change.kind in REAL_KINDS and not _states_dates_only(change):
            found.setdefault(_new_part(change, old_of_new), []).append(index)
    return tuple(
        TouchedPart(
            part=part, old_part=old_of_new.get(part, part), type=types.get(part, "other"), changes=tuple(indices)
        )
        for part, indices in found.items()
    )


_touched = Recent(_touch)
"""Asked for the entries of a version and again for the day on which it takes effect."""


def governed_changes(
    rule: NoticeRule, touched: TouchedPart, review: Review, *, terms: str, terms_type: str
) -> tuple[int, ...]:
    """Indices of the changes in ``touched`` that ``rule`` judges; empty if it governs none of them."""
    if not covers(rule, terms=terms, part=touched.old_part):
        return ()
    if rule.trigger == "amendment":
        chosen = touched.changes
    elif rule.trigger == "sla":
        chosen = touched.changes if touched.type == "sla" else _about_sla(touched.changes, review)
    elif rule.trigger == "price" and terms_type == PRICING_PAGE:
        chosen = touched.changes
    else:
        return ()
    if rule.scope == "material":
        material = {finding.change for finding in review.findings if finding.material}
        return tuple(index for index in chosen if index in material)
    return chosen


def governs_notice(rule: NoticeRule, notice: LoggedNotice) -> bool:
    """Does ``rule`` judge ``notice``? An in-force check (``in_force``) comes on top."""
    return rule.trigger == notice.trigger and (covers(rule, terms=notice.terms, part="") or rule.terms == notice.terms)


def covers(rule: NoticeRule, *, terms: str, part: str) -> bool:
    """Does the reach of ``rule`` take in ``part`` of ``terms``? Both are of the rule's service."""
    if WHOLE_SERVICE in rule.applies_to or terms in rule.applies_to:
        return True
    return rule.terms == terms and part in rule.applies_to


def label(change: ClauseChange) -> str:
    """A change in a few words: its kind and the clause as people call it, both ways where its number changed."""
    sides = [side for side in (change.old, change.new) if side]
    names = [" + ".join(_name(ref) for ref in side) for side in sides]
    if len(names) == 2 and names[0] != names[1] and all(ref.clause.num for side in sides for ref in side):
        return f"{change.kind} {names[0]} -> {names[1]}"
    return f"{change.kind} {names[-1]}" if names else change.kind


def _name(ref: ClauseRef) -> str:
    return ref.clause.num or ref.clause.heading or (ref.path[-1] if ref.path else ref.clause.eid)


def _states_dates_only(change: ClauseChange) -> bool:
    texts = [ref.clause.text for ref in (*change.old, *change.new)]
    return all(is_date_line(text) and stated_dates([text]) != Dates() for text in texts)


def _new_part(change: ClauseChange, old_of_new: dict[str, str]) -> str:
    if change.new:
        return change.new[0].part
    gone = change.old[0].part
    return next((new for new, old in old_of_new.items() if old == gone), gone)


def _old_parts(review: Review) -> dict[str, str]:
    """New part id -> old part id, by where most matched clauses came from."""
    old_part = {clause.eid: part.id for part in review.old.parts for clause in part.walk()}
    new_part = {clause.eid: part.id for part in review.new.parts for clause in part.walk()}
    votes: dict[str, dict[str, int]] = {}
    for old, new in review.comparison.pairs:
        if old in old_part and new in new_part:
            counts = votes.setdefault(new_part[new], {})
            counts[old_part[old]] = counts.get(old_part[old], 0) + 1
    return {new: max(counts, key=lambda part: counts[part]) for new, counts in votes.items()}


SERVICE_LEVEL = frozenset(
    {
        "uptime_commitment",
        "availability_guaranteed",
        "measurement_period",
        "measurement_method",
        "credit_tiers",
        "credit_cap",
        "credit_form",
        "credit_sole_remedy",
        "claim_window",
        "claim_opens",
        "claim_late_barred",
        "sla_exclusion",
        "response_time_target",
    }
)
"""Attributes of the fact schema that make a clause outside of an SLA one about the service level."""


def _about_sla(indices: Sequence[int], review: Review) -> tuple[int, ...]:
    old = {fact.eid for fact in review.old_facts if fact.attribute in SERVICE_LEVEL}
    new = {fact.eid for fact in review.new_facts if fact.attribute in SERVICE_LEVEL}

    def touches(change: ClauseChange) -> bool:
        return any(ref.clause.eid in old for ref in change.old) or any(ref.clause.eid in new for ref in change.new)

    return tuple(index for index in indices if touches(review.comparison.changes[index]))
