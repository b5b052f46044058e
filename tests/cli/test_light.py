"""What a command does not use, it does not load: most of a short command's time goes into loading.

Each runs in a process of its own, on a store that is up to date.
"""

import subprocess
import sys
from pathlib import Path

import pytest

CONFIG = '[[service]]\nid = "acme"\n[[service.terms]]\nid = "acme-terms"\nurl = "https://acme.example/terms"\n'
TEXT = "# Terms\n\n1. We give 30 days' notice before we change a price.\n"
TOLD = "import sys; from monitor.__main__ import main\ntry: main()\nfinally: print(*sys.modules, file=sys.stderr)"
NETWORK = {"httpx", "httpcore", "playwright", "protego", "tldextract"}
HEAVY = {"alembic", "apscheduler", "bs4", "dateutil", "holidays", "icalendar", "jinja2", "rich", "tomlkit"}
DATABASE = {"sqlalchemy"}
OTHER_DATABASE = {"psycopg", "sqlalchemy.dialects.postgresql"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With a store that was taken over, and a text."""
    made = tmp_path_factory.mktemp("light")
    (made / "config.toml").write_text(CONFIG, encoding="utf-8")
    (made / "terms.md").write_text(TEXT, encoding="utf-8")
    loaded(made, "status")
    return made


def loaded(folder: Path, *words: str) -> set[str]:
    """The modules that the command had loaded at its end."""
    ran = subprocess.run([sys.executable, "-c", TOLD, *words], cwd=folder, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr.partition(" sys ")[0]
    return set(ran.stderr.split())


@pytest.mark.parametrize("words", [["status"], ["list"], ["ledger"], ["deadlines"], ["timeline"], ["digest"]])
def test_a_look_at_the_store_loads_neither_the_network_nor_what_makes_tables(folder: Path, words: list[str]) -> None:
    modules = loaded(folder, *words)
    assert "monitor.store.database" in modules
    assert modules & (NETWORK | HEAVY | OTHER_DATABASE) == set()


def test_status_reads_no_configuration_that_was_taken_over_and_loads_no_reader_of_one(folder: Path) -> None:
    assert "pydantic" not in loaded(folder, "status")


@pytest.mark.parametrize(
    "words", [["parse", "terms.md"], ["facts", "terms.md"], ["compare", "terms.md", "terms.md"], ["rules"]]
)
def test_what_reads_files_alone_loads_no_store_either(folder: Path, words: list[str]) -> None:
    assert loaded(folder, *words) & (NETWORK | HEAVY | OTHER_DATABASE | DATABASE) == set()


def test_a_calendar_is_checked_without_loading_every_country(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(CONFIG.replace('"acme"\n', '"acme"\ncalendar = "CN"\n'), encoding="utf-8")
    modules = loaded(tmp_path, "list")
    assert "holidays" in modules
    assert not any(name.startswith("holidays.countries.") for name in modules)


def test_version_loads_nothing_of_ours(folder: Path) -> None:
    assert {name for name in loaded(folder, "--version") if name.startswith("monitor")} == {
        "monitor",
        "monitor.__main__",
    }
