"""The first real pages, served as HTML in three styles, checked, served again with one value edited, checked again."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from monitor.app import App, opened, take_over
from monitor.config import parse
from monitor.model.finding import Finding
from monitor.pipeline.outcome import CheckResult
from monitor.pipeline.round import check_all
from tests.helpers.site import STYLES, Pages, lines_of

KLING_EN = "000_0ff258a51307a691.txt"
KLING_ZH = "001_440f145a68ea583b.txt"


@dataclass(frozen=True, kw_only=True)
class Edit:
    """One value edited in one seed, and the finding it must give, alone."""

    seed: str
    old: str
    new: str
    category: str
    attribute: str
    old_value: object
    new_value: object
    clause: str


EDITS = {
    "en discontinuation 4.1": Edit(
        seed=KLING_EN,
        old="notify you at least 30 days in advance",
        new="notify you at least 15 days in advance",
        category="notice",
        attribute="discontinuation_notice_period",
        old_value="P30D",
        new_value="P15D",
        clause="4.1",
    ),
    "zh discontinuation 4.2": Edit(
        seed=KLING_ZH,
        old="我们应提前至少 30 天通知您",
        new="我们应提前至少 15 天通知您",
        category="notice",
        attribute="discontinuation_notice_period",
        old_value="P30D",
        new_value="P15D",
        clause="4.2",
    ),
    "zh uptime 2.2": Edit(
        seed=KLING_ZH,
        old="服务可用性不低于 99.90%",
        new="服务可用性不低于 99.50%",
        category="sla",
        attribute="uptime_commitment",
        old_value=Decimal("99.90"),
        new_value=Decimal("99.50"),
        clause="2.2",
    ),
    "en cap 7.4": Edit(
        seed=KLING_EN,
        old="PAID TO US BY YOU HEREUNDER IN THE PRECEDING SIX MONTHS",
        new="PAID TO US BY YOU HEREUNDER IN THE PRECEDING THREE MONTHS",
        category="liability",
        attribute="liability_cap",
        old_value="fees_paid/P6M",
        new_value="fees_paid/P3M",
        clause="7.4",
    ),
    "zh cap 7.4": Edit(
        seed=KLING_ZH,
        old="累积不超过该服务过往 6 个月所缴纳的服务费用的总和",
        new="累积不超过该服务过往 3 个月所缴纳的服务费用的总和",
        category="liability",
        attribute="liability_cap",
        old_value="fees_paid/P6M",
        new_value="fees_paid/P3M",
        clause="7.4",
    ),
}


@contextmanager
def watching(tmp_path: Path, site: Pages) -> Iterator[App]:
    config = parse(
        "[fetch]\nhost_delay = 0\n"
        '[[service]]\nid = "kling"\ntime_zone = "Asia/Shanghai"\n'
        f'[[service.terms]]\nid = "terms"\nurl = "{site.address}/terms"\nallow_private = true\n',
        tmp_path / "config.toml",
    )
    with opened(config, {}) as world:
        take_over(world)
        yield world


def check(world: App) -> CheckResult:
    (step,) = check_all([(service, terms) for service in world.config.services for terms in service.terms], world.means)
    return step.result


def dressed(style: str, text: str, seed: str) -> str:
    return STYLES[style](lines_of(text), "en" if seed == KLING_EN else "zh-CN")


@pytest.mark.parametrize("style", list(STYLES))
@pytest.mark.parametrize("name", list(EDITS))
def test_an_edited_value_is_reported_and_nothing_else(tmp_path: Path, shared: Path, name: str, style: str) -> None:
    edit = EDITS[name]
    text = (shared / "seeds" / edit.seed).read_text(encoding="utf-8")
    assert text.count(edit.old) == 1
    with Pages({"/terms": dressed(style, text, edit.seed)}) as site, watching(tmp_path, site) as world:
        assert check(world).outcome == "baseline"
        assert check(world).outcome == "unchanged"
        site.served["/terms"] = dressed(style, text.replace(edit.old, edit.new), edit.seed)
        result = check(world)
    assert result.outcome == "changed"
    (finding,) = result.findings
    assert (finding.category, finding.attribute) == (edit.category, edit.attribute)
    assert (finding.old_value, finding.new_value) == (edit.old_value, edit.new_value)
    assert (finding.old_clause, finding.new_clause) == (edit.clause, edit.clause)
    assert (finding.direction, finding.severity) == ("worse", "critical")
    assert_quotes_stand_in_the_text(finding, text, edit)


def assert_quotes_stand_in_the_text(finding: Finding, text: str, edit: Edit) -> None:
    assert finding.old_quote in text
    assert finding.new_quote in text.replace(edit.old, edit.new)
    assert finding.old_quote != finding.new_quote
