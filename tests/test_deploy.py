"""The files for running Clausewatch as a service: valid, hardened, and in step with the daemon."""

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from monitor.background.life import GRACE_SECONDS
from tests.conftest import ROOT

UNITS = [ROOT / "deploy" / name for name in ("clausewatch.service", "clausewatch-worker@.service")]
MOST_EXPOSED = 20
"""Of 100, in tenths of what `systemd-analyze security` prints."""


@pytest.fixture(params=UNITS, ids=lambda path: path.name)
def unit(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A unit with a program that exists here."""
    copy: Path = tmp_path / request.param.name.replace("@", "@1")
    copy.write_text(request.param.read_text(encoding="utf-8").replace("/opt/clausewatch/bin/clausewatch", "/bin/true"))
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


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_the_unit_waits_longer_than_the_program_takes(path: Path) -> None:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str
    parser.read(path, encoding="utf-8")
    service = parser["Service"]
    assert service["Type"] == "notify"
    assert service["Restart"] == "always"
    assert float(service["TimeoutStopSec"]) > GRACE_SECONDS + 2
    assert service["ReadWritePaths"] == f"/var/lib/{service['StateDirectory']}"


@pytest.mark.parametrize("name", ["daemon.md", "fleet.md"])
def test_the_document_names_files_that_are_there(name: str) -> None:
    page = ROOT / "docs" / name
    for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / link).exists(), link
