"""Dates in every usual form, and what they are the dates of."""

from datetime import date

import pytest

from monitor.core.clauses.dates import dates, is_date_line

SPELLINGS = [
    "2024-9-29",
    "2024-09-29",
    "2024/9/29",
    "2024.09.29",
    "September 29, 2024",
    "SEPTEMBER 29, 2024",
    "Sept. 29, 2024",
    "September 29th, 2024",
    "29 September 2024",
    "29th of September 2024",
    "29-Sep-2024",
    "29/09/2024",
    "09/29/2024",
    "29.09.2024",
    "29. September 2024",
    "29 septembre 2024",
    "29 de septiembre de 2024",
    "2024年9月29日",
    "2024 年 09 月 29 日",
    "二〇二四年九月二十九日",
    "民國113年9月29日",
    "September 29. 2024",
    "29th day of September, 2024",
    "9/29/24",
    "20240929",
    "2024-09-29T10:00:00Z",
]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_spelling(spelling: str) -> None:
    assert dates([f"Last updated: {spelling}"]).updated == date(2024, 9, 29)


LABELS = [
    ("Release Date: 2024-9-29", "published"),
    ("Published on 29 September 2024", "published"),
    ("发布日期:2024年9月29日", "published"),
    ("Last modified: September 29, 2024", "updated"),
    ("Revised 29 September 2024", "updated"),
    ("Version of 29 September 2024", "updated"),
    ("更新日期：2024年09月29日", "updated"),
    ("最近更新于2024年9月29日", "updated"),
    ("Stand: 29.09.2024", "updated"),
    ("Effective Date: 2024-9-29", "effective"),
    ("Effective as of September 29, 2024", "effective"),
    ("These terms take effect on September 29, 2024.", "effective"),
    ("生效日期：2024年9月29日", "effective"),
    ("本协议自2024年9月29日起生效。", "effective"),
    ("2024年9月29日生效", "effective"),
    ("September 29, 2024", "updated"),
    ("September 29, 2024 (see the former version)", "updated"),
    ("Date: September 29, 2024", "updated"),
    ("V2.1 2024年9月29日", "updated"),
]


@pytest.mark.parametrize(("line", "kind"), LABELS)
def test_label(line: str, kind: str) -> None:
    found = dates([line])
    named = {"published": found.published, "updated": found.updated, "effective": found.effective}
    assert {name for name, value in named.items() if value} == {kind}
    assert named[kind] == date(2024, 9, 29)


def test_two_dates_on_one_line() -> None:
    found = dates(["Published: 1 May 2024 | Effective: 1 June 2024"])
    assert (found.published, found.effective) == (date(2024, 5, 1), date(2024, 6, 1))


def test_label_on_the_line_above() -> None:
    assert dates(["Effective date", "1 June 2024"]).effective == date(2024, 6, 1)


def test_either_reading_is_reported() -> None:
    found = dates(["Last updated: 03/04/2024"])
    assert found.updated is None
    assert found.ambiguous == ("03/04/2024",)


@pytest.mark.parametrize(("day_first", "month"), [(True, 4), (False, 3)])
def test_language_decides(day_first: bool, month: int) -> None:
    assert dates(["Last updated: 03/04/2024"], day_first=day_first).updated == date(2024, month, 7 - month)


def test_other_dates_of_the_page_decide() -> None:
    found = dates(["Published: 25/03/2024", "Effective: 03/04/2024"])
    assert found.effective == date(2024, 4, 3)
    assert found.ambiguous == ()


def test_both_readings_may_be_the_same() -> None:
    assert dates(["Updated: 04/04/2024"]).updated == date(2024, 4, 4)


@pytest.mark.parametrize(
    "line",
    [
        "This Policy describes how we process personal data under Regulation (EU) 2016/679 of the European Parliament and of "
        "the Council of 27 April 2016, which is applicable to all of our customers wherever they live.",
        "Updated: 31/31/2024",
        "Updated: 2024-13-01",
        "Effective 99/99/9999",
        "Call 2024-5000",
    ],
)
def test_no_date_of_the_text(line: str) -> None:
    found = dates([line])
    assert (found.published, found.updated, found.effective, found.ambiguous) == (None, None, None, ())


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Last updated: 1 May 2024", True),
        ("生效日期：2023年08月01日", True),
        (
            "You may cancel until 1 May 2024 and then not again before the end of the term agreed in your order form.",
            False,
        ),
        ("Fees", False),
    ],
)
def test_date_line(line: str, expected: bool) -> None:
    assert is_date_line(line) is expected
