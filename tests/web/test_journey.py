"""The way of a reader in a real browser: from an empty store by the demo to a change, its clause, and a verdict.

Three times: with script, without, and by the keyboard alone.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from monitor.app import find_config, opened, take_over
from monitor.cli.demo import DAYS_OF_NOTICE, played
from monitor.web.application import create
from tests.helpers.live import served

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("browser")]
MOST_TABS = 250


class Hand:
    """Acts on a page as a mouse does."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def press(self, target: Any) -> None:
        target.click()

    def write(self, target: Any, text: str) -> None:
        target.fill(text)

    def choose(self, target: Any, label: str) -> None:
        target.select_option(label=label)

    def date(self, target: Any, day: datetime) -> None:
        target.fill(f"{day:%Y-%m-%d}")


class Keys(Hand):
    """Acts on a page by the keyboard alone: what Tab does not reach is not there."""

    def press(self, target: Any) -> None:
        self._reach(target)
        self.page.keyboard.press("Enter")

    def write(self, target: Any, text: str) -> None:
        self._reach(target)
        self.page.keyboard.type(text)

    def choose(self, target: Any, label: str) -> None:
        self._reach(target)
        self.page.keyboard.type(label)

    def date(self, target: Any, day: datetime) -> None:
        self._reach(target)
        self.page.keyboard.type(f"{day:%m%d%Y}")

    def _reach(self, target: Any) -> None:
        handle = target.element_handle()
        for _ in range(MOST_TABS):
            if handle.evaluate("(element) => element === document.activeElement"):
                assert target.evaluate("(element) => getComputedStyle(element).outlineStyle") != "none"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not reach {target}")


@pytest.fixture
def addresses(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """Where an empty store and one that the demo has just filled are served."""
    (tmp_path / "config.toml").write_text("")
    with ExitStack() as stack:
        bare = stack.enter_context(opened(find_config(tmp_path / "config.toml")))
        filled = stack.enter_context(opened(find_config(stack.enter_context(played(tmp_path / "demo")))))
        take_over(filled)
        yield stack.enter_context(served(create(bare))), stack.enter_context(served(create(filled)))


@pytest.mark.parametrize(
    ("way", "script"), [(Hand, True), (Hand, False), (Keys, True)], ids=["script", "plain", "keys"]
)
def test_from_an_empty_store_to_a_verdict(browser, addresses, way, script):
    empty, demo = addresses
    context = browser.new_context(java_script_enabled=script, locale="en-US")
    page = context.new_page()
    hand = way(page)

    page.goto(empty)
    assert "clausewatch web --demo" in page.locator("main").inner_text()

    page.goto(demo)
    hand.press(page.get_by_role("link", name="Northlight: API Terms of Service", exact=False))
    assert "discontinuation notice 30 → 15 days" in page.locator("#findings + .cards").inner_text()
    clause = page.locator("article.change", has_text="discontinue the Services").first
    assert [one.inner_text() for one in clause.locator("del, ins").all()] == ["30", "15"]

    hand.press(clause.get_by_role("link", name="history"))
    assert "We may discontinue the Services" in page.locator("main").inner_text()
    page.go_back()

    hand.write(page.get_by_label("Note"), "seen by counsel")
    hand.press(page.get_by_role("button", name="Acknowledge"))
    page.get_by_text("seen by counsel").first.wait_for()
    assert not page.get_by_role("button", name="Acknowledge").count()

    hand.press(page.get_by_role("link", name="Northlight: API Terms of Service"))
    verdict = page.locator(".verdict").first
    assert verdict.inner_text() == "short by 16 days"
    takes_effect = datetime.now(UTC) + timedelta(days=DAYS_OF_NOTICE)
    hand.press(page.locator("summary", has_text="Log a notice"))
    hand.choose(page.get_by_label("About"), "amendment")
    hand.date(page.get_by_label("Received"), takes_effect - timedelta(days=40))
    hand.date(page.get_by_label("Takes effect"), takes_effect)
    hand.press(page.get_by_role("button", name="Log the notice"))
    page.wait_for_url("**/ledger*")
    row = page.locator("tr", has=page.get_by_role("link", name="northlight-api-terms", exact=True)).first
    assert row.locator(".verdict").inner_text() == "compliant"
    context.close()


def test_the_language_is_chosen_with_a_click_and_stays(browser, addresses):
    context = browser.new_context(locale="en-US")
    page = context.new_page()
    page.goto(addresses[1] + "/ledger?only_open=true")
    page.get_by_role("button", name="中文").click()
    assert page.url.endswith("/ledger?only_open=true")
    assert page.get_by_role("heading", level=1).inner_text() == "通知台账"
    page.goto(addresses[1])
    assert page.evaluate("document.documentElement.lang") == "zh-Hans"
    context.close()


def test_single_keys_walk_through_the_changes_and_can_be_switched_off(browser, addresses):
    context = browser.new_context(locale="en-US")
    page = context.new_page()
    page.goto(addresses[1] + "/terms/northlight-api-terms/changes/2")
    seen = []
    for key in ("n", "n", "p"):
        page.keyboard.press(key)
        seen.append(page.evaluate("document.activeElement.id"))
    assert seen[0] == seen[2] != seen[1]
    page.get_by_label("Keys").uncheck()
    page.reload()
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement === document.body")
    context.close()
