"""What a notice that came by mail proposes: the days it states, however the letter is wrapped and worded."""

from datetime import UTC, date

import pytest

from monitor.core.ledger.letter import propose
from monitor.errors import ExtractError

HEAD = "From: legal@acme.example\nTo: you@example.com\nDate: Mon, 16 Nov 2026 10:12:00 +0100\nSubject: Notice\n"


def effective(body: str, kind: str = "text/plain") -> date | None:
    message = f"{HEAD}MIME-Version: 1.0\nContent-Type: {kind}; charset=utf-8\n\n{body}\n"
    return propose(message.encode(), UTC).effective


@pytest.mark.parametrize(
    "body",
    [
        "The new terms are effective 1 December 2026.",
        "With effect from 1 December 2026 the price of the API will rise by 12 %.",
        "Starting December 1, 2026, you will be charged the new rates.",
        "Dear customer,\n\nas announced on 2 October 2026, we will switch the old interface off on 1\nDecember 2026.\n",
        "各位用户：\n\n自2026年12月1日起，接口价格将上调。",
        "<p>We will retire version 1 on <b>December 1,\n 2026</b>.</p>",
    ],
)
def test_the_day_on_which_it_applies(body: str) -> None:
    assert effective(body, "text/html" if body.startswith("<") else "text/plain") == date(2026, 12, 1)


@pytest.mark.parametrize(
    "body",
    [
        "Invoices from 1 December 2026 on are due within 14 days; the webinar is on 3 December 2026.",
        "We announced this on 2 October 2026.",
        "Prices will rise soon.",
    ],
)
def test_a_day_is_not_guessed(body: str) -> None:
    assert effective(body) is None


def test_bytes_that_are_no_mail() -> None:
    with pytest.raises(ExtractError, match="save the mail as"):
        propose(b"\x00\x01", UTC)
