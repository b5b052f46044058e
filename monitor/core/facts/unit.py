"""A sentence as rules see it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from monitor.core.facts.halves import halves
from monitor.core.facts.vocabulary import Pattern, vocabulary
from monitor.core.lang.fold import fold
from monitor.core.lang.lexicon import Lexicon
from monitor.core.lang.quantity import Length, Money, Percent
from monitor.core.lang.rule import Rule

LONGEST = 1500
"""Sentences are cut after so many characters at the latest, so that no pattern ever sees an endless one."""

_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|inc|ltd|llc|co|corp|no|nos|art|sec|para|cl|vs|viz|cf|mr|ms|dr|u\.s|approx|incl|esp|ca|al"
    r"|pte|ch|fig|st)|\b[a-z])$"
)
_NUMBERED = re.compile(r"\s*\d{1,3}(?:\.\d{1,3})*$")
_END = re.compile(
    r"[.;。!?！？\x1e](?:(?<=[;\x1e])|(?<=\.)\.*[\"')\]]*(?= |$)|(?<=[。!?！？])[。!?！？]*[\"')\]」』”]*)"
)
"""Begins with a set of signs, which a search looks for far faster than for a choice."""
_MARKER = re.compile(r"(?:(?:or|and|and/or) |[或及和])?[(（]?(?:[a-z]{1,4}|\d{1,2}|[一二三四五六七八九十]{1,3})[)）]")


_CHINESE = re.compile("[\u4e00-\u9fff]+")


def language_of(text: str) -> str:
    """The language rules to read a text with: Chinese if a fifth of it or more are Chinese characters."""
    return "zh" if not text.isascii() and sum(map(len, _CHINESE.findall(text))) * 5 > len(text) else "en"


@dataclass(slots=True)
class Unit:
    """One folded sentence of a text, with its place and the numbers in it (read when first asked for)."""

    text: str
    start: int
    end: int
    lexicon: Lexicon
    rules: tuple[Rule, ...] | None = None
    """The rules the sentence satisfies, once they have been asked for."""
    held: int = field(init=False)
    """The bits of the language's words in the sentence."""
    _said: dict[Pattern, bool] = field(default_factory=dict)
    _lengths: tuple[Length, ...] | None = field(default=None)
    _percents: tuple[Percent, ...] | None = field(default=None)
    _amounts: tuple[Money, ...] | None = field(default=None)

    def __post_init__(self) -> None:
        self.held = vocabulary(self.lexicon.name).held(self.text)

    def says(self, pattern: Pattern) -> bool:
        """Does the sentence match the pattern? Asked by several rules, it is searched for once."""
        if not pattern.shared:
            return pattern.found(self.text, self.held)
        found = self._said.get(pattern)
        if found is None:
            found = self._said[pattern] = pattern.found(self.text, self.held)
        return found

    @property
    def lengths(self) -> tuple[Length, ...]:
        """Durations in the sentence."""
        if self._lengths is None:
            self._lengths = self.lexicon.lengths(self.text)
        return self._lengths

    @property
    def percents(self) -> tuple[Percent, ...]:
        """Percentages in the sentence."""
        if self._percents is None:
            self._percents = self.lexicon.percents(self.text)
        return self._percents

    @property
    def amounts(self) -> tuple[Money, ...]:
        """Sums of money in the sentence."""
        if self._amounts is None:
            self._amounts = self.lexicon.amounts(self.text)
        return self._amounts


def units(text: str, lexicon: Lexicon, *, names: "re.Pattern[str] | None" = None, after: int = 0) -> Iterator[Unit]:
    """The sentences of a clause's text in order; ``start`` and ``end`` are offsets into ``text``.

    ``names``: names that the document gives its vendor; rules see the language's own word for "we" instead. ``after``:
    sentences that end here or before are left out.
    """
    folded = fold(text, drop_spaces=lexicon.drops_spaces, names=names, name=lexicon.actors.canonical_vendor)
    for start, end in sentences(folded.text):
        for half in halves(folded.text[start:end], lexicon):
            last = folded.source(start + half.end - 1) + 1
            if last > after:
                # Words put in full may make a sentence longer than it may be, which was cut where it happened to be
                # anyway.
                text = lexicon.written_out(half.text)[:LONGEST]
                yield Unit(text=text, start=folded.source(start + half.start), end=last, lexicon=lexicon)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of a folded text, blanks around them left out."""
    start = 0
    enumerating = False
    for match in _END.finditer(text):
        if match[0] == ";":
            enumerating = enumerating or bool(
                _MARKER.match(text, match.end() + (text[match.end() : match.end() + 1] == " "))
            )
            if enumerating and _MARKER.search(text, start, match.start()):
                continue
        elif match[0].startswith(".") and _is_abbreviation(text, start, match.start()):
            continue
        yield from _cut(text, start, match.end())
        start, enumerating = match.end(), False
    yield from _cut(text, start, len(text))


def _is_abbreviation(text: str, start: int, dot: int) -> bool:
    return bool(_ABBREVIATION.search(text, max(start, dot - 8), dot) or _NUMBERED.fullmatch(text, start, dot))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start] in " \x1e;":
        start += 1
    while end > start and text[end - 1] in " \x1e;":
        end -= 1
    while end - start > LONGEST:
        blank = text.rfind(" ", start, start + LONGEST)
        stop = blank if blank > start else start + LONGEST
        yield start, stop
        start = stop
    if end > start:
        yield start, end
