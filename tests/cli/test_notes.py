"""A selector to remove that matches nothing is no error, and never silent: doctor, check, status and inspect tell it."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.cli.main import run
from tests.helpers.bench import TEXT, page
from tests.helpers.site import Pages

CONFIG = """
[fetch]
host_delay = 0
[[service]]
id = "acme"
name = "Acme"
[[service.terms]]
id = "acme-terms"
name = "Terms"
url = "{address}/terms"
remove = {remove}
allow_private = true
"""
NOTE = "the selector to remove '.ad' matches nothing"


@pytest.fixture
def site() -> Iterator[Pages]:
    with Pages() as pages:
        pages.served["/terms"] = page(*TEXT).decode()
        yield pages


class Desk:
    """Runs commands on a store of its own."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._config, self._capsys, self._monkeypatch = folder / "config.toml", capsys, monkeypatch

    def configure(self, site: Pages, remove: str) -> None:
        self._config.write_text(CONFIG.format(address=site.address, remove=remove))

    def run(self, *words: str) -> str:
        self._monkeypatch.setattr(sys, "argv", ["clausewatch", "--config", str(self._config), *words])
        with pytest.raises(SystemExit):
            run()
        return self._capsys.readouterr().out


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(tmp_path, capsys, monkeypatch)


def test_doctor_warns(desk: Desk, site: Pages) -> None:
    desk.configure(site, '[".ad"]')
    [check] = [
        one for one in json.loads(desk.run("doctor", "--format", "json"))["checks"] if "acme-terms" in one["subject"]
    ]
    assert (check["state"], NOTE in check["detail"]) == ("warning", True)


def test_status_tells_it_until_the_selector_is_mended(desk: Desk, site: Pages) -> None:
    desk.configure(site, '[".ad"]')
    for _ in range(3):  # read, then with nothing new, then with nothing visible changed
        desk.run("check")
        assert json.loads(desk.run("status", "--format", "json"))["notes"] == [
            {"terms": "acme-terms", "note": f"note: {NOTE}"}
        ]
    assert f"? acme-terms: note: {NOTE}" in desk.run("status")
    desk.configure(site, "[]")
    desk.run("check")
    assert json.loads(desk.run("status", "--format", "json"))["notes"] == []


def test_inspect_tells_what_was_left_out(desk: Desk, site: Pages, tmp_path: Path) -> None:
    """A part that reads like terms and is hidden for good."""
    desk.configure(site, "[]")
    hidden = (
        "<div style='display:none'>"
        + "<p>You agree that we may terminate this agreement and are liable for nothing.</p>" * 8
    )
    (tmp_path / "page.html").write_text(page(*TEXT).decode().replace("</body>", f"{hidden}</div></body>"))
    assert "  note: " in desk.run("inspect", str(tmp_path / "page.html"))
