"""Two texts -> edits: whole tokens, exact, readable.

A token is one Chinese character, a word, a number with its separators, an amount of money, a percentage or a date;
edits never cut through one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from monitor.core.edits.script import DELETED, INSERTED, KEPT, Hunk, shortest
from monitor.core.edits.tidy import readable
from monitor.core.edits.tokens import Alphabet, tokenize, words
from monitor.model.finding import Edit, Op

__all__ = ["REWRITTEN", "Rewrite", "edits", "rewrite", "similarity"]

REWRITTEN = 0.45
"""Below this similarity of words edits are confetti: the text is shown as replaced."""

WHOLE = 5
"""Words of a text that is shown as kept in a much longer one."""

LARGEST_TABLE = 400_000_000
"""Most cells (old tokens times new tokens) for which a shortest script is searched."""

_OPS: dict[int, Op] = {DELETED: "-", KEPT: "=", INSERTED: "+"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Rewrite:
    """How one text became another. ``replaced``: too little is alike, all is deleted and inserted."""

    edits: tuple[Edit, ...]
    replaced: bool


def edits(old: str, new: str) -> tuple[Edit, ...]:
    """The edits from ``old`` to ``new``: "=" and "-" joined give ``old``, "=" and "+" give ``new``, exactly.

    >>> [(edit.op, edit.text) for edit in edits("at least 30 days", "at least 15 days")]
    [('=', 'at least '), ('-', '30'), ('+', '15'), ('=', ' days')]
    """
    return rewrite(old, new).edits


def rewrite(old: str, new: str) -> Rewrite:
    """The edits from ``old`` to ``new``, and whether they amount to a replacement."""
    if old == new:
        return Rewrite(edits=(Edit("=", old),) if old else (), replaced=False)
    alphabet = Alphabet()
    old_tokens, new_tokens = tokenize(old), tokenize(new)
    before, after = alphabet.encode(old_tokens), alphabet.encode(new_tokens)
    if len(before) * len(after) > LARGEST_TABLE or _is_rewritten(alphabet.words(before), alphabet.words(after)):
        return Rewrite(edits=replacement(old, new), replaced=True)
    hunks = readable(shortest(before, after), alphabet.decode)
    return Rewrite(edits=tuple(_spelled(hunks, old_tokens, new_tokens)), replaced=False)


def _is_rewritten(old: str, new: str) -> bool:
    """Have the words so little in common? Where all of one text stands in the other as it is, there is no confetti."""
    shorter, longer = sorted((old, new), key=len)
    return _likeness(old, new) < REWRITTEN and not (len(shorter) >= WHOLE and shorter in longer)


def _spelled(hunks: Iterable[Hunk], old: Sequence[str], new: Sequence[str]) -> Iterator[Edit]:
    """The hunks as text, taken from the tokens of either side in turn."""
    i = j = 0
    for operation, run in hunks:
        tokens, start = (new, j) if operation == INSERTED else (old, i)
        yield Edit(_OPS[operation], "".join(tokens[start : start + len(run)]))
        i += len(run) if operation != INSERTED else 0
        j += len(run) if operation != DELETED else 0


def replacement(old: str, new: str) -> tuple[Edit, ...]:
    """All of ``old`` deleted, all of ``new`` inserted."""
    whole = (Edit("-", old), Edit("+", new))
    return tuple(edit for edit in whole if edit.text)


def similarity(old: str, new: str) -> float:
    """Share of words kept in order, 0..1: twice the common words over all words; 1 where neither has a word."""
    alphabet = Alphabet()
    return _likeness(alphabet.encode(words(old)), alphabet.encode(words(new)))


def _likeness(old: str, new: str) -> float:
    return Indel.normalized_similarity(old, new)
