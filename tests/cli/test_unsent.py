"""``clausewatch status`` about messages that did not get out."""

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.app import find_config, opened
from monitor.cli.main import run
from monitor.store import outbox

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def owe(config: Path, recipient: str) -> None:
    with opened(find_config(config)) as world, world.database.write() as session:
        dedupe = f"alert:{recipient}"
        outbox.queue(session, dedupe=dedupe, message_id=dedupe, kind="alert", recipient=recipient, payload={}, now=NOW)


@pytest.fixture
def status(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    config = tmp_path / "config.toml"
    config.write_text("")
    for recipient in ("counsel", "board", "it"):
        owe(config, recipient)
    with opened(find_config(config)) as world, world.database.write() as session:
        rows = {row.recipient: row.id for row in outbox.due(session, now=NOW)}
        outbox.begin(session, rows["counsel"], now=NOW, until=NOW)
        outbox.failed(session, rows["counsel"], error="550 no such\u202e user", next_try=None)
        outbox.begin(session, rows["board"], now=NOW, until=NOW)
        outbox.failed(session, rows["board"], error="451 later", next_try=NOW + timedelta(minutes=1))
        outbox.sent(session, rows["it"], now=NOW)

    def tell(*words: str) -> str:
        monkeypatch.setattr(sys, "argv", ["clausewatch", "--config", str(config), "status", *words])
        with pytest.raises(SystemExit) as end:
            run()
        assert not end.value.code
        return capsys.readouterr().out

    return tell


def test_each_unsent_message_is_shown_with_its_error_and_what_to_do(status: Callable[..., str]) -> None:
    told = status()
    assert "messages not sent: 1 refused for good, 1 waiting" in told
    assert "! alert to counsel refused for good, 1 tries: 550 no such<U+202E> user" in told
    assert "! alert to board waiting, 1 tries: 451 later" in told
    assert "clausewatch notify test counsel" in told
    assert "alert to it" not in told


def test_programs_get_the_same(status: Callable[..., str]) -> None:
    unsent = {one["recipient"]: one for one in json.loads(status("--format", "json"))["unsent"]}
    assert unsent["counsel"]["state"] == "dead" and unsent["counsel"]["next_try"] is None
    assert unsent["board"]["next_try"] == "2026-03-02T09:01:00+00:00"
