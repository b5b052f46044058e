"""Runs of clauses that hold the same text cut at other places: paragraphs joined, list points split."""

from monitor.core.align.fuzzy import gaps
from monitor.core.align.keys import canonical
from monitor.core.align.matching import Matching
from monitor.core.text import SENTENCE_END

_SEED = 4
"""Characters that two runs must begin with alike before they are walked."""


def match_reflowed(matching: Matching) -> None:
    """Between anchors, join runs of free clauses whose texts, read through, are the same."""
    for old, new in gaps(matching):
        old_texts = {i: _flow(matching.old_side.raw(i)) for i in old}
        new_texts = {j: _flow(matching.new_side.raw(j)) for j in new}
        starts: dict[str, list[int]] = {}
        for j, text in new_texts.items():
            starts.setdefault(text[:_SEED], []).append(j)
        for i in old:
            for j in starts.get(old_texts[i][:_SEED], ()):
                if matching.old[i] < 0 and matching.new[j] < 0:
                    found = _walk(old_texts, new_texts, i, j)
                    if (
                        found
                        and not _is_shifted(matching, *found)
                        and not any(matching.new[other] >= 0 for other in found[1])
                    ):
                        matching.join(*found)


def _is_shifted(matching: Matching, old: list[int], new: list[int]) -> bool:
    """Did sentences go from clause to clause, the clauses staying what they are? That is drafted, not set differently:
    each is paired with itself by a later pass."""
    if len(old) != len(new) or len(old) < 2:
        return False
    before, after = (
        [side.clauses[at] for at in run] for side, run in ((matching.old_side, old), (matching.new_side, new))
    )
    same = all((a.kind, a.num) == (b.kind, b.num) for a, b in zip(before, after, strict=True))
    ends = zip(before[:-1], after[:-1], strict=True)
    return same and all(SENTENCE_END.search(a.text) or SENTENCE_END.search(b.text) for a, b in ends)


def _flow(raw: str) -> str:
    """The text as it reads on, without any white space."""
    return canonical(raw).replace(" ", "")


def _walk(old: dict[int, str], new: dict[int, str], i: int, j: int) -> tuple[list[int], list[int]] | None:
    """The shortest runs from ``i`` and ``j`` on that read the same, unless both are a single clause."""
    left, right = [i], [j]
    ahead, behind = old[i], new[j]
    while ahead != behind:
        longer, shorter = (ahead, behind) if len(ahead) >= len(behind) else (behind, ahead)
        if not longer.startswith(shorter):
            return None
        if len(ahead) < len(behind):
            left.append(left[-1] + 1)
            if left[-1] not in old:
                return None
            ahead += old[left[-1]]
        else:
            right.append(right[-1] + 1)
            if right[-1] not in new:
                return None
            behind += new[right[-1]]
    return left, right
