"""Which words a pattern cannot match without, so that most sentences need not be searched at all.

A plain look for a word costs a tenth of a regular expression that starts with a choice. Words are read off the
pattern's own text, phrases (``<name>``) once for all patterns that use them. Where the text leaves doubt, nothing is
concluded: the answer may be too small a help, never a wrong one.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

Search = Callable[[str], "re.Match[str] | None"]
Words = tuple[str, ...]

ANY: Words = ("",)
"""Of a pattern that needs no word: every text holds this one."""
MOST = 32
"""More words than this are not worth looking for one by one."""
_TOKEN = re.compile(
    r"(?P<phrase><[a-z_]+>)|(?P<plain>[^\\\[\](){}.*+?|^$<]+|<)"
    r"|\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|(?P<escaped>.))"
    r"|\[\^?\]?(?:\\.|[^\]\\])*\]"
    r"|(?P<around>\(\?<?[=!])|(?P<group>\((?:\?:|\?P<\w+>|(?!\?)))|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<often>[*+?]|\{\d*,?\d*\})[?+]?|[.^$]",
    re.DOTALL,
)


def searcher(pattern: str, phrases: Mapping[str, str], expand: Callable[[str], str]) -> Search:
    """``re.compile(expand(pattern)).search``, compiled when a text first holds a word that the pattern needs."""
    needs: Words | None = None
    search: Search | None = None

    def run(text: str) -> "re.Match[str] | None":
        nonlocal needs, search
        if needs is None:
            needs = needed(pattern, phrases)
        for word in needs:
            if word in text:
                break
        else:
            return None
        if search is None:
            search = re.compile(expand(pattern)).search
        return search(text)

    return run


def needed(pattern: str, phrases: Mapping[str, str]) -> Words:
    """Words of which every text that ``pattern`` matches holds one; ``ANY`` if none is sure.

    >>> needed(r"\\brefund(?:s|ed)?\\b.{0,20}\\b(?:within|in) <days>", {"days": "(?:days?|weeks?)"})
    ('refund',)
    """
    return _Reader(pattern, phrases).choice()


class _Reader:
    """Reads the words that one pattern needs, from left to right."""

    def __init__(self, pattern: str, phrases: Mapping[str, str]) -> None:
        self._phrases = phrases
        self._tokens = _tokens(pattern, phrases)
        self._at = 0

    def choice(self) -> Words:
        """The words of a choice up to its closing bracket: those of all its branches."""
        words = list(self._branch())
        while self._next() == "bar":
            self._at += 1
            words += self._branch()
        return _shortest(words)

    def _branch(self) -> Words:
        best = ANY
        run = ""
        while self._next() not in ("bar", "close", "end"):
            kind, text = self._tokens[self._at]
            self._at += 1
            words = ANY
            if kind == "plain":
                times = self._times()
                run += text[:-1] if times == "any" else text
                if times == "once":
                    continue
            else:
                words = self._part(kind, text)
            best, run = min(best, (run,), key=_chance), ""
            if words != ANY and self._times() != "any":
                best = min(best, words, key=_chance)
        return min(best, (run,), key=_chance)

    def _next(self) -> str:
        return self._tokens[self._at][0] if self._at < len(self._tokens) else "end"

    def _part(self, kind: str, text: str) -> Words:
        """The words of a group or a phrase; any for what may be of many kinds."""
        if kind in ("group", "around"):
            words = self.choice()
            self._at += 1
            return words if kind == "group" else ANY
        return _of_phrase(self._phrases, text[1:-1]) if kind == "phrase" else ANY

    def _times(self) -> Literal["once", "some", "any"]:
        """How often what was read last must be there ("any": not at all), going by a repetition that may follow."""
        if self._next() != "often":
            return "once"
        often = self._tokens[self._at][1]
        self._at += 1
        return "some" if often[0] == "+" or (often[0] == "{" and often[1:2] not in ("0", ",")) else "any"


def _tokens(pattern: str, phrases: Mapping[str, str]) -> list[tuple[str, str]]:
    """Kind and text of each token; a single one of no kind for a pattern that is not understood."""
    found: list[tuple[str, str]] = []
    end = 0
    for match in _TOKEN.finditer(pattern):
        if match.start() != end:
            break
        end = match.end()
        kind, text = match.lastgroup or "", match[0]
        if kind == "escaped":
            kind, text = ("", text) if text[1].isalnum() else ("plain", text[1])
        within = _tokens(phrases[text[1:-1]], phrases) if kind == "phrase" else []
        if _is_open_choice(within):
            found += within
        else:
            found.append((kind, text))
    return found if end == len(pattern) else [("", pattern)]


def _is_open_choice(tokens: Sequence[tuple[str, str]]) -> bool:
    """Is there a choice outside all brackets? It would reach into what stands around a phrase."""
    depth = 0
    for kind, _ in tokens:
        depth += (kind in ("group", "around")) - (kind == "close")
        if kind == "bar" and depth == 0:
            return True
    return False


_known: dict[str, Words] = {}
"""Words of phrases, by the text of the phrase."""


def _of_phrase(phrases: Mapping[str, str], name: str) -> Words:
    text = phrases[name]
    if text not in _known:
        _known[text] = _Reader(text, phrases).choice()
    return _known[text]


def _shortest(words: Iterable[str]) -> Words:
    """Without those that another one is part of; any if there are too many."""
    known = sorted(set(words), key=lambda word: (len(word), word))
    kept = tuple(word for word in known if not any(other in word for other in known if other != word))
    return kept if len(kept) <= MOST else ANY


def _chance(words: Words) -> float:
    """Roughly how likely a sentence holds one of the words: the shorter and the more, the likelier."""
    return sum(0.25 ** (len(word) * (1 if word.isascii() else 3)) for word in words)
