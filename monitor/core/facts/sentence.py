"""The facts of one sentence: rules, readers, then what follows from several facts together."""

from collections.abc import Collection
from dataclasses import replace

from monitor.core.facts.actors import actor_of
from monitor.core.facts.amounts import read_bands
from monitor.core.facts.engine import Found, Reading, matching, says
from monitor.core.facts.notice import NO_NOTICE, is_promise, notice_lengths, with_channel
from monitor.core.facts.readers import READERS
from monitor.core.facts.unit import Unit
from monitor.core.lang.rule import Rule
from monitor.model.finding import Actor

_ALLOWED: dict[str, tuple[Actor, ...]] = {
    "any": ("vendor", "customer", "both", "unknown"),
    "vendor": ("vendor", "both", "unknown"),
    "not_customer": ("vendor", "both", "unknown"),
    "customer": ("customer", "both"),
}


def read_unit(unit: Unit, attributes: Collection[str] | None = None) -> list[Found]:
    """The facts a sentence states, each attribute with one value at most once; of ``attributes`` alone, if given."""
    rules = matching(unit, attributes)
    if not rules:
        return []
    actor: Actor | None = None
    found: list[Found] = []
    for rule in rules:
        if actor is None:
            actor = actor_of(unit.text, unit.lexicon.name)
        if actor not in _ALLOWED[rule.who]:
            continue
        reading = _value(unit, rule)
        if reading is None or any(f.attribute == rule.attribute for f in found):
            continue
        found.append(
            Found(
                attribute=rule.attribute,
                value=reading.value,
                rule=rule.id,
                actor=actor,
                items=reading.items,
                flags=reading.flags,
            )
        )
    return with_channel(unit, found)


def _value(unit: Unit, rule: Rule) -> Reading | None:
    if isinstance(rule.value, str) and rule.value.startswith("read:"):
        return READERS[rule.value.removeprefix("read:")](unit, rule)
    return Reading(rule.value)


def carried_over(unit: Unit, before: Unit, found_here: Collection[Found]) -> list[Found]:
    """The notice that a sentence promises or denies of what the one ``before`` it spoke of ("We shall notify you ...").

    Empty unless the sentence itself has the vendor tell the customer something or gives a notice period, and names no
    topic of its own: mere "changes" are changes of whatever was spoken of, too.
    """
    own = [one for one in found_here if one.attribute.endswith("notice_period") and not one.rule.endswith(_BARE)]
    stated = {one.attribute for one in found_here}
    topics = [] if own else [rule for rule in _topics(before) if rule.attribute not in stated]
    untold = says(unit, "untold")
    if not topics or not (untold or is_promise(unit) or notice_lengths(unit)):
        return []
    if actor_of(unit.text, unit.lexicon.name) == "customer":
        return []
    found: list[Found] = []
    for rule in topics:
        reading = _value(unit, rule)
        if reading is not None and (untold or reading.value not in (*NO_NOTICE, "unspecified")):
            found.append(
                Found(attribute=rule.attribute, value=reading.value, rule=rule.id, actor="vendor", flags=reading.flags)
            )
    return with_channel(unit, found)


def continued(unit: Unit, before: Unit, found: Collection[Found], found_before: Collection[Found]) -> list[Found]:
    """What a sentence states only together with the one ``before`` it.

    A band of a credit table that the sentence before began ("; if it is below 99.0 %, 25 %"); what one who does not
    agree may do, where the sentence before spoke of a change ("If you do not agree, stop using the service"); whether
    credits come by themselves ("They are not granted automatically").
    """
    stated = {one.attribute for one in found}
    bands = [one for one in found_before if one.attribute == "credit_tiers"]
    if bands and "credit_tiers" not in stated and (tiers := read_bands(unit)):
        return [replace(bands[0], value=tiers)]
    for attribute, about, subject in _CONTINUED:
        if attribute in stated or not says(unit, about):
            continue
        if about == "leaves" and actor_of(unit.text, unit.lexicon.name) == "vendor":
            continue
        if says(before, subject):
            both = Unit(text=f"{before.text} {unit.text}", start=before.start, end=unit.end, lexicon=unit.lexicon)
            if told := read_unit(both, (attribute,)):
                return told
    return []


_BARE = "period.changes"
"""End of the id of a rule that knows a change by no more than that word."""
_CONTINUED = (
    ("objection_right", "disagrees", "a_change"),
    ("objection_right", "leaves", "disagrees"),
    ("objection_right", "keeps", "disagrees"),
    ("credit_automatic", "goes_on", "credit"),
)
"""Attribute, phrase of the sentence, phrase of the one before that says what it speaks of."""


def _topics(unit: Unit) -> list[Rule]:
    """The rules whose notice topic a sentence raises without promising notice of it."""
    raised = [rule for rule in matching(unit) if rule.value == "read:notice"]
    return [rule for rule in raised if (reading := _value(unit, rule)) is None or reading.value == "unstated"]
