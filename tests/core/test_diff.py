"""Changes of clauses: kinds, proof, order."""

from monitor.core.clauses import build
from monitor.core.diff import compare
from monitor.core.extract import read
from monitor.model.clause import ClauseTree
from monitor.model.finding import ClauseChange, Comparison


def tree(*paragraphs: str) -> ClauseTree:
    return build(read("\n\n".join(paragraphs).encode(), name="terms.txt"))


def changed(old: tuple[str, ...], new: tuple[str, ...]) -> Comparison:
    comparison = compare(tree(*old), tree(*new))
    assert comparison.verified
    return comparison


def kinds(comparison: Comparison) -> list[str]:
    return [change.kind for change in comparison.changes]


def only(comparison: Comparison) -> ClauseChange:
    assert len(comparison.changes) == 1, kinds(comparison)
    return comparison.changes[0]


FEES = "1. Fees are due within 30 days after the date of the invoice and are payable in euro."
NOTICE = "2. We give at least thirty (30) days' notice of any change of these terms by e-mail."
LAW = "3. These terms are governed by the law of the place where the provider has its seat."


def test_the_same_text_has_no_changes() -> None:
    comparison = changed((FEES, NOTICE, LAW), (FEES, NOTICE, LAW))
    assert comparison.changes == ()
    assert comparison.unchanged == 3


def test_a_changed_value_is_a_modification_with_small_edits() -> None:
    change = only(changed((FEES, NOTICE, LAW), (FEES.replace("30", "14"), NOTICE, LAW)))
    assert change.kind == "modified"
    assert [edit.text for edit in change.edits if edit.op != "="] == ["30", "14"]


def test_an_inserted_clause_renumbers_those_behind_it() -> None:
    new_clause = "2. The customer may set off claims only where they are undisputed or finally adjudicated."
    comparison = changed((FEES, NOTICE, LAW), (FEES, new_clause, "3" + NOTICE[1:], "4" + LAW[1:]))
    assert kinds(comparison) == ["added", "renumbered", "renumbered"]
    assert ("2", "3") in comparison.renumbered
