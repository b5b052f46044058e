"""Real texts, one sentence redrafted: told once, in its category, with its values, exactly quoted, and nothing else."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from monitor.core.clauses import build
from monitor.core.diff import compare
from monitor.core.extract import read
from monitor.core.facts import read_facts
from monitor.core.findings import find
from monitor.core.findings.passages import Passage, read_passages
from monitor.model.clause import ClauseTree
from monitor.model.finding import CORE_CATEGORIES, Fact, Finding
from tests.metamorphic.turns import EDITS, Turn

TEXTS = [
    "seeds/000_0ff258a51307a691.txt",
    "seeds/001_440f145a68ea583b.txt",
    *(
        f"corpus/pairs/{name}/new.md"
        for name in (
            "berget-ai-tos-2026-04-15",
            "bardeen-tos-2024-06-27",
            "classgap-tos-2023-10-09",
            "deviantart-tos-2024-09-02",
            "google-business-profile-tos-2024-02-29",
            "huawei-devterms-2024-01-31",
            "linear-tos-2026-06-10",
            "linkedin-tos-2025-11-04",
            "lovable-tos-2025-10-07",
            "midjourney-tos-2024-10-25",
            "mistral-ai-devterms-2024-12-06",
            "murf-tos-2024-12-20",
            "doubao-tos-2025-08-21",
            "financial-times-tos-2021-11-25",
            "codeium-tos-2025-06-10",
            "mailjet-tos-2023-10-25",
            "bonanza-tos-2023-08-09",
            "crunchbase-tos-2024-01-19",
        )
    ),
]
EACH = 5
CASES = 150


def _tree(text: str) -> ClauseTree:
    return build(read(text.encode(), name="terms.md"))


def _of(passage: Passage, facts: tuple[Fact, ...]) -> list[Fact]:
    start, end = passage.span
    return [fact for fact in facts if fact.category in CORE_CATEGORIES and fact.start < end and fact.end > start]


def _cases(text: str, tree: ClauseTree, facts: tuple[Fact, ...]) -> Iterator[tuple[str, Passage, Turn]]:
    """At most so many edits of a kind: a value must be one that is read, a turned rule one that is read as a fact."""
    for name, edit in EDITS.items():
        count = 0
        for passage in read_passages(tree, {}):
            turn = edit(passage.text) if count < EACH and text.count(passage.text) == 1 else None
            held = _of(passage, facts)
            if turn is None or not held or (turn.category not in ("", "?") and not any(_is(f, turn) for f in held)):
                continue
            if turn.values[0] and not any(turn.values[0] in str(fact.value) for fact in held):
                continue
            count += 1
            yield name, passage, turn


def _is(fact: Fact, turn: Turn) -> bool:
    return fact.category == turn.category and fact.value != "unstated"


def _fault(old: ClauseTree, facts: tuple[Fact, ...], new: ClauseTree, passage: Passage, turn: Turn) -> str:
    findings = find(old, new, compare(old, new), facts, read_facts(new))[0]
    core = [finding for finding in findings if finding.category in CORE_CATEGORIES]
    told = [f"{f.attribute} {f.old_value} -> {f.new_value} {f.direction}" for f in core]
    if any(f.old_quote not in old.text or f.new_quote not in new.text for f in core):
        return f"not an exact quote: {told}"
    if any(not _here(f, passage, turn) for f in core):
        return f"something elsewhere: {told}"
    if not turn.category:
        return f"an alarm: {told}" if core else ""
    right = [
        f for f in core if turn.category in ("?", f.category) and _holds(f, turn) and turn.way in ("", f.direction)
    ]
    return "" if right else f"not told so: {told}"


def _holds(finding: Finding, turn: Turn) -> bool:
    return turn.values[0] in str(finding.old_value) and turn.values[1] in str(finding.new_value)


def _here(finding: Finding, passage: Passage, turn: Turn) -> bool:
    quotes = [quote for quote in (finding.old_quote, finding.new_quote) if quote]
    return any(_shared(quote, text) for quote in quotes for text in (passage.text, turn.sentence))


def _shared(one: str, other: str) -> bool:
    return one[:40] in other or other[:40] in one or one[-40:] in other or other[-40:] in one


@cache
def _faults(shared: Path, name: str) -> tuple[int, tuple[str, ...]]:
    text = (shared / name).read_text(encoding="utf8")
    tree = _tree(text)
    facts = read_facts(tree)
    cases = list(_cases(text, tree, facts))
    faults = []
    for kind, passage, turn in cases:
        fault = _fault(tree, facts, _tree(text.replace(passage.text, turn.sentence)), passage, turn)
        if fault:
            faults.append(f"{kind}: {fault}: {turn.sentence[:160]}")
    return len(cases), tuple(faults)


@pytest.mark.long
@pytest.mark.parametrize("name", TEXTS)
def test_one_redrafted_sentence(shared: Path, name: str) -> None:
    assert _faults(shared, name)[1] == ()


@pytest.mark.long
def test_there_are_turns_enough(shared: Path) -> None:
    assert sum(_faults(shared, name)[0] for name in TEXTS) >= CASES
