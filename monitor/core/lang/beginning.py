"""With which signs a match of a pattern may begin, so that a search need not try the pattern at every place of a text.

A search tries a pattern that begins with an edge or a look around at each place, and each try costs a call; for one of
a set of signs it looks in a tight loop. Signs are read off the pattern's own text; where that leaves doubt, the pattern
is left as it is.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from monitor.core.lang.needed import Token, alternatives, closing

Phrase = Callable[[str], Sequence[Token]]
"""The pieces of a phrase by its name."""

_SET = re.compile(r"\[(?!\^)((?:\\.|[^\]\\])+)\]")
_SIGN = re.compile(r"\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|[wsdW])")
_OF_NO_WIDTH = (r"\b", "^", "$")


class Beginning(NamedTuple):
    """``signs``: with what a match begins, as it stands in a set of a pattern; ``skipped``: or with what comes next.

    ``guarded``: does something without width, such as an edge, stand before the signs?
    """

    signs: frozenset[str]
    skipped: bool
    guarded: bool


def headless(tokens: Sequence[Token]) -> Sequence[Token]:
    """A pattern without the pieces at its beginning that may be missing: a text matches the one if it does the other.

    >>> from monitor.core.lang.needed import tokens_of
    >>> "".join(token.source for token in headless(tokens_of(r"(?:we )?.{0,9}no refunds?", lambda name: ())))
    'no refunds?'
    """
    if len(alternatives(tokens)) > 1:
        return tokens
    closed = closing(tokens)
    at = 0
    while at < len(tokens):
        token, last = tokens[at], closed.get(at, at)
        after = tokens[last + 1] if last + 1 < len(tokens) else None
        may_be_missing = after is not None and after.kind == "often" and _may_be_none(after.text)
        if not may_be_missing or token.kind in ("around", "edge") or len(token.text) > _longest(token):
            break
        at = last + 2
    return tokens[at:] or tokens


def led(pattern: str, tokens: Sequence[Token], phrase: Phrase) -> str:
    """A pattern that matches one sign at each place where ``pattern`` (of these tokens, phrases expanded) matches.

    The pattern itself if nothing is known of its beginning, or a search looks for that already.

    >>> from monitor.core.lang.needed import tokens_of
    >>> led(r"\\b(?:no|never) refunds?", tokens_of(r"\\b(?:no|never) refunds?", lambda name: ()), lambda name: ())
    '[n](?<=(?=\\\\b(?:no|never) refunds?)(?s:.))'
    """
    beginning = _of_choice(tokens, phrase)
    if beginning is None or beginning.skipped or not beginning.guarded:
        return pattern
    return f"[{''.join(sorted(beginning.signs))}](?<=(?={pattern})(?s:.))"


def _of_choice(tokens: Sequence[Token], phrase: Phrase) -> Beginning | None:
    return _together(_of_sequence(part, phrase) for part in alternatives(tokens))


def _together(choices: Iterable[Beginning | None]) -> Beginning | None:
    found = list(choices)
    known = [one for one in found if one is not None]
    if len(known) < len(found):
        return None
    return Beginning(
        signs=frozenset[str]().union(*(one.signs for one in known)),
        skipped=any(one.skipped for one in known),
        guarded=any(one.guarded for one in known),
    )


def _of_sequence(tokens: Sequence[Token], phrase: Phrase) -> Beginning | None:
    closed = closing(tokens)
    signs: frozenset[str] = frozenset()
    guarded = False
    at = 0
    while at < len(tokens):
        token, last = tokens[at], closed.get(at, at)
        here = _of_piece(tokens[at : last + 1], phrase)
        if here is None:
            return None
        signs |= here.signs
        guarded |= here.guarded
        after = tokens[last + 1] if last + 1 < len(tokens) else None
        repeated = after is not None and after.kind == "often"
        optional = repeated and after is not None and _may_be_none(after.text) and len(token.text) <= _longest(token)
        if not (here.skipped or optional):
            return Beginning(signs, skipped=False, guarded=guarded)
        at = last + 1 + repeated
    return Beginning(signs, skipped=True, guarded=guarded)


def _longest(token: Token) -> int:
    """A repetition is of the last sign alone after plain text, and of the whole of any other piece."""
    return 1 if token.kind == "plain" else len(token.text)


def _may_be_none(often: str) -> bool:
    return often[0] in "*?" or (often[0] == "{" and often[1] in "0,")


def _of_piece(tokens: Sequence[Token], phrase: Phrase) -> Beginning | None:
    """Of a piece without its repetition: a bracket with all that stands in it, or a single token."""
    kind, text, source = tokens[0]
    if kind == "around" or (kind == "edge" and source in _OF_NO_WIDTH):
        return Beginning(frozenset(), skipped=True, guarded=True)
    if kind == "group":
        return _of_choice(tokens[1:-1], phrase)
    if kind == "phrase":
        return _of_choice(phrase(text[1:-1]), phrase)
    if kind == "plain":
        return Beginning(frozenset((re.escape(text[0]),)), skipped=False, guarded=False)
    within = _SET.fullmatch(source)
    if within or _SIGN.fullmatch(source):
        return Beginning(frozenset((within[1] if within else source,)), skipped=False, guarded=False)
    return None
