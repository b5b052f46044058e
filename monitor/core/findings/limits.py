"""What limits a legal item otherwise than before, and which way that goes."""

import re
from collections.abc import Sequence

from monitor.core.findings.items import Scan
from monitor.core.findings.quantities import size
from monitor.core.findings.wording import Difference
from monitor.core.lang.items import QUALIFIERS, ItemKind
from monitor.model.finding import Direction

_REVERSE: dict[Direction, Direction] = {
    "worse": "better",
    "better": "worse",
    "neutral": "neutral",
    "unclear": "unclear",
}
_OVER = re.compile(r"[,)]")
"""What ends a condition or an exception."""


def reverse(direction: Direction) -> Direction:
    """The direction of losing what it would be to gain."""
    return _REVERSE[direction]


def limit(
    item: ItemKind, old: Scan, new: Scan, words: Difference | None, moved: tuple[list[str], list[str]]
) -> tuple[str, Direction] | None:
    """What limits an item otherwise than before, and which way that goes."""
    if any(moved):
        return "number", _number_direction(item, *moved)
    for name, effect in QUALIFIERS.get(item.category, {}).items():
        grown = len(new.places(name)) - len(old.places(name))
        if grown:
            onto: Direction = reverse(effect) if item.effect == "better" else effect
            return name, onto if grown > 0 else reverse(onto)
    if words is None or not words.weighty:
        return None
    if words.lost and words.gained:
        return "words", "unclear"
    wider: Direction = item.effect if words.gained else reverse(item.effect)
    return "words", reverse(wider) if _narrows(old, new) else wider


def parting(old: str, new: str) -> int:
    """Offset of the first character in which two texts differ."""
    for at, (one, other) in enumerate(zip(old, new, strict=False)):
        if one != other:
            return at
    return min(len(old), len(new))


def _narrows(old: Scan, new: Scan) -> bool:
    """Does the edit stand in an "if" clause or in an exception? More words there make the rule narrower."""
    edit = parting(old.folded, new.folded)
    starts = sorted(
        start for name in ("condition_start", "exception_start") for start, _ in new.places(name) if start < edit
    )
    return bool(starts) and not _OVER.search(new.folded[starts[-1] : edit])


def _number_direction(item: ItemKind, lost: Sequence[str], gained: Sequence[str]) -> Direction:
    if len(lost) == len(gained) == 1:
        (kind, before), (other, after) = size(lost[0]), size(gained[0])
        if kind == other:
            return item.more if after > before else reverse(item.more)
    return "unclear"
