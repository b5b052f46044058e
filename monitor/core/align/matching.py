"""Which clause goes with which: the state that the passes of the alignment fill in, one after the other."""

from itertools import pairwise

from monitor.core.align.chain import heaviest_chain
from monitor.core.align.keys import Keys
from monitor.core.align.side import Side
from monitor.core.edits.tokens import Alphabet

_ANY_TEXT = 1e9
"""More characters than any text has."""


class Matching:
    """Groups of clauses found to be the same; most groups are one to one.

    ``old[i]`` and ``new[j]`` name the group a clause is in, -1 where it is in none yet. ``groups``: positions on
    either side, in reading order; an emptied group has been merged into another. ``likely``: for old clauses the new
    ones that are likely the same, with their likeness, where all pairs of free clauses were compared at once.
    """

    def __init__(self, old_side: Side, new_side: Side) -> None:
        alphabet = Alphabet()
        self.old_side, self.new_side = old_side, new_side
        self.old_keys, self.new_keys = Keys(old_side, alphabet), Keys(new_side, alphabet)
        self.old = [-1] * old_side.count
        self.new = [-1] * new_side.count
        self.groups: list[tuple[list[int], list[int]]] = []
        self.likely: dict[int, list[tuple[int, float]]] | None = None
        self._anchors: list[tuple[int, int]] | None = None

    def pair(self, old: int, new: int) -> None:
        """Take two clauses as one and the same."""
        self.join([old], [new])

    def join(self, old: list[int], new: list[int]) -> None:
        """Take several clauses of either side as the same text, cut differently."""
        number = len(self.groups)
        self.groups.append((old, new))
        self._anchors = None
        for position in old:
            self.old[position] = number
        for position in new:
            self.new[position] = number

    def add_piece(self, group: int, position: int, *, new: bool) -> None:
        """Take one more old or new clause into a group."""
        pieces = self.groups[group][new]
        pieces.append(position)
        pieces.sort()
        (self.new if new else self.old)[position] = group
        self._anchors = None

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

    def anchors(self) -> list[tuple[int, int]]:
        """First clauses of the groups that keep their order: the fewest are told as moved, then the least text."""
        if self._anchors is None:
            self._anchors = self._in_order()
        return self._anchors

    def _in_order(self) -> list[tuple[int, int]]:
        """The heaviest chain, found over runs of neighbours, which stay or move as one."""
        pairs = sorted([(old[0], new[0]) for old, new in self.groups])
        place = {new: n for n, new in enumerate(sorted([new for _, new in pairs]))}
        places = [place[new] for _, new in pairs]
        cuts = [n for n in range(1, len(places)) if places[n] != places[n - 1] + 1]
        runs = [pairs[start:end] for start, end in pairwise((0, *cuts, len(pairs)))]
        if len(runs) == 1:
            return pairs
        kept = heaviest_chain((n, place[run[0][1]], self._weight(run)) for n, run in enumerate(runs))
        return [pair for n, _ in kept for pair in runs[n]]

    def _weight(self, run: list[tuple[int, int]]) -> float:
        """What a reader is spared if the run stays: to be told of each clause that no other carries, and its text."""
        sizes, parents, first = self.old_keys.sizes, self.old_side.parents, run[0][0]
        return sum([parents[old] < first for old, _ in run]) + sum([sizes[old] for old, _ in run]) / _ANY_TEXT
