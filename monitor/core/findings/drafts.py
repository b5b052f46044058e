"""A change of law before it becomes a finding."""

from dataclasses import dataclass

from monitor.core.findings.passages import Passage
from monitor.model.finding import Direction
from monitor.model.value import FactValue


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """What changed, where, and which way.

    ``rule``: the rule of the fact, or the kind of the item. ``cause``: "fact" where a value was read; else "gained",
    "lost" or "replaced" items; or what limits an item now: a concept's name, "number", "words", or what turned it
    round ("not", "actor", "modal", "channel"); or "anew" where both texts have such a rule and neither sentence gave
    way to the other.
    """

    category: str
    attribute: str
    direction: Direction
    rule: str
    cause: str
    old: Passage | None
    new: Passage | None
    old_value: FactValue = None
    new_value: FactValue = None

    @property
    def side(self) -> Passage:
        """The new sentence, or the old one where there is no new one."""
        side = self.new or self.old
        if side is None:
            raise ValueError("a draft has at least one side")
        return side
