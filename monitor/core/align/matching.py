"""Which clause goes with which: the state that the passes of the alignment fill in, one after the other."""

from collections.abc import Iterator

from monitor.core.align.keys import Keys
from monitor.core.align.side import Side
from monitor.core.edits.tokens import Alphabet


class Matching:
    """Groups of clauses found to be the same; most groups are one to one.

    ``old[i]`` and ``new[j]`` name the group a clause is in, -1 where it is in none yet. ``groups``: positions on
    either side, in reading order; an emptied group has been merged into another.
    """

    def __init__(self, old_side: Side, new_side: Side) -> None:
        alphabet = Alphabet()
        self.old_side, self.new_side = old_side, new_side
        self.old_keys, self.new_keys = Keys(old_side, alphabet), Keys(new_side, alphabet)
        self.old = [-1] * old_side.count
        self.new = [-1] * new_side.count
        self.groups: list[tuple[list[int], list[int]]] = []

    def pair(self, old: int, new: int) -> None:
        """Take two clauses as one and the same."""
        self.join([old], [new])

    def join(self, old: list[int], new: list[int]) -> None:
        """Take several clauses of either side as the same text, cut differently."""
        number = len(self.groups)
        self.groups.append((old, new))
        for position in old:
            self.old[position] = number
        for position in new:
            self.new[position] = number

    def free_old(self) -> list[int]:
        """Positions of the old clauses without a partner."""
        return [position for position, group in enumerate(self.old) if group < 0]

    def free_new(self) -> list[int]:
        """Positions of the new clauses without a partner."""
        return [position for position, group in enumerate(self.new) if group < 0]

    def partner(self, old: int) -> int:
        """The first new clause that goes with an old one, -1 if none."""
        group = self.old[old]
        return self.groups[group][1][0] if group >= 0 else -1

    def pairs(self) -> Iterator[tuple[int, int]]:
        """First old and first new clause of every group."""
        return ((old[0], new[0]) for old, new in self.groups)
