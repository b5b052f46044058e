"""The facts of one sentence: rules, readers, then what follows from several facts together."""

from monitor.core.facts.actors import actor_of
from monitor.core.facts.engine import Found, Reading, matching
from monitor.core.facts.notice import with_channel
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


def read_unit(unit: Unit) -> list[Found]:
    """The facts a sentence states, each attribute with one value at most once."""
    actor: Actor | None = None
    found: list[Found] = []
    for rule in matching(unit):
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
