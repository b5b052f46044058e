"""Attributes and values in words."""

from decimal import Decimal

import pytest

from monitor.model.value import Tier
from monitor.render import words


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("P30D", "30 days"),
        ("P1M", "1 month"),
        ("P15BD", "15 business days"),
        ("PT48H", "48 hours"),
        ("efforts", "efforts to give notice"),
        (None, "not stated"),
        (True, "yes"),
        (Decimal("99.90"), "99.90%"),
        (("email", "site_post"), "email; site post"),
        ("max(USD 100,fees_paid/P12M)", "the higher of USD 100 and the fees paid in 12 months"),
        ("2*monthly_fee", "2 times the monthly fee"),
        ("USD 10000", "USD 10,000"),
        ("min(USD 2500000.50,monthly_fee)", "the lower of USD 2,500,000.50 and the monthly fee"),
        ("uncapped", "no cap"),
        ((Tier(lt=Decimal(99), gte=Decimal(95), credit=Decimal(10)),), "10% below 99%"),
    ],
)
def test_values_read_as_words(value, shown):
    assert words.value(value) == shown


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        (("discontinuation_notice_period", "P30D", "P15D"), "discontinuation notice 30 → 15 days"),
        (("uptime_commitment", Decimal("99.90"), Decimal("99.50")), "uptime commitment 99.90% → 99.50%"),
        (("refund_window", "P14D", None), "refund window 14 days → not stated"),
        (
            (
                "credit_tiers",
                (Tier(lt=Decimal(99), gte=Decimal(95), credit=Decimal(10)),),
                (Tier(lt=Decimal(99), gte=Decimal(95), credit=Decimal(5)),),
            ),
            "service credit tiers: 10% below 99% → 5% below 99%",
        ),
        (
            ("credit_tiers", (Tier(lt=Decimal(99), gte=None, credit=Decimal(10)),), None),
            "service credit tiers: 10% below 99% → nothing",
        ),
        (("claim_window", "P2M", "P30D"), "time to claim credits 2 months → 30 days"),
    ],
)
def test_a_change_stands_on_one_line(change, shown):
    assert words.change(*change) == shown
