"""A look at the store reads a configuration only if it is not the one that was last taken over."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from monitor import whereabouts
from monitor.cli.main import run
from monitor.config import load

ONE = '[[service]]\nid = "acme"\n[[service.terms]]\nid = "acme-terms"\nurl = "https://acme.example/terms"\n'
TWO = ONE + '[[service.terms]]\nid = "acme-sla"\nurl = "https://acme.example/sla"\n'


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "config.toml"
    path.write_text(ONE, encoding="utf-8")
    return path


def status(config: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(sys, "argv", ["clausewatch", "--config", str(config), "status", "--format", "json"])
    with pytest.raises(SystemExit) as ended:
        run()
    told = capsys.readouterr()
    return json.loads(told.out) if not ended.value.code else {"code": ended.value.code, "told": told.err}


def known(config: Path) -> str | None:
    return whereabouts.remembered(config, os.environ, Path.home())


def test_a_file_that_was_taken_over_is_not_read_again(
    config: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert known(config) is None
    first = status(config, capsys, monkeypatch)
    assert (first["watched"], known(config)) == (1, load(config).store.database)
    monkeypatch.setattr("monitor.config.load", lambda *_: pytest.fail("it is known"))
    second = status(config, capsys, monkeypatch)
    assert second == first


def test_a_file_that_changed_is_taken_over(
    config: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    status(config, capsys, monkeypatch)
    config.write_text(TWO, encoding="utf-8")
    assert known(config) is None
    assert status(config, capsys, monkeypatch)["watched"] == 2


def test_a_mistake_in_the_file_is_told_all_the_same(
    config: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    status(config, capsys, monkeypatch)
    config.write_text(ONE + "rendr = 1\n", encoding="utf-8")
    told = status(config, capsys, monkeypatch)
    assert (told["code"], 'did you mean "render"?' in told["told"]) == (2, True)


def test_a_rehearsal_looks_at_its_own_time(
    config: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    status(config, capsys, monkeypatch)
    monkeypatch.setenv("CLAUSEWATCH_NOW", "2026-03-02T09:00:00Z")
    assert status(config, capsys, monkeypatch)["rehearsed_at"] == "2026-03-02T09:00:00+00:00"


@pytest.mark.parametrize("told", ["", "[]", '{"file": 1}', "\0"])
def test_what_stands_in_the_cache_is_not_trusted(config: Path, told: str) -> None:
    whereabouts.remember(config, "sqlite:///x.db", os.environ, Path.home())
    (place,) = (Path(os.environ["XDG_CACHE_HOME"]) / "clausewatch").iterdir()
    place.write_text(told, encoding="utf-8")
    assert known(config) is None


def test_an_address_that_may_hold_a_password_is_not_written_down(config: Path) -> None:
    whereabouts.remember(config, "postgresql+psycopg://me:secret@host/name", os.environ, Path.home())
    assert not Path(os.environ["XDG_CACHE_HOME"]).exists()
    assert known(config) is None
