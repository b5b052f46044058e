"""Which clause translates which: part by part, section by section in whatever order, then clause by clause in order."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from monitor.core.translation.likeness import Likeness
from monitor.core.translation.side import Section, Side

_LEAST = 0.5
"""Less than this in common, and two clauses are no pair."""
_LEAST_SECTION = 0.25
"""Less than this in common a clause, on average, and two sections are no pair."""
_STRONG = 1.1
"""So much in what they say makes a pair of two clauses wherever they stand."""
_NEAR = 0.25
"""What it is worth for two sections to stand at the same place of their texts."""
_BAND = 0.12
_NARROWEST = 40
"""A clause is looked for so far from where it would stand: a share of the section, and at least so many clauses."""

Pairs = list[tuple[int, int]]


def matched(first: Side, second: Side) -> Pairs:
    """Pairs of indexes of lines, in the order of the first side; no line is in two."""
    likeness = Likeness(first, second)
    found: Pairs = []
    for ours, theirs in _parts(first, second):
        sections = _sections(ours, theirs, likeness)
        for one, other in sections:
            found += _in_order(one, other, likeness)
    found += _anywhere(found, first, second, likeness)
    return sorted(_by_children(found, first, second))


def _parts(first: Side, second: Side) -> Iterator[tuple[list[Section], list[Section]]]:
    """Sections of the parts that belong together: of one type, in their order; the only ones left also if not."""
    ours, theirs = list(range(len(first.types))), list(range(len(second.types)))
    pairs = []
    for part in list(ours):
        same = next((other for other in theirs if second.types[other] == first.types[part]), None)
        if same is not None:
            ours.remove(part)
            theirs.remove(same)
            pairs.append((part, same))
    if not pairs or len(ours) == len(theirs) == 1:
        pairs += zip(ours, theirs, strict=False)
    for part, other in pairs:
        yield (
            [section for section in first.sections if section.part == part],
            [section for section in second.sections if section.part == other],
        )


def _sections(
    ours: Sequence[Section], theirs: Sequence[Section], likeness: Likeness
) -> Iterator[tuple[Section, Section]]:
    """Sections with the most in common, the best pair first; where one side has only one, the texts as they are."""
    if min(len(ours), len(theirs)) <= 1:
        if ours and theirs:
            yield _whole(ours), _whole(theirs)
        return
    scores = {
        (i, j): _together(one, other, likeness) + _NEAR * (1 - abs(i / len(ours) - j / len(theirs)))
        for i, one in enumerate(ours)
        for j, other in enumerate(theirs)
    }
    taken: tuple[set[int], set[int]] = (set(), set())
    for (i, j), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score < _LEAST_SECTION + _NEAR / 2:
            break
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            yield ours[i], theirs[j]


def _whole(sections: Sequence[Section]) -> Section:
    return Section(start=sections[0].start, end=sections[-1].end, part=sections[0].part)


def _together(one: Section, other: Section, likeness: Likeness) -> float:
    """How much two sections have in common in what they say, for each clause of the longer one."""
    pairs = _in_order(one, other, likeness)
    return sum(likeness.content(i, j) for i, j in pairs) / max(one.end - one.start, other.end - other.start)


def _in_order(one: Section, other: Section, likeness: Likeness) -> Pairs:
    """Pairs of clauses in the order of both sections with the most in common (dynamic programming in a band)."""
    rows, columns = one.end - one.start, other.end - other.start
    width = max(_NARROWEST, int(_BAND * max(rows, columns)))
    best: list[dict[int, float]] = [{}]
    for i in range(1, rows + 1):
        middle = i * columns // rows
        row: dict[int, float] = {}
        above = best[i - 1]
        for j in range(max(1, middle - width), min(columns, middle + width) + 1):
            alike = likeness.of(one.start + i - 1, other.start + j - 1)
            pair = above.get(j - 1, 0.0) + alike if alike >= _LEAST else 0.0
            row[j] = max(pair, above.get(j, 0.0), row.get(j - 1, above.get(j - 1, 0.0)))
        best.append(row)
    return _walked_back(one, other, best, likeness)


def _walked_back(one: Section, other: Section, best: Sequence[dict[int, float]], likeness: Likeness) -> Pairs:
    found = []
    i, j = one.end - one.start, other.end - other.start
    while i and j:
        here = best[i].get(j)
        if here is None:
            # Outside of the band of this row: nearer to where both texts run side by side.
            i, j = (i, j - 1) if j > max(best[i], default=0) else (i - 1, j)
            continue
        alike = likeness.of(one.start + i - 1, other.start + j - 1)
        if alike >= _LEAST and abs(best[i - 1].get(j - 1, 0.0) + alike - here) < 1e-9:
            found.append((one.start + i - 1, other.start + j - 1))
            i, j = i - 1, j - 1
        elif best[i - 1].get(j, 0.0) >= here - 1e-9:
            i -= 1
        else:
            j -= 1
    return found[::-1]


def _anywhere(found: Pairs, first: Side, second: Side, likeness: Likeness) -> Pairs:
    """Clauses left over that say the same, wherever they stand; the most alike first."""
    parts = {(first.lines[i].part, second.lines[j].part) for i, j in found}
    taken = {i for i, _ in found}, {j for _, j in found}
    left = [
        (likeness.content(i, j), i, j)
        for i, one in enumerate(first.lines)
        for j, other in enumerate(second.lines)
        if i not in taken[0] and j not in taken[1] and (one.part, other.part) in parts
    ]
    more: Pairs = []
    for content, i, j in sorted(left, key=lambda one: (-one[0], one[1], one[2])):
        if content < _STRONG:
            break
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            more.append((i, j))
    return more


def _by_children(found: Pairs, first: Side, second: Side) -> Pairs:
    """Headings say too little to be told apart by themselves: one belongs to where the clauses below it belong."""
    partner = {j: i for i, j in found}
    below: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for i, j in found:
        if second.lines[j].parent >= 0 and first.lines[i].parent >= 0:
            below[second.lines[j].parent][first.lines[i].parent] += 1
    for j, votes in below.items():
        wanted = votes.most_common(1)[0][0]
        if _bare(first, wanted) and _bare(second, j) and partner.get(j) != wanted:
            partner = {other: one for other, one in partner.items() if one != wanted}
            partner[j] = wanted
    return [(i, j) for j, i in partner.items()]


def _bare(side: Side, index: int) -> bool:
    return not side.lines[index].clause.text
