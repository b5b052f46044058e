"""Notice rules from what a text says, their validity in time, and their reading in two languages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from monitor.core.ledger.governs import reach, said
from monitor.core.recent import Recent
from monitor.model.clause import ClauseTree, Part
from monitor.model.finding import Fact
from monitor.model.notice import DayKind, NoticeRule, Trigger
from monitor.model.value import Duration, FactValue

TRIGGER_OF: dict[str, Trigger] = {
    "amendment_notice_period": "amendment",
    "price_change_notice_period": "price",
    "discontinuation_notice_period": "discontinuation",
    "feature_change_notice_period": "feature",
    "sla_change_notice_period": "sla",
    "termination_notice_period": "termination",
    "termination_for_cause_notice_period": "termination",
    "suspension_notice_period": "suspension",
}
"""Attribute of the fact schema -> what the notice is owed before. The vendor's duties only."""

DAY_KINDS: dict[str, DayKind] = {"D": "calendar", "BD": "business", "M": "month", "H": "hour", "MIN": "hour"}
ABOUT_TEXTS: frozenset[Trigger] = frozenset({"amendment", "sla"})
"""Triggers that stand for a change of the text itself: what a part says of changes in general goes with them."""


def rules_from_facts(
    facts: Sequence[Fact],
    tree: ClauseTree,
    *,
    service: str,
    terms: str,
    version: str = "",
    valid_from: date | None = None,
    calendar: str | None = None,
) -> tuple[NoticeRule, ...]:
    """The notice rules that ``facts`` of ``tree`` state, in reading order.

    A duty stated twice with the same length is one rule; with two lengths it is two, both kept. A vague statement
    beside a firm one on the same thing in the same part is no rule of its own. Facts of which the customer is the
    actor are the customer's duty and give none.
    """
    companions = _Companions(facts, tree)
    rules: dict[str, NoticeRule] = {}
    for fact in facts:
        trigger = TRIGGER_OF.get(fact.attribute)
        if trigger is None or fact.actor == "customer" or not isinstance(fact.value, str):
            continue
        rule = replace(
            companions.rule(fact, trigger),
            service=service,
            terms=terms,
            version=version,
            valid_from=valid_from,
            calendar=fact.calendar or calendar,
        )
        rule = replace(rule, id=f"{terms}:{fact.part}:{fact.attribute.removesuffix('_notice_period')}:{rule.minimum}")
        rules.setdefault(rule.id, rule)
    return _without_echoes(rules.values())


def in_force(rules: Iterable[NoticeRule], on: date) -> tuple[NoticeRule, ...]:
    """The rules whose validity takes in the day ``on``, each once, as it was worded last."""
    valid = (
        rule
        for rule in rules
        if (rule.valid_from is None or rule.valid_from <= on) and (rule.valid_to is None or on <= rule.valid_to)
    )
    found: dict[str, NoticeRule] = {}
    for rule in valid:
        other = found.get(rule.id)
        if other is None or (rule.valid_from or date.min) > (other.valid_from or date.min):
            found[rule.id] = rule
    return tuple(found.values())


def succession(
    old: Sequence[NoticeRule], new: Sequence[NoticeRule], takes_effect: date
) -> tuple[tuple[NoticeRule, ...], tuple[NoticeRule, ...]]:
    """The rules of a version and of the next, with their validity parted at the day the next takes effect.

    Until the day before, the old text's rules hold, also for what is announced after the new text was published; a
    rule that stays as it was simply goes on.

    Returns the old rules (those that end have ``valid_to``) and the new ones (all have ``valid_from``).
    """
    kept = {rule.id: rule for rule in old}
    closed = {rule.id for rule in old} - {rule.id for rule in new}
    before = tuple(
        replace(rule, valid_to=takes_effect - timedelta(days=1)) if rule.id in closed else rule for rule in old
    )
    after = tuple(
        replace(rule, valid_from=kept[rule.id].valid_from if rule.id in kept else takes_effect) for rule in new
    )
    return before, after


def day_kind(minimum: str) -> DayKind:
    """What a minimum is counted in; "calendar" for the vague ones."""
    duration = Duration.parse(minimum)
    return DAY_KINDS[duration.unit] if duration else "calendar"


class _Companions:
    """What a text says around a duty of notice: channel, acceptance, objection, when a change takes effect.

    Sought in the duty's own clause first, then in its section; for duties about texts also anywhere in its part.
    """

    def __init__(self, facts: Sequence[Fact], tree: ClauseTree) -> None:
        self._facts = facts
        self._section, self._text = _places(tree.parts)
        self._type = {part.id: part.type for part in tree.parts}
        self._language = {part.id: part.language for part in tree.parts}

    def rule(self, fact: Fact, trigger: Trigger) -> NoticeRule:
        """The rule that ``fact`` states, without what depends on the version."""
        about_text = trigger in ABOUT_TEXTS
        own = self._text.get(fact.eid, "") or fact.quote
        channel = self._near(fact, "notice_channel", anywhere=False)
        acceptance = self._near(fact, "acceptance_by_use", anywhere=about_text)
        right = self._near(fact, "objection_right", anywhere=about_text)
        window = self._near(fact, "objection_window", anywhere=about_text)
        receipt = self._near(fact, "notice_deemed_receipt", anywhere=True)
        when = self._own(fact, "change_effective")
        return NoticeRule(
            id="",
            trigger=trigger,
            minimum=str(fact.value),
            day_kind=day_kind(str(fact.value)),
            source="contract",
            part=fact.part,
            clause=fact.clause,
            quote=fact.quote,
            eid=fact.eid,
            language=self._language.get(fact.part, ""),
            channel=tuple(str(item) for item in channel) if isinstance(channel, tuple) else (),
            applies_to=reach(trigger, own, part=fact.part, part_type=self._type.get(fact.part, "other")),
            acceptance_by_use=acceptance if isinstance(acceptance, bool) else None,
            objection_right=_text(right),
            objection_window=_text(window),
            deemed_receipt=_text(receipt),
            on_posting=when == "immediate_on_posting",
            after_notice_period=when == "after_notice_period",
            scope="material" if said(f"{fact.scope} {fact.quote}", "material") else "all",
            note="for cause" if "for_cause" in fact.attribute else "",
        )

    def _own(self, fact: Fact, attribute: str) -> FactValue:
        return next(
            (other.value for other in self._facts if other.attribute == attribute and other.eid == fact.eid), None
        )

    def _near(self, fact: Fact, attribute: str, *, anywhere: bool) -> FactValue:
        section = self._section.get(fact.eid, fact.eid)
        candidates = [other for other in self._facts if other.attribute == attribute and other.part == fact.part]
        same = [other for other in candidates if other.eid == fact.eid]
        near = [other for other in candidates if self._section.get(other.eid) == section]
        for found in (same, near, candidates if anywhere else []):
            if found:
                return found[0].value
        return None


def _read_places(parts: tuple[Part, ...]) -> tuple[dict[str, str], dict[str, str]]:
    """Clause id -> that of the section it stands in, and -> its text."""
    tops = [top for part in parts for top in part.clauses]
    section = {clause.eid: top.eid for top in tops for clause in top.walk()}
    return section, {clause.eid: clause.text for top in tops for clause in top.walk()}


_places = Recent(_read_places, kept=4)
"""A version's rules are read when it comes, and again when the next one is judged by them."""


def _without_echoes(rules: Iterable[NoticeRule]) -> tuple[NoticeRule, ...]:
    """Leave out vague rules where a firm one of the same part covers the same changes.

    A bare right to change ("unstated") is left out beside any rule that promises more.
    """
    listed = tuple(rules)
    firm = {(_subject(rule), rule.scope) for rule in listed if Duration.parse(rule.minimum) is not None}
    promised = {_subject(rule) for rule in listed if rule.minimum != "unstated"}
    return tuple(
        rule
        for rule in listed
        if Duration.parse(rule.minimum) is not None
        or (
            not {(_subject(rule), "all"), (_subject(rule), rule.scope)} & firm
            and not (rule.minimum == "unstated" and _subject(rule) in promised)
        )
    )


def _subject(rule: NoticeRule) -> tuple[str, Trigger, str]:
    return rule.part, rule.trigger, rule.note


def _text(value: FactValue) -> str | None:
    return value if isinstance(value, str) else None


def reconciled(
    rules: Sequence[NoticeRule], translation: Mapping[str, str], prevailing: str | None
) -> tuple[NoticeRule, ...]:
    """``rules`` of a service with the two language versions of one terms brought together.

    ``translation``: id of a terms -> id of the terms it translates. Where both state the same duty with different
    lengths, the longer one is owed, in the words that state it, and the shorter objection window counts, until the
    user names the ``prevailing`` language: then its text alone does. The rule's note says what stood where.
    """
    groups: dict[tuple[str, Trigger, str], list[NoticeRule]] = {}
    for rule in rules:
        if rule.source == "contract":
            groups.setdefault(_duty(rule, translation), []).append(rule)
    return tuple(
        _merged(rule, groups[_duty(rule, translation)], prevailing) if rule.source == "contract" else rule
        for rule in rules
    )


def once(rules: Sequence[NoticeRule], translation: Mapping[str, str], terms: str) -> tuple[NoticeRule, ...]:
    """``rules`` for judging what happens to ``terms``, a duty that stands in both language versions only once.

    The duty is taken from ``terms`` itself where it stands there, else from the original.
    """
    preferred = {_duty(rule, translation): rule.terms for rule in rules if rule.terms not in translation}
    preferred |= {_duty(rule, translation): rule.terms for rule in rules if rule.terms == terms}
    return tuple(
        rule
        for rule in rules
        if rule.source != "contract" or preferred.get(_duty(rule, translation), rule.terms) == rule.terms
    )


def _duty(rule: NoticeRule, translation: Mapping[str, str]) -> tuple[str, Trigger, str]:
    """What a rule has in common with its translation: the original terms, the trigger, its kind of cause."""
    return translation.get(rule.terms, rule.terms), rule.trigger, rule.note.partition(NOTE_BREAK)[0]


def _merged(rule: NoticeRule, group: Sequence[NoticeRule], prevailing: str | None) -> NoticeRule:
    others = [other for other in group if other.terms != rule.terms]
    if all(other.minimum == rule.minimum and other.objection_window == rule.objection_window for other in others):
        return rule
    candidates = [rule, *others]
    decisive = [other for other in candidates if prevailing and other.language == prevailing] or candidates
    owed = max(decisive, key=strictness)
    windows = [other.objection_window for other in decisive if other.objection_window]
    sides = " / ".join(_side(other) for other in candidates)
    return replace(
        owed,
        id=rule.id,
        terms=rule.terms,
        part=rule.part,
        applies_to=rule.applies_to,
        objection_window=min(windows, key=_length) if windows else None,
        note=f"{rule.note}{NOTE_BREAK}translation drift: {sides}".removeprefix(NOTE_BREAK),
    )


def _side(rule: NoticeRule) -> str:
    where = f" ({rule.clause})" if rule.clause else ""
    return f"{rule.language or rule.terms} {rule.minimum}{where}"


NOTE_BREAK = "; "
APPROXIMATE_DAYS = {"D": 1.0, "BD": 1.4, "M": 30.4, "H": 1 / 24, "MIN": 1 / 1440}
"""Only for ranking durations of different units against each other; no date is ever computed from these."""


def strictness(rule: NoticeRule) -> float:
    """How much a rule asks for, in rough days; below zero for the vague ones."""
    return _length(rule.minimum)


def _length(value: str) -> float:
    duration = Duration.parse(value)
    return duration.count * APPROXIMATE_DAYS[duration.unit] if duration else -1.0
