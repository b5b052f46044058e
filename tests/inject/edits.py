"""Edits with known truth, put into a clause tree: each takes its clauses off the free list and says what it did."""

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from monitor.model.clause import ClauseTree
from tests.inject.drafts import (
    Draft,
    follow_numbers,
    next_number,
    number_lists,
    renumber,
    set_tree,
    siblings,
    take_apart,
    walk,
)

WORD = re.compile(r"[\u3400-\u9fff]|[^\W\d_\u3400-\u9fff]+")
SENTENCE = re.compile(r"(?<=[.;])\s+(?=\S)|(?<=[。；])(?=\S)")
NUMBER = re.compile(r"\d+")
LONG = 12
"""Words of a clause that edits are put into, except where short ones are wanted."""


@dataclass(frozen=True)
class Truth:
    """What was done to some clauses: origins on the old side, positions in the new tree."""

    kind: str
    old: frozenset[int]
    new: frozenset[int]


@dataclass
class Case:
    """An old tree, the new tree made of it, what was done, and the pairs that nothing was done to."""

    old: ClauseTree
    new: ClauseTree
    truths: list[Truth]
    untouched: list[tuple[int, int]]


@dataclass
class Bench:
    """The drafts being edited. ``done``: (kind, old drafts' origins, new drafts)."""

    drafts: list[Draft]
    donors: list[str]
    dice: random.Random
    vocabulary: list[str]
    crowded: bool = False
    busy: set[int] = field(default_factory=set)
    done: list[tuple[str, list[int], list[Draft]]] = field(default_factory=list)

    def pick(self, fits: Callable[[Draft], bool]) -> Draft | None:
        """A leaf that nothing was done to yet, nor to its neighbours."""
        found = [one for one in walk(self.drafts) if one.is_leaf and id(one) not in self.busy and fits(one)]
        return self.dice.choice(found) if found else None

    def take(self, *drafts: Draft) -> None:
        """Keep other edits off these and, unless edits may crowd, off what stands beside them."""
        for one in drafts:
            row = siblings(self.drafts, one)
            at, reach = row.index(one), 0 if self.crowded else 1
            self.busy.update(id(beside) for beside in row[max(0, at - reach) : at + reach + 1])


def words(text: str) -> list[str]:
    return WORD.findall(text)


def _long(one: Draft) -> bool:
    return len(words(one.text)) >= LONG


def insert(bench: Bench) -> None:
    beside = bench.pick(lambda one: True)
    if beside and bench.donors:
        bench.take(beside)
        row = siblings(bench.drafts, beside)
        text = bench.donors.pop(bench.dice.randrange(len(bench.donors)))
        new = Draft(-1, beside.num and next_number(beside.num), "", text, beside.kind, above=beside.above)
        row.insert(row.index(beside) + 1, new)
        bench.take(new)
        bench.done.append(("insert", [], [new]))


def duplicate(bench: Bench) -> None:
    """A near-duplicate of a clause, with one word changed, somewhere else."""
    model = bench.pick(_long)
    beside = bench.pick(lambda one: one is not model)
    if model and beside:
        bench.take(model, beside)
        row = siblings(bench.drafts, beside)
        new = Draft(-1, beside.num, "", reworded(model.text, 0.06, bench), beside.kind, above=beside.above)
        row.insert(row.index(beside) + 1, new)
        bench.take(new)
        bench.done.append(("duplicate", [], [new]))


def delete(bench: Bench) -> None:
    one = bench.pick(_long)
    if one and len(siblings(bench.drafts, one)) > 1:
        bench.take(one)
        siblings(bench.drafts, one).remove(one)
        bench.done.append(("delete", [one.origin], []))


def _relocate(bench: Bench, one: Draft) -> bool:
    order = walk(bench.drafts)
    at = order.index(one)
    far = [other for n, other in enumerate(order) if other.is_leaf and abs(n - at) > 4 and id(other) not in bench.busy]
    if not far:
        return False
    target = bench.dice.choice(far)
    bench.take(one, target)
    siblings(bench.drafts, one).remove(one)
    row = siblings(bench.drafts, target)
    row.insert(row.index(target) + 1, one)
    one.above = target.above
    one.num = target.num
    bench.take(one)
    return True


def move(bench: Bench) -> None:
    one = bench.pick(_long)
    if one and _relocate(bench, one):
        bench.done.append(("move", [one.origin], [one]))


def move_edit(bench: Bench) -> None:
    one = bench.pick(_long)
    if one and _relocate(bench, one):
        one.text = reworded(one.text, 0.15, bench)
        bench.done.append(("move+edit", [one.origin], [one]))


def swap(bench: Bench) -> None:
    """Two neighbours change places; either may be called the moved one."""
    one = bench.pick(lambda one: _long(one) and _next(bench, one) is not None)
    if one:
        other = _next(bench, one)
        assert other is not None
        bench.take(one, other)
        row = siblings(bench.drafts, one)
        at = row.index(one)
        row[at : at + 2] = [other, one]
        bench.done += [("swap", [one.origin], [one]), ("swap", [other.origin], [other])]


def _next(bench: Bench, one: Draft) -> Draft | None:
    row = siblings(bench.drafts, one)
    at = row.index(one) + 1
    fits = at < len(row) and row[at].is_leaf and id(row[at]) not in bench.busy and _long(row[at])
    return row[at] if fits else None


def _cut(one: Draft, bench: Bench) -> Draft | None:
    cuts = [match for match in SENTENCE.finditer(one.text) if min(map(len, _parts(one.text, match))) > 30]
    if not cuts:
        return None
    first, second = _parts(one.text, bench.dice.choice(cuts))
    one.text = first
    return Draft(-1, one.num and next_number(one.num), "", second, one.kind, above=one.above)


def _parts(text: str, match: re.Match[str]) -> tuple[str, str]:
    return text[: match.start()], text[match.end() :]


def split(bench: Bench) -> None:
    one = bench.pick(lambda one: len(SENTENCE.split(one.text)) > 1 and _long(one))
    second = _cut(one, bench) if one else None
    if one and second:
        row = siblings(bench.drafts, one)
        row.insert(row.index(one) + 1, second)
        bench.take(one, second)
        bench.done.append(("split", [one.origin], [one, second]))


def move_split(bench: Bench) -> None:
    one = bench.pick(lambda one: len(SENTENCE.split(one.text)) > 1 and _long(one))
    if one and _relocate(bench, one):
        second = _cut(one, bench)
        if second is None:
            bench.done.append(("move", [one.origin], [one]))
            return
        row = siblings(bench.drafts, one)
        row.insert(row.index(one) + 1, second)
        bench.take(second)
        bench.done.append(("move+split", [one.origin], [one, second]))


def merge(bench: Bench) -> None:
    one = bench.pick(lambda one: _long(one) and _next(bench, one) is not None)
    if one:
        other = _next(bench, one)
        assert other is not None
        bench.take(one, other)
        siblings(bench.drafts, one).remove(other)
        joined = " ".join(part for part in (other.heading, other.text) if part)
        one.text = f"{one.text} {joined}"
        bench.done.append(("merge", [one.origin, other.origin], [one]))


def value(bench: Bench) -> None:
    one = bench.pick(lambda one: _long(one) and NUMBER.search(one.text) is not None)
    if one:
        bench.take(one)
        match = bench.dice.choice(list(NUMBER.finditer(one.text)))
        one.text = f"{one.text[: match.start()]}{int(match[0]) + bench.dice.randint(1, 60)}{one.text[match.end() :]}"
        bench.done.append(("value", [one.origin], [one]))


def reworded(text: str, share: float, bench: Bench) -> str:
    """The text with that share of its words (one at least) replaced by others of the document."""
    spots = list(WORD.finditer(text))
    chosen = bench.dice.sample(spots, max(1, round(share * len(spots))))
    for match in sorted(chosen, key=re.Match.start, reverse=True):
        other = bench.dice.choice([word for word in bench.dice.sample(bench.vocabulary, 5) if word != match[0]])
        text = text[: match.start()] + other + text[match.end() :]
    return text


def _reword(share: float, kind: str) -> Callable[[Bench], None]:
    def edit(bench: Bench) -> None:
        one = bench.pick(_long)
        if one:
            bench.take(one)
            one.text = reworded(one.text, share, bench)
            bench.done.append((kind, [one.origin], [one]))

    return edit


def short(bench: Bench) -> None:
    """One word added to an item of a few words."""
    one = bench.pick(lambda one: 2 <= len(words(one.text)) <= 4 and len(one.text) < 20)
    if one:
        bench.take(one)
        one.text = f"{one.text} {bench.dice.choice(bench.vocabulary)}"
        bench.done.append(("short", [one.origin], [one]))


def cosmetic(bench: Bench) -> None:
    one = bench.pick(_long)
    if one:
        bench.take(one)
        one.text = (
            one.text.replace("'", "\u2019").replace(", ", " , ").replace("，", ",").replace(". ", ".  ") + "\u200b"
        )
        bench.done.append(("cosmetic", [one.origin], [one]))


EDITS: dict[str, Callable[[Bench], None]] = {
    "insert": insert,
    "delete": delete,
    "move": move,
    "move+edit": move_edit,
    "swap": swap,
    "split": split,
    "merge": merge,
    "move+split": move_split,
    "value": value,
    "reword 20 %": _reword(0.2, "reword 20 %"),
    "reword 45 %": _reword(0.45, "reword 45 %"),
    "duplicate": duplicate,
    "short": short,
    "cosmetic": cosmetic,
}


def inject(
    tree: ClauseTree,
    donors: list[str],
    seed: int,
    rounds: int,
    *,
    crowded: bool = False,
    edits: Mapping[str, Callable[[Bench], None]] | None = None,
    references: bool = False,
) -> Case:
    """``rounds`` times each kind of edit (those of this module, or ``edits``) put into ``tree``, as far as it has clauses that fit; then renumbered.

    ``crowded``: edits may stand side by side. ``references``: the text's own references follow the new numbers.
    """
    dice = random.Random(seed)
    drafts = take_apart(tree)
    old, order = set_tree(drafts)
    vocabulary = sorted({word for one in order for word in words(one.text)})
    bench = Bench(drafts=drafts, donors=list(donors), dice=dice, vocabulary=vocabulary, crowded=crowded)
    numbers = number_lists(drafts)
    table = EDITS if edits is None else edits
    kinds = [kind for kind in table for _ in range(rounds)]
    dice.shuffle(kinds)
    for kind in kinds:
        table[kind](bench)
    renumber(drafts, numbers)
    if references:
        follow_numbers(drafts, [clause.num for clause in old.walk() if clause.kind != "inline"])
    new, now = set_tree(drafts)
    place = {id(one): number for number, one in enumerate(now)}
    truths = [
        Truth(kind, frozenset(origins), frozenset(place[id(one)] for one in made)) for kind, origins, made in bench.done
    ]
    touched = {origin for truth in truths for origin in truth.old}
    untouched = [(one.origin, place[id(one)]) for one in now if one.origin >= 0 and one.origin not in touched]
    return Case(old, new, truths, untouched)
