"""Clauses that were edited: assigned in order between anchors, then anywhere."""

from collections.abc import Iterator, Sequence

from monitor.core.align.chain import Candidate, heaviest_chain
from monitor.core.align.likeness import CELLS, alike, alike_short, contained
from monitor.core.align.matching import Matching

SURE = 0.60
"""Likeness from which a clause is taken for another wherever it stands."""

LIKELY = 0.40
"""Likeness from which two clauses between the same neighbours are taken for one."""

LETTERS_LIKELY = 0.60
"""The same for clauses of a few words, measured on letters."""

FAR_LENGTH = 20
"""Letters (a Chinese character counts for two) below which a clause is not looked for elsewhere."""

PLACE_BONUS = 0.03
"""Weight of standing under the same clause, or of bearing the same number."""


def find_likely(matching: Matching) -> None:
    """Compare all free clauses once for the passes that follow, unless they are so many that few are worth it."""
    old, new = matching.free_old(), matching.free_new()
    if len(old) * len(new) <= CELLS:
        matching.likely = {position: [] for position in old}
        for i, j, likeness in alike(matching, old, new, LIKELY):
            matching.likely[i].append((j, likeness))


def _alike(matching: Matching, old: Sequence[int], new: Sequence[int], cutoff: float) -> Iterator[Candidate]:
    """Pairs of free clauses with their likeness of ``cutoff`` or more, ``LIKELY`` at least, in the order of ``old``."""
    if matching.likely is None:
        yield from alike(matching, old, new, cutoff)
        return
    wanted = frozenset(new)
    for i in old:
        yield from ((i, j, likeness) for j, likeness in matching.likely[i] if likeness >= cutoff and j in wanted)


def match_in_gaps(matching: Matching, cutoff: float) -> None:
    """Between two anchors, pair free clauses in order so that the sum of squared likeness is highest."""
    for old, new in gaps(matching):
        candidates = list(_alike(matching, old, new, cutoff))
        if cutoff <= LIKELY:
            candidates += alike_short(matching, old, new, LETTERS_LIKELY)
        candidates += [(i, j, LIKELY) for i, j in contained(matching, *_long(matching, old, new))]
        weighted = [(i, j, likeness**2 + _place(matching, i, j)) for i, j, likeness in candidates]
        for i, j in heaviest_chain(weighted):
            matching.pair(i, j)


def match_anywhere(matching: Matching) -> None:
    """Pair free clauses of some length that are surely alike, the most alike first."""
    old, new = _long(matching, matching.free_old(), matching.free_new())
    ranked = sorted(_alike(matching, old, new, SURE), key=lambda candidate: _rank(matching, candidate))
    for i, j, _ in ranked:
        if matching.old[i] < 0 and matching.new[j] < 0:
            matching.pair(i, j)


def _long(matching: Matching, old: list[int], new: list[int]) -> tuple[list[int], list[int]]:
    return (
        [i for i in old if is_long(matching.old_keys.masked(i), FAR_LENGTH)],
        [j for j in new if is_long(matching.new_keys.masked(j), FAR_LENGTH)],
    )


def _rank(matching: Matching, candidate: Candidate) -> tuple[float, int]:
    old, new, likeness = candidate
    return -(likeness**2 + _place(matching, old, new)), abs(old - new)


def is_long(text: str, least: int) -> bool:
    """Has the text ``least`` letters or more, a Chinese character counting for two? Its beginning decides."""
    beginning = text[: 4 * least]
    if beginning.isascii():
        return sum(map(str.isalnum, beginning)) >= least
    return sum((2 if character > "\u2e7f" else 1) for character in beginning if character.isalnum()) >= least


def gaps(matching: Matching) -> Iterator[tuple[list[int], list[int]]]:
    """Free clauses of either side between two neighbouring anchors, where both sides have some."""
    old_end, new_end = len(matching.old), len(matching.new)
    i = j = -1
    for next_i, next_j in [*matching.anchors(), (old_end, new_end)]:
        if next_i - i > 1 and next_j - j > 1:
            old = [position for position in range(i + 1, next_i) if matching.old[position] < 0]
            new = [position for position in range(j + 1, next_j) if matching.new[position] < 0]
            if old and new:
                yield old, new
        i, j = next_i, next_j


def _place(matching: Matching, old: int, new: int) -> float:
    above_old, above_new = matching.old_side.parents[old], matching.new_side.parents[new]
    same_parent = above_old >= 0 and above_new >= 0 and matching.partner(above_old) == above_new
    number = matching.old_side.clauses[old].num
    same_number = bool(number) and number == matching.new_side.clauses[new].num
    return PLACE_BONUS * (same_parent + same_number)
