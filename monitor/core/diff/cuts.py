"""A text cut at other places with every word kept: did somebody draft it so, or was it only set differently?

A drafter cuts between sentences and leaves the rest of the text alone, and what was one clause is two of its kind. New
markup turns points into lines of a paragraph, lead-ins and labels into blocks of their own, and does so everywhere.
"""

import re
from collections.abc import Sequence

from monitor.core.align import Group, Side
from monitor.model.clause import Clause

_FAMILIES = {"clause": "text", "paragraph": "text", "tail": "text", "term": "text", "item": "item"}
_SENTENCE_END = re.compile(r"[.!?;。！？；][\"'”’」』)）\]】]*$")
_BETWEEN_SENTENCES = re.compile(r"[.!?;][\"'”’)\]]*\s+(?=\S)|[。！？；][”’」』）】]*(?=\S)")
_FEWEST_LETTERS = {"text": 12, "item": 20}
"""A piece shorter than this (a Chinese character counts for two) is a label or a name. Points of a list need not be
sentences: a point that is still a point was cut or joined by hand."""

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
    return family == "item" or all(_SENTENCE_END.search(piece.text) for piece in pieces[:-1])


def is_reset(cut: Sequence[Group], old: Side, new: Side) -> bool:
    """Whether so many clauses were cut (or joined) that the text as a whole was set differently."""
    if len(cut) <= _FEW:
        return False
    split = len(cut[0].new) > len(cut[0].old)
    return len(cut) > _MOST * _places(old if split else new)


def _places(side: Side) -> int:
    """How many clauses hold more than one sentence."""
    return sum(
        clause.kind in _FAMILIES and _BETWEEN_SENTENCES.search(clause.text) is not None for clause in side.clauses
    )


def _weight(text: str) -> int:
    return sum(2 if character > "\u2e7f" else 1 for character in text if character.isalnum())
