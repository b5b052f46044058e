"""Facts of one text that cannot both hold."""

from collections.abc import Sequence
from itertools import combinations

from monitor.model.finding import Contradiction, Fact

SINGLE_VALUED = frozenset({"liability_cap", "uptime_commitment", "credit_cap", "claim_window"})
"""Attributes a contract can state but once: two values of them contradict each other."""


def contradictions(facts: Sequence[Fact]) -> tuple[Contradiction, ...]:
    """Pairs of facts of one part that give a single-valued attribute two values under the same scope."""
    found = []
    for first, second in combinations([fact for fact in facts if fact.attribute in SINGLE_VALUED], 2):
        same = (first.attribute, first.part, first.scope) == (second.attribute, second.part, second.scope)
        if same and first.value != second.value:
            found.append(Contradiction(first=first, second=second))
    return tuple(found)
