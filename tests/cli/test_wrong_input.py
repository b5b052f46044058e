"""What is wrong is told in a line with what to do next, and by the exit code that is documented; never as a traceback."""

import socket
import sys
from pathlib import Path

import pytest

from monitor.cli.main import run


def _refused(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *words: str) -> tuple[object, str]:
    monkeypatch.setattr(sys, "argv", ["clausewatch", *words])
    with pytest.raises(SystemExit) as end:
        run()
    return end.value.code, capsys.readouterr().err


def test_a_folder_that_cannot_be_made_for_the_demo(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        code, told = _refused(capsys, monkeypatch, "demo", "--folder", str(folder))
        assert code == 2
        assert f"{folder} cannot be the demo's folder" in told


def test_a_port_that_is_taken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config.toml"
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        config.write_text(f'[web]\nlisten = "127.0.0.1:{port}"\n', encoding="utf-8")
        code, told = _refused(capsys, monkeypatch, "--config", str(config), "web")
    assert code == 2
    assert f"cannot listen on 127.0.0.1:{port}" in told
    assert "[web] listen" in told


def test_an_address_without_a_scheme(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config.toml"
    config.write_text(
        '[[service]]\nid = "a"\n[[service.terms]]\nid = "a-t"\nurl = "a.example/terms"\n', encoding="utf-8"
    )
    code, told = _refused(capsys, monkeypatch, "--config", str(config), "check")
    assert code == 2
    assert told.rstrip().endswith("config.toml:5: service[1].terms[1].url: must begin with http:// or https://")


def test_a_file_that_is_not_there_is_told_alike_by_every_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = str(tmp_path / "missing.html")
    for command in ("parse", "facts", "inspect"):
        code, told = _refused(capsys, monkeypatch, command, missing)
        assert code == 1, command
        assert f"{missing}: cannot be read (No such file or directory); give a file" in told
