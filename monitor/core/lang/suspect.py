"""What gives a page away that is not the terms: the words of walls, and the words and grammar that terms have."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Wall:
    """A kind of page that stands where terms should be.

    ``id`` goes into reasons; ``saying`` completes "the page is ..."; ``words`` finds its typical lines (lower case,
    folded). ``loud``: its words at the very top condemn a page even if a long text follows.
    """

    id: str
    saying: str
    words: re.Pattern[str]
    loud: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class SuspectWords:
    """One language's words, all matched in folded lower case.

    ``legal``: what terms speak of; counted by distinct match. ``firm``: those of them that walls never speak of (a
    login speaks of privacy, not of refunds). ``normative``: how terms speak (shall, may not, you agree).
    ``choices``: the buttons of a consent dialogue, ``consent``: what its sentences speak of. ``narrative``: how
    those speak who write about terms. ``superseded``: a page that says so of itself. ``profiles``: document type ->
    words that prevail in it. ``prose``: characters that a line of prose has at least.
    """

    walls: tuple[Wall, ...]
    legal: re.Pattern[str]
    firm: re.Pattern[str]
    normative: re.Pattern[str]
    choices: re.Pattern[str]
    consent: re.Pattern[str]
    narrative: re.Pattern[str]
    superseded: re.Pattern[str]
    profiles: tuple[tuple[str, re.Pattern[str]], ...]
    prose: int


def words(*alternatives: str, whole: bool = True) -> re.Pattern[str]:
    """One pattern of many alternatives; ``whole``: at word boundaries (not for scripts that have none)."""
    joined = "|".join(alternatives)
    return re.compile(rf"\b(?:{joined})\b" if whole else f"(?:{joined})")
