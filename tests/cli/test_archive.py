"""Commands on years of history: the timeline, import and export, the store's size."""

import csv
import json
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from monitor.cli.main import run
from tests.helpers.bench import TEXT, Bench, bench_in, edited

CONFIG = """# what we watch
[store]
database = "sqlite:///{folder}/store.db"
blobs = "{folder}/blobs"

[[service]]
id = "acme" # our vendor
[[service.terms]]
id = "acme-terms"
url = "https://acme.example/terms"
"""


@dataclass
class Shell:
    """Runs commands in this process on the store of ``bench``."""

    config: Path
    bench: Bench
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch

    def __call__(self, *words: str) -> tuple[int, str, str]:
        self.monkeypatch.setattr(sys, "argv", ["clausewatch", "--config", str(self.config), *words])
        code = 0
        try:
            run()
        except SystemExit as end:
            code = int(end.code or 0)
        told = self.capsys.readouterr()
        return code, told.out, told.err

    def json(self, *words: str):
        code, out, _ = self(*words, "--format", "json")
        assert code == 0
        return json.loads(out)


@pytest.fixture
def shell(tmp_path, capsys, monkeypatch):
    config = tmp_path / "config.toml"
    config.write_text(CONFIG.format(folder=tmp_path.as_posix()), encoding="utf-8")
    with bench_in(tmp_path) as bench:
        bench.serve(TEXT)
        bench.check()
        bench.serve(edited("at least 30 days before", "at least 15 days before"))
        bench.check()
        yield Shell(config=config, bench=bench, capsys=capsys, monkeypatch=monkeypatch)


def test_the_timeline_shows_what_changed_newest_first(shell):
    shell.bench.serve(edited("12 months", "6 months", edited("at least 30 days before", "at least 15 days before")))
    shell.bench.check()
    found = shell.json("timeline")
    assert found["schema"] == "clausewatch.timeline/1"
    assert [(one["version"], one["category"]) for one in found["changes"]] == [(3, "liability"), (2, "notice")]
    assert found["changes"][1]["change"] == "discontinuation notice 30 → 15 days"
    assert found["changes"][1]["not_before"] < found["changes"][1]["seen"]
    assert [one["version"] for one in shell.json("timeline", "--category", "liability")["changes"]] == [3]
    _, out, _ = shell("timeline", "--service", "acme")
    assert "2026: 2 material changes" in out


def test_a_timeline_as_csv_never_runs_in_a_spreadsheet(shell):
    shell.bench.serve(
        edited(
            "2.1 We may discontinue the services. We will notify you at least 30 days before",
            "2.1 We may discontinue the services. =We will notify you at least 10 days before",
        )
    )
    shell.bench.check()
    code, out, _ = shell("timeline", "--format", "csv")
    rows = list(csv.DictReader(out.splitlines()))
    assert code == 0
    assert rows
    assert any("=We" in row["quote"] for row in rows)
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_a_timeline_of_an_unknown_service_is_a_mistake(shell):
    code, _, told = shell("timeline", "--service", "nobody")
    assert (code, "clausewatch list" in told) == (2, True)
