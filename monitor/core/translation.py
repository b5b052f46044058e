"""Two language versions of one terms: which clause says what which says there, and which facts disagree.

Clauses are aligned by what both languages write alike - facts, lengths of time, percentages, sums, Latin names,
figures - and by their structure: kind, depth, length, order. Never by their numbers: a translation may be numbered
otherwise, and a wrong number must not hide what it numbers.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from monitor.core.facts import ATTRIBUTES
from monitor.core.lang.languages import LEXICONS
from monitor.core.lang.lexicon import Lexicon
from monitor.model.clause import Clause, ClauseTree
from monitor.model.finding import Fact

_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9.@_/-]{1,40}[A-Za-z0-9]")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_BAND = 0.12
_NARROWEST = 40
"""A clause is looked for so far from where it would stand: a share of the text, and at least so many clauses."""
_SAME_FACT, _SAME_QUESTION = 2.5, 1.5
"""Worth of a fact with the same value, and of one on the same attribute with another: that is how drift is found."""
_SAME_KIND, _SAME_DEPTH, _SAME_LENGTH = 0.3, 0.2, 0.5
_LEAST = 0.45
"""Less than this in common, and two clauses are no pair."""
_COMPARABLE = frozenset({"notice", "duration", "percent", "bool", "enum", "set", "tiers", "cap", "money", "date"})
"""Types of attribute whose values are written alike in all languages."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """A clause and its translation; None where the other language has nothing of the kind."""

    original: Clause | None
    translation: Clause | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Drift:
    """An attribute that the two languages state differently; None on a side that is silent. ``aligned``: both facts
    stand in clauses that translate each other."""

    attribute: str
    original: Fact | None
    translation: Fact | None
    aligned: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Translation:
    """Two texts aligned. ``drifts``: facts with different values. ``silent``: facts of which one side says nothing,
    which may as well not have been read there."""

    pairs: tuple[Pair, ...]
    drifts: tuple[Drift, ...]
    silent: tuple[Drift, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Side:
    """One language, flat. ``parents``: index of the clause that each stands below, -1 at the top."""

    clauses: tuple[Clause, ...]
    parents: tuple[int, ...]
    depths: tuple[int, ...]
    marks: tuple[Counter[Hashable], ...]
    letters: int


def align(
    original: ClauseTree, translation: ClauseTree, original_facts: Sequence[Fact], translation_facts: Sequence[Fact]
) -> Translation:
    """Align two language versions of one terms and hold their facts against each other."""
    first, second = _side(original, original_facts), _side(translation, translation_facts)
    matched = _by_children(first, second, _matched(first, second))
    partner = {first.clauses[i].eid: second.clauses[j].eid for i, j in matched}
    drifts, silent = _held_together(original_facts, translation_facts, partner)
    return Translation(pairs=tuple(_pairs(first, second, matched)), drifts=drifts, silent=silent)


def _side(tree: ClauseTree, facts: Sequence[Fact]) -> _Side:
    stated: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        stated[fact.eid].append(fact)
    found = _walked(tree)
    clauses = tuple(clause for clause, _ in found)
    lexicon = LEXICONS.get(tree.language)
    depths: list[int] = []
    for _, parent in found:
        depths.append(depths[parent] + 1 if parent >= 0 else 0)
    return _Side(
        clauses=clauses,
        parents=tuple(parent for _, parent in found),
        depths=tuple(depths),
        marks=tuple(_marks(clause, stated[clause.eid], lexicon) for clause in clauses),
        letters=sum(len(clause.heading) + len(clause.text) for clause in clauses) or 1,
    )


def _walked(tree: ClauseTree) -> list[tuple[Clause, int]]:
    """Clauses with words in reading order, each with the index of the one that it stands below."""
    found: list[tuple[Clause, int]] = []
    stack = [(clause, -1) for part in reversed(tree.parts) for clause in reversed(part.clauses)]
    while stack:
        clause, parent = stack.pop()
        if clause.kind == "inline":
            continue
        if clause.text.strip() or clause.heading.strip():
            found.append((clause, parent))
            parent = len(found) - 1
        stack.extend((child, parent) for child in reversed(clause.children))
    return found


def _by_children(first: _Side, second: _Side, matched: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Headings say too little to be told apart by themselves: one belongs to where the clauses below it belong."""
    partner = {j: i for i, j in matched}
    below: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for i, j in matched:
        if second.parents[j] >= 0 and first.parents[i] >= 0:
            below[second.parents[j]][first.parents[i]] += 1
    for j, votes in below.items():
        wanted = votes.most_common(1)[0][0]
        alone = wanted not in partner.values()
        if alone and not first.clauses[wanted].text and not second.clauses[j].text:
            partner[j] = wanted
    kept: list[tuple[int, int]] = []
    for i, j in sorted((i, j) for j, i in partner.items()):
        if not kept or j > kept[-1][1]:
            kept.append((i, j))
    return kept


def _marks(clause: Clause, facts: Sequence[Fact], lexicon: Lexicon | None) -> Counter[Hashable]:
    """What a clause holds that a translation writes alike."""
    text = f"{clause.heading}\n{clause.text}"
    marks: Counter[Hashable] = Counter()
    for fact in facts:
        marks[("question", fact.attribute)] += 1
        if ATTRIBUTES[fact.attribute].type in _COMPARABLE:
            marks[("fact", fact.attribute, fact.value)] += 1
    if lexicon is not None:
        marks.update(("length", found.value) for found in lexicon.lengths(text))
        marks.update(("percent", found.value) for found in lexicon.percents(text))
        marks.update(("money", found.currency, found.value) for found in lexicon.amounts(text))
    marks.update(("name", word.casefold()) for word in _LATIN.findall(text))
    marks.update(("figure", figure.replace(",", "")) for figure in _FIGURE.findall(text))
    return marks


def _matched(first: _Side, second: _Side) -> list[tuple[int, int]]:
    """Pairs of clauses in the order of both texts with the most in common (dynamic programming in a band)."""
    shared = _shared(first, second)
    rows, columns = len(first.clauses), len(second.clauses)
    width = max(_NARROWEST, int(_BAND * max(rows, columns)))
    best: list[dict[int, float]] = [{}]
    for i in range(1, rows + 1):
        middle = i * columns // rows
        row: dict[int, float] = {}
        above = best[i - 1]
        for j in range(max(1, middle - width), min(columns, middle + width) + 1):
            alike = _alike(first, second, i - 1, j - 1, shared)
            pair = above.get(j - 1, 0.0) + alike if alike >= _LEAST else 0.0
            row[j] = max(pair, above.get(j, 0.0), row.get(j - 1, above.get(j - 1, 0.0)))
        best.append(row)
    return _walked_back(first, second, best, shared)


def _walked_back(
    first: _Side, second: _Side, best: Sequence[dict[int, float]], shared: Mapping[tuple[int, int], float]
) -> list[tuple[int, int]]:
    matched = []
    i, j = len(first.clauses), len(second.clauses)
    while i and j:
        here = best[i].get(j)
        if here is None:
            # Outside of the band of this row: nearer to where both texts run side by side.
            i, j = (i, j - 1) if j > max(best[i], default=0) else (i - 1, j)
            continue
        alike = _alike(first, second, i - 1, j - 1, shared)
        if alike >= _LEAST and abs(best[i - 1].get(j - 1, 0.0) + alike - here) < 1e-9:
            matched.append((i - 1, j - 1))
            i, j = i - 1, j - 1
        elif best[i - 1].get(j, 0.0) >= here - 1e-9:
            i -= 1
        else:
            j -= 1
    return matched[::-1]


def _shared(first: _Side, second: _Side) -> dict[tuple[int, int], float]:
    """(clause, clause) -> worth of the marks that both hold; one that stands in many clauses is worth little."""
    places: tuple[defaultdict[Hashable, list[int]], ...] = (defaultdict(list), defaultdict(list))
    for side, found in zip((first, second), places, strict=True):
        for index, marks in enumerate(side.marks):
            for mark in marks:
                found[mark].append(index)
    shared: defaultdict[tuple[int, int], float] = defaultdict(float)
    for mark, ours in places[0].items():
        theirs = places[1].get(mark, [])
        if not theirs or len(ours) * len(theirs) > 2_500:
            continue
        worth = _worth(mark) / (1 + log(max(len(ours), len(theirs))))
        for i in ours:
            for j in theirs:
                shared[i, j] += worth
    return shared


def _worth(mark: Hashable) -> float:
    kind = mark[0] if isinstance(mark, tuple) else ""
    return {"fact": _SAME_FACT - _SAME_QUESTION, "question": _SAME_QUESTION, "figure": 0.4}.get(str(kind), 0.8)


def _alike(first: _Side, second: _Side, i: int, j: int, shared: Mapping[tuple[int, int], float]) -> float:
    """How much two clauses have in common."""
    one, other = first.clauses[i], second.clauses[j]
    ours = (len(one.heading) + len(one.text) + 1) / first.letters
    theirs = (len(other.heading) + len(other.text) + 1) / second.letters
    length = min(ours, theirs) / max(ours, theirs)
    depth = first.depths[i] == second.depths[j]
    headed = bool(one.text) == bool(other.text)
    found = shared.get((i, j), 0.0) + _SAME_KIND * (one.kind == other.kind) + _SAME_DEPTH * depth
    return found + _SAME_LENGTH * length if headed else found * 0.5


def _pairs(first: _Side, second: _Side, matched: Sequence[tuple[int, int]]) -> Iterable[Pair]:
    """All clauses of both sides in order; what has no partner stands between its neighbours."""
    i = j = 0
    for at, there in [*matched, (len(first.clauses), len(second.clauses))]:
        yield from (Pair(original=clause, translation=None) for clause in first.clauses[i:at])
        yield from (Pair(original=None, translation=clause) for clause in second.clauses[j:there])
        if at < len(first.clauses) and there < len(second.clauses):
            yield Pair(original=first.clauses[at], translation=second.clauses[there])
        i, j = at + 1, there + 1


def _held_together(
    original: Sequence[Fact], translation: Sequence[Fact], partner: Mapping[str, str]
) -> tuple[tuple[Drift, ...], tuple[Drift, ...]]:
    drifts: list[Drift] = []
    silent: list[Drift] = []
    for attribute, kind in ATTRIBUTES.items():
        if kind.type not in _COMPARABLE or kind.category == "other":
            continue
        ours = [fact for fact in original if fact.attribute == attribute]
        theirs = [fact for fact in translation if fact.attribute == attribute]
        _drop_equal(ours, theirs)
        for one in list(ours):
            other = next((fact for fact in theirs if partner.get(one.eid) == fact.eid), None)
            if other is not None:
                ours.remove(one)
                theirs.remove(other)
                drifts.append(Drift(attribute=attribute, original=one, translation=other, aligned=True))
        while ours and theirs:
            drifts.append(Drift(attribute=attribute, original=ours.pop(0), translation=theirs.pop(0), aligned=False))
        silent += [Drift(attribute=attribute, original=fact, translation=None, aligned=False) for fact in ours]
        silent += [Drift(attribute=attribute, original=None, translation=fact, aligned=False) for fact in theirs]
    return tuple(drifts), tuple(silent)


def _drop_equal(ours: list[Fact], theirs: list[Fact]) -> None:
    """Take out what both sides state alike; a value that one side states twice is no disagreement either."""
    said, also = {fact.value for fact in ours}, {fact.value for fact in theirs}
    both = said & also
    ours[:] = [fact for fact in ours if fact.value not in both]
    theirs[:] = [fact for fact in theirs if fact.value not in both]
