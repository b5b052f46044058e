"""Split and merged clauses: a piece is contained in a whole, and adds to what the whole's partner holds of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from monitor.core.align.keys import Keys
from monitor.core.align.likeness import SHINGLE, common_words, shingle_index, shingles
from monitor.core.align.matching import Matching

CONTAINED = 0.80
"""Share of a piece's words that must stand, in order, in the whole, beyond what its other pieces account for."""

CONTIGUOUS = 5
"""A piece of fewer words must stand in the whole as it is, unbroken."""

MOST_GLUE = 5
"""A piece may begin with so many words of its own that tie it to what stands before."""

LEAST_HELD = 6
"""Words that a piece with such a beginning must have in common with the whole."""

COVERED = 0.60
"""Share of a whole's words that its pieces must account for together."""

FAR_WORDS = 10
"""Words below which a piece is looked for beside its whole's partner only."""


@dataclass(frozen=True, slots=True)
class _View:
    """The matching seen from one direction: ``wholes`` on one side were cut into ``pieces`` on the other."""

    matching: Matching
    wholes: Keys
    pieces: Keys
    whole_groups: list[int]
    piece_groups: list[int]
    split: bool

    def sides(self, group: int) -> tuple[list[int], list[int]]:
        """Whole and pieces of a group."""
        old, new = self.matching.groups[group]
        return (old, new) if self.split else (new, old)

    def join(self, whole: int, pieces: list[int]) -> None:
        if self.split:
            self.matching.join([whole], pieces)
        else:
            self.matching.join(pieces, [whole])


def match_pieces(matching: Matching) -> None:
    """Find split clauses, then (the same the other way round) merged ones."""
    for view in (_view(matching, split=True), _view(matching, split=False)):
        if any(group < 0 for group in view.piece_groups):
            _match_new_wholes(view)
            _attach_neighbours(view)
            _attach_far(view)


def _view(matching: Matching, *, split: bool) -> _View:
    old = (matching.old_keys, matching.old)
    new = (matching.new_keys, matching.new)
    (wholes, whole_groups), (pieces, piece_groups) = (old, new) if split else (new, old)
    return _View(matching, wholes, pieces, whole_groups, piece_groups, split)


def _free(groups: list[int]) -> list[int]:
    return [position for position, group in enumerate(groups) if group < 0]


def _match_new_wholes(view: _View) -> None:
    """Wholes without any partner: look for a run of free pieces that make them up."""
    free = [whole for whole in _free(view.whole_groups) if len(view.wholes.words(whole)) >= FAR_WORDS]
    if not free:
        return
    index = shingle_index(
        ((piece, view.pieces.words(piece)) for piece in _free(view.piece_groups)), _runs(view.wholes, free)
    )
    for whole in free:
        words = view.wholes.words(whole)
        shared = Counter(piece for run in shingles(words) for piece in index.get(run, ()))
        for piece, _ in shared.most_common(3):
            run = _grow(view, words, piece)
            if len(run) > 1 and common_words(words, _joined(view, run)) >= COVERED * len(words):
                view.join(whole, run)
                break


def _grow(view: _View, whole: str, piece: int) -> list[int]:
    """The free pieces around ``piece`` that the whole contains, in order; empty if it does not hold ``piece``."""
    if view.piece_groups[piece] >= 0 or not _adds(view, whole, [], piece):
        return []
    run = [piece]
    for step in (1, -1):
        beside = piece + step
        while 0 <= beside < len(view.piece_groups) and view.piece_groups[beside] < 0:
            if not _adds(view, whole, run, beside):
                break
            run = sorted([*run, beside])
            beside += step
    return run


def _attach_neighbours(view: _View) -> None:
    """A free piece beside a piece that already belongs to a whole."""
    last = len(view.piece_groups) - 1
    for order, step in ((range(1, last + 1), -1), (range(last - 1, -1, -1), 1)):
        for piece in order:
            if view.piece_groups[piece] < 0 and view.piece_groups[piece + step] >= 0:
                _attach(view, piece, view.piece_groups[piece + step])


def _attach_far(view: _View) -> None:
    """A free piece that stands elsewhere: split and moved."""
    free = [piece for piece in _free(view.piece_groups) if len(view.pieces.words(piece)) >= FAR_WORDS]
    if not free:
        return
    index = shingle_index(_open_wholes(view), _runs(view.pieces, free))
    for piece in free:
        shared = Counter(group for run in shingles(view.pieces.words(piece)) for group in index.get(run, ()))
        for group, _ in shared.most_common(2):
            if view.piece_groups[piece] < 0:
                _attach(view, piece, group)


def _runs(keys: Keys, positions: Iterable[int]) -> set[str]:
    return {run for position in positions for run in shingles(keys.words(position))}


def _open_wholes(view: _View) -> Iterator[tuple[int, str]]:
    """Groups whose whole is longer than its pieces, with the whole's words."""
    whole_sizes, piece_sizes = view.wholes.sizes, view.pieces.sizes
    for group, (old, new) in enumerate(view.matching.groups):
        wholes, pieces = (old, new) if view.split else (new, old)
        if len(wholes) != 1:
            continue
        held = piece_sizes[pieces[0]] if len(pieces) == 1 else sum(piece_sizes[piece] for piece in pieces)
        if whole_sizes[wholes[0]] > held:
            yield group, view.wholes.words(wholes[0])


def _attach(view: _View, piece: int, group: int) -> None:
    wholes, pieces = view.sides(group)
    is_open = len(wholes) == 1 and _is_longer(view, wholes[0], pieces)
    if is_open and _adds(view, view.wholes.words(wholes[0]), pieces, piece):
        view.matching.add_piece(group, piece, new=view.split)


def _is_longer(view: _View, whole: int, pieces: list[int]) -> bool:
    return len(view.wholes.words(whole)) > sum(len(view.pieces.words(piece)) for piece in pieces)


def _adds(view: _View, whole: str, pieces: list[int], piece: int) -> bool:
    """Does the whole hold the piece besides the pieces it is already made of?"""
    words = view.pieces.words(piece)
    if not words or (len(words) < CONTIGUOUS and words not in whole):
        return False
    before = common_words(whole, _joined(view, pieces)) if pieces else 0
    held = common_words(whole, _joined(view, sorted([*pieces, piece]))) - before
    return held >= CONTAINED * (len(words) - _glue(words, whole, held))


def _glue(words: str, whole: str, held: int) -> int:
    """How many words at the beginning of a piece only tie it to what stands before ("In such a case, ...")."""
    if held < LEAST_HELD or held < CONTAINED * (len(words) - MOST_GLUE):
        return 0
    runs = (start for start in range(1, MOST_GLUE + 1) if words[start : start + SHINGLE] in whole)
    return 0 if words[:SHINGLE] in whole else next(runs, 0)


def _joined(view: _View, pieces: list[int]) -> str:
    return "".join(view.pieces.words(piece) for piece in pieces)
