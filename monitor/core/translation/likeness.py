"""How much two clauses in two languages have in common: in what they say, and in how they stand."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from math import log, sqrt

from monitor.core.translation.side import Line, Side

_SAME_FACT, _SAME_QUESTION = 2.5, 1.5
"""Worth of a fact with the same value, and of one on the same attribute with another: that is how drift is found."""
_WORTH = {"fact": _SAME_FACT - _SAME_QUESTION, "question": _SAME_QUESTION, "figure": 0.4}
_OTHER_MARK = 0.8
_CONCEPTS = 1.2
"""Worth of the same legal concepts, all of them."""
_SAME_KIND, _SAME_DEPTH, _SAME_LENGTH = 0.2, 0.15, 0.4
_MOST_PLACES = 2_500
"""A mark that stands in more pairs of clauses than this tells nothing."""


class Likeness:
    """Of any clause of one side with any of the other; worked out when it is asked for."""

    def __init__(self, first: Side, second: Side) -> None:
        self._first, self._second = first.lines, second.lines
        self._letters = tuple(sum(line.letters for line in lines) or 1 for lines in (self._first, self._second))
        self._shared = _shared(self._first, self._second)
        self._rare = _rareness(self._first, self._second)
        self._lengths = tuple([self._length(line.concepts) for line in lines] for lines in (self._first, self._second))
        self._content: dict[tuple[int, int], float] = {}

    def of(self, i: int, j: int) -> float:
        """Everything that they have in common."""
        one, other = self._first[i], self._second[j]
        ours, theirs = one.letters / self._letters[0], other.letters / self._letters[1]
        stand = (
            _SAME_KIND * (one.clause.kind == other.clause.kind)
            + _SAME_DEPTH * (one.depth == other.depth)
            + _SAME_LENGTH * min(ours, theirs) / max(ours, theirs)
        )
        found = self.content(i, j) + stand
        return found if bool(one.clause.text) == bool(other.clause.text) else found * 0.5

    def content(self, i: int, j: int) -> float:
        """What they have in common in what they say."""
        known = self._content.get((i, j))
        if known is None:
            both = self._length(self._first[i].concepts & self._second[j].concepts)
            whole = self._lengths[0][i] * self._lengths[1][j]
            concepts = both * both / whole if whole else 0.0
            known = self._content[i, j] = self._shared.get((i, j), 0.0) + _CONCEPTS * concepts
        return known

    def _length(self, concepts: frozenset[str]) -> float:
        return sqrt(sum(self._rare.get(name, 0.0) ** 2 for name in concepts))


def _rareness(first: Sequence[Line], second: Sequence[Line]) -> dict[str, float]:
    """Concept that both languages have words for -> how much it tells; one in every clause tells nothing."""
    counts = [Counter(name for line in lines for name in line.concepts) for lines in (first, second)]
    total = len(first) + len(second)
    return {name: log(total / (counts[0][name] + counts[1][name])) for name in counts[0].keys() & counts[1].keys()}


def _shared(first: Sequence[Line], second: Sequence[Line]) -> dict[tuple[int, int], float]:
    """(clause, clause) -> worth of the marks that both hold; one that stands in many clauses is worth little."""
    places: tuple[defaultdict[Hashable, list[int]], ...] = (defaultdict(list), defaultdict(list))
    for lines, found in zip((first, second), places, strict=True):
        for index, line in enumerate(lines):
            for mark in line.marks:
                found[mark].append(index)
    shared: defaultdict[tuple[int, int], float] = defaultdict(float)
    for mark, ours in places[0].items():
        theirs = places[1].get(mark, [])
        if not theirs or len(ours) * len(theirs) > _MOST_PLACES:
            continue
        kind = mark[0] if isinstance(mark, tuple) else ""
        worth = _WORTH.get(str(kind), _OTHER_MARK) / (1 + log(max(len(ours), len(theirs))))
        for i in ours:
            for j in theirs:
                shared[i, j] += worth
    return shared
