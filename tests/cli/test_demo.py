"""``clausewatch demo``: the main job from nothing, within seconds, and every kind of change in it told rightly."""

import re
import sys
from pathlib import Path

import pytest

from monitor.cli.main import run
from monitor.demo.site import PAGES, TITLES

TOLD = [
    "CRITICAL: discontinuation notice 30 → 15 days, clause 4.1, worse for you",
    "CRITICAL: uptime commitment 99.95% → 99.9%, clause 1.1, worse for you",
    "CRITICAL: service credit tiers",
    "CRITICAL: refund window 30 → 14 days, clause 1.1, worse for you",
    "CRITICAL: liability cap",
    "MINOR: notice of price changes 30 → 60 days, clause 3.2, better for you",
    "终止任何服务的，我们应当提前至少15日以电子邮件通知您",
    "short by 16 days",
    "last day to act on a change",
]


def test_the_demo_tells_every_change_and_writes_the_digest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "demo"
    monkeypatch.setattr(sys, "argv", ["clausewatch", "demo", "--folder", str(folder)])
    with pytest.raises(SystemExit) as end:
        run()
    assert end.value.code in (0, None)
    out = capsys.readouterr().out
    assert [words for words in TOLD if words not in out] == []
    assert re.search(r"northlight-api-terms: changed \(.*renumbered.*1 moved", out)
    assert str(folder / "digest.html") in out
    assert "99.9%" in (folder / "digest.html").read_text(encoding="utf-8")


def test_the_demo_keeps_out_of_a_folder_that_is_in_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.txt").touch()
    monkeypatch.setattr(sys, "argv", ["clausewatch", "demo", "--folder", str(tmp_path)])
    with pytest.raises(SystemExit) as end:
        run()
    assert end.value.code == 2
    assert "is not empty" in capsys.readouterr().err


def test_both_editions_have_every_page() -> None:
    for edition in ("1", "2"):
        assert {path.name for path in (PAGES / edition).iterdir()} == {file for file, _, _ in TITLES.values()}
