"""The heaviest chain of pairs that keep their order: anchors, and assignment inside gaps."""

from collections.abc import Iterable
from itertools import groupby, pairwise
from operator import itemgetter

Candidate = tuple[int, int, float]
"""Old position, new position, weight (above 0)."""


def heaviest_chain(candidates: Iterable[Candidate]) -> list[tuple[int, int]]:
    """The pairs, rising on both sides and each position used once, whose weights sum highest.

    A longest increasing subsequence with weights: O(n log n), by a tree of prefix maxima over the new positions.

    >>> heaviest_chain([(0, 5, 1.0), (1, 0, 1.0), (2, 1, 1.0)])
    [(1, 0), (2, 1)]
    """
    ordered = sorted(candidates, key=lambda candidate: (candidate[0], candidate[1]))
    if all(before[0] < after[0] and before[1] < after[1] for before, after in pairwise(ordered)):
        return [candidate[:2] for candidate in ordered]
    ranks = {new: rank for rank, new in enumerate(sorted({candidate[1] for candidate in ordered}), 1)}
    best = [(0.0, -1)] * (len(ranks) + 1)
    before: list[int] = []
    top = (0.0, -1)
    index = 0
    for _, row in groupby(ordered, key=itemgetter(0)):
        ends = []
        for _, new, weight in row:
            score, previous = _best_below(best, ranks[new])
            before.append(previous)
            ends.append((ranks[new], (score + weight, index)))
            index += 1
        for rank, end in ends:
            _raise(best, rank, end)
            top = max(top, end, key=itemgetter(0))
    return _walk_back(ordered, before, top[1])


def _best_below(best: list[tuple[float, int]], rank: int) -> tuple[float, int]:
    found = best[0]
    rank -= 1
    while rank > 0:
        if best[rank][0] > found[0]:
            found = best[rank]
        rank -= rank & -rank
    return found


def _raise(best: list[tuple[float, int]], rank: int, end: tuple[float, int]) -> None:
    while rank < len(best):
        if end[0] > best[rank][0]:
            best[rank] = end
        rank += rank & -rank


def _walk_back(ordered: list[Candidate], before: list[int], last: int) -> list[tuple[int, int]]:
    chain = []
    while last >= 0:
        chain.append(ordered[last][:2])
        last = before[last]
    return chain[::-1]
