"""Which of two caps on liability lets the customer recover more."""

import pytest

from monitor.core.findings.caps import cap_direction

MOVES = [
    (None, "USD 100", "worse"),
    ("USD 100", None, "better"),
    ("uncapped", "USD 1000000", "worse"),
    ("USD 100", "zero", "worse"),
    ("zero", "USD 100", "better"),
    ("USD 500", "USD 100", "worse"),
    ("USD 500", "EUR 500", "unclear"),
    ("fees_paid/P12M", "fees_paid/P6M", "worse"),
    ("fees_paid/P6M", "2*fees_paid/P6M", "better"),
    ("fees_paid/P6M", "fees_consumed/P6M", "worse"),
    ("fees_paid/P6M", "USD 100", "unclear"),
    ("min(EUR 10000,fees_paid/P12M)", "max(EUR 10000,fees_paid/P12M)", "better"),
    ("max(USD 100,fees_paid/P12M)", "min(USD 100,fees_paid/P12M)", "worse"),
    ("max(USD 100,fees_paid/P12M)", "max(USD 50,fees_paid/P12M)", "worse"),
    ("max(USD 100,fees_paid/P12M)", "max(USD 50,fees_paid/P6M)", "worse"),
    ("max(USD 100,fees_paid/P12M)", "max(USD 200,fees_paid/P6M)", "unclear"),
    ("max(USD 100,fees_paid/P12M)", "max(EUR 100,fees_paid/P12M)", "unclear"),
    ("fees_paid/P12M", "max(USD 100,fees_paid/P12M)", "better"),
    ("fees_paid/P12M", "min(USD 100,fees_paid/P12M)", "worse"),
    ("max(USD 100,fees_paid/P12M)", "fees_paid/P12M", "worse"),
    ("min(USD 100,fees_paid/P12M)", "USD 100", "better"),
    ("max(USD 100,fees_paid/P12M)", "min(USD 50,fees_paid/P6M)", "unclear"),
]


@pytest.mark.parametrize(("old", "new", "way"), MOVES)
def test_direction_of_a_cap(old: str | None, new: str | None, way: str) -> None:
    assert cap_direction(old, new) == way
