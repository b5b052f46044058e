"""Commands on years of history: the timeline, import and export, the store's size."""

import csv
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from monitor.cli.main import run
from monitor.config import load
from monitor.pipeline.declarations import read_declaration
from monitor.store import versions
from monitor.store.tables import VersionRow
from tests.helpers.archive import PATH, SHORTER, Repository
from tests.helpers.bench import TEXT, Bench, bench_in, edited
from tests.helpers.declarations import EVERY_FORM

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
    assert "Timeline: 2 material changes" in shell("timeline", "--format", "html")[1]


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


DECLARATION = {
    "name": "Vendor",
    "terms": {
        "Terms of Service": {
            "fetch": "https://vendor.example/terms",
            "select": ["main", {"startBefore": "#a", "endAfter": "#b"}],
            "filter": ["cleanUp"],
        },
        "Privacy Policy": {
            "combine": [{"fetch": "https://vendor.example/1"}, {"fetch": "https://vendor.example/2", "remove": ".nav"}],
            "select": "article",
            "executeClientScripts": True,
        },
    },
}


def test_declarations_are_added_below_what_stands_there_and_written_back(shell, tmp_path):
    given, written = tmp_path / "given", tmp_path / "written"
    given.mkdir()
    (given / "Vendor.json").write_text(json.dumps(DECLARATION), encoding="utf-8")
    before = shell.config.read_text(encoding="utf-8")
    code, out, _ = shell("import", "declarations", str(given))
    assert code == 0
    assert "2 terms of 1 services added" in out
    assert "! Vendor.json: Terms of Service: filter 'cleanUp' is JavaScript and was left out" in out
    after = shell.config.read_text(encoding="utf-8")
    assert after.startswith(before.rstrip())
    _, out, _ = shell("import", "declarations", str(given))
    assert "0 terms of 0 services added" in out
    assert "vendor-privacy-policy: is on the watch-list already" in out
    assert shell.config.read_text(encoding="utf-8") == after

    assert shell("export", "declarations", str(written))[0] == 0
    source = read_declaration((given / "Vendor.json").read_text(), file="Vendor.json")
    assert read_declaration((written / "vendor.json").read_text(), file="vendor.json").service == source.service
    assert next(one for one in load(shell.config).services if one.id == "vendor") == source.service


def test_a_service_that_the_configuration_would_refuse_is_listed(shell, tmp_path):
    bad = {"name": "Odd", "terms": {"Terms of Service": {"fetch": "https://odd.example", "select": "p >>> ["}}}
    (tmp_path / "given").mkdir()
    (tmp_path / "given" / "Odd.json").write_text(json.dumps(bad), encoding="utf-8")
    before = shell.config.read_text(encoding="utf-8")
    code, out, _ = shell("import", "declarations", str(tmp_path / "given"))
    assert code == 0
    assert "! Odd: left out" in out
    assert shell.config.read_text(encoding="utf-8") == before


def test_what_a_declaration_cannot_say_is_listed(shell, tmp_path):
    with shell.config.open("a", encoding="utf-8") as file:
        file.write('allow_private = true\nevery = "7d"\n')
    _, out, _ = shell("export", "declarations", str(tmp_path / "out"))
    assert "! acme-terms: allow_private of https://acme.example/terms left out" in out
    assert "! acme-terms: id, type, interval_hours left out" in out


def test_an_archive_is_taken_in_derived_by_several_processes_and_shown(shell, tmp_path):
    repository = Repository(tmp_path / "versions")
    for path in (PATH, "Other/Terms of Service.md"):
        repository.record(TEXT, "2024-01-01", path=path)
        repository.record(SHORTER, "2024-03-01", path=path)
    code, out, progress = shell("import", "ota", str(repository.folder))
    assert code == 0
    assert "4 recorded commits of 2 files: 4 versions taken in" in out
    assert "vendor-terms-of-service: 2 versions" in progress
    _, _, told = shell("replay")
    assert "4 versions from archives are not read yet; --adopt reads them" in told
    code, out, progress = shell("replay", "--adopt", "--jobs", "2", "--format", "json")
    assert (code, json.loads(out)["read"]) == (0, 4)
    told = [line.partition(": ")[::2] for line in progress.splitlines() if " versions; " in line]
    assert sorted((name, said.partition(" ")[0]) for name, said in told) == [("other", "2"), ("vendor", "2")]
    assert shell.json("replay", "--adopt", "--jobs", "2")["read"] == 0
    found = shell.json("timeline", "--service", "vendor", "--service", "other")["changes"]
    assert {(one["terms"], one["seen"][:10]) for one in found} == {
        ("vendor-terms-of-service", "2024-03-01"),
        ("other-terms-of-service", "2024-03-01"),
    }
    assert "2 versions" not in shell("import", "ota", str(repository.folder))[2]


def test_the_store_is_weighed_and_tidied(shell):
    found = shell.json("store", "stats")
    assert found["rows"]["versions"] == 2
    assert found["ratio"] > 0
    assert shell.json("store", "gc")["removed"] == 0
    assert "bytes as fetched" in shell("store", "stats")[1]


def log(repository: Path, form: str) -> list[str]:
    command = ["git", "-C", str(repository), "log", "--reverse", f"--format={form}", "main"]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout.splitlines()


def show(repository: Path, what: str) -> str:
    command = ["git", "-C", str(repository), "show", what]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def test_versions_are_written_as_commits_dated_when_they_were_first_seen(shell, tmp_path):
    target = tmp_path / "history.git"
    code, out, _ = shell("export", "versions", str(target))
    assert (code, out) == (0, f"2 versions written to {target}\n")
    assert log(target, "%aI %s") == [
        "2026-03-02T09:00:00+00:00 First record of acme acme-terms",
        "2026-03-03T09:00:00+00:00 Record new changes of acme acme-terms",
    ]
    assert "at least 15 days before" in show(target, "main:acme/acme-terms.md")
    assert "at least 30 days before" in show(target, "main~1:acme/acme-terms.md")
    shell.bench.serve(edited("12 months", "6 months"))
    shell.bench.check()
    assert shell("export", "versions", str(target))[1].startswith("1 versions written")
    assert shell("export", "versions", str(target))[1].startswith("0 versions written")
    assert len(log(target, "%H")) == 3


def test_written_versions_are_read_again_as_the_same_changes(shell, tmp_path):
    target, other = tmp_path / "history.git", tmp_path / "other"
    shell("export", "versions", str(target))
    other.mkdir()
    again = Shell(config=other / "config.toml", bench=shell.bench, capsys=shell.capsys, monkeypatch=shell.monkeypatch)
    again.config.write_text("", encoding="utf-8")
    assert again.json("import", "ota", str(target))["added"] == 2
    assert again.json("replay", "--adopt")["read"] == 2
    found = [(one["attribute"], one["change"], one["clause"]) for one in again.json("timeline")["changes"]]
    assert found == [(one["attribute"], one["change"], one["clause"]) for one in shell.json("timeline")["changes"]]


def test_an_archive_is_written_as_it_came(shell, tmp_path):
    repository = Repository(tmp_path / "versions")
    repository.record(TEXT, "2024-01-01")
    repository.record(SHORTER, "2024-03-01")
    shell("import", "ota", str(repository.folder))
    target = tmp_path / "history.git"
    assert shell("export", "versions", str(target), "--service", "vendor")[1].startswith("2 versions written")
    assert log(target, "%aI") == ["2024-01-01T10:00:00+00:00", "2024-03-01T10:00:00+00:00"]
    written = show(target, f"main:{PATH}")
    assert written == (repository.folder / PATH).read_text(encoding="utf-8")


def test_versions_that_cannot_be_read_are_named_and_the_others_written(shell, tmp_path):
    with shell.bench.database.read() as session:
        newest = session.get(VersionRow, 2)
        (capture,) = versions.captures(session, newest.id)
    shell.bench.means.blobs.shelf.path(capture.sha256).write_bytes(b"rubbish")
    code, out, _ = shell("export", "versions", str(tmp_path / "history.git"))
    assert code == 0
    assert out.startswith("1 versions written") and "! left out: acme-terms@2: damaged: " in out


def test_a_folder_that_is_no_repository_is_left_alone(shell, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "file").write_text("mine")
    code, _, told = shell("export", "versions", str(tmp_path / "mine"))
    assert (code, "neither empty nor a bare git repository" in told) == (3, True)


def test_a_hundred_declarations_go_in_and_come_out_the_same(shell, tmp_path):
    """Every form, one a service: into the configuration, out again, in again: the same services, the same files."""
    given, written, again = (tmp_path / name for name in ("given", "written", "again"))
    given.mkdir()
    forms = EVERY_FORM
    assert len(forms) >= 100
    for number, form in enumerate(forms):
        text = json.dumps({"name": f"Vendor {number}", "terms": {"Terms of Service": form}})
        (given / f"Vendor {number}.json").write_text(text, encoding="utf-8")
    (given / "Vendor 1.history.json").write_text("{}", encoding="utf-8")
    (given / "Vendor 1.filters.js").write_text("", encoding="utf-8")
    _, out, _ = shell("import", "declarations", str(given))
    assert out.startswith(f"{len(forms)} terms of {len(forms)} services added")
    scripted = sum(any(isinstance(one, str) or "numbered" in one for one in form.get("filter", [])) for form in forms)
    assert (
        len({line.partition(": ")[0] for line in out.splitlines() if "is JavaScript and was left out" in line})
        == scripted
    )
    assert "! Vendor 1.history.json: left out" in out and "! Vendor 1.filters.js: left out" in out
    shell("export", "declarations", str(written))
    expected = {f"vendor-{number}": as_read(given / f"Vendor {number}.json") for number in range(len(forms))}
    assert {name: as_read(written / f"{name}.json") for name in expected} == expected
    shell.config.write_text(CONFIG.format(folder=tmp_path.as_posix()), encoding="utf-8")
    _, out, _ = shell("import", "declarations", str(written))
    assert [line for line in out.splitlines() if line.startswith("!")] == [
        "! acme-acme-terms: is on the watch-list already, as acme-terms"
    ]
    shell("export", "declarations", str(again))
    files = {file.name: file.read_bytes() for file in written.iterdir()}
    assert {file.name: file.read_bytes() for file in again.iterdir()} == files


def as_read(file: Path):
    """The service as it is read from a declaration, whatever the file is called."""
    return read_declaration(file.read_text(encoding="utf-8"), file="any.json").service
