"""Versions repositories of Open Terms Archive: a git history of Markdown, one commit a recorded version.

The folder is the service, the file name the terms type, the author date when the version was recorded. Commits by
which the archive re-extracts a page after an upgrade of its own ("Apply technical or declaration upgrade ...",
formerly "Refilter ...") correct the version before them and are no act of the service.

Read without a work tree: the list of commits from ``git log``, the texts from one ``git cat-file --batch``.
"""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from types import TracebackType

from monitor.errors import ExtractError

_UPGRADES = ("Apply technical or declaration upgrade", "Refilter ")
_COMMIT = "\x01"
_FIELD = "\x02"
_GONE = "0" * 40


@dataclass(frozen=True, kw_only=True, slots=True)
class Recorded:
    """One file at one commit. ``blob`` is None where the file was deleted; ``recorded_at`` is aware UTC."""

    service: str
    type: str
    path: str
    recorded_at: datetime
    commit: str
    blob: str | None
    upgrade: bool


def history(repository: Path) -> Iterator[Recorded]:
    """All recorded versions, oldest commit first. Raises ExtractError if that is no git repository."""
    command = ["git", "-C", str(repository), "log", "--reverse", "--raw", "--no-abbrev", "--no-renames", "-z"]
    command += [f"--format={_COMMIT}%H{_FIELD}%aI{_FIELD}%s"]
    try:
        listed = subprocess.run(command, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise ExtractError(_why_unread(repository)) from error
    for entry in listed.stdout.decode("utf-8", "replace").split(_COMMIT)[1:]:
        yield from _versions(entry)


def _why_unread(repository: Path) -> str:
    """Why there is no history, and what to do: a bare clone's HEAD may name a branch that it does not have."""
    command = ["git", "-C", str(repository), "for-each-ref", "--format=%(refname)", "refs/heads"]
    try:
        branches = subprocess.run(command, capture_output=True, check=True, text=True).stdout.split()
    except (OSError, subprocess.CalledProcessError):
        branches = []
    if branches:
        names = ", ".join(branch.removeprefix("refs/heads/") for branch in branches)
        choose = f"git -C {repository} symbolic-ref HEAD {branches[0]}"
        return f"{repository}: HEAD names no commit there, the branches are {names}; choose one: {choose}"
    return (
        f"{repository}: no git history can be read there; give a clone of a versions repository "
        "(git clone --bare URL) and have git installed"
    )


def _versions(entry: str) -> Iterator[Recorded]:
    """The Markdown files of one commit: a head line, then pairs of raw status and path, parted by NUL."""
    head, *rest = entry.split("\0")
    commit, date, subject = head.split(_FIELD)
    fields = [field.lstrip("\n") for field in rest if field.strip("\n")]
    for status, path in zip(fields[::2], fields[1::2], strict=True):
        blob = status.split(" ")[3]
        file = PurePosixPath(path)
        if file.suffix != ".md" or len(file.parts) != 2:
            continue
        yield Recorded(
            service=file.parts[0],
            type=file.stem,
            path=path,
            recorded_at=datetime.fromisoformat(date).astimezone(UTC),
            commit=commit,
            blob=None if blob == _GONE else blob,
            upgrade=subject.startswith(_UPGRADES),
        )


class Texts:
    """The texts of a repository by blob id, through one long-lived ``git cat-file --batch``."""

    def __init__(self, repository: Path) -> None:
        self._git = subprocess.Popen(
            ["git", "-C", str(repository), "cat-file", "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def __enter__(self) -> "Texts":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for pipe in (self._git.stdin, self._git.stdout):
            if pipe is not None:
                pipe.close()
        self._git.wait()

    def read(self, blob: str) -> bytes:
        """The bytes of ``blob``. Raises ExtractError if the repository does not hold it."""
        assert self._git.stdin is not None and self._git.stdout is not None, "both are pipes"
        self._git.stdin.write(f"{blob}\n".encode())
        self._git.stdin.flush()
        head = self._git.stdout.readline().split()
        if len(head) != 3:
            raise ExtractError(f"git object {blob} cannot be read: {b' '.join(head).decode()}; run git fsck there")
        data = self._git.stdout.read(int(head[2]))
        self._git.stdout.read(1)
        return data
