"""Changes of clauses: kinds, proof, order."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.core.clauses import build
from monitor.core.diff import compare
from monitor.core.extract import read
from monitor.model.clause import ClauseTree
from monitor.model.finding import ClauseChange, Comparison
from tests.inject.drafts import Draft, set_tree


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


def kind_of(old: str, new: str) -> str:
    """What a change of one clause between two others is called."""
    comparison = changed((FEES, old, LAW), (FEES, new, LAW))
    return only(comparison).kind if comparison.changes else "unchanged"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("The \u201cService\u201d is ours \u2013 as it is.", 'The "Service" is ours - as it is.', "typography"),
        ("Fees, taxes and duties are yours to pay.", "Fees , taxes and duties are yours to pay .", "whitespace"),
        ("Fees, taxes and duties are yours to pay.", "Fees taxes and duties are yours to pay", "punctuation"),
        ("The Service is provided to you as it is.", "The service is provided to You as it is.", "case"),
        ("Last updated: 3 May 2024", "Last updated: 9 June 2025", "date_line"),
        (
            "These Terms were last revised on May 3, 2024.",
            "These Terms were last revised on June 9, 2025.",
            "date_line",
        ),
        (
            "\u00a9 2019-2024 Vendor Ltd. All rights reserved.",
            "\u00a9 2019-2025 Vendor Ltd. All rights reserved.",
            "date_line",
        ),
        ("更新日期：2024年5月3日", "更新日期：2025年6月9日", "date_line"),
        ("See http://www.vendor.example/sla for it.", "See https://vendor.example/sla/ for it.", "link"),
        ("Write to help@vendor.example for that.", "Write to [email protected] for that.", "link"),
        ("提前三十日,通知用户并说明理由.", "提前三十日，通知用户并说明理由。", "typography"),
    ],
)
def test_changes_of_form_are_cosmetic_and_say_why(old: str, new: str, reason: str) -> None:
    change = only(changed((FEES, old, LAW), (FEES, new, LAW)))
    assert (change.kind, change.reasons) == ("cosmetic", (reason,))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The cap is 1,000 euro in all for the year.", "The cap is 1.000 euro in all for the year."),
        ("The limit is 10² units for each account.", "The limit is 102 units for each account."),
        ("A fee of 1½ percent is due every month.", "A fee of 11/2 percent is due every month."),
        ("We are not liable for any loss of data.", "We are liable for any loss of data."),
        ("Notice is given by e-mail and/or posting.", "Notice is given by e-mail and posting."),
        ("Notice is given by e-mail and posting.", "Notice is given by e-mail or posting."),
        ("The fee is $500 for every month of use.", "The fee is €500 for every month of use."),
        ("Credits are 5% of the fee of the month.", "Credits are 5‰ of the fee of the month."),
        ("The discount may be -5 or less in a year.", "The discount may be 5 or less in a year."),
        ("Sections 1, 2 and 9 survive termination.", "Sections 1-2 and 9 survive termination."),
        ("The window is 3-5 days after the request.", "The window is 3, 5 days after the request."),
        ("These terms are effective as of 3 May 2024.", "These terms are effective as of 9 June 2025."),
        ("Last updated and effective: 3 May 2024", "Last updated and effective: 9 June 2025"),
        ("Claims are barred after 3 May 2024 in any case.", "Claims are barred after 9 June 2025 in any case."),
        ("本协议自2024年5月3日起生效。", "本协议自2025年6月9日起生效。"),
        ("用户不得转让本协议项下的权利。", "用户得转让本协议项下的权利。"),
        ("平台应在三十日内书面通知用户。", "平台应在三十个月内书面通知用户。"),
        ("See Section 3 for what the customer owes.", "See Section 1 for what the customer owes."),
        (
            'You name the source and bear the notice "\u00a9 2013 Vendor" in every copy that you make.',
            'You name the source and bear the notice "\u00a9 2017 Vendor" in every copy that you make.',
        ),
        ("The version of 3 May 2024 prevails over others.", "The version of 9 June 2025 prevails over others."),
        ("Prices posted on 3 May 2024 stay as they are.", "Prices posted on 9 June 2025 stay as they are."),
        ("Write to legal@vendor.example for that.", "Write to sales@vendor.example for that."),
        ("See https://vendor.example/sla for it.", "See https://vendor.example/fees for it."),
    ],
)
def test_no_change_of_value_hides_as_form(old: str, new: str) -> None:
    assert kind_of(old, new) not in ("cosmetic", "renumbered", "unchanged")


def numbered(reference: str, *, first: str = "") -> tuple[str, ...]:
    clauses = [first] * bool(first) + [FEES[3:], NOTICE[3:], f"Claims under {reference} lapse after a year.", LAW[3:]]
    return tuple(f"{number}. {clause}" for number, clause in enumerate(clauses, 1))


NEW_CLAUSE = "The customer may set off claims only where they are undisputed or finally adjudicated."


@pytest.mark.parametrize("word", ["Section", "Sub-section", "clauses", "§", "§§"])
def test_a_reference_that_follows_the_renumbering_is_cosmetic(word: str) -> None:
    comparison = changed(numbered(f"{word} 2"), numbered(f"{word} 3", first=NEW_CLAUSE))
    change = next(change for change in comparison.changes if "Claims" in change.new[0].clause.text)
    assert (change.kind, change.reasons) == ("cosmetic", ("cross_reference",))


def test_typography_is_cosmetic_also_where_a_reference_did_not_follow_the_renumbering() -> None:
    old, new = numbered("Section 2"), numbered("Section 2", first=NEW_CLAUSE)
    comparison = changed(old, tuple(clause.replace("Claims", "CLAIMS") for clause in new))
    change = next(change for change in comparison.changes if "CLAIMS" in change.new[0].clause.text)
    assert change.kind == "cosmetic"


@pytest.mark.parametrize("reference", ["Section 4", "Section 1"])
def test_a_reference_that_goes_elsewhere_is_a_modification(reference: str) -> None:
    comparison = changed(numbered("Section 2"), numbered(reference, first=NEW_CLAUSE))
    change = next(change for change in comparison.changes if "Claims" in change.new[0].clause.text)
    assert change.kind == "modified"


def test_a_reference_into_another_text_does_not_follow_the_renumbering() -> None:
    old, new = (numbered(f"Section {n} of the Consumer Act", first=f) for n, f in ((2, ""), (3, NEW_CLAUSE)))
    change = next(c for c in changed(old, new).changes if c.new and "Claims" in c.new[0].clause.text)
    assert change.kind == "modified"


def test_a_clause_that_goes_on_at_length_is_modified() -> None:
    item = "to copy the service in any way."
    more = f"{item} {NEW_CLAUSE} {FEES[3:]} {LAW[3:]}"
    assert only(changed((NOTICE[3:], item, LAW[3:]), (NOTICE[3:], more, LAW[3:]))).kind == "modified"
    assert only(changed((NOTICE[3:], more, LAW[3:]), (NOTICE[3:], item, LAW[3:]))).kind == "modified"


def test_a_sentence_that_went_to_the_next_clause_modifies_both() -> None:
    first, second = (f"1. {FEES[3:]} {NEW_CLAUSE}", f"2. {LAW[3:]} {NOTICE[3:]}")
    comparison = changed((first, second), (f"1. {FEES[3:]}", f"2. {NEW_CLAUSE} {second[3:]}"))
    assert [change.kind for change in comparison.changes] == ["modified", "modified"]


def test_a_retitled_clause_is_modified_with_evidence_though_its_text_is_kept() -> None:
    old = tree_of_sections("Charges")
    change = only(compare(old, tree_of_sections("Refunds and charges")))
    assert change.kind == "modified"
    assert change.evidence == ("heading: Charges -> Refunds and charges",)


def tree_of_sections(title: str) -> ClauseTree:
    page = f"<h2>1. {title}</h2><p>{FEES[3:]}</p><h2>2. Law</h2><p>{LAW[3:]}</p>"
    return build(read(f"<html><body><main>{page}</main></body></html>".encode()))


def test_a_moved_and_edited_clause_is_moved_with_edits() -> None:
    clauses = (FEES[3:], NOTICE[3:], LAW[3:], NEW_CLAUSE)
    comparison = changed(clauses, (*clauses[1:], FEES[3:].replace("30", "14")))
    change = only(comparison)
    assert change.kind == "moved"
    assert [edit.text for edit in change.edits if edit.op != "="] == ["30", "14"]


def test_removed_clauses_stand_where_they_stood() -> None:
    comparison = changed(
        (FEES[3:], NOTICE[3:], LAW[3:]), (FEES[3:].replace("30", "14"), LAW[3:].replace("seat", "office"))
    )
    assert kinds(comparison) == ["modified", "removed", "modified"]


PARAGRAPHS = st.lists(
    st.sampled_from(
        [FEES, NOTICE, LAW, NEW_CLAUSE, "Reserved.", "Reserved.", "(a) one", "退款：七日内。", "\U0001f600 x", "A\r\nB"]
    )
    | st.text(max_size=40),
    max_size=9,
)


@settings(deadline=None, max_examples=60)
@given(PARAGRAPHS, PARAGRAPHS)
def test_any_two_texts_are_proved_both_ways(old: list[str], new: list[str]) -> None:
    before, after = (set_tree([Draft(-1, "", "", text, "paragraph") for text in side])[0] for side in (old, new))
    there, back = compare(before, after), compare(after, before)
    assert there.verified
    assert back.verified
    assert (there.changes == ()) or before.text != after.text


@settings(deadline=None, max_examples=40)
@given(PARAGRAPHS)
def test_a_text_compared_with_itself_has_no_changes(texts: list[str]) -> None:
    tree = set_tree([Draft(-1, "", "", text, "paragraph") for text in texts])[0]
    once = compare(tree, tree)
    assert once.changes == ()
    assert once.unchanged == len(texts)
    # Read twice, it is compared clause by clause.
    assert compare(tree, replace(tree, parts=tuple(replace(part) for part in tree.parts))) == once


def test_a_tree_whose_spans_do_not_fit_is_reported_as_not_verified() -> None:
    sound = tree(FEES, NOTICE)
    broken = replace(sound, text=sound.text.replace("euro", "yen"))
    assert not compare(broken, tree(FEES, LAW)).verified
