"""The first real pages, served as HTML in three styles, checked, served again with one value edited, checked again."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from monitor.app import App, opened, take_over
from monitor.config import parse
from monitor.core.clauses import build
from monitor.core.extract import read
from monitor.core.facts import contradictions, read_facts
from monitor.model.finding import Finding
from monitor.pipeline.outcome import CheckResult
from monitor.pipeline.round import check_all
from tests.helpers.site import STYLES, Pages, lines_of

KLING_EN = "000_0ff258a51307a691.txt"
KLING_ZH = "001_440f145a68ea583b.txt"


@dataclass(frozen=True, kw_only=True)
class Told:
    """A finding that an edit must give."""

    category: str
    attribute: str
    old_value: object
    new_value: object
    clause: str
    direction: str = "worse"
    severity: str = "critical"


@dataclass(frozen=True, kw_only=True)
class Edit:
    """One value edited in one seed, and the findings that it must give, and no others."""

    seed: str
    old: str
    new: str
    told: tuple[Told, ...]


def notice(clause: str) -> Told:
    return Told(
        category="notice",
        attribute="discontinuation_notice_period",
        old_value="P30D",
        new_value="P15D",
        clause=clause,
    )


def cap(clause: str) -> Told:
    return Told(
        category="liability",
        attribute="liability_cap",
        old_value="fees_paid/P6M",
        new_value="fees_paid/P3M",
        clause=clause,
    )


def refundable(clause: str, old: str, new: str) -> Told:
    return Told(
        category="refund",
        attribute="refundable",
        old_value=old,
        new_value=new,
        clause=clause,
        direction="better",
        severity="minor",
    )


UPTIME = Told(
    category="sla",
    attribute="uptime_commitment",
    old_value=Decimal("99.90"),
    new_value=Decimal("99.50"),
    clause="2.2",
)

EDITS = {
    "en discontinuation": Edit(
        seed=KLING_EN, old="at least 30 days in advance", new="at least 15 days in advance", told=(notice("4.1"),)
    ),
    "en cap, stated twice": Edit(
        seed=KLING_EN, old="PRECEDING SIX MONTHS", new="PRECEDING THREE MONTHS", told=(cap("7.4"), cap("11.8"))
    ),
    "en refund": Edit(
        seed=KLING_EN,
        old="it will not be refunded",
        new="it will be refunded",
        told=(refundable("2.7", "no", "yes"),),
    ),
    "zh discontinuation": Edit(
        seed=KLING_ZH, old="应提前至少 30 天通知您", new="应提前至少 15 天通知您", told=(notice("4.2"),)
    ),
    "zh uptime": Edit(seed=KLING_ZH, old="服务可用性不低于 99.90%", new="服务可用性不低于 99.50%", told=(UPTIME,)),
    "zh cap, 11.16 stays": Edit(
        seed=KLING_ZH,
        old="累积不超过该服务过往 6 个月",
        new="累积不超过该服务过往 3 个月",
        told=(cap("7.4"),),
    ),
    "zh refund": Edit(
        seed=KLING_ZH,
        old="一经开通后不可退款",
        new="一经开通后可以退款",
        told=(refundable("2.8", "no", "yes"),),
    ),
}


@contextmanager
def watching(tmp_path: Path, site: Pages) -> Iterator[App]:
    config = parse(
        "[fetch]\nhost_delay = 0\n"
        '[[service]]\nid = "kling"\ntime_zone = "Asia/Shanghai"\n'
        f'[[service.terms]]\nid = "terms"\nurl = "{site.address}/terms"\nallow_private = true\nrender = "plain"\n',
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


def after(tmp_path: Path, style: str, seed: str, text: str, edited: str) -> CheckResult:
    """Serve ``text``, check twice, serve ``edited``, check again."""
    with Pages({"/terms": dressed(style, text, seed)}) as site, watching(tmp_path, site) as world:
        assert check(world).outcome == "baseline"
        assert check(world).outcome == "unchanged"
        site.served["/terms"] = dressed(style, edited, seed)
        return check(world)


def as_told(findings: Sequence[Finding]) -> set[Told]:
    assert all(finding.old_clause == finding.new_clause for finding in findings)
    return {
        Told(
            category=finding.category,
            attribute=finding.attribute,
            old_value=finding.old_value,
            new_value=finding.new_value,
            clause=finding.new_clause,
            direction=finding.direction,
            severity=finding.severity,
        )
        for finding in findings
    }


def assert_quoted(findings: Sequence[Finding], text: str, edited: str) -> None:
    """Both quotes stand in the texts, character by character, and differ."""
    for finding in findings:
        assert finding.old_quote in text and finding.new_quote in edited
        assert finding.old_quote != finding.new_quote


@pytest.mark.parametrize("style", list(STYLES))
@pytest.mark.parametrize("seed", [KLING_EN, KLING_ZH])
def test_all_edited_values_are_reported_and_nothing_else(tmp_path: Path, shared: Path, seed: str, style: str) -> None:
    text = edited = (shared / "seeds" / seed).read_text(encoding="utf-8")
    edits = [edit for edit in EDITS.values() if edit.seed == seed]
    for edit in edits:
        assert edit.old in text
        edited = edited.replace(edit.old, edit.new)
    result = after(tmp_path, style, seed, text, edited)
    assert as_told(result.findings) == {told for edit in edits for told in edit.told}
    assert_quoted(result.findings, text, edited)


@pytest.mark.long
@pytest.mark.parametrize("style", list(STYLES))
@pytest.mark.parametrize("name", list(EDITS))
def test_an_edited_value_is_reported_and_nothing_else(tmp_path: Path, shared: Path, name: str, style: str) -> None:
    edit = EDITS[name]
    text = (shared / "seeds" / edit.seed).read_text(encoding="utf-8")
    edited = text.replace(edit.old, edit.new)
    result = after(tmp_path, style, edit.seed, text, edited)
    assert as_told(result.findings) == set(edit.told)
    assert len(result.findings) == len(edit.told)
    assert result.needs_reading == ()
    assert_quoted(result.findings, text, edited)


def test_two_caps_in_one_text_are_reported_before_and_after_an_edit_of_one(shared: Path) -> None:
    edit = EDITS["zh cap, 11.16 stays"]
    text = (shared / "seeds" / KLING_ZH).read_text(encoding="utf-8")
    for version, base in ((text, "fees_paid/P6M"), (text.replace(edit.old, edit.new), "fees_paid/P3M")):
        tree = build(read(dressed("semantic", version, KLING_ZH).encode()))
        (found,) = contradictions(read_facts(tree))
        assert (found.first.clause, found.first.value) == ("7.4", base)
        assert (found.second.clause, found.second.value) == ("11.16", "fees_consumed/P6M")
