"""What two clauses must have in common to be the same: raw, canonical and masked keys, and word codes."""

import re
from functools import cached_property

from monitor.core.align.side import Side
from monitor.core.edits.tokens import DATE, YEAR, Alphabet, words
from monitor.core.text import fold, has_digit

_REFERENCE = re.compile(r"(?:\d+\.)+\d+\.?|(?<=[a-z§] )\d+(?:\.\d+)*(?=[\s,;.)])|第\s?[\d.一二三四五六七八九十]+\s?条")


def canonical(text: str) -> str:
    """The text without what only its form differs by: case, width, quotes, dashes, white space, invisible marks."""
    return fold(text).casefold()


def masked(text: str) -> str:
    """A canonical text with dates and references to clauses replaced by placeholders."""
    if not has_digit(text) and "第" not in text:
        return text
    return _REFERENCE.sub("\x01", DATE.sub("\x02", text) if YEAR.search(text) else text)


class Keys:
    """The keys of one side's clauses, each computed when first asked for.

    Two sides that are compared share one ``alphabet``.
    """

    def __init__(self, side: Side, alphabet: Alphabet) -> None:
        self._side = side
        self._alphabet = alphabet
        self._canonical: dict[int, str] = {}
        self._masked: dict[int, str] = {}
        self._words: dict[int, str] = {}

    @cached_property
    def exact(self) -> list[tuple[str, str, str]]:
        """Number, heading and text of every clause, as they stand."""
        return [(clause.num, clause.heading, clause.text) for clause in self._side.clauses]

    @cached_property
    def sizes(self) -> list[int]:
        """Length of heading and text of every clause, in code points."""
        return [len(clause.heading) + len(clause.text) for clause in self._side.clauses]

    def body(self, position: int) -> str:
        """Heading and text; whether words stand in the one or the other is a matter of markup."""
        clause = self._side.clauses[position]
        return f"{clause.heading} {clause.text}" if clause.heading and clause.text else clause.heading or clause.text

    def canonical(self, position: int) -> str:
        """``canonical`` of the body, without the clause's number."""
        if position not in self._canonical:
            self._canonical[position] = canonical(self.body(position))
        return self._canonical[position]

    def masked(self, position: int) -> str:
        """``masked`` of the canonical key."""
        if position not in self._masked:
            self._masked[position] = masked(self.canonical(position))
        return self._masked[position]

    def words(self, position: int) -> str:
        """The words of the masked key, one character each."""
        if position not in self._words:
            self._words[position] = self._alphabet.encode(words(self.masked(position)))
        return self._words[position]
