"""What all tests share: where the shared data is, and the count of tests that had to skip for want of it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = Path("/usr/bin/chromium")
ROOT = Path(__file__).parent.parent
_absent: list[str] = []


def shared_root() -> Path | None:
    """The folder of shared data: ``CLAUSEWATCH_SHARED``, else ``../shared``; None where there is none."""
    folder = Path(os.environ.get("CLAUSEWATCH_SHARED") or ROOT.parent / "shared")
    return folder.resolve() if (folder / "seeds").is_dir() else None


@pytest.fixture
def shared(request: pytest.FixtureRequest) -> Path:
    """The folder of shared data; the test skips, and is counted, where it is absent."""
    folder = shared_root()
    if folder is None:
        _absent.append(request.node.nodeid)
        pytest.skip("shared data absent: set CLAUSEWATCH_SHARED")
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The system's Chromium, one for all tests of a session; the test skips where there is none."""
    driver = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM.exists():
        pytest.skip("no Chromium here")
    with driver.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--lang=en-US"])
        yield launched
        launched.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of an empty database, of each kind in turn."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'store.db'}"
        return
    # Imported here because only what runs on PostgreSQL should need it.
    from tests.helpers import postgres

    with postgres.database() as url:
        yield url


@pytest.fixture(autouse=True, scope="session")
def _cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Commands under test remember what they took over in a cache of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if shared_root() is None:
        count = sum(
            "shared data absent" in str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])
        )
        terminalreporter.write_line(f"shared data absent: {count} tests skipped; set CLAUSEWATCH_SHARED to its folder")
