"""Clauses with equal keys: what is unique on both sides first, then its equal neighbours (Heckel 1978)."""

from collections.abc import Callable, Hashable, Iterable

from monitor.core.align.matching import Matching

Key = Callable[[int], Hashable]


def trim(matching: Matching) -> None:
    """Pair the clauses that are the same at the beginning and at the end of both sides."""
    old, new = matching.old_keys.exact, matching.new_keys.exact
    shorter = min(len(old), len(new))
    head = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    tail = next((i for i in range(shorter - head) if old[-1 - i] != new[-1 - i]), shorter - head)
    for position in range(head):
        matching.pair(position, position)
    for back in range(tail, 0, -1):
        matching.pair(len(old) - back, len(new) - back)


def match_equal(matching: Matching, old_key: Key, new_key: Key) -> None:
    """Pair free clauses whose key occurs once among the free clauses of either side; spread to equal neighbours."""
    old_free, new_free = matching.free_old(), matching.free_new()
    if not old_free or not new_free:
        return
    old_only, new_only = _unique(old_free, old_key), _unique(new_free, new_key)
    fresh = [(position, new_only[key]) for key, position in old_only.items() if key in new_only]
    for old, new in fresh:
        matching.pair(old, new)
    _spread(matching, old_key, new_key)


def _unique(positions: Iterable[int], key: Key) -> dict[Hashable, int]:
    seen: dict[Hashable, int] = {}
    repeated: set[Hashable] = set()
    for position in positions:
        value = key(position)
        if value in seen:
            repeated.add(value)
        seen[value] = position
    return {value: position for value, position in seen.items() if value and value not in repeated}


def _spread(matching: Matching, old_key: Key, new_key: Key) -> None:
    """Repeated clauses are told apart by their neighbours: next to a pair, equal keys are a pair."""
    free = matching.free_old()
    for step, order in ((1, free), (-1, free[::-1])):
        for old in order:
            beside = old - step
            if matching.old[old] >= 0 or not 0 <= beside < len(matching.old) or matching.old[beside] < 0:
                continue
            new = matching.partner(beside) + step
            if 0 <= new < len(matching.new) and matching.new[new] < 0 and old_key(old) == new_key(new):
                matching.pair(old, new)
