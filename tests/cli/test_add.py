"""``clausewatch add`` and ``rules``: the watch-list grows, comments stay."""

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from monitor.cli.main import root
from monitor.errors import ConfigError
from tests.helpers.bench import TEXT, page
from tests.helpers.site import Pages

BEFORE = """# mine
[check]
every = "12h"  # twice a day

[[service]]
id = "acme"

[[service.terms]]
id = "acme-privacy"
url = "https://acme.example/privacy"
"""


def _run(*arguments: str, answer: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(root, list(arguments), input=answer)
    if isinstance(result.exception, ConfigError):
        raise result.exception
    return result.exit_code, result.output


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(BEFORE, encoding="utf-8")
    return path


@pytest.fixture
def site():
    with Pages({"/terms": page(*TEXT).decode()}) as pages:
        yield pages


def _add(config: Path, site: Pages, *more: str, answer: str = "") -> tuple[int, str]:
    return _run("--config", str(config), "add", f"{site.address}/terms", "--allow-private", *more, answer=answer)


def test_a_page_is_shown_and_added_and_comments_stay(config, site):
    code, shown = _add(config, site, "--service", "acme", "-y")
    assert code == 0
    assert "2.1" in shown
    assert "notice before the service ends" in shown.lower() or "30 days" in shown
    written = config.read_text(encoding="utf-8")
    assert written.startswith(BEFORE.split("[[service]]")[0])
    (service,) = tomllib.loads(written)["service"]
    assert [terms["id"] for terms in service["terms"]] == ["acme-privacy", "acme-terms"]
    assert service["terms"][1]["name"] == "Acme API Terms of Service"
    with pytest.raises(ConfigError, match="on the watch-list already"):
        _add(config, site, "--service", "acme", "-y")


def test_a_new_service_is_made_and_no_means_no(config, site):
    assert _add(config, site, "--service", "other", answer="n\n")[0] == 1
    assert config.read_text(encoding="utf-8") == BEFORE
    assert _add(config, site, "--service", "other", answer="\n")[0] == 0
    assert [one["id"] for one in tomllib.loads(config.read_text(encoding="utf-8"))["service"]] == ["acme", "other"]


def test_rules_are_listed_and_found_by_the_id_that_findings_name():
    assert _run("rules")[1] == Path("docs/rules.md").read_text(encoding="utf-8")
    code, shown = _run("rules", "en:discontinuation_notice_period.service")
    assert code == 0
    assert "notice before a service" in shown
    assert _run("rules", "en:nonsense")[0] == 2
