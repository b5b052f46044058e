"""Findings against the labelled pairs of versions, beside a keyword base line, in one process.

    python -m bench.pairs CORPUS [--half 0|1]

CORPUS holds pairs/<id>/{old.md,new.md,label.json}. The measures are those of the project's pair scorer; findings with
and without a machine-readable value are counted apart, too. ``--half`` takes one of two random halves (by the first bit
of the SHA-256 of a pair's id): rules were made on half 0 and first checked on half 1.
"""

import argparse
import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from monitor.core.clauses import build
from monitor.core.diff import compare
from monitor.core.extract import read
from monitor.core.facts import read_facts
from monitor.core.findings import find
from monitor.core.findings.passages import Passage, read_passages
from monitor.core.inspection import inspect
from monitor.model.clause import ClauseTree
from monitor.model.finding import CORE_CATEGORIES

NOT_EXHAUSTIVE = {"google-cloud-platform-tos-2024-10-17", "mailjet-tos-2021-12-14"}
MACHINE = re.compile(r"^(P(T)?\d+\w*|[A-Z]{3} ?[\d.,]+|\d+(\.\d+)?%?|none)$")
KEYWORDS = {
    "notice": re.compile(r"\bnoti(?:ce|f)|\binform\w* you|prior notice|通知", re.IGNORECASE),
    "sla": re.compile(r"\bSLA\b|uptime|availability|service level|service credit|可用性", re.IGNORECASE),
    "liability": re.compile(r"\bliab|warrant|indemn|disclaim|\bdamages\b|责任|赔偿|保证", re.IGNORECASE),
    "refund": re.compile(r"refund|money back|pro[- ]rata|退款|退还", re.IGNORECASE),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A finding as the measures see it."""

    category: str
    old_quote: str
    new_quote: str
    direction: str = "unclear"
    values: tuple[str, str] = ("", "")


@dataclass(kw_only=True, slots=True)
class Tally:
    """Counts of one engine over all pairs."""

    pair: Counter[str] = field(default_factory=Counter)
    category: Counter[str] = field(default_factory=Counter)
    direction: Counter[bool] = field(default_factory=Counter)
    precision: Counter[bool] = field(default_factory=Counter)
    recall: dict[str, Counter[bool]] = field(default_factory=lambda: {"machine": Counter(), "text": Counter()})


Engine = Callable[[ClauseTree, ClauseTree], list[Found]]


def ours(old: ClauseTree, new: ClauseTree) -> list[Found]:
    """What the product finds."""
    findings, _ = find(old, new, compare(old, new), read_facts(old), read_facts(new))
    return [
        Found(
            category=finding.category,
            old_quote=finding.old_quote,
            new_quote=finding.new_quote,
            direction=finding.direction,
            values=(str(finding.old_value or ""), str(finding.new_value or "")),
        )
        for finding in findings
        if finding.category in CORE_CATEGORIES
    ]


def keywords(old: ClauseTree, new: ClauseTree) -> list[Found]:
    """The base line: every sentence that only one side has and that holds a word of a category."""
    before, after = (read_passages(tree, {}) for tree in (old, new))
    gone, come = _only(before, after), _only(after, before)
    found = []
    for category, words in KEYWORDS.items():
        found += [Found(category=category, old_quote=p.text, new_quote="") for p in gone if words.search(p.text)]
        found += [Found(category=category, old_quote="", new_quote=p.text) for p in come if words.search(p.text)]
    return found


def _only(these: Iterable[Passage], those: Iterable[Passage]) -> list[Passage]:
    known = {passage.key for passage in those}
    return [passage for passage in these if passage.key not in known]


def fold(text: str) -> str:
    """Letters and digits alone, link targets left out."""
    text = re.sub(r"\]\([^)\s]*\)", "]", text or "")
    return re.sub(r"[\s\W_]+", "", unicodedata.normalize("NFKC", text)).lower()


def overlap(one: str, other: str) -> bool:
    """Does one quote hold 24 letters (or all) of the other?"""
    short, long = sorted((fold(one), fold(other)), key=len)
    if not short:
        return False
    size = min(24, len(short))
    return any(short[at : at + size] in long for at in range(0, len(short) - size + 1, max(1, size // 3)))


def near(label: dict[str, str], found: Found) -> bool:
    """Does a finding quote what a label quotes, in the label's category?"""
    return label["category"] == found.category and (
        overlap(label["old_quote"], found.old_quote) or overlap(label["new_quote"], found.new_quote)
    )


def count(tally: Tally, labels: Sequence[dict[str, str]], found: Sequence[Found], *, exhaustive: bool) -> None:
    """Add one pair to the counts."""
    clear = [label for label in labels if label.get("certainty", "clear") == "clear"]
    want = {label["category"] for label in clear}
    arguable = {label["category"] for label in labels} - want
    got = {finding.category for finding in found}
    if want or not arguable:
        tally.pair[_outcome(bool(want), bool(got))] += 1
    for category in CORE_CATEGORIES:
        if category not in arguable:
            tally.category[_outcome(category in want, category in got)] += 1
    for label in clear:
        same = [finding for finding in found if near(label, finding)]
        machine = any(MACHINE.match(str(label[side] or "")) for side in ("old_value", "new_value"))
        tally.recall["machine" if machine else "text"][bool(same)] += 1
        if same and label["direction"] in ("worse", "better"):
            tally.direction[any(finding.direction == label["direction"] for finding in same)] += 1
    if exhaustive:
        tally.precision.update(any(near(label, finding) for label in labels) for finding in found)


def _outcome(wanted: bool, got: bool) -> str:
    return ("tp" if got else "fn") if wanted else ("fp" if got else "tn")


def _rates(counts: Counter[str]) -> str:
    precision = counts["tp"] / max(1, counts["tp"] + counts["fp"])
    recall = counts["tp"] / max(1, counts["tp"] + counts["fn"])
    harmonic = 2 * precision * recall / max(1e-9, precision + recall)
    return f"P {precision:.3f} R {recall:.3f} F1 {harmonic:.3f}"


def _share(counts: Counter[bool]) -> str:
    return f"{counts[True]}/{counts.total()}"


def show(name: str, tally: Tally) -> str:
    """One engine's measures on one line."""
    found = ", ".join(f"{kind}-valued {_share(counts)}" for kind, counts in tally.recall.items())
    return (
        f"{name:10s} pair {_rates(tally.pair)} | category {_rates(tally.category)}"
        f" | direction {_share(tally.direction)} | finding precision {_share(tally.precision)} | found: {found}"
    )


def half_of(name: str) -> int:
    """The half a pair belongs to."""
    return hashlib.sha256(name.encode()).digest()[0] % 2


def main() -> None:
    """Score both engines and print them below each other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1))
    arguments = parser.parse_args()
    engines: dict[str, tuple[Engine, Tally]] = {"ours": (ours, Tally()), "keywords": (keywords, Tally())}
    for folder in sorted(path.parent for path in arguments.corpus.glob("pairs/*/label.json")):
        if arguments.half is not None and half_of(folder.name) != arguments.half:
            continue
        labels = json.loads((folder / "label.json").read_text(encoding="utf8"))["findings"]
        raw = {side: (folder / f"{side}.md").read_bytes() for side in ("old", "new")}
        documents = {side: read(data, name=f"{side}.md") for side, data in raw.items()}
        old, new = build(documents["old"]), build(documents["new"])
        suspect = inspect(documents["new"], new, raw=raw["new"]).verdict == "suspect"
        for engine, tally in engines.values():
            found = [] if suspect else engine(old, new)
            count(tally, labels, found, exhaustive=folder.name not in NOT_EXHAUSTIVE)
    for name, (_, tally) in engines.items():
        print(show(name, tally))


if __name__ == "__main__":
    main()
