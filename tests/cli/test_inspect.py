"""``clausewatch inspect`` on files: the JSON that programs rely on, and the exit codes."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from monitor.cli.main import run
from tests.helpers.site import Pages

PAGES = Path(__file__).parent.parent / "suspects"


def inspect(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *words: str) -> tuple[int, str]:
    monkeypatch.setattr(sys, "argv", ["clausewatch", "inspect", *words])
    with pytest.raises(SystemExit) as ended:
        run()
    code = ended.value.code
    return code if isinstance(code, int) else 0, capsys.readouterr().out


def as_json(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *words: str) -> dict[str, Any]:
    code, out = inspect(capsys, monkeypatch, *words, "--format", "json")
    assert code == 0
    shown: dict[str, Any] = json.loads(out)
    return shown


def test_the_verdict_as_json(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    shown = as_json(capsys, monkeypatch, str(PAGES / "suspect" / "en_blocked_cf.html"))
    assert set(shown) == {"schema", "verdict", "reasons", "coverage"}
    assert (shown["schema"], shown["verdict"]) == ("clausewatch.inspection/1", "suspect")
    assert shown["reasons"][0]["id"] == "blocked"
    assert shown["reasons"][0]["text"]
    shown = as_json(capsys, monkeypatch, str(PAGES / "genuine" / "en_terms_signin_header.html"))
    assert (shown["verdict"], shown["reasons"]) == ("terms", [])
    assert 0 < shown["coverage"] <= 1


def test_a_page_without_text_is_a_verdict_not_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "empty.html"
    empty.write_bytes(b"")
    shown = as_json(capsys, monkeypatch, str(empty))
    assert [reason["id"] for reason in shown["reasons"]] == ["nothing_to_read"]


def test_beside_the_page_before(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = PAGES / "genuine" / "en_terms_friendly.html"
    cut = tmp_path / "cut.html"
    cut.write_text(whole.read_text(encoding="utf-8").split("<h3>Paying")[0] + "</body></html>", encoding="utf-8")
    shown = as_json(capsys, monkeypatch, str(cut), "--before", str(whole))
    assert {"cut_off", "lost_clauses"} & {reason["id"] for reason in shown["reasons"]}
    assert as_json(capsys, monkeypatch, str(whole), "--before", str(whole))["verdict"] == "terms"


def test_for_people(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    code, out = inspect(capsys, monkeypatch, str(PAGES / "suspect" / "zh_login.html"))
    assert code == 0
    assert out.startswith("suspect")
    assert "login:" in out


def test_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert inspect(capsys, monkeypatch, "/nowhere/page.html")[0] == 1, "as parse, facts and compare end"


def test_an_address_inside_is_asked_only_if_it_may_be(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (PAGES / "genuine" / "en_terms_friendly.html").read_text(encoding="utf-8")
    with Pages({"/terms": page}) as site:
        assert inspect(capsys, monkeypatch, f"{site.address}/terms")[0] == 1
        assert not site.hits["/terms"]
        shown = as_json(capsys, monkeypatch, f"{site.address}/terms", "--allow-private")
    assert (shown["verdict"], site.hits["/terms"]) == ("terms", 1)
