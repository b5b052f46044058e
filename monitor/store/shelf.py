"""Where blob files stand: a folder on a disk or a share, or a store of objects such as S3.

A shelf knows nothing of what the files hold. A file appears whole or not at all, and once it was written it survives
a crash. What cannot be read or written raises StoreError that names the place, never a secret.
"""

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from monitor.errors import StoreError
from monitor.fault import Fault

SUFFIX = ".zst"


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One file: its blob's name, how many bytes it takes, when it was last written or used (UTC)."""

    name: str
    size: int
    modified: datetime


class Shelf(Protocol):
    """What blobs need of the place where they stand. ``name`` is the SHA-256 of what a file holds, in hex."""

    def where(self, name: str) -> str:
        """Where the file of that name stands, or would stand: for people, and for ``set_aside`` and ``discard``."""

    def read(self, name: str, most: int | None = None) -> bytes:
        """The file's bytes, or its first ``most``. Raises StoreError if it is not there or cannot be read."""

    def write(self, name: str, data: bytes) -> None:
        """Put the file there, whole and lasting, in place of one that is there. Raises StoreError."""

    def has(self, name: str) -> bool:
        """Whether the file is there."""

    def entry(self, name: str) -> Entry | None:
        """The file's size and age; None if it is not there."""

    def entries(self) -> Iterator[Entry]:
        """All files, in order of name."""

    def touch(self, name: str) -> None:
        """Make the file count as used now, so that tidying leaves it alone for a while; none there is fine."""

    def remove(self, name: str) -> None:
        """Remove the file; none there is fine."""

    def leftovers(self) -> Iterator[str]:
        """Places of what writes that were broken off left behind."""

    def set_aside(self, where: str) -> None:
        """Rename a damaged file so that nothing reads it any more."""

    def discard(self, where: str) -> None:
        """Remove what stands at that place; nothing there is fine."""


class Folder:
    """A folder ``<ab>/<sha256>.zst``: on this machine's disk, or on a share that all machines of a fleet see."""

    def __init__(self, folder: Path, *, fault: Fault | None = None) -> None:
        self.folder = folder
        self._fault = fault or Fault()

    def path(self, name: str) -> Path:
        """The file of that name."""
        return self.folder / name[:2] / f"{name}{SUFFIX}"

    def where(self, name: str) -> str:
        return str(self.path(name))

    def read(self, name: str, most: int | None = None) -> bytes:
        path = self.path(name)
        try:
            if most is None:
                return path.read_bytes()
            with path.open("rb") as file:
                return file.read(most)
        except OSError as error:
            raise StoreError(f"cannot read {path}: {error.strerror}") from error

    def write(self, name: str, data: bytes) -> None:
        path = self.path(name)
        try:
            self._write(path, data)
        except OSError as error:
            raise StoreError(f"cannot write {path}: {error.strerror}") from error

    def _write(self, target: Path, data: bytes) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=target.parent, suffix=".tmp")
        try:
            with os.fdopen(descriptor, "wb") as file:
                self._fault.step("write")
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            self._fault.step("rename")
            Path(temporary).replace(target)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        _sync_folder(target.parent)

    def has(self, name: str) -> bool:
        return self.path(name).exists()

    def entry(self, name: str) -> Entry | None:
        try:
            return _entry(self.path(name))
        except FileNotFoundError:
            return None

    def entries(self) -> Iterator[Entry]:
        for path in sorted(self.folder.glob(f"??/*{SUFFIX}")):
            found = self.entry(path.stem)
            if found is not None:
                yield found

    def touch(self, name: str) -> None:
        try:
            os.utime(self.path(name))
        except FileNotFoundError:
            return
        except OSError as error:
            raise StoreError(f"cannot write {self.path(name)}: {error.strerror}") from error

    def remove(self, name: str) -> None:
        self.discard(self.where(name))

    def leftovers(self) -> Iterator[str]:
        for path in sorted(self.folder.glob("??/*.tmp")):
            yield str(path)

    def set_aside(self, where: str) -> None:
        Path(where).replace(f"{where}.damaged")

    def discard(self, where: str) -> None:
        Path(where).unlink(missing_ok=True)


def _entry(path: Path) -> Entry:
    stat = path.stat()
    return Entry(name=path.stem, size=stat.st_size, modified=datetime.fromtimestamp(stat.st_mtime, tz=UTC))


def _sync_folder(folder: Path) -> None:
    """Make the folder's new name last; without this a crash may lose the rename."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
