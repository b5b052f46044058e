"""Which words a pattern cannot match without, so that most sentences need not be searched at all.

Words are read off the pattern's own text. Where the text leaves doubt, nothing is concluded: the answer may be too
small a help, never a wrong one.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import chain
from typing import Literal, NamedTuple

Words = tuple[str, ...]
Groups = tuple[Words, ...]
"""Of each group, every text that a pattern matches holds one word."""

EDGE = "\b"
"""In a word that a pattern needs: here no letter stands beside, as at a blank or where the pattern says so itself."""
_FEW = 3
"""Groups kept of each side of a choice: the more there are, the less each tells."""
_TOKEN = re.compile(
    r"(?P<phrase><[a-z_]+>)|(?P<plain>[^\\\[\](){}.*+?|^$<]+|<)"
    r"|(?P<edge>\\[bsWd]|[\^$])|\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|(?P<escaped>.))"
    r"|\[\^?\]?(?:\\.|[^\]\\])*\]"
    r"|(?P<around>\(\?<?[=!])|(?P<group>\((?:\?:|\?P<\w+>|(?!\?)))|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<often>[*+?]|\{\d*,?\d*\})[?+]?|\.",
    re.DOTALL,
)
_COMMON_WORDS = """
the of and to or in any for be is not that this are will may by with on as an from such other no have has it its all
"""
_COMMON = frozenset(("", *_COMMON_WORDS.split()))
"""Words of nearly every English sentence, blanks among them: to need one of them is to need next to nothing."""
_LIKELY = 0.5
"""A group is not worth looking for if a sentence holds one of its words at least so likely."""


class Token(NamedTuple):
    """A piece of a pattern: of which kind, what it stands for, and how it is written."""

    kind: str
    text: str
    source: str


_END = Token("end", "", "")
_ENDS = frozenset(("bar", "close", "end"))


class Need(NamedTuple):
    """What a part of a pattern needs; ``edge``: does an edge follow it for sure?"""

    groups: Groups
    edge: bool


_NOTHING = Need((), edge=False)


class Reader:
    """Reads the words that one pattern needs, from left to right.

    ``phrase``: what a phrase needs, by its name and whether there is an edge before and after it.
    """

    def __init__(self, tokens: Sequence[Token], phrase: Callable[[str, bool, bool], Need]) -> None:
        self._phrase = phrase
        self._tokens = (*tokens, _END, _END)
        self._closing = closing(tokens)
        self._at = 0

    def choice(self, left: bool = False, right: bool = False) -> Need:
        """What a choice up to its closing bracket needs; ``left``, ``right``: is there an edge before, after it?"""
        sides = [self._branch(left, right)]
        while self._tokens[self._at].kind == "bar":
            self._at += 1
            sides.append(self._branch(left, right))
        return sides[0] if len(sides) == 1 else _either(sides)

    def _branch(self, left: bool, right: bool) -> Need:
        found: list[Words] = []
        run = EDGE if left else ""
        while (token := self._tokens[self._at]).kind not in _ENDS:
            kind, text, _ = token
            if kind == "around":
                self._skip()
            elif kind in ("plain", "edge"):
                self._at += 1
                times = self._times()
                edge = times == "some" and _is_edge(text)
                if times == "once":
                    run += text
                    continue
                run += text[:-1] if times == "any" else text
                found.append((run,))
                run = EDGE if edge or (times == "any" and _is_edge(run) and _is_edge(text)) else ""
            else:
                need = self._part(_is_edge(run))
                found += [(run,), *need.groups]
                run = EDGE if need.edge else ""
        return Need(_best([*found, (run + EDGE if right else run,)]), _is_edge(run))

    def _part(self, left: bool) -> Need:
        """What a bracket, a phrase or a sign of many kinds needs, with its repetition; ``left``: an edge before it."""
        kind, text, _ = self._tokens[self._at]
        last = self._closing.get(self._at, self._at)
        once = self._tokens[last + 1].kind != "often"
        right = once and self._begins_with_edge(last + 1)
        self._at += 1
        need = _NOTHING
        if kind == "group":
            need = self.choice(left and once, right)
            self._at += 1
        elif kind == "phrase":
            need = self._phrase(text[1:-1], left and once, right)
        return Need((), left and need.edge) if self._times() == "any" else need

    def _begins_with_edge(self, at: int) -> bool:
        kind, text, _ = self._tokens[at]
        if kind not in ("plain", "edge"):
            return False
        return _is_edge(text[:1]) and (len(text) > 1 or self._tokens[at + 1].kind != "often")

    def _skip(self) -> None:
        self._at = self._closing[self._at] + 1
        self._times()

    def _times(self) -> Literal["once", "some", "any"]:
        """How often what was read last must be there ("any": not at all), going by a repetition that may follow."""
        kind, often, _ = self._tokens[self._at]
        if kind != "often":
            return "once"
        self._at += 1
        return "some" if often[0] == "+" or (often[0] == "{" and often[1:2] not in ("0", ",")) else "any"


def _is_edge(run: str) -> bool:
    return bool(run) and not "a" <= run[-1] <= "z"


def closing(tokens: Sequence[Token]) -> dict[int, int]:
    """Where each opening bracket is closed."""
    closing: dict[int, int] = {}
    opened: list[int] = []
    for at, token in enumerate(tokens):
        if token.kind in ("group", "around"):
            opened.append(at)
        elif token.kind == "close":
            closing[opened.pop()] = at
    return closing


def tokens_of(pattern: str, phrase: Callable[[str], Sequence[Token]]) -> list[Token]:
    """The pieces of a pattern; a single one of no kind for a pattern that is not understood.

    ``phrase``: the pieces of a phrase by its name. A phrase with a choice outside all brackets, which reaches into
    what stands around it, is given as its pieces.
    """
    found: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(pattern):
        if match.start() != end:
            break
        end = match.end()
        kind, text = match.lastgroup or "", match[0]
        if kind == "escaped":
            kind, text = ("", text) if text[1].isalnum() else ("plain", text[1])
        elif kind == "edge":
            text = EDGE
        if kind == "phrase" and len(alternatives(within := phrase(text[1:-1]))) > 1:
            found += within
        else:
            found.append(Token(kind, text, match[0]))
    return found if end == len(pattern) else [Token("", pattern, pattern)]


def split(tokens: Sequence[Token], phrase: Callable[[str], Sequence[Token]], most: int) -> list[list[Token]]:
    """The choices of a pattern, also where it is but one bracket (of ``most`` at most), or a phrase, between edges."""
    parts = alternatives(tokens)
    if len(parts) > 1:
        return [piece for part in parts for piece in split(part, phrase, most)]
    inner = [at for at, token in enumerate(tokens) if token.kind != "edge"]
    if not inner:
        return parts
    first, last = inner[0], inner[-1]
    if first == last and tokens[first].kind == "phrase":
        within = phrase(tokens[first].text[1:-1])
    elif tokens[first].kind == "group" and closing(tokens)[first] == last:
        within = tokens[first + 1 : last]
    else:
        return parts
    choices = alternatives(within)
    if len(choices) > most:
        return parts
    pieces = (piece for choice in choices for piece in split(choice, phrase, most))
    return [[*tokens[:first], *piece, *tokens[last + 1 :]] for piece in pieces]


def alternatives(tokens: Sequence[Token]) -> list[list[Token]]:
    """The choices outside all brackets."""
    parts: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        depth += (token.kind in ("group", "around")) - (token.kind == "close")
        if token.kind == "bar" and depth == 0:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _either(sides: Sequence[Need]) -> Need:
    """What a choice needs: a group of each side together, those that tell most of their side first."""
    together = zip(*(side.groups[:_FEW] for side in sides), strict=False)
    return Need(_best(tuple(dict.fromkeys(chain(*groups))) for groups in together), all(side.edge for side in sides))


def _best(groups: Iterable[Words]) -> Groups:
    """The groups that tell anything, each once, the one that tells most first."""
    telling = {group for group in groups if all(word.strip(EDGE) for word in group)}
    return tuple(sorted(telling, key=lambda group: (_chance(group), group)))


def telling(groups: Groups) -> Groups:
    """The groups of which a sentence may well hold no word."""
    return tuple(group for group in groups if _chance(group) < _LIKELY)


def _chance(words: Words) -> float:
    """Roughly how likely a sentence holds one of the words: the shorter and the more, the likelier."""
    return sum(map(_chance_of, words))


@cache
def _chance_of(word: str) -> float:
    if word.strip(EDGE + " ") in _COMMON:
        return _LIKELY
    return 0.3 ** (len(word) * (1 if word.isascii() else 3))
