"""The same words under other markup are no change of law."""

from pathlib import Path

import pytest

from monitor.core.clauses import build
from monitor.core.diff import compare
from monitor.core.extract import read
from monitor.model.clause import ClauseTree
from monitor.model.finding import REAL_KINDS
from tests.inject.markup import LOOKS, page

PAGE = """<html><body><main><h1>Service Terms</h1>
<h2>1. Notice</h2><p>1.1 We may change these terms. We give you thirty (30) days' notice of a change by e-mail.</p>
<p>1.2 Notice is given:</p><ul><li>(a) by e-mail to the address of your account;</li><li>(b) in the console; or</li>
<li>(c) by letter.</li></ul>
<h2>2. Fees</h2><p>2.1 Fees are due within fourteen days after the date of the invoice.</p>
<p>2.2 You may set off claims only where they are undisputed or finally adjudicated.</p>
<h2>3. Liability</h2><p>Our liability is limited to the fees paid in the twelve months before the claim arose.</p>
<p>We collect the following:</p><ul><li>your name</li><li>your e-mail address</li><li>the pages you visit</li></ul>
</main></body></html>"""


def real_changes(old: ClauseTree, new: ClauseTree) -> list[str]:
    comparison = compare(old, new)
    assert comparison.verified
    shown = [(change.kind, [ref.path for ref in (*change.old, *change.new)]) for change in comparison.changes]
    return [f"{kind} {paths}" for kind, paths in shown if kind in REAL_KINDS]


@pytest.mark.parametrize("look", LOOKS)
def test_own_page_in_another_look(look: str) -> None:
    tree = build(read(PAGE.encode()))
    assert real_changes(tree, build(read(page(tree, LOOKS[look])))) == []


@pytest.mark.long
@pytest.mark.parametrize("look", [look for look in LOOKS if look != "plain"])
def test_corpus_in_another_look(shared: Path, look: str) -> None:
    wrong = {}
    for folder in sorted((shared / "corpus" / "pairs").iterdir())[::2]:
        tree = build(read((folder / "old.md").read_bytes(), name="old.md"))
        found = real_changes(*(build(read(page(tree, LOOKS[name]))) for name in ("plain", look)))
        if found:
            wrong[folder.name] = found[:3]
    assert wrong == {}
