"""Edits on real changes: are they exact, how far from the shortest script, in how many pieces.

python -m bench.edits
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from rapidfuzz.distance import Indel

from monitor.core.clauses import build
from monitor.core.diff import compare
from monitor.core.edits.script import KEPT, shortest
from monitor.core.edits.tokens import Alphabet, tokenize
from monitor.core.extract import read
from monitor.model.clause import ClauseTree
from monitor.model.finding import ClauseChange

SHARED = Path(os.environ.get("CLAUSEWATCH_SHARED") or Path(__file__).parent.parent.parent / "shared")


@dataclass
class Count:
    """Sums over all pairs; tokens and hunks over clauses whose edits are shown (not replaced)."""

    pairs: int = 0
    verified: int = 0
    modified: int = 0
    replaced: int = 0
    hunks: int = 0
    minimum: int = 0
    before: int = 0
    after: int = 0


def pairs() -> Iterator[tuple[str, ClauseTree, ClauseTree]]:
    """Every pair of the corpus as trees."""
    for folder in sorted((SHARED / "corpus" / "pairs").iterdir()):
        old, new = (build(read((folder / name).read_bytes(), name=name)) for name in ("old.md", "new.md"))
        yield folder.name, old, new


def measure() -> Count:
    """All pairs in both directions."""
    count = Count()
    for _, first, second in pairs():
        for old, new in ((first, second), (second, first)):
            comparison = compare(old, new)
            count.pairs += 1
            count.verified += comparison.verified
            for change in comparison.changes:
                if change.old and change.new:
                    _add(count, change)
    return count


def _add(count: Count, change: ClauseChange) -> None:
    if change.replaced:
        count.replaced += 1
        return
    old, new = ("".join(edit.text for edit in change.edits if edit.op in side) for side in ("=-", "=+"))
    alphabet = Alphabet()
    encoded = alphabet.encode(tokenize(old)), alphabet.encode(tokenize(new))
    count.minimum += Indel.distance(*encoded)
    count.before += sum(len(run) for operation, run in shortest(*encoded) if operation != KEPT)
    count.after += sum(len(tokenize(edit.text)) for edit in change.edits if edit.op != "=")
    if change.kind == "modified":
        count.modified += 1
        count.hunks += hunks(change)


def hunks(change: ClauseChange) -> int:
    """Places where the texts differ; a deletion beside an insertion is one."""
    ops = ["=", *(edit.op for edit in change.edits)]
    return sum(op != "=" and before == "=" for before, op in pairwise(ops))


def main() -> None:
    count = measure()
    shares = f"{count.before / count.minimum:.3f} shortest, {count.after / count.minimum:.3f} readable"
    print(f"pairs, both ways            {count.pairs}, rebuilt exactly {count.verified}")
    print(f"edited tokens / minimum     {shares}")
    print(f"hunks per modified clause   {count.hunks / count.modified:.2f} over {count.modified}")
    print(f"shown as replaced           {count.replaced}")


if __name__ == "__main__":
    main()
