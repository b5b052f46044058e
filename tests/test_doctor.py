"""The doctor names what does not work and what to do about it; it stores nothing."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from monitor.cli.main import run
from tests.helpers.bench import TEXT, page
from tests.helpers.site import Pages

CONFIG = """
[fetch]
host_delay = 0
browser_path = "/nowhere/chromium"
[[service]]
id = "acme"
name = "Acme"
[[service.terms]]
id = "acme-terms"
name = "API terms"
url = "{address}/terms"
allow_private = true
[[service.terms]]
id = "acme-login"
name = "Behind a login"
url = "{address}/login"
allow_private = true
[[service.terms]]
id = "acme-gone"
name = "Gone"
url = "{address}/gone"
allow_private = true
[[service.terms]]
id = "acme-script"
name = "Filled by script"
url = "{address}/script"
render = "browser"
allow_private = true
"""
LOGIN = (
    "<html><title>Sign in</title><body><h1>Sign in</h1><p>Email</p><p>Password</p><p>Forgot password?</p></body></html>"
)


@pytest.fixture
def site() -> Iterator[Pages]:
    with Pages() as pages:
        pages.served |= {"/terms": page(*TEXT).decode(), "/login": LOGIN, "/script": LOGIN}
        yield pages


def doctor(
    folder: Path,
    site: Pages,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    *words: str,
) -> tuple[int, dict[str, Any]]:
    (folder / "config.toml").write_text(CONFIG.format(address=site.address))
    command = ["clausewatch", "--config", str(folder / "config.toml"), "doctor", *words, "--format", "json"]
    monkeypatch.setattr(sys, "argv", command)
    with pytest.raises(SystemExit) as ended:
        run()
    shown = json.loads(capsys.readouterr().out)
    code = ended.value.code
    return code if isinstance(code, int) else 0, {
        check["subject"].split(" http")[0]: check for check in shown["checks"]
    }


def test_each_source_is_read_dry_and_judged(
    tmp_path: Path, site: Pages, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, checks = doctor(tmp_path, site, capsys, monkeypatch)
    assert code == 1
    assert checks["source acme-terms"]["state"] == "ok"
    assert "language en" in checks["source acme-terms"]["detail"]
    assert checks["source acme-login"]["state"] == "failed"
    assert "login" in checks["source acme-login"]["detail"]
    assert checks["source acme-gone"]["state"] == "failed"
    assert "new address" in checks["source acme-gone"]["remedy"]
    assert checks["source acme-script"]["detail"] == "skipped: needs browser"
    assert list(tmp_path.glob("**/*.zst")) == []


def test_without_network_only_this_machine_is_looked_at(
    tmp_path: Path, site: Pages, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, checks = doctor(tmp_path, site, capsys, monkeypatch, "--no-network")
    assert set(checks) == {"configuration", "store", "disk", "browser", "time zones"}
    assert checks["browser"]["state"] == "failed"
    assert "apt-get install chromium" in checks["browser"]["remedy"]
    assert "acme-script" in checks["browser"]["detail"]
    assert code == 1
    assert not site.hits
