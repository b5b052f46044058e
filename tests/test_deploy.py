"""The files for running Clausewatch as a service: valid, hardened, and in step with the daemon."""

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from monitor.daemon.run import GRACE_SECONDS
from tests.conftest import ROOT

UNIT = ROOT / "deploy" / "clausewatch.service"
MOST_EXPOSED = 20
"""Of 100, in tenths of what `systemd-analyze security` prints."""


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """The unit with a program that exists here."""
    copy = tmp_path / UNIT.name
    copy.write_text(UNIT.read_text(encoding="utf-8").replace("/opt/clausewatch/bin/clausewatch", "/bin/true"))
    return copy


def analyzed(*arguments: str) -> subprocess.CompletedProcess[str]:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("systemd-analyze is not installed")
    return subprocess.run([program, *arguments], capture_output=True, text=True, check=False)


def test_systemd_takes_the_unit_without_a_word(unit: Path) -> None:
    told = analyzed("verify", str(unit))
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")


def test_the_unit_is_hardened(unit: Path) -> None:
    told = analyzed("security", "--offline=true", f"--threshold={MOST_EXPOSED}", str(unit))
    assert told.returncode == 0, told.stdout[-200:] + told.stderr


def test_the_unit_waits_longer_than_the_daemon_takes() -> None:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str
    parser.read(UNIT, encoding="utf-8")
    service = parser["Service"]
    assert service["Type"] == "notify"
    assert service["Restart"] == "always"
    assert float(service["TimeoutStopSec"]) > GRACE_SECONDS + 2
    assert service["ReadWritePaths"] == f"/var/lib/{service['StateDirectory']}"


def test_the_document_names_files_that_are_there() -> None:
    page = ROOT / "docs" / "daemon.md"
    for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / link).exists(), link
