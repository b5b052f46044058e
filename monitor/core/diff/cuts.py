"""A text cut at other places with every word kept: did somebody draft it so, or was it only set differently?

A drafter cuts here and there and leaves the rest of the text alone. New markup turns points into lines of a paragraph,
lead-ins and labels into blocks of their own, and does to all places of one sort alike.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from monitor.core.align import Group, Side
from monitor.core.text import SENTENCE_END
from monitor.model.clause import Clause

_FAMILIES = {"clause": "text", "paragraph": "text", "tail": "text", "term": "text", "item": "item"}
_BETWEEN_SENTENCES = re.compile(r"[.!?;][\"'”’)\]]*\s+(?=\S)|[。！？；][”’」』）】]*(?=\S)")
_FEWEST_LETTERS = {"text": 12, "item": 20}
"""A piece shorter than this (a Chinese character counts for two) is a label or a name. Points of a list need not be
sentences: a point that is still a point was cut or joined by hand."""

_SENTENCE_LONG = 60
"""Letters from which on a piece is a sentence, though no sign says so."""

_FEW = 2
"""So many cuts in one text are drafted, however few sentences there are to cut between."""

_MOST = 0.4
"""Above this share of the places where a text could have been cut, somebody set the whole text differently."""


def is_between_sentences(old: Sequence[Clause], new: Sequence[Clause]) -> bool:
    """Whether clauses of one kind were cut or joined between whole sentences, and nothing but that.

    >>> whole, first, second = (
    ...     Clause(eid=text, num="", heading="", text=text, kind="paragraph", part="p", start=0, end=1)
    ...     for text in ("We give you notice. You may then leave.", "We give you notice.", "You may then leave.")
    ... )
    >>> is_between_sentences([whole], [first, second]), is_between_sentences([whole], [first])
    (True, False)
    """
    if min(len(old), len(new)) != 1 or max(len(old), len(new)) < 2:
        return False
    families = {_FAMILIES.get(clause.kind, "") for clause in (*old, *new)}
    family = families.pop()
    if families or not family:
        return False
    pieces = old if len(old) > len(new) else new
    if any(_weight(piece.text) < _FEWEST_LETTERS[family] for piece in pieces):
        return False
    return family == "item" or all(SENTENCE_END.search(piece.text) for piece in pieces[:-1])


def drafted_cuts(groups: Iterable[Group], old: Side, new: Side) -> frozenset[Group]:
    """Those of the groups that somebody cut or joined by hand; of all of them the words are the same.

    Either clauses of one kind were cut between sentences, and few of those that could be; or they were cut at seams of
    other sorts (behind a lead-in, between a point and the paragraph that follows), and most seams of that sort in the
    text are as old as the text.
    """
    recut = [group for group in groups if len(group.old) != len(group.new)]
    split = [group for group in recut if len(group.new) > len(group.old)]
    merged = [group for group in recut if len(group.new) < len(group.old)]
    return frozenset(_drafted(split, old, new, pieces=new) | _drafted(merged, old, new, pieces=old))


def _drafted(cut: Sequence[Group], old: Side, new: Side, *, pieces: Side) -> set[Group]:
    between = [group for group in cut if _is_between_sentences(group, old, new)]
    if _is_reset(between, old if pieces is new else new):
        return set()
    return {*between, *_at_old_seams([group for group in cut if group not in between], old, new, pieces)}


def _is_between_sentences(group: Group, old: Side, new: Side) -> bool:
    return is_between_sentences([old.clauses[i] for i in group.old], [new.clauses[j] for j in group.new])


def _is_reset(cut: Sequence[Group], wholes: Side) -> bool:
    """Whether so many clauses were cut (or joined) that the text as a whole was set differently."""
    return len(cut) > _FEW and len(cut) > _MOST * _places(wholes)


def _at_old_seams(cut: Sequence[Group], old: Side, new: Side, side: Side) -> set[Group]:
    """The groups whose whole is still of its first piece's kind, and whose seams are of sorts of which most on the
    ``side`` of the pieces are no cuts."""
    pieces = {group: group.old if len(group.old) > len(group.new) else group.new for group in cut}
    if not pieces:
        return set()
    seams = {group: [_seam(side, i, j) for i, j in pairwise(pieces[group])] for group in cut}
    fresh = Counter(seam for each in seams.values() for seam in each)
    all_seams = Counter(_seam(side, i, i + 1) for i in range(side.count - 1))
    return {
        group
        for group, own in seams.items()
        if min(len(group.old), len(group.new)) == 1
        and old.clauses[group.old[0]].kind == new.clauses[group.new[0]].kind
        and all(_is_piece(side.clauses[position]) for position in pieces[group])
        and all(seam and fresh[seam] <= _MOST * all_seams[seam] for seam in own)
    }


def _seam(side: Side, first: int, second: int) -> str:
    """Of what sort the place is where one clause ends and the next begins; \"\" if it tells nothing."""
    before, after = side.clauses[first], side.clauses[second]
    text = before.text.rstrip()
    if SENTENCE_END.search(text):
        return "behind a sentence"
    if text.endswith((":", "：")):
        return "behind a lead-in"
    return "open" if _FAMILIES.get(before.kind) == _FAMILIES.get(after.kind) else ""


def _is_piece(clause: Clause) -> bool:
    """A point, or running text and no label: without the end of a sentence it must be as long as one."""
    ended = clause.kind == "item" or SENTENCE_END.search(clause.text) or clause.text.rstrip().endswith((":", "："))
    return clause.kind in _FAMILIES and _weight(clause.text) >= (_FEWEST_LETTERS["item"] if ended else _SENTENCE_LONG)


def _places(side: Side) -> int:
    """How many clauses hold more than one sentence."""
    return sum(
        clause.kind in _FAMILIES and _BETWEEN_SENTENCES.search(clause.text) is not None for clause in side.clauses
    )


def _weight(text: str) -> int:
    return sum(2 if character > "\u2e7f" else 1 for character in text if character.isalnum())
