"""Letters: both parts say the same, nothing a page says takes effect, and none grows without bound."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser

import pytest

from monitor.model.digest import Digest, Health, News, Place, Trouble, Unread
from monitor.model.notice import Deadline, NoticeEntry, NoticeRule
from monitor.render import letter
from monitor.render.letter.digest import LARGEST

PLACE = Place(
    service="Northlight",
    terms="API Terms",
    terms_id="northlight-api",
    url="https://northlight.example/terms",
    version=2,
    snapshots=("a" * 64, "b" * 64),
    found_at=datetime(2026, 3, 3, 6, 10, tzinfo=UTC),
)
CUT = News(
    place=PLACE,
    clause="4.1",
    category="notice",
    attribute="discontinuation_notice_period",
    old_value="P30D",
    new_value="P15D",
    direction="worse",
    severity="critical",
    reason="You now have 15 days, not 30, to move your data before the service ends.",
    old_quote="at least 30 days in advance",
    new_quote="at least 15 days in advance",
)
RULE = NoticeRule(
    id="r", trigger="amendment", minimum="P30D", day_kind="calendar", source="contract", clause="9.2", quote="30 days"
)
ENTRY = NoticeEntry(
    id="L-1",
    service="Northlight",
    terms="northlight-api",
    part="terms",
    trigger="amendment",
    rule=RULE,
    published=date(2026, 3, 2),
    effective=date(2026, 3, 20),
    given_days=18,
    verdict="short",
    short_by_days=12,
    exit_deadline=date(2026, 3, 19),
)
DEADLINE = Deadline(
    on=date(2026, 3, 19), what="last day to act", service="Northlight", terms="northlight-api", source="L-1", uid="u"
)
HEALTH = Health(watched=15, checked=14, unchanged=13, trouble=(Trouble(place=PLACE, what="blocked (403)", since=None),))
WEEK = Digest(
    week="2026-W11",
    today=date(2026, 3, 9),
    deadlines=(DEADLINE,),
    news=(CUT,),
    ledger=(ENTRY,),
    unread=(
        Unread(place=PLACE, clause="7", category="liability", old_quote="may", new_quote="shall", reason="a modal"),
    ),
    reread=(),
    commentary=(),
    health=HEALTH,
)
QUIET = replace(WEEK, deadlines=(), news=(), ledger=(), unread=(), health=Health(watched=15, checked=14, unchanged=14))


class _Words(HTMLParser):
    """Visible text and tags of a page, struck and inserted words marked as the text part marks them."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.tags, self.attributes, self._style = "", set(), set(), False

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self._style = tag in ("style", "title")
        self.words += {"del": "[-", "ins": "{+"}.get(tag, "")

    def handle_endtag(self, tag):
        self._style = False
        self.words += {"del": "-]", "ins": "+}"}.get(tag, " ")

    def handle_data(self, data):
        if not self._style:
            self.words += data


def _read(html: str) -> _Words:
    words = _Words()
    words.feed(html)
    return words


def _folded(text: str) -> str:
    return re.sub(r"[\s*=<>\[\]-]+", "", text).lower()


@pytest.mark.parametrize("digest", [WEEK, QUIET], ids=["full", "quiet"])
def test_both_parts_say_the_same(digest):
    written = letter.digest(digest)
    assert _folded(_read(written.html).words) == _folded(written.text)


def test_the_order_is_deadlines_changes_ledger_reading_health():
    text = letter.digest(WEEK).text
    titles = ["DEADLINES", "CRITICAL CHANGES", "NOTICE LEDGER", "TO BE READ", "HEALTH"]
    assert [text.index(title) for title in titles] == sorted(text.index(title) for title in titles)
    assert "at least [-30-] days in advance" in text
    assert "at least {+15+} days in advance" in text
    assert "short by 12 days" in text


def test_the_subject_counts_and_names_the_nearest_deadline():
    assert letter.digest(WEEK).subject == (
        "Terms watch 2026-W11: 1 critical; Northlight; next deadline Thu 19 Mar 2026"
    )
    assert letter.digest(QUIET).subject == "Terms watch 2026-W11: nothing changed; 14 of 15 pages checked"


def test_favourable_and_minor_changes_are_counted_not_told():
    better = replace(CUT, direction="better", reason="Longer notice.")
    text = letter.digest(replace(WEEK, news=(better, replace(CUT, severity="minor")))).text
    assert "1 favourable change; 1 minor change." in text
    assert "Longer notice." not in text


def test_five_thousand_changes_fit_and_the_rest_is_counted():
    long = "clause {0} may change at any time. " * 40
    many = tuple(replace(CUT, clause=str(i), old_quote=long.format(i), new_quote=long) for i in range(5_000))
    written = letter.digest(replace(WEEK, news=many))
    assert max(len(written.html.encode()), len(written.text.encode())) <= LARGEST
    shown = written.text.count("[CRITICAL]")
    assert shown >= 1
    assert f"... and {5_000 - shown} more" in written.text


_MARKUP = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<svg/onload=alert(1)>",
    "</style><script>alert(1)</script>",
    "<a href='javascript:alert(1)'>x</a>",
    "<!-- --><iframe src=//evil.example>",
    "&lt;script&gt;",
    "{{7*7}} ${7*7} %s {0.__class__}",
    "\u202egnp.exe <b>",
]


@pytest.mark.parametrize("payload", _MARKUP)
def test_text_from_pages_stays_text(payload):
    plain = _read(letter.digest(WEEK).html)
    poisoned = replace(
        CUT,
        clause=payload,
        reason=payload,
        old_quote=f"old {payload}",
        new_quote=f"new {payload}",
        old_value=payload,
        place=replace(PLACE, url=f"javascript:{payload}"),
    )
    written = letter.digest(replace(WEEK, news=(poisoned,)))
    read = _read(written.html)
    assert read.tags <= plain.tags | {"del", "ins"}
    assert read.attributes <= plain.attributes
    assert "javascript:" not in re.findall(r'href="([^"]*)"', written.html)
    assert payload not in written.subject


def test_a_subject_of_an_alert_holds_no_page_text():
    told = letter.alert((replace(CUT, old_value="Bcc: x@y.z", new_value="free words"),), (ENTRY,), today=WEEK.today)
    assert told.subject == (
        "[CRITICAL] Northlight: discontinuation notice changed, effective Fri 20 Mar 2026 (11 days)"
    )
    plain = letter.alert((CUT,), (ENTRY,), today=WEEK.today)
    assert plain.subject.startswith("[CRITICAL] Northlight: discontinuation notice 30 → 15 days, effective")
