"""Injected edits with known truth: how much of them the comparison finds, beside two simple ways.

    python -m bench.injected [--seeds N] [--rounds N] [--crowded] [--drafting] [--long] [--errors]

Runs on the shared corpus (every fourth pair's old text, the Chinese ones all) and the seeds, 40 clauses and more.
"""

import argparse
import os
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from monitor.core.clauses import build
from monitor.core.extract import read
from monitor.model.clause import ClauseTree
from tests.inject.drafting import DRAFTING
from tests.inject.drafts import set_tree, take_apart
from tests.inject.edits import Case, inject
from tests.inject.score import KIND, Groups, Score, add, flat, found_by_compare, found_by_lines, found_by_number

SHARED = Path(os.environ.get("CLAUSEWATCH_SHARED") or Path(__file__).parent.parent.parent / "shared")
SMALLEST = 40
WAYS: dict[str, Callable[[Case], Groups]] = {
    "clausewatch": found_by_compare,
    "line difflib": found_by_lines,
    "by number": found_by_number,
}
ORDER = (*KIND, "swap")


def trees() -> Iterator[tuple[str, ClauseTree]]:
    """Name and tree of every text used."""
    pairs = sorted((SHARED / "corpus" / "pairs").iterdir())
    chosen = [pair for n, pair in enumerate(pairs) if n % 4 == 0 or "doubao" in pair.name]
    for path in (*(pair / "old.md" for pair in chosen), *sorted((SHARED / "seeds").iterdir())):
        tree = build(read(path.read_bytes(), name=path.name))
        if len(flat(tree)) >= SMALLEST:
            yield f"{path.parent.name}/{path.name}", tree


def one_long(texts: list[tuple[str, ClauseTree]]) -> tuple[str, ClauseTree]:
    """All the texts as one."""
    tree, order = set_tree([draft for _, tree in texts for draft in take_apart(tree)])
    return f"{len(order)} clauses", tree


def donors(all_trees: list[tuple[str, ClauseTree]], name: str) -> list[str]:
    """Long clauses of other services' texts, to insert; an earlier version of the text has the same ones."""
    dice = random.Random(name)
    service = name.split("-")[0]
    others = [clause.text for other, tree in all_trees if other.split("-")[0] != service for clause in flat(tree)]
    return dice.sample([text for text in others if 80 < len(text) < 600], 60)


@dataclass(frozen=True)
class Setting:
    """``crowded``: edits may stand side by side; ``drafting``: with the harsher edits; ``long``: all texts as one."""

    seeds: int = 2
    rounds: int = 2
    largest: int = 4_000
    crowded: bool = False
    drafting: bool = False
    long: bool = False


def scores(setting: Setting) -> dict[str, Score]:
    """One score for each way, over all texts and seeds."""
    texts = [(name, tree) for name, tree in trees() if len(flat(tree)) <= setting.largest]
    total = {way: Score() for way in WAYS}
    for name, tree in [one_long(texts[:-4])] if setting.long else texts:
        others = texts[-4:] if setting.long else texts
        for seed in range(setting.seeds):
            case = inject(
                tree,
                donors(others, name),
                seed,
                setting.rounds,
                crowded=setting.crowded,
                edits=DRAFTING if setting.drafting else None,
                references=setting.drafting,
            )
            for way, find in WAYS.items():
                before = len(total[way].errors)
                add(total[way], case, find(case))
                total[way].errors[before:] = [f"{name} #{seed}: {error}" for error in total[way].errors[before:]]
    return total


def table(total: dict[str, Score]) -> Iterator[str]:
    yield f"{'F1':14s}{'injected':>9s}" + "".join(f"{way:>14s}" for way in total)
    first = next(iter(total.values()))
    for kind in dict.fromkeys((*ORDER, *first.hits, *first.misses)):
        if kind not in first.hits and kind not in first.misses:
            continue
        injected = first.hits[kind] + first.misses[kind]
        yield f"{kind:14s}{injected:9d}" + "".join(f"{score.f1(kind):14.3f}" for score in total.values())
    alone = "".join(f"{score.left_alone / max(1, score.untouched):14.4f}" for score in total.values())
    yield f"{'untouched':14s}{first.untouched:9d}{alone}"
    yield f"{'value hidden':14s}{'':9s}" + "".join(f"{score.hidden:14d}" for score in total.values())
    yield f"kinds called otherwise: {dict(first.mislabelled)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--largest", type=int, default=4_000, help="clauses of the largest text used")
    parser.add_argument("--crowded", action="store_true", help="let edits stand side by side")
    parser.add_argument("--drafting", action="store_true", help="edits as drafters make them")
    parser.add_argument("--long", action="store_true", help="nearly all texts as one of over 4,000 clauses")
    parser.add_argument("--errors", action="store_true")
    options = vars(parser.parse_args())
    errors = options.pop("errors")
    total = scores(Setting(**options))
    print("\n".join(table(total)))
    if errors:
        print("\n".join(total["clausewatch"].errors))


if __name__ == "__main__":
    sys.exit(main())
