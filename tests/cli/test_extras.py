"""The core alone: what needs an extra says which, instead of falling over."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

POSTGRESQL = '[store]\ndatabase = "postgresql+psycopg://nobody@127.0.0.1:1/none"\n[[service]]\nid = "acme"\n'
WITHOUT = "import sys; sys.modules[sys.argv.pop(1)] = None; from monitor.cli.main import run; run()"


@pytest.mark.parametrize(
    ("missing", "command", "extra"),
    [
        ("psycopg", "status", "postgres"),
        ("psycopg", "check", "postgres"),
        ("starlette", "web", "web"),
        ("uvicorn", "web", "web"),
    ],
)
def test_what_an_extra_brings_is_named(tmp_path: Path, missing: str, command: str, extra: str) -> None:
    config = tmp_path / "config.toml"
    config.write_text(POSTGRESQL, encoding="utf-8")
    words = [sys.executable, "-c", WITHOUT, missing, "--config", str(config), command]
    told = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 2
    assert f"pip install 'clausewatch[{extra}]'" in told.stderr
    assert "Traceback" not in told.stderr
