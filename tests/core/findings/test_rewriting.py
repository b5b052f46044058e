"""A text that was written anew: what both texts rule on is told once, what only one of them has came or went."""

import pytest

from monitor.core.clauses import build
from monitor.core.extract import read
from monitor.core.findings import rewriting
from monitor.core.findings.drafts import Draft
from monitor.core.findings.passages import Passage
from monitor.core.findings.reasons import reason
from monitor.core.findings.settling import base_severity
from monitor.core.review import review
from monitor.model.finding import Finding

OLD = """# Terms of Service

1. The platform and all content are provided "as is" and "as available" without any guarantees.

2. Upon cancellation of a paid plan, all rollover credits will expire at the end of the billing cycle then running.

3. Customers shall defend us against every claim that third parties bring because of their uploads.

4. Deliveries of printed matter are made by courier to the postal address in the order form.
"""
NEW = """# Terms of Service

1. We disclaim all warranties, express or implied, for software, documentation and generated output of any sort.

2. Our gateway is not designed for medical records, and we make no warranty that output is accurate or reliable.

3. Prepaid vouchers lapse if nobody redeems them during the month after they were bought in the shop.

4. Members choose a nickname, keep a password secret, and learn about events from our weekly bulletin.

5. Access is for adults; schools register classes through their own administrator and a separate form.
"""


def findings(old: str, new: str) -> tuple[Finding, ...]:
    before, after = (build(read(text.encode(), name="a.md")) for text in (old, new))
    return review(before, after, kind="terms").findings


def of(found: tuple[Finding, ...], attribute: str) -> list[Finding]:
    return [one for one in found if one.attribute == attribute]


def test_what_both_texts_disclaim_is_told_once_and_to_be_read() -> None:
    (one,) = of(findings(OLD, NEW), "warranty_disclaimer")
    assert one.direction == "unclear"
    assert one.old_quote in OLD
    assert one.new_quote in NEW
    assert one.old_quote
    assert one.new_quote
    assert (str(one.old_value) in OLD, str(one.new_value) in NEW) == (True, True)


def test_a_rule_that_only_one_text_has_came_or_went() -> None:
    (gone,) = of(findings(OLD, NEW), "customer_indemnity")
    assert (gone.direction, gone.new_quote) == ("better", "")
    (come,) = of(findings(NEW, OLD), "customer_indemnity")
    assert (come.direction, come.old_quote) == ("worse", "")


def test_a_sentence_more_in_a_text_that_stands_is_told_as_ever() -> None:
    added = OLD + "\n5. We make no warranty that the output is accurate, complete or fit for a purpose of yours.\n"
    (one,) = of(findings(OLD, added), "warranty_disclaimer")
    assert (one.direction, one.old_quote) == ("worse", "")


def test_a_value_that_both_texts_state_did_not_change() -> None:
    promise = "We will give you at least 30 days' notice by email before we change these terms."
    again = "These terms may be amended by us; you will be told so by email at least 30 days before that."
    found = findings(OLD + f"\n5. {promise}\n", NEW + f"\n6. {again}\n")
    assert of(found, "amendment_notice_period") == []


POLICY = "<h1>Privacy Policy</h1><p>This policy tells what we do with data.</p><h2>1. Changes</h2><p>{promise}</p>\
<h2>2. Sharing</h2><p>We share nothing with others.</p><h2>3. Rights</h2><p>You may ask us what we hold.</p>"


def headed(text: str) -> str:
    """The terms as a page with a heading above each sentence, so that what follows them is a part of its own."""
    sentences = [line.partition(". ")[2] for line in text.splitlines() if line[:1].isdigit()]
    body = "".join(f"<h2>{n}. Section</h2><p>{told}</p>" for n, told in enumerate(sentences, 1))
    return f"<h1>Terms of Service</h1><p>These terms bind you and us.</p>{body}"


def test_a_value_that_another_part_states_is_no_word_on_this_one() -> None:
    promise = "We will give you at least 30 days' notice by email before we change these terms."
    other = "Amendments of this policy are announced on this page and to every user by email 30 days ahead."
    policy = POLICY.format(promise=other)
    old, new = (
        build(read(text.encode(), name="a.html"))
        for text in (headed(f"{OLD}5. {promise}\n") + policy, headed(NEW) + policy)
    )
    assert [part.id for part in new.parts] == ["terms", "privacy"]
    (gone,) = of(review(old, new, kind="terms").findings, "amendment_notice_period")
    assert (gone.part, gone.old_value, gone.new_quote) == ("terms", "P30D", "")


def test_severity_is_kept_where_the_direction_cannot_be_told() -> None:
    draft = Draft(
        category="liability",
        attribute="liability_carve_out",
        direction="unclear",
        rule="liability.liability_carve_out",
        cause="anew",
        old=None,
        new=None,
    )
    assert base_severity(draft) == "critical"
    assert reason(draft).endswith("the whole text was written anew, so that both sides have to be read.")


def test_what_is_told_once_is_not_also_left_to_be_read() -> None:
    before, after = (build(read(text.encode(), name="a.md")) for text in (OLD, NEW))
    quotes = {one.new_quote for one in review(before, after, kind="terms").needs_reading}
    assert not any("warrant" in quote for quote in quotes)


CONTRACT = """
1. We are not liable for indirect or consequential damages, whatever the reason of the claim may be.
2. We disclaim all warranties, express or implied, for tea, pots and other goods sold in our shop.
3. We make no warranty that deliveries arrive in time, and you order at your own risk in the season of storms.
4. All amounts paid are non-refundable, unless a statute gives you the right to have them back.
5. We may change these terms on at least thirty days' notice, which we send by email to your address.
6. We accept no liability for what others write about tea on the pages of our shop, nor for their advice.
"""
ALONE = POLICY.format(promise="What changes here is dated above.")
COLLECTION = headed(CONTRACT) + ALONE


def between(old: str, new: str) -> tuple[Finding, ...]:
    before, after = (build(read(text.encode(), name="a.html")) for text in (old, new))
    return review(before, after, kind="terms").findings


def test_a_contract_that_came_onto_the_page_of_a_policy_is_told_once_of_each_kind() -> None:
    came = between(ALONE, COLLECTION)
    assert len(of(came, "warranty_disclaimer")) == 1
    (refund,) = of(came, "refundable")
    assert (refund.severity, refund.old_quote) == ("critical", "")
    (period,) = of(came, "amendment_notice_period")
    assert period.new_value == "P30D"


def test_a_contract_that_left_the_page_is_told_once_of_each_kind() -> None:
    gone = between(COLLECTION, ALONE)
    assert {one.attribute for one in gone} == {one.attribute for one in between(ALONE, COLLECTION)}
    assert all(one.new_quote == "" for one in gone)
    assert len(of(gone, "warranty_disclaimer")) == 1


def test_an_edit_beside_what_came_is_told_as_ever() -> None:
    both = (headed(OLD) + ALONE, headed(OLD.replace("will expire", "will not expire")) + COLLECTION)
    (edited,) = of(between(*both), "unused_balance_expires")
    assert edited.old_quote
    assert edited.new_quote


def test_sentences_are_not_compared_each_with_each(monkeypatch: pytest.MonkeyPatch) -> None:
    many, compared = 150, 0
    similar = rewriting.similarity

    def counted(one: Passage, other: Passage) -> float:
        nonlocal compared
        compared += 1
        return similar(one, other)

    monkeypatch.setattr(rewriting, "similarity", counted)
    old = "".join(f"{at}. We are not liable for loss of parcel{at} by carrier{at}.\n\n" for at in range(1, many))
    new = "".join(f"{at}. In no event is ticket{at} or parcel{at} our liability to you.\n\n" for at in range(1, many))
    assert findings("# Terms\n\n" + old, "# Terms\n\n" + new)
    assert 0 < compared < 20 * many
