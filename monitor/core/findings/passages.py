"""Changed text, sentence by sentence: what stands only in the old text, only in the new, or was edited.

A sentence that still stands anywhere in the other text says nothing new, whatever happened to its clause; so moves,
renumbering and duplicates fall away here, before anything is read.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from monitor.core.facts.places import places
from monitor.core.findings.addresses import addresses
from monitor.core.lang.zh.traditional import simplified
from monitor.core.recent import Recent
from monitor.core.text import KEPT
from monitor.model.clause import Clause, ClauseTree, Part

_SENTENCE_END = re.compile(
    r"(?:(?<=[.!])|(?<=\S\?))[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\Wa-z_]|\([a-z]{1,5}\)\s)|(?<=[。！？])[”’）]*|\n\s*\n|(?<=;)\s*\n"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|inc|ltd|co|corp|no|nos|art|sec|vs|u\.s|st|mr|ms|mrs|dr|approx|gmbh|jr)\.|\b[A-Za-z]\.)$",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"\[email[\s\xa0]protected\]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_URL = re.compile(r"\b(?:https?://|www\.)[^\s)\]>]+", re.IGNORECASE)
_LINKED_TWICE = re.compile(r"( (?:email|url)address )[\])(]+(?:mailto:)?\1")
"""An address with the target of its link beside it, where markup was left over."""
_REFERENCE = re.compile(r"(?:\b\d{1,2}(?:\.\d{1,2})*\s+|^)\([A-Z][^()]{2,70}\)")
"""A section named with its title: 13 (Term, Suspension and Termination)."""
_WORD = re.compile(r"[㐀-鿿]|[^\W㐀-鿿_]+(?:['.,][^\W㐀-鿿_]+)*%?")
_NOT_ALNUM = re.compile(r"[^\w€$£¥₹%]+|_+")
_NOT_PLAIN = re.compile(r"[^a-z0-9㐀-鿿]+")
_CONTRACTIONS = (("n't", " not"), ("'ll", " will"), ("'re", " are"), ("'ve", " have"), ("'d", " would"), ("'m", " am"))
_COLONS = (":", "：")
"""What ends a sentence that a list follows."""
_MAX_LEAD = 400


@lru_cache(maxsize=KEPT)
def fold(text: str) -> str:
    """Lower case, one form of each character and quote, contractions written out, addresses as one word each, titles
    of cited sections left out.
    """
    text = _REFERENCE.sub(" ", text)
    text = unicodedata.normalize("NFKC", text).replace("’", "'").replace("‘", "'").lower()
    text = text if text.isascii() else simplified(text)
    text = _URL.sub(" urladdress ", _EMAIL.sub(" emailaddress ", text))
    text = _LINKED_TWICE.sub(r"\1", text)
    if "'" in text:
        text = text.replace("can't", "cannot").replace("won't", "will not")
        for short, full in _CONTRACTIONS:
            text = text.replace(short, full)
    return text


@lru_cache(maxsize=KEPT)
def words(folded: str) -> tuple[str, ...]:
    """The words of folded text, possessives dropped; each Chinese character is one word."""
    return tuple(word.removesuffix("'s").rstrip(".,'") for word in _WORD.findall(folded))


@lru_cache(maxsize=KEPT)
def _bag(folded: str) -> Counter[str]:
    return Counter(words(folded))


@lru_cache(maxsize=KEPT)
def _key(folded: str) -> str:
    return _NOT_ALNUM.sub("", folded)


@dataclass(frozen=True, kw_only=True, eq=False)
class Passage:
    """One sentence of a clause; equal to itself alone.

    ``text`` is ``clause.text[start:end]``, exactly. ``lead``: the words of the clause above that this list item
    completes ("Nothing limits liability for:"), "" if it is no list item. ``change``: index of the clause change it
    stands in, -1 if its clause did not change. ``language``: of its part. ``label``: number by which people cite its
    clause, that of the clause above where it has none.
    """

    clause: Clause
    part: Part
    start: int
    end: int
    text: str
    lead: str
    label: str
    change: int
    order: int

    @cached_property
    def folded(self) -> str:
        """The sentence in the form that is searched."""
        return fold(self.text)

    @cached_property
    def key(self) -> str:
        """What is left when case, punctuation and spacing do not count; signs of currency do."""
        return _key(self.folded)

    @cached_property
    def skeleton(self) -> str:
        """Its plain letters and digits alone: equal for one text in two encodings, one of them broken."""
        return _NOT_PLAIN.sub("", self.folded)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words, folded."""
        return words(self.folded)

    @cached_property
    def addressed(self) -> frozenset[str]:
        """Those of its words that belong to a postal address."""
        return frozenset(word for address in addresses(self.text) for word in words(fold(address)))

    @cached_property
    def bag(self) -> Counter[str]:
        """How often each of its words stands in it; not to be written to, since equal sentences share it."""
        return _bag(self.folded)

    @property
    def introduces(self) -> str:
        """The sentence itself if a list follows it, as the ``lead`` of that list's items; else ""."""
        return self.text[-_MAX_LEAD:] if self.text.rstrip().endswith(_COLONS) else ""

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in the text of the whole tree."""
        return self.clause.text_start + self.start, self.clause.text_start + self.end


@lru_cache(maxsize=KEPT)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of the sentences of a text, blank ends left out.

    >>> sentences("One, e.g. this. Two.")
    ((0, 15), (16, 20))
    """
    found: list[tuple[int, int]] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if text[match.start() - 1 : match.start()] == "." and _ABBREVIATION.search(text[start : match.start()][-12:]):
            continue
        found += _trimmed(text, start, match.end())
        start = match.end()
    return (*found, *_trimmed(text, start, len(text)))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if right > left:
        yield start + left, start + right


def read_passages(tree: ClauseTree, change_of: Mapping[str, int]) -> list[Passage]:
    """All sentences of a tree in reading order; ``change_of`` gives the clause change of a clause id."""
    return [
        passage if (change := change_of.get(passage.clause.eid)) is None else replace(passage, change=change)
        for passage in _unchanged(tree.parts)
    ]


def _read(parts: tuple[Part, ...]) -> tuple[Passage, ...]:
    """The sentences of a tree's parts, none of them in a change."""
    found: list[Passage] = []
    for part in parts:
        labels = {place.clause.eid: place.label for place in places(part.clauses)}
        stack = _with_leads(part.clauses, "")
        while stack:
            clause, lead = stack.pop()
            if clause.kind != "inline":
                label = labels.get(clause.eid, clause.num)
                _read_clause(clause, part, lead, label, found)
            stack.extend(_with_leads(clause.children, _lead(clause)))
    return tuple(found)


_unchanged = Recent(_read, kept=4)
"""By the parts, which trees share that were read from bytes that differ in the targets of links alone; several, since a
service's texts are compared in turn."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """All that a text says. ``keys``: of its sentences; ``letters``: the same in one row."""

    keys: frozenset[str]
    letters: str


def all_told(tree: ClauseTree) -> Told:
    """What the sentences of a tree say, wherever they stand."""
    return _told(tree.parts)


def _read_told(parts: tuple[Part, ...]) -> Told:
    keys = [passage.key for passage in _unchanged(parts)]
    return Told(keys=frozenset(keys), letters="".join(keys))


_told = Recent(_read_told, kept=4)


def _with_leads(clauses: Sequence[Clause], lead: str) -> list[tuple[Clause, str]]:
    """Clauses of one level, last first, each with the words that introduce it: those of the clause above, or of the
    sibling that stands before a list."""
    placed, before = [], ""
    for clause in clauses:
        own = before if clause.kind == "item" and before else "" if clause.kind in ("tail", "section") else lead
        placed.append((clause, own))
        before = before if clause.kind == "item" else _lead(clause)
    return placed[::-1]


def _lead(clause: Clause) -> str:
    """The last sentence of a clause that introduces a list below it."""
    if not clause.text.rstrip().endswith(_COLONS):
        return ""
    last = max((start for start, _ in sentences(clause.text)), default=0)
    return clause.text[last:][-_MAX_LEAD:]


def _read_clause(clause: Clause, part: Part, lead: str, label: str, into: list[Passage]) -> None:
    first = -1
    for start, end in sentences(clause.text):
        first = start if first < 0 else first
        into.append(
            Passage(
                clause=clause,
                part=part,
                start=start,
                end=end,
                text=clause.text[start:end],
                lead="" if start > first else lead,
                label=label,
                change=-1,
                order=len(into),
            )
        )
