"""Which changed sentence of the old text became which of the new one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from monitor.core.findings.passages import Passage

_SAME_CHANGE = 0.4
_ELSEWHERE = 0.6
_SURVIVES = 0.85
_COMMON = 60
"""A word that stands in more sentences than this says nothing of which two belong together."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PassagePair:
    """An edited sentence, or one that was added (``old`` is None) or removed (``new`` is None)."""

    old: Passage | None
    new: Passage | None

    @property
    def change(self) -> int:
        """Index of the clause change it shows in; the new side's counts first."""
        side = self.new if self.new is not None else self.old
        return side.change if side is not None else -1


def similarity(old: Passage, new: Passage) -> float:
    """Share of words in common, 0..1 (Dice, each word as often as it stands there)."""
    common = sum((old.bag & new.bag).values())
    total = len(old.words) + len(new.words)
    return 2 * common / total if total else 0.0


class _Index:
    """Sentences by their rarer words."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for position, passage in enumerate(passages):
            for word in passage.bag:
                self._by_word[word].append(position)

    def near(self, passage: Passage, limit: int = 12) -> list[Passage]:
        """The sentences that share most words with a passage, best first."""
        shared: Counter[int] = Counter()
        for word in passage.bag:
            places = self._by_word.get(word, ())
            if len(places) <= _COMMON:
                shared.update(places)
        if not shared and len(self.passages) <= _COMMON:
            return list(self.passages)
        return [self.passages[position] for position, _ in shared.most_common(limit)]


def changed(passages: Iterable[Passage], other: frozenset[str]) -> list[Passage]:
    """The sentences of one text that stand nowhere in the other."""
    return [passage for passage in passages if passage.change >= 0 and passage.key and passage.key not in other]


def pair(old: Sequence[Passage], new: Sequence[Passage]) -> list[PassagePair]:
    """Match changed sentences, most alike first, in the order of the new text; then what was removed.

    Within one clause change less likeness is asked for than across the document.
    """
    index = _Index(new)
    candidates: list[tuple[float, int, int, Passage, Passage]] = []
    for before in old:
        for after in index.near(before):
            score = similarity(before, after)
            same = before.change == after.change
            if score >= (_SAME_CHANGE if same else _ELSEWHERE):
                distance = abs(before.order - after.order)
                candidates.append((score + (0.1 if same else 0.0), -distance, -before.order, before, after))
    candidates.sort(key=lambda entry: entry[:3], reverse=True)
    partner: dict[int, Passage] = {}
    taken: set[int] = set()
    for _, _, _, before, after in candidates:
        if before.order not in taken and after.order not in partner:
            taken.add(before.order)
            partner[after.order] = before
    pairs = [PassagePair(old=partner.get(after.order), new=after) for after in new]
    return pairs + [PassagePair(old=before, new=None) for before in old if before.order not in taken]


def survivors(lost: Sequence[Passage], text: Sequence[Passage]) -> set[int]:
    """Orders of those passages that say nearly word for word what still stands in the other text."""
    if not lost:
        return set()
    index = _Index(text)
    return {
        passage.order
        for passage in lost
        if any(similarity(passage, other) >= _SURVIVES for other in index.near(passage, 4))
    }
