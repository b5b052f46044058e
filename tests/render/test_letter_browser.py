"""Mails as a reader has them: at the width of a mail client and of a phone, light and dark, nothing loaded."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from monitor.model.digest import Digest
from monitor.render import letter
from tests.helpers.live import AXE
from tests.render.test_letter import CUT, PLACE, QUIET, WEEK

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("browser")]
LONG = "clause {0} may change at any time and without notice to you. " * 12
CHINESE = replace(
    CUT,
    place=replace(PLACE, service="北光云", terms="接口服务条款"),
    old_quote="终止任何服务的，我们应当提前至少30日以电子邮件通知您，以便您转移数据并调整客户应用。" * 3,
    new_quote="终止任何服务的，我们应当提前至少15日以电子邮件通知您，以便您转移数据并调整客户应用。" * 3,
)
WIDE = replace(
    CUT, place=replace(PLACE, url="https://northlight.example/" + "path-without-a-break" * 20), old_quote="x" * 300
)
MAILS: dict[str, Digest] = {
    "full": WEEK,
    "quiet": QUIET,
    "huge": replace(WEEK, news=tuple(replace(CUT, clause=str(n), old_quote=LONG.format(n)) for n in range(150))),
    "Chinese": replace(WEEK, news=(CHINESE, replace(CHINESE, severity="major"))),
    "unbroken": replace(WEEK, news=(WIDE,)),
}
"""The week as it is, nothing to tell, more than a mail holds, Chinese, and text that cannot be broken."""


def _drawn(name: str) -> str:
    if name == "alert":
        return letter.alert((CUT,), WEEK.ledger, today=date(2026, 3, 9)).html
    return letter.digest(MAILS[name]).html


@pytest.mark.parametrize("name", [*MAILS, "alert"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_mail_fits_is_legible_and_loads_nothing(browser: Any, name: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.set_content(_drawn(name))
    for width in (600, 360):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
    page.add_script_tag(path=AXE)
    result = page.evaluate("axe.run({ runOnly: ['color-contrast', 'list', 'link-name', 'html-has-lang'] })")
    assert [(one["id"], [node["html"][:200] for node in one["nodes"][:3]]) for one in result["violations"]] == []
    assert requests == []
    context.close()
