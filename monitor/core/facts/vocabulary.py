"""The words and patterns of a language as they are looked for in a sentence: words first, patterns where these allow.

A pattern that cannot match without certain words is searched for in sentences that hold them, and in no others; which
words these are is read off the pattern itself (``lang/needed.py``), so that the two cannot disagree.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache

from monitor.core.facts.index import LetterIndex, SignIndex, WordIndex
from monitor.core.lang.grammar import Search
from monitor.core.lang.languages import LEXICONS
from monitor.core.lang.lexicon import Lexicon
from monitor.core.lang.needed import Groups

ASKED = (
    "promise", "untold", "disagrees", "leaves", "keeps", "goes_on", "a_change", "credit", "told_or_effective",
    "on_site", "only_efforts",
)  # fmt: skip
"""Phrases asked of whole sentences beside the patterns of rules, rows and sets."""

_MANY_BRANCHES = 100
_FEW_BRANCHES = 8
"""Choices of a bracket that are searched for one by one: few in a script without blanks, where a sign rules out less
than a word does."""


class Pattern:
    """A pattern that is asked of whole sentences.

    ``choices``: the bits of what each of its branches needs, and the branch (compiled when first searched for).
    ``one_of``: bits of which a sentence holds one if it may match. ``shared``: is it asked in several places?
    """

    __slots__ = ("choices", "one_of", "shared")

    def __init__(self, choices: Sequence[tuple[int, Search]], *, one_of: int, shared: bool) -> None:
        self.choices = choices
        self.one_of = one_of
        self.shared = shared

    def found(self, text: str, held: int) -> bool:
        """Does it match the folded sentence, which holds the words of the bits ``held``?"""
        if not self.one_of & held:
            return False
        for needs, search in self.choices:  # noqa: SIM110 - a generator would cost as much as all the looks
            if needs & held == needs and search(text):
                return True
        return False


class _Bits:
    """Gives each group of words that patterns need a bit: a text that lacks the bit holds none of the words.

    ``always``: a bit that every text holds.
    """

    def __init__(self, first: int, word_of: Callable[[str], str]) -> None:
        self.words: dict[str, int] = {}
        self.always = 1 << first
        self._next = first + 1
        self._word_of = cache(word_of)
        self._known: dict[frozenset[str], int] = {}

    def of(self, groups: Groups) -> int:
        """The bits that a text holds if it holds a word of every group."""
        bits = 0
        for group in groups:
            words = frozenset(map(self._word_of, group))
            if "" not in words:
                bits |= self._known.get(words) or self._new(words)
        return bits or self.always

    def _new(self, words: frozenset[str]) -> int:
        bit = self._known[words] = 1 << self._next
        self._next += 1
        for word in words:
            self.words[word] = self.words.get(word, 0) | bit
        return bit


class Vocabulary:
    """What is looked for in the sentences of one language.

    Each rule is one bit on each level. A word that stands in the n-th group of a rule's triggers has the rule's bit
    of level n; a rule is worth trying if every level gives its bit (rules with fewer groups have it by default).
    Above these stand the bits of the words that patterns need. ``patterns``: those of the lexicon that are asked of
    whole sentences, ready to be searched for.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._size = len(lexicon.rules)
        self._depth = max(len(rule.triggers) for rule in lexicon.rules)
        index = SignIndex if lexicon.drops_spaces else LetterIndex
        bits = _Bits(self._size * self._depth, index.word_of)
        self.patterns = {
            pattern: _pattern(pattern, lexicon, bits, shared=times > 1)
            for pattern, times in Counter(_patterns(lexicon)).items()
        }
        words = bits.words
        self._default = bits.always
        self._attributes: dict[str, int] = {}
        for bit, rule in enumerate(lexicon.rules):
            self._attributes[rule.attribute] = self._attributes.get(rule.attribute, 0) | 1 << bit
            for level in range(self._depth):
                here = 1 << (level * self._size + bit)
                if level >= len(rule.triggers):
                    self._default |= here
                    continue
                for word in map(index.beginning, rule.triggers[level]):
                    words[word] = words.get(word, 0) | here
        self._index: WordIndex = index(words)

    def held(self, text: str) -> int:
        """The bits of all words that a folded sentence holds."""
        return self._index.bits(text) | self._default

    def worth(self, held: int, attributes: Collection[str] | None) -> int:
        """A bit for each rule (of ``attributes``, if given) whose triggers a sentence holds, in table order."""
        worth = (1 << self._size) - 1
        if attributes is not None:
            worth = sum(self._attributes.get(name, 0) for name in attributes)
        for _ in range(self._depth):
            worth &= held
            held >>= self._size
        return worth


@cache
def vocabulary(language: str) -> Vocabulary:
    """The words and patterns of a language."""
    return Vocabulary(LEXICONS[language])


def _patterns(lexicon: Lexicon) -> Iterator[str]:
    """The patterns that are asked of whole sentences."""
    for rule in lexicon.rules:
        yield from (*rule.when, *rule.unless)
    for row in lexicon.notice_values:
        yield from (*row.when, *row.unless)
    for members in (lexicon.topics, *lexicon.sets.values()):
        yield from (pattern for _, pattern in members)
    yield from (f"<{name}>" for name in ASKED)


def _pattern(pattern: str, lexicon: Lexicon, bits: _Bits, *, shared: bool) -> Pattern:
    """The pattern by its branches; a branch that needs no bit looks for words by itself."""
    choices = []
    one_of = 0
    for branch in lexicon.grammar.branches(pattern, most=_FEW_BRANCHES if lexicon.drops_spaces else _MANY_BRANCHES):
        needs = bits.of(branch.needs)
        find = lexicon.grammar.asking if needs == bits.always else lexicon.grammar.search
        choices.append((needs, find(branch.pattern, whether=True)))
        one_of |= bits.of(branch.needs[:1])
    return Pattern(tuple(choices), one_of=one_of, shared=shared)
