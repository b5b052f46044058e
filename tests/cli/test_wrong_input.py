"""What is wrong is told in a line with what to do next, and by the exit code that is documented; never as a traceback."""

import io
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


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"text": 3}', "standard input:2: text: must be text in quotes, not 3"),
        ('{"txt": "x"}', 'standard input:2: text: is missing; a line is {"text": "..."}, not {"txt": "x"}'),
        ("[1]", "standard input:2: text: is missing"),
        ("text", 'standard input:2: is not {"text": "..."}: Expecting value'),
    ],
)
def test_a_line_that_is_no_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, line: str, told: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f'{{"text": "We pay."}}\n{line}\n'))
    code, said = _refused(capsys, monkeypatch, "facts", "--jsonl")
    assert code == 2
    assert told in " ".join(said.split())


def _watching(tmp_path: Path) -> str:
    config = tmp_path / "config.toml"
    terms = '[[service.terms]]\nid = "acme-terms"\nurl = "https://acme.example/terms"\n'
    config.write_text(f'[[service]]\nid = "acme"\n{terms}', encoding="utf-8")
    return str(config)


def test_what_the_store_does_not_know_is_told_with_what_it_knows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    config = _watching(tmp_path)
    for words in (["evidence", "acme-term", "1"], ["show", "acme-term"], ["history", "acme-term"]):
        code, told = _refused(capsys, monkeypatch, "--config", config, *words)
        assert (code, 'nothing in the store is called "acme-term"; did you mean "acme-terms"?' in told) == (2, True)
    code, told = _refused(capsys, monkeypatch, "--config", config, "evidence", "nope", "1")
    assert (code, "`clausewatch list` shows what there is" in told) == (2, True)
    code, told = _refused(capsys, monkeypatch, "--config", config, "evidence", "acme-terms", "1")
    assert (code, "`clausewatch check acme-terms` makes the first" in told) == (2, True)


def test_a_digest_of_a_week_that_has_not_begun(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAUSEWATCH_NOW", "2026-03-04T12:00:00Z")
    config = _watching(tmp_path)
    code, told = _refused(capsys, monkeypatch, "--config", config, "digest", "--week", "2026-W12")
    assert code == 2
    assert "no digest of 2026-W12 yet: it tells what is found from 2026-03-09 08:00 UTC on" in " ".join(told.split())
    monkeypatch.setattr(sys, "argv", ["clausewatch", "--config", config, "digest", "--week", "2026-W11"])
    with pytest.raises(SystemExit) as end:
        run()
    assert not end.value.code, "the week that goes on is told as far as it went"


def test_an_output_that_cannot_be_written_is_a_mistake_of_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    config, place = _watching(tmp_path), tmp_path / "file"
    place.touch()
    below = str(place / "below")
    for words in (["digest", "--preview", "-o", below], ["export", "declarations", below], ["init", below]):
        code, told = _refused(capsys, monkeypatch, "--config", config, *words)
        assert (code, f"cannot write {below}" in told, "name another place" in told) == (2, True, True), words
