"""The item tables: each rule finds its own example."""

import pytest

from monitor.core.findings.items import Reader
from monitor.core.findings.languages import LEXICONS
from monitor.core.findings.passages import fold
from monitor.core.lang.items import ItemRule

RULES = [(language, rule) for language, lexicon in LEXICONS.items() for rule in lexicon.rules]


@pytest.mark.parametrize(("language", "rule"), RULES, ids=[f"{language}-{rule.kind}" for language, rule in RULES])
def test_every_rule_finds_its_example(language: str, rule: ItemRule) -> None:
    keys = [item.id for item in Reader(LEXICONS[language]).items(fold(rule.example))]
    assert rule.kind in keys


@pytest.mark.parametrize(
    "sentence",
    [
        "Sharing a recipe on your own blog is welcome, as is filming yourself while you bake.",
        "Gumdrop provides the platform for users with special privileges.",
        "Late payments are increased by a fixed indemnity of forty euros.",
        "We may disclose records to defend ourselves against third-party claims.",
        "We share data to protect you and others, or to defend or enforce our legal rights.",
        "Without limitation, Customer warrants that it sends us data in a secure manner only.",
    ],
)
def test_words_that_only_look_like_a_rule_of_liability(sentence: str) -> None:
    keys = [item.id for item in Reader(LEXICONS["en"]).items(fold(sentence))]
    assert not [key for key in keys if key.startswith("liability.")]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("If we raise the fee, you may cancel your subscription before it applies.", "other.termination"),
        ("You must not, directly or indirectly, use our content to train any model.", "other.training"),
    ],
)
def test_what_the_customer_may_or_must_not_do_is_none_of_the_vendors_rights(sentence: str, kind: str) -> None:
    assert kind not in [item.id for item in Reader(LEXICONS["en"]).items(fold(sentence))]


def test_a_waived_right_of_withdrawal_is_one_whoever_waives_it() -> None:
    told = [fold(f"{who} right of withdrawal.") for who in ("The Consumer waives its", "You waive your")]
    assert [[item.id for item in Reader(LEXICONS["en"]).items(one)] for one in told] == [
        ["refund.withdrawal_waived"]
    ] * 2


def test_an_indemnity_that_is_denied_is_none() -> None:
    told = [item.id for item in Reader(LEXICONS["en"]).items(fold("We will not indemnify you for what you upload."))]
    assert told == ["liability.vendor_indemnity_denied"]
