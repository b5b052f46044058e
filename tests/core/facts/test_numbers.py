"""Number grammars: words, figures, both; durations, percentages, money."""

import pytest

from monitor.core.lang.en import numbers as en
from monitor.core.lang.zh import numbers as zh


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("at least thirty (30) days' prior notice", "P30D"),
        ("two weeks", "P14D"),
        ("a 12-month look-back", "P12M"),
        ("one hundred eighty (180) days", "P180D"),
        ("15 (fifteen) working days", "P15BD"),
        ("half a year", "P6M"),
        ("on the fifth business day", "P5BD"),
        ("forty-eight (48) hours", "PT48H"),
        ("fifteen minutes", "PT15M"),
        ("two years", "P24M"),
    ],
)
def test_english_durations(text: str, value: str) -> None:
    assert [str(length.value) for length in en.lengths(text)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("提前三十日", "P30D"),
        ("第五(5)个工作日", "P5BD"),
        ("两个月内", "P2M"),
        ("半年", "P6M"),
        ("一年半", "P18M"),
        ("30个自然日", "P30D"),
        ("二十四(24)小时", "PT24H"),
        ("两周", "P14D"),
        ("一个季度内", "P3M"),
    ],
)
def test_chinese_durations(text: str, value: str) -> None:
    assert [str(length.value) for length in zh.lengths(text)] == [value]


@pytest.mark.parametrize("text", ["2025年3月1日", "六月一日", "二〇二五年"])
def test_dates_are_no_durations(text: str) -> None:
    assert zh.lengths(text) == ()


def test_a_person_s_age_is_no_duration() -> None:
    assert en.lengths("at least 13 years old") == ()


def test_word_and_figure_that_disagree_give_the_lower_and_say_so() -> None:
    (length,) = en.lengths("thirty (20) days")
    assert (str(length.value), length.mismatch) == ("P20D", True)
    (chinese,) = zh.lengths("十五(20)日")
    assert (str(chinese.value), chinese.mismatch) == ("P15D", True)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ninety-nine point nine percent", "99.9"),
        ("thirty percent (30%)", "30"),
        ("99.5 per cent", "99.5"),
        ("99.950%", "99.950"),
    ],
)
def test_english_percentages(text: str, value: str) -> None:
    assert [str(percent.value) for percent in en.percents(text)] == [value]


@pytest.mark.parametrize(("text", "value"), [("百分之九十九点九", "99.9"), ("95%", "95"), ("百分之五(5%)", "5")])
def test_chinese_percentages(text: str, value: str) -> None:
    assert [str(percent.value) for percent in zh.percents(text)] == [value]


@pytest.mark.parametrize(
    ("grammar", "text", "value"),
    [
        (en, "one hundred us dollars (us$100)", "USD 100"),
        (en, "eur 5,000", "EUR 5000"),
        (en, "$1 million", "USD 1000000"),
        (en, "10.000 euros", "EUR 10000"),
        (en, "eur 10 000,50", "EUR 10000.5"),
        (en, "us$1,250.75", "USD 1250.75"),
        (zh, "人民币伍仟元(¥5,000)", "CNY 5000"),
        (zh, "5万元", "CNY 50000"),
        (zh, "100美元", "USD 100"),
    ],
)
def test_money(grammar: object, text: str, value: str) -> None:
    assert [str(money) for money in grammar.amounts(text)] == [value]  # type: ignore[attr-defined]
