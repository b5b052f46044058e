"""A git repository that versions are written into, one commit each, through ``git fast-import``.

Each commit names what it stands for in a trailer, so that a later run knows what is there already.
"""

import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from monitor.errors import StoreError

TRAILER = "Clausewatch-Version"
_BRANCH = "refs/heads/main"
_AUTHOR = "Clausewatch <clausewatch@localhost>"
_UNFIT = re.compile(r'[/\\:\x00-\x1f\x7f"]')


@dataclass(frozen=True, kw_only=True, slots=True)
class Commit:
    """One file as it stood from ``at`` on (aware UTC). ``mark``: what it stands for; ``path``: folder and file."""

    mark: str
    path: tuple[str, str]
    subject: str
    at: datetime
    data: bytes


class Repository:
    """A bare repository in ``folder``, made if it is not there; ``marks``: of the commits that it holds."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        if not (folder / "HEAD").exists():
            if folder.exists() and any(folder.iterdir()):
                raise StoreError(f"{folder} is neither empty nor a bare git repository")
            self._git("init", "--quiet", "--bare", "--initial-branch=main", str(folder))
        self.marks = frozenset(self._marks())

    def write(self, commits: Iterable[Commit]) -> int:
        """Append the commits in the order given and return how many they were; all of them or, on a fault, none."""
        stream, count = [], 0
        for commit in commits:
            parent = f"from {_BRANCH}^0\n" if count == 0 and self.marks else ""
            stream.append(_commit(commit, parent))
            count += 1
        if count:
            stream.append(b"done\n")
            self._git("-C", str(self.folder), "fast-import", "--quiet", "--done", input_=b"".join(stream))
            self.marks = frozenset(self._marks())
        return count

    def _marks(self) -> list[str]:
        if not self._git("-C", str(self.folder), "for-each-ref", _BRANCH):
            return []
        shown = f"--format=%(trailers:key={TRAILER},valueonly,separator=%x2C)"
        return self._git("-C", str(self.folder), "log", shown, _BRANCH).decode().split("\n")

    def _git(self, *words: str, input_: bytes | None = None) -> bytes:
        try:
            return subprocess.run(["git", *words], capture_output=True, check=True, input=input_).stdout
        except FileNotFoundError as error:
            raise StoreError("git is not installed") from error
        except subprocess.CalledProcessError as error:
            raise StoreError(
                f"{self.folder}: git {words[-2]}: {error.stderr.decode(errors='replace').strip()}"
            ) from error


def file_name(name: str) -> str:
    """A name as a file of its own name on any system: what a path gives a meaning to is replaced."""
    fit = _UNFIT.sub("_", name).strip(". ") or "_"
    return f"_{fit}" if fit.lower().startswith(".git") or fit.lower() == "git~1" else fit


def _commit(commit: Commit, parent: str) -> bytes:
    when = f"{int(commit.at.timestamp())} +0000"
    message = f"{commit.subject}\n\n{TRAILER}: {commit.mark}\n".encode()
    path = "/".join(file_name(piece) for piece in commit.path)
    head = f"commit {_BRANCH}\nauthor {_AUTHOR} {when}\ncommitter {_AUTHOR} {when}\ndata {len(message)}\n"
    change = f"{parent}M 100644 inline {path}\ndata {len(commit.data)}\n"
    return b"".join((head.encode(), message, change.encode(), commit.data, b"\n"))
