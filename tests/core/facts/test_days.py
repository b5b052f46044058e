"""Days as a text's own definitions have them."""

from datetime import date

import pytest

from monitor.core.clauses import build
from monitor.core.extract import read
from monitor.core.facts import read_facts
from monitor.core.facts.days import DayTerms, day_terms
from monitor.core.lang.en.daywords import DAYS as ENGLISH
from monitor.core.lang.zh.daywords import DAYS as CHINESE
from monitor.core.ledger import rules_from_facts
from monitor.core.ledger.calendars import WEEKDAYS, is_working_day, provisional_years
from monitor.model.clause import ClauseTree

DUTY = "We will give you 5 business days' notice by email before we change these Terms."


def page(*paragraphs: str) -> ClauseTree:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return build(read(f"<html><body><main><h1>Terms of Service</h1>{body}</main></body></html>".encode()))


@pytest.mark.parametrize(
    ("definition", "calendar"),
    [
        ("“Business Day” means a day on which banks in Singapore are open for business.", "SG"),
        ("Business Day: any day other than a Saturday, Sunday or public holiday in England.", "GB-ENG"),
        ("A business day is any day that is not a weekend or holiday in the State of New York.", "US-NY"),
        ("Working days means Monday to Friday, excluding public holidays in Germany.", "DE"),
        ("Business days refers to Monday through Friday.", WEEKDAYS),
        ("“Business Day” means Monday to Friday, excluding public holidays.", ""),
        ("本协议中的“工作日”指中华人民共和国法定节假日以外的日期。", "CN"),
        ("工作日:指香港银行对外营业的日子。", "HK"),
        ("“工作日”指周一至周五。", WEEKDAYS),
        ("“工作日”是指除法定节假日外的周一至周五。", ""),
        ("We answer within two business days – also in Singapore.", ""),
        ("Our head office is in London.", ""),
    ],
)
def test_calendar_of_a_definition(definition: str, calendar: str) -> None:
    assert day_terms(definition).calendar == calendar


@pytest.mark.parametrize(
    ("definition", "days"),
    [
        ("References to “days” in this Agreement are to business days.", "BD"),
        ("The term “day” shall mean a calendar day.", "D"),
        ("本协议所称“日”,均指工作日。", "BD"),
        ("合同中的“天”为自然日。", "D"),
        ("Every day counts.", ""),
    ],
)
def test_what_a_bare_day_is(definition: str, days: str) -> None:
    assert day_terms(definition) == DayTerms(days=days)


def test_the_definition_sets_the_calendar_of_the_fact_and_of_the_ledger_s_rule() -> None:
    tree = page("“Business Day” means a day on which banks in Hong Kong are open.", DUTY)
    facts = read_facts(tree)
    assert [(f.value, f.calendar) for f in facts if f.attribute == "amendment_notice_period"] == [("P5BD", "HK")]
    (rule,) = rules_from_facts(facts, tree, service="acme", terms="acme-terms", calendar="US")
    assert (rule.minimum, rule.calendar) == ("P5BD", "HK")


def test_without_a_definition_the_vendor_s_country_counts() -> None:
    tree = page(DUTY)
    (rule,) = rules_from_facts(read_facts(tree), tree, service="acme", terms="acme-terms", calendar="US")
    assert (rule.minimum, rule.calendar) == ("P5BD", "US")


def test_days_defined_as_business_days_are_business_days() -> None:
    tree = page(
        "In these Terms the term “days” means business days.",
        "We give you 10 days' notice of any change to these Terms.",
    )
    (fact,) = [fact for fact in read_facts(tree) if fact.attribute == "amendment_notice_period"]
    assert fact.value == "P10BD"


def test_weekdays_have_no_holidays_and_are_certain() -> None:
    christmas = date(2031, 12, 25)
    assert is_working_day(christmas, WEEKDAYS)
    assert not is_working_day(date(2031, 12, 27), WEEKDAYS)
    assert not provisional_years(christmas, christmas, WEEKDAYS)


@pytest.mark.parametrize("code", sorted({code for words in (ENGLISH, CHINESE) for code, _ in words.places}))
def test_every_place_has_a_calendar(code: str) -> None:
    assert is_working_day(date(2025, 11, 19), code)
