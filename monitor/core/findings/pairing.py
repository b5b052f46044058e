"""Which changed sentence of the old text became which of the new one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor
from typing import Literal

from monitor.core.findings.passages import Passage, Told

_SAME_CHANGE = 0.4
_ELSEWHERE = 0.6
_SURVIVES = 0.85
_SHORTEST = _SURVIVES / (2 - _SURVIVES)
"""Of two sentences so much alike the shorter one has this share of the longer one's words."""
_PIECE = 0.55
_PIECE_ELSEWHERE = 0.8
_TELLING = 24
"""So many letters in a row do not stand in a text by chance."""
_COMMON = 60
"""A word that stands in more sentences than this says nothing of which two belong together."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PassagePair:
    """An edited sentence, or one that was added (``old`` is None) or removed (``new`` is None).

    ``piece``: the side that is only a piece of the other sentence, which was split or merged. ``beside``: other pieces
    that were cut out of the old sentence, or put into the new one. ``listed``: words of the list that one of its sides
    introduces, and the other does not.
    """

    old: Passage | None
    new: Passage | None
    piece: Literal["", "old", "new"] = ""
    beside: tuple[Passage, ...] = ()
    listed: frozenset[str] = frozenset()

    @property
    def side(self) -> Passage:
        """The new sentence, or the old one where there is no new one."""
        side = self.new or self.old
        if side is None:
            raise ValueError("a pair has at least one side")
        return side

    @property
    def change(self) -> int:
        """Index of the clause change it shows in; the new side's counts first."""
        return self.side.change


def similarity(old: Passage, new: Passage, least: float = 0.0) -> float:
    """Share of words in common, 0..1 (Dice, each word as often as it stands there); 0 where it is under ``least``."""
    one, other = len(old.words), len(new.words)
    if 2 * min(one, other) < least * (one + other) or not one:
        return 0.0
    share = 2 * _in_common(old.bag, new.bag) / (one + other)
    return share if share >= least else 0.0


def _in_common(one: Counter[str], other: Counter[str]) -> int:
    """How many words two bags share. Half of all pairing is this: ``&`` would make a third bag to count."""
    common = 0
    there = other.get
    for word, count in one.items():
        if others := there(word):
            common += min(count, others)
    return common


class SentenceIndex:
    """Sentences by their rarer words."""

    def __init__(self, passages: Sequence[Passage], sought: Iterable[Passage] | None = None) -> None:
        """``sought``: those that will be asked about, if that is known; no other words are then taken in."""
        self.passages = passages
        self._by_word: dict[str, list[int]] = defaultdict(list)
        wanted = None if sought is None else {word for passage in sought for word in passage.bag}
        for position, passage in enumerate(passages):
            for word in passage.bag if wanted is None else wanted.intersection(passage.words):
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


def paired(old: Sequence[Passage], new: Sequence[Passage], told: tuple[Told, Told]) -> Iterator[PassagePair]:
    """Edited, added and removed sentences of two texts, in the order of the new one, what was removed last. ``told``:
    all that each of them says.

    A sentence that lives on elsewhere nearly word for word is neither added nor removed; one that was cut out of
    another, or put into it, is compared with that one.
    """
    before, after = changed(old, told[1].keys), changed(new, told[0].keys)
    pairs = [pair for pair in _matched(before, after) if not _recut(pair, (told[0].letters, told[1].letters))]
    gone = _survivors([pair.side for pair in pairs if pair.new is None], new)
    come = _survivors([pair.side for pair in pairs if pair.old is None], old)
    living = [pair for pair in pairs if not (pair.new is None and pair.side.order in gone)
              and not (pair.old is None and pair.side.order in come)]  # fmt: skip
    lone = any(pair.old is None or pair.new is None for pair in living)
    wholes, sources = SentenceIndex(after if lone else ()), SentenceIndex(before if lone else ())
    placed = [_as_piece(pair, wholes, sources) for pair in living]
    beside: dict[Passage, list[Passage]] = defaultdict(list)
    for pair in placed:
        if pair.piece and pair.old is not None and pair.new is not None:
            whole, piece = (pair.new, pair.old) if pair.piece == "old" else (pair.old, pair.new)
            beside[whole].append(piece)
    for pair in placed:
        extra = [piece for side in (pair.old, pair.new) if side is not None for piece in beside.get(side, ())]
        yield replace(pair, beside=tuple(extra), listed=_listed(pair, old, new)) if not pair.piece else pair


def _listed(pair: PassagePair, old: Sequence[Passage], new: Sequence[Passage]) -> frozenset[str]:
    """The words of the list below one side of an edited sentence, where the other side has none below it."""
    if pair.old is None or pair.new is None or bool(pair.old.introduces) == bool(pair.new.introduces):
        return frozenset()
    head, text = (pair.old, old) if pair.old.introduces else (pair.new, new)
    items = (item for item in text[head.order + 1 :] if item.lead == head.introduces)
    return frozenset(word for item in items for word in item.words)


def _recut(pair: PassagePair, texts: tuple[str, str]) -> bool:
    """Do the letters of each side stand, in one piece, in the other text? Then only breaks and blanks moved."""
    return all(
        side is None or (len(side.key) >= _TELLING and side.key in other)
        for side, other in ((pair.old, texts[1]), (pair.new, texts[0]))
    )


def _same_place(old: Passage, new: Passage) -> bool:
    """Do both stand in a clause of the same number and part? What was rewritten is not told as removed and added."""
    return old.clause.num != "" and old.clause.num == new.clause.num and old.part.id == new.part.id


def _as_piece(pair: PassagePair, wholes: SentenceIndex, sources: SentenceIndex) -> PassagePair:
    """A lone sentence beside the longer one that it was cut out of or put into, if there is one."""
    if pair.old is not None and pair.new is not None:
        return pair
    whole = _whole(pair.side, wholes if pair.new is None else sources)
    if whole is None:
        return pair
    if pair.new is None:
        return PassagePair(old=pair.old, new=whole, piece="old")
    return PassagePair(old=whole, new=pair.new, piece="new")


def _matched(old: Sequence[Passage], new: Sequence[Passage]) -> list[PassagePair]:
    """Match changed sentences, most alike first; within one clause change less likeness is asked for."""
    index = SentenceIndex(new)
    candidates: list[tuple[float, int, int, Passage, Passage]] = []
    for before in old:
        for after in index.near(before):
            same = before.change == after.change or _same_place(before, after)
            score = similarity(before, after, _SAME_CHANGE if same else _ELSEWHERE)
            if score:
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


def _whole(piece: Passage, others: SentenceIndex) -> Passage | None:
    """The longer sentence that holds most of a piece's words; more of them where it stands in another change."""
    for other in others.near(piece, 4):
        held = _in_common(piece.bag, other.bag) / max(1, len(piece.words))
        enough = _PIECE if other.change == piece.change else _PIECE_ELSEWHERE
        if len(other.words) > len(piece.words) and held >= enough:
            return other
    return None


def _survivors(lost: Sequence[Passage], text: Sequence[Passage]) -> set[int]:
    """Orders of those passages that say nearly word for word what still stands in the other text."""
    if not lost:
        return set()
    # Sentences that are much longer or shorter cannot be so much alike.
    fitting = {
        length
        for passage in lost
        for length in range(floor(len(passage.words) * _SHORTEST), ceil(len(passage.words) / _SHORTEST) + 1)
    }
    index = SentenceIndex([passage for passage in text if len(passage.words) in fitting], lost)
    return {
        passage.order
        for passage in lost
        if any(similarity(passage, other, _SURVIVES) for other in index.near(passage, 4))
    }
