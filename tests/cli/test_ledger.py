"""The ledger's commands, run as a user runs them, over a page on loopback."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest
from icalendar import Calendar

from monitor.cli.main import root
from monitor.errors import ConfigError
from tests.core.ledger.pages import ENGLISH
from tests.scenario.world import Watch, site

SERVICE = """
[[service]]
id = "acme"
time_zone = "Europe/Berlin"
calendar = "DE"
[[service.terms]]
id = "acme-terms"
url = "{url}/terms"
render = "plain"
allow_private = true
[[service.date]]
kind = "renewal"
on = 2026-05-01
name = "annual plan"
"""
RENEWAL = b"\n\n5. To prevent renewal you must notify us at least 30 days before the end of the current term."
MAIL = b"""From: Acme <legal@acme.example>
To: you@example.com
Date: Mon, 02 Mar 2026 23:30:00 +0000
Subject: The Acme API will be discontinued
Content-Type: text/plain; charset=utf-8

Dear customer,

we will discontinue the interface.

Effective date: 2026-03-20
"""

Run = Callable[..., str]


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watch]:
    """Acme's terms, changed on 3 March 2026 with effect from the 20th."""
    with site() as served:
        watching = Watch(
            tmp_path_factory.mktemp("ledger"),
            SERVICE.format(url=served.url),
            "sqlite:///" + str(tmp_path_factory.mktemp("store") / "store.db"),
        )
        served.put("/terms", ENGLISH.page() + RENEWAL)
        watching.check(datetime(2026, 3, 2, 9, tzinfo=UTC))
        new = ENGLISH.page(
            published=datetime(2026, 3, 3, tzinfo=UTC).date(),
            effective=datetime(2026, 3, 20, tzinfo=UTC).date(),
            edited=True,
        )
        served.put("/terms", new + RENEWAL)
        watching.check(datetime(2026, 3, 3, 9, tzinfo=UTC))
        yield watching


@pytest.fixture
def run(watched: Watch, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line at 9:00 UTC of 4 March 2026 and give what it prints on standard output."""

    def command(*words: str, now: str = "2026-03-04T09:00:00Z") -> str:
        monkeypatch.setenv("CLAUSEWATCH_NOW", now)
        arguments = ["--config", str(watched.config_path), *words]
        capsys.readouterr()
        try:
            root(arguments, standalone_mode=False)
        except click.exceptions.Exit as left:
            assert left.exit_code == 0
        return capsys.readouterr().out

    return command


def test_the_ledger_as_a_table(run: Run) -> None:
    head, line = run("ledger").splitlines()[:2]
    assert head.split()[:3] == ["entry", "terms", "trigger"]
    assert "acme-terms" in line and "short by 13 days" in line and "2026-03-19 (15 d)" in line


def test_the_ledger_as_json_and_csv(run: Run) -> None:
    shown = json.loads(run("ledger", "--format", "json"))
    assert shown["schema"] == "clausewatch.ledger/1"
    assert shown["rehearsed_at"] == "2026-03-04T09:00:00+00:00", "the clock was set, and the output says so"
    (entry,) = [one for one in shown["entries"] if one["event"] == "acme-terms@2"]
    assert (entry["verdict"], entry["short_by_days"], entry["status"]) == ("short", 13, "open")
    rows = list(csv.DictReader(io.StringIO(run("ledger", "--format", "csv"), newline="")))
    assert entry["id"] in {row["id"] for row in rows}


def test_the_ledger_as_a_calendar(run: Run) -> None:
    file = Calendar.from_ical(run("ledger", "--open", "--format", "ics"))
    events = [part for part in file.walk() if part.name == "VEVENT"]
    assert datetime(2026, 3, 19, tzinfo=UTC).date() in {event.decoded("dtstart") for event in events}


def test_only_what_is_open(run: Run) -> None:
    assert "expired" in run("ledger", now="2026-06-01T09:00:00Z")
    assert run("ledger", "--open", now="2026-06-01T09:00:00Z") == "The ledger is empty.\n"


def test_why_answers_the_four_questions(run: Run) -> None:
    (entry,) = [
        one for one in json.loads(run("ledger", "--format", "json"))["entries"] if one["event"] == "acme-terms@2"
    ]
    told = run("ledger", "why", entry["id"][:6])
    for answer in (
        "Owed: 30 days (P30D) before a change of the text, by email",
        "Its words: \"We will give you at least 30 days' prior notice by email",
        "Notice given: 2026-03-03 (Tue), as the page states it",
        "Takes effect: 2026-03-20 (Fri), as the page states it, and did not before",
        "Convention: the day on which notice is given is not counted",
        "2026-03-03 + 30 days = 2026-04-02 (Thu)",
        "given: 2026-03-20 - 2026-03-03 = 17 days, owed 30",
        "Verdict: short by 13 days",
        "Now: decide by 2026-03-19 (Thu) (15 days left)",
        "not legal advice",
    ):
        assert answer in told, told


def test_rules(run: Run) -> None:
    table = run("ledger", "rules").splitlines()
    assert [line.split()[1:3] for line in table[1:]] == [["discontinuation", "P30D"], ["amendment", "P30D"]]
    rules = json.loads(run("ledger", "rules", "--format", "json"))["rules"]
    assert [rule["quote"] for rule in rules][1] == ENGLISH.rule["P30D"]


def test_deadlines(run: Run) -> None:
    lines = run("deadlines", "--days", "60").splitlines()
    assert [line[:10] for line in lines[1:]] == ["2026-03-19", "2026-03-31"]
    assert "last day to refuse renewal of annual plan" in lines[2]
    assert run("deadlines", "--days", "3") == "No deadline in that time.\n"
    assert [one["on"] for one in json.loads(run("deadlines", "--format", "json"))["deadlines"]] == [
        "2026-03-19",
        "2026-03-31",
    ]


def test_a_notice_from_a_mail_file(run: Run, tmp_path: Path) -> None:
    mail = tmp_path / "notice.eml"
    mail.write_bytes(MAIL)
    told = run("notice", "add", "acme-terms", "--trigger", "discontinuation", "--eml", str(mail))
    assert "From the mail: received 2026-03-03, effective 2026-03-20." in told, "half past midnight in Berlin"
    assert "short by 13 days" in told
    (notice,) = json.loads(run("notice", "list", "--format", "json"))["notices"]
    assert (notice["channel"], notice["note"]) == ("email", "The Acme API will be discontinued")
    again = run("notice", "add", "acme-terms", "--trigger", "discontinuation", "--eml", str(mail))
    assert "short by 13 days" in again, "what it opened is told again"
    assert len(json.loads(run("notice", "list", "--format", "json"))["notices"]) == 1, "logged once"


def test_what_is_given_outranks_the_mail(run: Run, tmp_path: Path) -> None:
    mail = tmp_path / "notice.eml"
    mail.write_bytes(MAIL.replace(b"2026-03-20", b"2026-04-20"))
    told = run(
        "notice",
        "add",
        "acme-terms",
        "--trigger",
        "price",
        "--eml",
        str(mail),
        "--effective",
        "2026-05-20",
        "--received",
        "2026-03-01",
    )
    assert "received 2026-03-01, effective 2026-05-20." in told
    assert "No rule in force that day governs it." in told


def test_objecting_and_acknowledging(run: Run) -> None:
    told = run(
        "notice",
        "add",
        "acme-terms",
        "--trigger",
        "discontinuation",
        "--received",
        "2026-03-04",
        "--effective",
        "2026-03-30",
    )
    entry = next(word for word in told.split() if word.startswith("L-"))
    assert run("object", entry, "--note", "by letter").startswith(f"{entry}: objected")
    assert "you have objected; keep the proof (by letter)" in run("ledger", "why", entry)
    assert run("ack", entry).startswith(f"{entry}: acknowledged")
    assert "finding" in run("ack", "acme-terms@2")


@pytest.mark.parametrize(
    ("words", "error", "told"),
    [
        (("ledger", "why", "L-nothing"), ConfigError, "no entry"),
        (("ledger", "--service", "acne"), ConfigError, "there are: acme"),
        (
            ("notice", "add", "acme-term", "--trigger", "sla", "--received", "2026-03-01"),
            ConfigError,
            'did you mean "acme-terms"',
        ),
        (("notice", "add", "acme-terms", "--trigger", "sla"), ConfigError, "--received"),
        (
            ("notice", "add", "acme-terms", "--trigger", "sla", "--received", "1 March"),
            ConfigError,
            "must be a day such as",
        ),
        (("ack", "acme-terms@99"), ConfigError, "no such version"),
        (
            ("notice", "add", "acme-terms", "--trigger", "sla", "--received", "2026-03-01", "--channel", "pigeon"),
            ConfigError,
            "one of: email",
        ),
        (("notice", "add", "acme-terms", "--trigger", "sla", "--received", "2026-03-31"), ConfigError, "in the future"),
        (("ack", "L-nothing"), ConfigError, "no entry"),
    ],
)
def test_what_cannot_be_done_is_told(run: Run, words: tuple[str, ...], error: type[Exception], told: str) -> None:
    with pytest.raises(error, match=told):
        run(*words)


def test_replay_from_the_command_line(run: Run) -> None:
    assert run("replay").strip() == "Nothing differs from what was recorded."
