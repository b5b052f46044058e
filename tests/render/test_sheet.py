"""The terms sheet: what is promised, what is absent, what contradicts itself; and the page of rules."""

from pathlib import Path
from typing import get_args

import pytest

from monitor.core.clauses import build
from monitor.core.extract import read
from monitor.core.facts import contradictions, read_facts
from monitor.core.lang.items import ITEM_KINDS
from monitor.model.finding import Reason
from monitor.render.rules import rule_list, rules_page
from monitor.render.sheet import quoted, sheet

TERMS = b"""<html><head><title>Terms of Example</title></head><body><main>
<h1>Terms of Service</h1>
<h2>1. Changes</h2>
<p>1.1 We will notify you by email at least 30 days before any change to these Terms takes effect.</p>
<p>1.2 We have the right to stop providing the service at any time. However, we will inform you at least 60 days in
advance.</p>
<h2>2. Liability</h2>
<p>2.1 Our total liability is limited to USD 500.</p>
<p>2.2 Our total liability shall not exceed the fees paid in the preceding six months.</p>
<h2>3. Fees</h2>
<p>3.1 All fees are non-refundable.</p>
</main></body></html>"""


def shown(page: bytes) -> str:
    tree = build(read(page, name="terms.html"))
    facts = read_facts(tree)
    return sheet(tree, facts, contradictions(facts))


def test_values_stand_beside_their_clause_and_quote() -> None:
    text = shown(TERMS)
    assert "notice of changes to the terms" in text
    assert "30 days  (§1.1)" in text
    assert "60 days  (§1.2)" in text
    assert '"All fees are non-refundable."' in text


def test_what_is_absent_is_said() -> None:
    text = shown(TERMS)
    assert "no notice period promised for price changes" in text
    assert "no percentage of availability promised" in text
    assert "no cap found" not in text
    assert "no cap found" in shown(
        TERMS.replace(b"liability is limited to USD 500", b"offer is good").replace(
            b"liability shall not exceed", b"offer beats"
        )
    )


def test_two_caps_are_a_contradiction() -> None:
    text = shown(TERMS)
    assert "most the vendor pays: USD 500 (§2.1) against the fees paid in 6 months (§2.2)" in text


def test_a_value_stated_twice_is_one_row_with_both_quotes() -> None:
    text = shown(
        TERMS.replace(
            b"3.1 All fees are non-refundable.", b"3.1 All fees are non-refundable.</p><p>3.2 We give no refunds."
        )
    )
    assert text.count("are fees refundable") == 1
    assert "no  (§3.1, §3.2)" in text
    assert '"All fees are non-refundable."' in text
    assert '"We give no refunds."' in text


def test_matters_of_several_clauses_are_one_row() -> None:
    page = TERMS.replace(
        b"<p>2.1",
        b"<p>2.3 We are not liable for user content.</p><p>2.4 We are not liable for acts of third parties.</p><p>2.1",
    )
    text = shown(page)
    assert text.count("what the vendor does not answer for") == 1
    assert "content (\u00a72.3); third party (\u00a72.4)" in text


def test_business_days_say_whose_they_are() -> None:
    page = TERMS.replace(b"at least 30 days before", b"at least 5 business days before").replace(
        b"<h2>2. Liability</h2>",
        b"<p>1.3 Business Day means a day on which banks in Singapore are open.</p><h2>2. Liability</h2>",
    )
    assert "5 business days [business days: SG]  (\u00a71.1)" in shown(page)


def test_an_effective_date_at_the_head_is_not_called_absent() -> None:
    text = shown(TERMS.replace(b"<h2>1. Changes", b"<p><b>Effective Date:</b> 5 January 2024</p><h2>1. Changes"))
    assert "effective 2024-01-05" in text
    assert "no effective date stated" not in text


def test_a_figure_to_be_reached_by_efforts_says_so() -> None:
    promise = b"<p>3.1 We will use reasonable efforts to make the Service available 99.5% of the time.</p>"
    assert "99.5 % [by efforts only]  (\u00a73.1)" in shown(
        TERMS.replace(b"<p>3.1 All fees are non-refundable.</p>", promise)
    )


LONG = (
    "Unquestionably, notwithstanding misunderstandings, disproportionately burdensome interdepartmental reorganisations"
)


@pytest.mark.parametrize(
    "quote",
    [
        LONG,
        f"{LONG} are excluded.",
        " ".join(["liability"] * 30),
        " ".join(["on"] * 30),
        "我们不对任何间接损失承担责任" * 12,
        "第3条 我们不对任何间接损失承担责任" + "包括利润损失" * 20,
    ],
)
def test_a_long_quote_ends_with_a_word_and_its_dots_on_one_line(quote: str) -> None:
    short = quoted(quote)
    begun = short.removesuffix(" ...")
    assert begun != short
    assert quote.startswith(begun)
    assert len(f'"{short}"') <= 92
    assert quote[len(begun)] == " " or " " not in quote[40:]


def test_a_quote_that_fits_a_line_is_left_whole() -> None:
    assert quoted("All  fees are\nfinal.") == "All fees are final."
    assert quoted("x" * 90) == "x" * 90


def test_hidden_characters_of_a_page_become_visible() -> None:
    assert "<U+202E>" in shown(TERMS.replace(b"All fees", "All \u202efees".encode()))


def test_the_page_of_rules_is_up_to_date() -> None:
    written = Path(__file__).parents[2] / "docs" / "rules.md"
    assert written.read_text(encoding="utf8") == rules_page(), "run: python -m monitor rules > docs/rules.md"


def test_the_page_of_rules_explains_every_rule_a_fact_can_name() -> None:
    page = rules_page()
    assert all(f"`{name}`" in page for name in get_args(Reason))
    assert all(f"### {kind}" in page for kind in ITEM_KINDS)
    tree = build(read(TERMS, name="terms.html"))
    for fact in read_facts(tree):
        assert f"`{fact.rule}`" in page


def test_every_id_that_a_finding_can_name_is_explained_alone() -> None:
    for name in (*ITEM_KINDS, *get_args(Reason), "own.tax", "en:amendment_notice_period.terms"):
        (row,) = rule_list(name)
        assert row["says"]
