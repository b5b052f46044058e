"""What the rows of the fault table share: a folder with a configuration, and the command run on it."""

import ctypes
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.helpers.bench import TEXT, edited
from tests.helpers.site import Pages, lines_of, semantic

PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1
"""prctl(2), capabilities(7): without this capability the permissions of files count for root too."""

CONFIG = """
[store]
folder = "store"

[fetch]
host_delay = 0

[[recipient]]
id = "counsel"
mail = "counsel@acme.example"

[mail]
host = "127.0.0.1"
port = 9
sender = "watch@acme.example"

[[service]]
id = "acme"
name = "Acme"

[[service.terms]]
id = "acme-terms"
url = "{address}/terms"
allow_private = true
render = "plain"
"""


def page(*lines: str) -> str:
    return semantic(lines_of("\n".join(lines)), "en").replace("{nonce}", "")


@dataclass
class Place:
    """A folder with a configuration and a store, and the site that it watches."""

    folder: Path
    site: Pages

    @property
    def store(self) -> Path:
        return self.folder / "store"

    @property
    def database(self) -> Path:
        return self.store / "clausewatch.db"

    def change(self, old: str, new: str) -> None:
        """The page says something else from now on."""
        self.site.served["/terms"] = page(*edited(old, new, TEXT))

    def run(
        self, *arguments: str, largest: int | None = None, obeys: bool = False
    ) -> "subprocess.CompletedProcess[str]":
        """Run a command; ``largest``: bytes of the largest file that it can write, as on a disk that is full.

        ``obeys``: permissions of files count even if the tests are run by root.
        """

        def limit() -> None:
            if largest is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
            if obeys and os.geteuid() == 0:
                assert ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE) == 0

        return subprocess.run(
            [sys.executable, "-m", "monitor", "--config", str(self.folder / "config.toml"), *arguments],
            check=False,
            capture_output=True,
            text=True,
            cwd=ROOT,
            env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
            timeout=120,
            preexec_fn=limit,
        )


@pytest.fixture
def make_place() -> Iterator[Callable[[Path], Place]]:
    """Makes a place in a folder."""
    with Pages({"/terms": page(*TEXT)}) as site:

        def make(folder: Path) -> Place:
            (folder / "config.toml").write_text(CONFIG.format(address=site.address), encoding="utf-8")
            return Place(folder=folder, site=site)

        yield make


@pytest.fixture
def place(make_place: Callable[[Path], Place], tmp_path: Path) -> Place:
    """A place in a folder of its own."""
    return make_place(tmp_path)
