"""How alike two clauses are, and which are worth comparing."""

from collections import Counter
from collections.abc import Iterator, KeysView, Sequence, Set
from itertools import product

from rapidfuzz.distance import Indel, LCSseq
from rapidfuzz.process import extract_iter

from monitor.core.align.chain import Candidate
from monitor.core.align.matching import Matching

CELLS = 250_000
"""Most comparisons of every clause with every other; above it only clauses that share a rare run are compared."""

SHINGLE = 3
"""Words in a run."""

COMMON = 20
"""A run that more clauses than this share says nothing."""

SHORT = 6
"""Up to so many words likeness is also measured on letters: "e-mail address" is near "email addresses"."""


WHOLE = 5
"""Words of a clause that is found again as a part of another."""


def alike(matching: Matching, old: Sequence[int], new: Sequence[int], cutoff: float) -> Iterator[Candidate]:
    """Pairs of the given clauses with their likeness of ``cutoff`` or more, 0..1, in the order of ``old``.

    Likeness is twice the common words (in order) over all words of masked texts. rapidfuzz's ``extract_iter`` goes
    row by row in C; its ``cdist`` does the same but needs numpy.
    """
    if not old or not new:
        return
    if len(old) * len(new) > CELLS:
        yield from _alike_by_shingles(matching, old, new, cutoff)
        return
    old_words, new_words = matching.old_keys.words, matching.new_keys.words
    choices = {position: new_words(position) for position in new}
    for position in old:
        for _, likeness, other in extract_iter(
            old_words(position), choices, scorer=Indel.normalized_similarity, score_cutoff=cutoff
        ):
            yield position, other, likeness


def alike_short(matching: Matching, old: Sequence[int], new: Sequence[int], cutoff: float) -> Iterator[Candidate]:
    """The same measured on letters, for clauses of a few words."""
    old_keys, new_keys = matching.old_keys, matching.new_keys
    choices = {position: new_keys.masked(position) for position in new if len(new_keys.words(position)) <= SHORT}
    short = [position for position in old if len(old_keys.words(position)) <= SHORT]
    if len(choices) * len(short) > CELLS:
        return
    for position in short:
        for _, likeness, other in extract_iter(
            old_keys.masked(position), choices, scorer=Indel.normalized_similarity, score_cutoff=cutoff
        ):
            yield position, other, likeness


def contained(matching: Matching, old: Sequence[int], new: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of which the one stands in the other as it is, however much the other holds besides."""
    old_words, new_words = matching.old_keys.words, matching.new_keys.words
    if len(old) * len(new) > CELLS:
        return
    for i, j in product(old, new):
        shorter, longer = sorted((old_words(i), new_words(j)), key=len)
        if len(shorter) >= WHOLE and shorter in longer:
            yield i, j


def _alike_by_shingles(
    matching: Matching, old: Sequence[int], new: Sequence[int], cutoff: float
) -> Iterator[Candidate]:
    index = shingle_index((position, matching.new_keys.words(position)) for position in new)
    for position in old:
        words = matching.old_keys.words(position)
        shared = Counter(other for run in shingles(words) for other in index.get(run, ()))
        for other, _ in shared.most_common(8):
            likeness = Indel.normalized_similarity(words, matching.new_keys.words(other), score_cutoff=cutoff)
            if likeness >= cutoff:
                yield position, other, likeness


def shingles(words: str) -> KeysView[str]:
    """All runs of ``SHINGLE`` words, or the whole where it is shorter, each once, in the order of the text: what is
    counted over them then breaks ties alike in every process."""
    return dict.fromkeys(words[start : start + SHINGLE] for start in range(max(1, len(words) - SHINGLE + 1))).keys()


def shingle_index(texts: Iterator[tuple[int, str]], wanted: Set[str] | None = None) -> dict[str, list[int]]:
    """Run of words -> the clauses that hold it; runs that are common are left out. ``wanted``: of these runs only."""
    index: dict[str, list[int]] = {}
    for position, words in texts:
        for run in shingles(words) if wanted is None else shingles(words) & wanted:
            index.setdefault(run, []).append(position)
    return {run: positions for run, positions in index.items() if len(positions) <= COMMON}


def common_words(first: str, second: str) -> int:
    """How many words stand in both, in the same order."""
    return LCSseq.similarity(first, second)
