"""Is this page the terms, judged by itself? A table of checks, each a function of a Page.

Two things decide. *Evidence*: lines of prose that speak as terms do. *Walls*: lines that give another kind of page
away. Much evidence outweighs all walls but an error message in the place of the title, since real terms pages carry
cookie banners, login links and notes for readers without script.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from monitor.core.inspection.page import LINES, SHORT_LINE, Page
from monitor.core.lang.body import names_terms
from monitor.core.lang.en.suspect import WORDS as EN
from monitor.core.lang.suspect import SuspectWords, Wall
from monitor.core.lang.zh.suspect import WORDS as ZH
from monitor.core.text import fold, kept
from monitor.model.finding import Suspicion
from monitor.model.source import TermsKind

WALLS: tuple[Wall, ...] = EN.walls + ZH.walls
"""Walls of every language: a Chinese page may be blocked in English."""

_PER = 1000.0
_MOST_WALL = 0.34
_ALL_WALL = 0.6
_LONGEST_BANNER = 80
_BUTTON = 40
_FEWEST_BUTTONS = 2
_MOSTLY_CONSENT = 0.6


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """What terms of one language reach at least; characters, distinct words, words in 1,000 characters.

    Measured on one version of each of 531 documents of a public archive, of which genuine terms, policies and SLAs
    have 4 legal words or more in 1,000 characters in English and 40 in Chinese; an analysis has over 4 narrative
    words, terms under 1.9.
    """

    strong_letters: int
    strong_distinct: int
    density: float
    few_letters: int
    few_firm: int = 2
    few_distinct: int = 3
    narrative: float = 2.0
    narrative_distinct: int = 4


BARS: dict[str, Bar] = {
    "en": Bar(strong_letters=1500, strong_distinct=12, density=3.0, few_letters=60),
    "zh": Bar(strong_letters=600, strong_distinct=15, density=18.0, few_letters=14),
}
_UNKNOWN_LETTERS = 300
"""In a language whose words we do not know, this much prose passes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """How much of a page speaks as terms do. ``letters``, ``distinct``: of lines that carry legal words and no wall;
    ``density``: legal words in 1,000 characters of all prose; ``strong``: enough to outweigh every wall."""

    letters: int
    distinct: int
    density: float
    strong: bool
    enough: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """What a check is given."""

    page: Page
    evidence: Evidence
    kind: TermsKind


def judge(page: Page, kind: TermsKind) -> tuple[Suspicion, ...]:
    """Every reason not to take ``page`` as terms (of kind "commentary": as a readable page), most telling first."""
    case = Case(page=page, evidence=weigh(page), kind=kind)
    found = {suspicion.id: suspicion for check in _CHECKS if (suspicion := check(case)) is not None}
    return tuple(found.values())


def weigh(page: Page) -> Evidence:
    """How much of ``page`` speaks as terms do."""
    words = page.words
    if words is None:
        enough = page.letters >= _UNKNOWN_LETTERS
        return Evidence(letters=page.letters, distinct=0, density=0.0, strong=enough, enough=enough)
    bar = BARS["zh" if words is ZH else "en"]
    sample = page.sample
    found = _heard(sample, words.legal)
    density = len(found) * _PER / max(len(sample), 1)
    strong = page.letters >= bar.strong_letters and len(set(found)) >= bar.strong_distinct and density >= bar.density
    if strong:
        return Evidence(letters=page.letters, distinct=len(set(found)), density=density, strong=True, enough=True)
    rules = _rules(page, words)
    letters, firm, distinct = sum(map(len, rules)), _distinct(words.firm, rules), _distinct(words.legal, rules)
    enough = (
        letters >= bar.few_letters
        and len(firm) >= bar.few_firm
        and len(firm | distinct) >= bar.few_distinct
        and density >= bar.density
    )
    return Evidence(letters=letters, distinct=len(distinct), density=density, strong=False, enough=enough)


def _heard(sample: str, pattern: re.Pattern[str]) -> list[str]:
    """What a pattern finds in the lines of a sample, in which its words stand whole."""
    return [word for line in sample.split("\n") for word in _heard_in(line, pattern)]


@kept
def _heard_in(line: str, pattern: re.Pattern[str]) -> tuple[str, ...]:
    return tuple(pattern.findall(line))


def _rules(page: Page, words: SuspectWords) -> list[str]:
    """The lines, those of tables and lists among them, that lay down a rule and are not mostly a wall's words."""
    return [
        line
        for line in page.body_lines
        if len(line) * 4 >= words.prose and _lays_down(line, words) and _walled(line) <= _MOST_WALL
    ]


def _lays_down(line: str, words: SuspectWords) -> bool:
    """Whether a line says what holds: in a sentence, or in the shorthand of a table ("Availability: 99.5%")."""
    firm = set(words.firm.findall(line))
    return len(firm) > 1 or (bool(firm) and bool(words.normative.search(line)))


def _distinct(pattern: re.Pattern[str], lines: list[str]) -> set[str]:
    return {match for line in lines for match in pattern.findall(line)}


def _walled(line: str) -> float:
    """The largest share of a line's characters that belong to the words of one wall, 0..1."""
    return max(_share_of(wall, line) for wall in WALLS)


def _nothing(case: Case) -> Suspicion | None:
    if case.page.body.strip():
        return None
    return Suspicion(id="nothing_to_read", text="no text can be read from the page")


def _wall(case: Case) -> Suspicion | None:
    """The wall with most lines, where the page has not the evidence to outweigh it."""
    if case.evidence.enough:
        return _banner(case)
    scores: dict[str, tuple[int, Wall, str]] = {}
    for wall in WALLS:
        hits = [line for line in case.page.lines[:LINES] if len(line) <= SHORT_LINE and wall.words.search(line)]
        titled = bool(wall.words.search(case.page.title))
        if hits or titled:
            score, _, quote = scores.get(wall.id, (0, wall, ""))
            weight = 2 if wall.loud else 1
            quote = quote or (hits[0] if hits else case.page.title)
            scores[wall.id] = (score + weight * (len(hits) + 3 * titled), wall, quote)
    if not scores:
        return None
    _, wall, quote = max(scores.values(), key=lambda entry: entry[0])
    return Suspicion(id=wall.id, text=f"the page looks like {wall.saying}: {quote!r}")


def _banner(case: Case) -> Suspicion | None:
    """A page with rules on it that is headed by nothing but a loud wall's words, as when half of it failed to load."""
    heads = _first_lines(case.page.body, 2) if case.evidence.strong else (case.page.title, *case.page.lines[:2])
    for line in heads:
        for wall in WALLS:
            if wall.loud and 0 < len(line) <= _LONGEST_BANNER and _share_of(wall, line) >= _ALL_WALL:
                return Suspicion(id=wall.id, text=f"the page is headed like {wall.saying}: {line!r}")
    return None


def _share_of(wall: Wall, line: str) -> float:
    return sum(len(match[0]) for match in wall.words.finditer(line)) / len(line)


def _first_lines(body: str, count: int) -> list[str]:
    lines = (fold(line).lower() for line in body[:2000].splitlines())
    return [line for line in lines if line][:count]


def _consent(case: Case) -> Suspicion | None:
    """A consent dialogue of any length: its buttons, and prose that speaks of little else; a policy has a title."""
    words = case.page.words
    if words is None or any(names_terms(line) for line in (case.page.title, *_first_lines(case.page.body, 1))):
        return None
    buttons = [line for line in case.page.lines if len(line) <= _BUTTON and words.choices.fullmatch(line)]
    speaking = sum(len(line) for line in case.page.prose if len(words.consent.findall(line)) > 1)
    if len(set(buttons)) < _FEWEST_BUTTONS or speaking < case.page.letters * _MOSTLY_CONSENT:
        return None
    return Suspicion(
        id="consent_wall", text=f"the page is a consent dialogue with the buttons {', '.join(buttons[:3])}"
    )


def _commentary(case: Case) -> Suspicion | None:
    words = case.page.words
    if case.kind == "commentary" or words is None:
        return None
    bar = BARS["zh" if words is ZH else "en"]
    sample = "\n".join((case.page.sample, *(line for line in case.page.lines[:LINES] if len(line) <= SHORT_LINE)))
    found = _heard(sample, words.narrative)
    density = len(found) * _PER / max(len(sample), 1)
    if len(set(found)) < bar.narrative_distinct or density < bar.narrative:
        return None
    return Suspicion(
        id="not_terms", text="the page speaks about terms rather than being terms (an article or an analysis)"
    )


def _superseded(case: Case) -> Suspicion | None:
    """A page that calls itself an old edition, in its title or first lines."""
    words = case.page.words or EN
    for line in (case.page.title, *_first_lines(case.page.body, 4)):
        match = words.superseded.search(line) if len(line) <= 2 * SHORT_LINE else None
        if match:
            return Suspicion(
                id="older_edition", text=f"the page says that it is not the version in force: {match[0]!r}"
            )
    return None


def _no_terms(case: Case) -> Suspicion | None:
    if case.evidence.enough or case.kind == "commentary" or not case.page.body.strip():
        return None
    if case.page.links > 0.6:
        return Suspicion(
            id="menus_only", text=f"{case.page.links:.0%} of the page's letters are links; there is no terms text"
        )
    if case.page.letters < 200 and len(case.page.body) < 600:
        return Suspicion(id="too_short", text="only a title or a few words are left; there is no terms text")
    return Suspicion(id="no_terms_text", text="the text has too little of the vocabulary that terms are made of")


_UNFINISHED = re.compile(
    r"(?:\b(?:the|a|an|of|and|or|to|with|by|for|in|on|that|which|from|any|our|your|is|are|be|as|at|not|may|will)|,)\s*\Z"
)
_ENDED = (".", "。", "!", "?", ")", "”", '"')


def _unfinished(case: Case) -> Suspicion | None:
    """Markup without its end, or a text that stops in the middle of a phrase."""
    lines = [line for line in case.page.body[-4000:].splitlines() if line.strip()]
    last = lines[-1].strip().lower() if lines else ""
    head, tail = case.page.markup[:4096].lower(), case.page.markup[-4096:].lower()
    endless = "<html" in head and "</html" not in tail and "</body" not in tail
    if endless and not last.endswith(_ENDED):
        return Suspicion(id="cut_off", text="the page's markup has no end and its text stops in mid-sentence")
    if len(last) >= 60 and _UNFINISHED.search(last):
        return Suspicion(id="cut_off", text=f"the text stops in mid-sentence: {last[-60:]!r}")
    return None


_CHECKS: tuple[Callable[[Case], Suspicion | None], ...] = (
    _nothing,
    _wall,
    _consent,
    _commentary,
    _superseded,
    _unfinished,
    _no_terms,
)
