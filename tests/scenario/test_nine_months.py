"""Nine months of dated versions of the seeds over loopback: the ledger after each step is the one of docs/ledger.md."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from monitor.model.notice import LoggedNotice, NoticeEntry
from monitor.pipeline import ledger
from monitor.store import watch
from tests.conftest import ROOT
from tests.scenario.world import Site, Watch, site

SERVICE = """
[[service]]
id = "kling"
time_zone = "Asia/Shanghai"
calendar = "CN"
[[service.terms]]
id = "kling-en"
language = "en"
url = "{url}/en"
render = "plain"
allow_private = true
[[service.terms]]
id = "kling-zh"
language = "zh"
translation_of = "kling-en"
url = "{url}/zh"
render = "plain"
allow_private = true
"""


@dataclass(frozen=True, kw_only=True)
class Step:
    """A day: what the pages bear from then on (kept for later days), and what notice is logged."""

    on: date
    zh: tuple[tuple[str, str], ...] = ()
    en: tuple[tuple[str, str], ...] = ()
    published: date | None = None
    effective: date | None = None
    restore: bool = False
    notice: tuple[str, str, date, date] | None = None
    claims: tuple[date, ...] | None = None


def _day(month: int, day: int) -> date:
    return date(2026, month, day)


STEPS = (
    Step(on=_day(1, 5), claims=(_day(1, 30), _day(2, 28))),
    Step(on=_day(2, 2)),
    Step(on=_day(2, 3), zh=(("99.90%", "99.50%"),), published=_day(2, 3), effective=_day(2, 20)),
    Step(on=_day(2, 5), notice=("kling-zh", "sla", _day(1, 25), _day(2, 20))),
    Step(on=_day(2, 10), restore=True),
    Step(on=_day(3, 2), notice=("kling-en", "discontinuation", _day(3, 2), _day(3, 25))),
    Step(
        on=_day(3, 16),
        zh=(("提前至少 30 天", "提前至少 15 天"),),
        en=(("at least 30 days", "at least 15 days"),),
        published=_day(3, 16),
        effective=_day(4, 15),
    ),
    Step(on=_day(4, 1), notice=("kling-en", "discontinuation", _day(4, 1), _day(4, 20))),
    Step(on=_day(5, 4), notice=("kling-en", "discontinuation", _day(5, 4), _day(5, 25))),
    Step(on=_day(7, 6), zh=(("两（2）个月内", "一（1）个月内"),), effective=_day(7, 15), claims=(_day(7, 30),)),
    Step(on=_day(7, 20)),
    Step(on=_day(7, 21), zh=(("99.90%", "99.00%"),), effective=_day(9, 1)),
    Step(on=_day(9, 7)),
    Step(
        on=_day(9, 14), zh=(("月度服务费用的 50%", "月度服务费用的 30%"),), published=_day(9, 8), effective=_day(9, 11)
    ),
    Step(on=_day(9, 30), claims=(_day(9, 30),)),
)


@dataclass
class Pages:
    """The two pages as they stand: the seeds' text with what was exchanged so far, under the dates given last."""

    seeds: dict[str, str]
    exchanged: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: {"en": [], "zh": []})
    dates: dict[str, tuple[date | None, date | None]] = field(
        default_factory=lambda: {"en": (None, None), "zh": (None, None)}
    )

    def take(self, step: Step) -> None:
        if step.restore:
            self.exchanged, self.dates = {"en": [], "zh": []}, {"en": (None, None), "zh": (None, None)}
        for language, pairs in (("en", step.en), ("zh", step.zh)):
            if pairs:
                self.exchanged[language].extend(pairs)
                published, effective = self.dates[language]
                self.dates[language] = (step.published or published, step.effective or effective)

    def text(self, language: str) -> bytes:
        text = self.seeds[language]
        for old, new in self.exchanged[language]:
            assert old in text, f"the seed no longer says {old!r}"
            text = text.replace(old, new)
        published, effective = self.dates[language]
        if language == "en" and published:
            text = text.replace("Release Date: 2024-9-29", f"Release Date: {published}")
            text = text.replace("Effective Date: 2024-9-29", f"Effective Date: {effective}")
        elif published or effective:
            head = [f"发布日期：{published}"] if published else []
            text = "\n\n".join([*head, f"生效日期：{effective}", text.lstrip()])
        return text.encode()


@dataclass(frozen=True)
class Row:
    """A line of the table in docs/ledger.md."""

    event: str
    owed_by: str
    effective: str
    given: str
    verdict: str
    act_by: str
    status: str


def _expected() -> dict[str, list[Row]]:
    """Day -> the rows that are new or different on it."""
    text = (ROOT / "docs" / "ledger.md").read_text(encoding="utf-8")
    table = text.partition("| day | event |")[2].splitlines()[2:]
    rows: dict[str, list[Row]] = {}
    for line in table:
        if not line.startswith("|"):
            break
        day, *cells = (cell.strip() for cell in line.strip("|").split("|"))
        rows.setdefault(day, []).append(Row(*cells))
    return rows


def _row(entry: NoticeEntry, names: dict[str, str]) -> Row:
    given = str(entry.given_days) if entry.given_days is not None else f"{entry.given_days_min}..{entry.given_days_max}"
    short = f" {entry.short_by_days}" if entry.verdict == "short" else ""
    return Row(
        event=names.get(entry.event, entry.event),
        owed_by=f"{entry.trigger} {entry.rule.minimum}",
        effective=str(entry.effective),
        given=given,
        verdict=f"{entry.verdict}{short}",
        act_by=str(entry.exit_deadline),
        status=entry.status,
    )


@pytest.fixture
def seeds(shared: Path) -> dict[str, str]:
    folder = shared / "seeds"
    return {
        language: next(folder.glob(f"{number}_*.txt")).read_text(encoding="utf-8")
        for language, number in (("en", "000"), ("zh", "001"))
    }


@pytest.fixture
def served() -> Iterator[Site]:
    with site() as found:
        yield found


@pytest.mark.long
def test_nine_months(seeds: dict[str, str], served: Site, tmp_path: Path, store_url: str) -> None:
    watching = Watch(tmp_path, SERVICE.format(url=served.url), store_url)
    pages, names, expected = Pages(seeds), {}, _expected()
    ledger_by_hand: dict[str, Row] = {}
    for step in STEPS:
        pages.take(step)
        for language in ("en", "zh"):
            served.put(f"/{language}", pages.text(language))
        now = datetime(step.on.year, step.on.month, step.on.day, 1, tzinfo=UTC)
        outcomes = watching.check(now)
        assert set(outcomes.values()) <= {"baseline", "unchanged", "changed"}, (step.on, outcomes)
        with watching.opened(now) as app, app.database.write() as session:
            (keeper,) = ledger.keepers(session, app.means, app.config.services)
            if step.notice:
                terms, trigger, received, effective = step.notice
                notice = LoggedNotice(
                    id=f"N{len(names) + 1}",
                    terms=terms,
                    trigger=trigger,
                    received=received,
                    effective=effective,
                    channel="email",
                )
                names[notice.id] = f"notice {len(names) + 1}"
                row = watch.find(session, terms)
                assert row is not None
                ledger.log_notice(session, keeper, row, notice)
            entries = ledger.entries_today(session, keeper)
            found = {(row := _row(entry, names)).event: row for entry in entries if entry.verdict != "no_firm_rule"}
            ledger_by_hand |= {row.event: row for row in expected.get(str(step.on), [])}
            assert found == ledger_by_hand, step.on
            if step.claims is not None:
                due = ledger.deadlines(session, keeper, 60)
                assert tuple(one.on for one in due if one.source == "claim_window") == step.claims, step.on
    assert ledger_by_hand.keys() == {row.event for rows in expected.values() for row in rows}, "every row was reached"


def test_the_doc_tells_the_claims_that_are_tested() -> None:
    text = (ROOT / "docs" / "ledger.md").read_text(encoding="utf-8")
    for step in STEPS:
        if step.claims:
            assert f"| {step.on} | {', '.join(map(str, step.claims))} |" in text
