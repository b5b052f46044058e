"""Two texts in, findings out: what every test of findings needs."""

from collections.abc import Callable

import pytest

from monitor.core.clauses import build
from monitor.core.diff import compare
from monitor.core.extract import read
from monitor.core.facts import read_facts
from monitor.core.findings import find
from monitor.model.finding import Finding, NeedsReading
from monitor.model.source import SeverityOverride

Found = tuple[tuple[Finding, ...], tuple[NeedsReading, ...]]
FRAME = "# Terms of Service\n\n## 1. The service\n\n{}\n\n## 2. Your account\n\nYou keep your password to yourself.\n"


@pytest.fixture
def found() -> Callable[..., Found]:
    """Findings and passages to read between two paragraphs of one page."""

    def between(old: str, new: str, *overrides: SeverityOverride, frame: str = FRAME) -> Found:
        trees = [build(read(frame.format(text).encode(), name="terms.md")) for text in (old, new)]
        facts = [read_facts(tree) for tree in trees]
        return find(trees[0], trees[1], compare(*trees), *facts, overrides)

    return between
