"""The commands on a store, as a user runs them: output, JSON shapes, exit codes."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from monitor.cli.main import run
from monitor.config import load
from tests.helpers.bench import TEXT, edited, page
from tests.helpers.site import Pages

CONFIG = """
[fetch]
host_delay = 0
[[service]]
id = "acme"
name = "Acme"
[[service.terms]]
id = "acme-terms"
name = "API terms"
url = "{address}/terms"
allow_private = true
render = "plain"
[[service.terms]]
id = "acme-notes"
kind = "commentary"
url = "{address}/notes"
allow_private = true
render = "plain"
"""
NOTES = ("Our reading of the terms: the vendor may change them at any time, which is not unusual in this market.",) * 3


@dataclass
class Shell:
    """Runs commands in this process with the configuration in ``folder``."""

    folder: Path
    site: Pages
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch

    def __call__(self, *words: str) -> tuple[int, str, str]:
        command = ["clausewatch", "--config", str(self.folder / "config.toml"), *words]
        self.monkeypatch.setattr(sys, "argv", command)
        code = 0
        try:
            run()
        except SystemExit as end:
            code = int(end.code or 0)
        told = self.capsys.readouterr()
        return code, told.out, told.err

    def json(self, *words: str) -> Any:
        code, out, _ = self(*words, "--format", "json")
        assert code == 0
        return json.loads(out)

    def serve(self, text: tuple[str, ...]) -> None:
        self.site.served["/terms"] = page(*text).decode()


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Shell]:
    with Pages() as site:
        (tmp_path / "config.toml").write_text(CONFIG.format(address=site.address), encoding="utf-8")
        made = Shell(folder=tmp_path, site=site, capsys=capsys, monkeypatch=monkeypatch)
        made.serve(TEXT)
        site.served["/notes"] = page(*NOTES).decode()
        yield made


def test_check_tells_outcomes_then_findings_and_the_exit_code(shell: Shell) -> None:
    code, out, _ = shell("check")
    assert code == 0
    assert "acme-terms: first version" in out and "2 first version" in out
    shell.serve(edited("preceding 12 months", "preceding 3 months"))
    code, out, _ = shell("check", "--exit-code")
    assert code == 10
    assert "CRITICAL: liability cap" in out and "clause 3.1, worse for you" in out
    assert shell("check", "--exit-code")[0] == 0


def test_check_as_json(shell: Shell) -> None:
    shell("check")
    shell.serve(edited("preceding 12 months", "preceding 3 months"))
    shown = shell.json("check", "acme-terms")
    assert shown["schema"] == "clausewatch.check/1"
    (result,) = shown["results"]
    assert (result["terms"], result["outcome"], result["version"], result["material"]) == (
        "acme-terms",
        "changed",
        2,
        True,
    )
    assert result["findings"][0]["attribute"] == "liability_cap"
    assert result["ledger"][0]["trigger"] == "amendment"


def test_a_failed_check_exits_with_1_and_a_material_finding_outranks_it(shell: Shell) -> None:
    shell("check")
    del shell.site.served["/notes"]
    assert shell("check", "acme-notes")[0] == 1
    shell.serve(edited("preceding 12 months", "preceding 3 months"))
    assert shell("check", "--exit-code")[0] == 10


def test_only_what_is_named_is_checked(shell: Shell) -> None:
    shell("check", "acme-terms")
    assert shell.site.hits["/notes"] == 0
    code, _, err = shell("check", "acme-term")
    assert (code, 'did you mean "acme-terms"?' in err) == (2, True)


def test_a_commentary_has_no_findings(shell: Shell) -> None:
    shell("check")
    shell.site.served["/notes"] = page(
        "Now they may change them only with 30 days' notice to you.", *NOTES[1:]
    ).decode()
    (result,) = shell.json("check", "acme-notes")["results"]
    assert (result["outcome"], result["findings"], result["ledger"]) == ("changed", [], [])


def test_a_bad_configuration_stops_before_any_request(shell: Shell) -> None:
    path = shell.folder / "config.toml"
    path.write_text(path.read_text(encoding="utf-8") + 'rendr = "plain"\n', encoding="utf-8")
    code, _, err = shell("check")
    assert code == 2
    assert f"{path}:{len(path.read_text(encoding='utf-8').splitlines())}: " in err
    assert not shell.site.hits


def test_a_store_that_cannot_be_opened_exits_with_3(shell: Shell) -> None:
    (shell.folder / "snapshots").write_text("a file in the way")
    code, _, err = shell("status")
    assert (code, "snapshots" in err) == (3, True)


def test_status_tells_trouble_and_what_is_unsent(shell: Shell) -> None:
    shell("check")
    del shell.site.served["/notes"]
    shell("check", "acme-notes")
    code, out, _ = shell("status")
    assert code == 0
    assert "2 terms watched" in out and "! acme-notes: gone since" in out
    shown = shell.json("status")
    assert shown["schema"] == "clausewatch.status/1"
    assert [(one["terms"], one["outcome"], one["failures"]) for one in shown["trouble"]] == [("acme-notes", "gone", 1)]


def test_list_shows_what_left_the_configuration_too(shell: Shell) -> None:
    shell("check")
    path = shell.folder / "config.toml"
    path.write_text(path.read_text(encoding="utf-8").partition('[[service.terms]]\nid = "acme-notes"')[0], "utf-8")
    code, out, _ = shell("list")
    assert (code, "retired" in out) == (0, True)
    shown = shell.json("list")
    assert [(one["id"], one["retired"] is not None) for one in shown["terms"]] == [
        ("acme-notes", True),
        ("acme-terms", False),
    ]
    assert shell("show", "acme-notes")[0] == 0, "its history stays readable"


def test_show_proves_what_it_shows(shell: Shell) -> None:
    shell("check")
    code, out, _ = shell("show", "acme-terms")
    assert code == 0
    assert "version 1 (baseline)" in out and "sha256 " in out and "3.1" in out
    shown = shell.json("show", "acme-terms")
    assert shown["schema"] == "clausewatch.tree/1"
    assert len(shown["snapshots"][0]["sha256"]) == 64


def test_history_and_the_history_of_one_clause(shell: Shell) -> None:
    shell("check")
    shell.serve(edited("preceding 12 months", "preceding 3 months"))
    shell("check")
    inserted = (
        "1.0 Words in capitals have the meaning that this agreement gives them.",
        *edited("12 months", "3 months"),
    )
    shell.serve(inserted)
    shell("check")
    shown = shell.json("history", "acme-terms")
    assert [(one["number"], one["kind"], one["material"]) for one in shown["versions"]] == [
        (3, "change", False),
        (2, "change", True),
        (1, "baseline", False),
    ]
    code, out, _ = shell("history", "acme-terms", "--clause", "3.1")
    assert code == 0
    assert "version 2" in out and "version 3" not in out
    assert shell("history", "acme-terms", "--clause", "9.9")[0] == 2


@pytest.mark.parametrize(
    ("format", "words"),
    [("text", "liability cap"), ("json", '"liability_cap"'), ("html", "<html"), ("markdown", "# ")],
)
def test_diff_compares_stored_versions(shell: Shell, format: str, words: str) -> None:
    shell("check")
    shell.serve(edited("preceding 12 months", "preceding 3 months"))
    shell("check")
    code, out, _ = shell("diff", "acme-terms", "--format", format)
    assert (code, words in out) == (0, True)


@pytest.mark.parametrize(
    "words", [("show", "nothing"), ("show", "acme-terms", "--version", "7"), ("diff", "acme-terms"), ("history", "x")]
)
def test_what_is_not_there_is_told_and_exits_with_2(shell: Shell, words: tuple[str, ...]) -> None:
    shell("check")
    code, _, err = shell(*words)
    assert (code, err.startswith("clausewatch: ")) == (2, True)


def test_damaged_bytes_are_named_and_exit_with_3(shell: Shell) -> None:
    shell("check", "acme-terms")
    (blob,) = (shell.folder / "snapshots" / "blobs").glob("*/*.zst")
    blob.write_bytes(b"damaged")
    code, _, err = shell("show", "acme-terms")
    assert (code, blob.name in err) == (3, True)


def test_a_rehearsal_says_so_in_every_output(shell: Shell) -> None:
    shell.monkeypatch.setenv("CLAUSEWATCH_NOW", "2026-03-02T09:00:00+08:00")
    _, _, err = shell("check")
    assert "rehearsal: the clock is set to 2026-03-02T01:00:00+00:00" in err
    assert shell.json("status")["rehearsed_at"] == "2026-03-02T01:00:00+00:00"
    shell.monkeypatch.setenv("CLAUSEWATCH_NOW", "tomorrow")
    assert shell("status")[0] == 2


def test_init_writes_a_file_that_is_valid_and_is_never_overwritten(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    assert shell("init", str(folder))[0] == 0
    assert load(folder / "config.toml").services == ()
    code, _, err = shell("init", str(folder))
    assert (code, "stays as it is" in err) == (2, True)


@pytest.mark.parametrize("command", ["check", "status", "list", "show", "history", "diff", "init", "demo"])
def test_every_command_explains_itself_with_an_example(shell: Shell, command: str) -> None:
    code, out, _ = shell(command, "--help")
    assert code == 0
    assert "Example" in out and f"clausewatch {command}" in out


WALL = "<html><body><h1>Just a moment...</h1><p>Checking your browser before accessing the site.</p></body></html>"


def test_a_suspect_page_is_listed_dismissed_and_accepted(shell: Shell) -> None:
    shell("check")
    shell.site.served["/terms"] = WALL
    assert shell("check", "acme-terms")[0] == 1
    (told,) = shell.json("suspect", "list")["suspects"]
    assert told["terms"] == "acme-terms"
    assert told["reasons"]
    assert "suspect accept acme-terms" in shell("suspect", "list")[1]
    assert shell("suspect", "dismiss", "acme-terms")[0] == 0
    assert shell("suspect", "dismiss", "acme-notes")[0] == 2

    shell.site.served["/terms"] = page(*TEXT[:2], "All sales are final.").decode()
    shell("check", "acme-terms")
    assert shell("suspect", "accept", "acme-terms")[0] == 0
    assert shell("suspect", "list")[1] == "no page is suspect\n"
