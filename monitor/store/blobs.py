"""Raw bytes, content-addressed: ``<folder>/<ab>/<sha256>.zst``, written once and verified on every read.

A file is a Zstandard frame, or a *delta*: the same after a head that names an older blob, whose bytes the frame was
compressed against. Versions of one page differ little: measured on 3,500 recorded versions, deltas are a tenth of
plain frames. A chain of deltas is never longer than ``LONGEST_CHAIN``, so that reading stays quick and one damaged
file takes few others with it.
"""

import hashlib
import os
import struct
import tempfile
from collections.abc import Iterator
from pathlib import Path

import zstandard

from monitor.errors import StoreError
from monitor.fault import Fault

LEVEL = 3
"""Zstandard level: measured x5.9 on terms pages, at a tenth of a millisecond for each."""
LONGEST_CHAIN = 16
_DELTA = b"CWDELTA1"
_HEAD = struct.Struct(">8sB32s")
"""Of a delta: the mark, how many deltas below it the chain still has, and the SHA-256 of the base."""


class Blobs:
    """A folder of blobs. A blob that was stored survives kill -9: it is synced before its name appears."""

    def __init__(self, folder: Path, *, fault: Fault | None = None) -> None:
        self.folder = folder
        self._fault = fault or Fault()

    def path(self, sha256: str) -> Path:
        """Where the blob of that name stands, or would stand."""
        return self.folder / sha256[:2] / f"{sha256}.zst"

    def put(self, data: bytes, *, base: str | None = None) -> str:
        """Store ``data`` and return its SHA-256; a good copy that is there already is left alone.

        ``base``: a blob to compress against, an older version of the same page. It must stay as long as this one does:
        only the bytes of versions, which are never removed, may be named. Raises StoreError if the folder cannot be
        written.
        """
        name = hashlib.sha256(data).hexdigest()
        target = self.path(name)
        if not (target.exists() and self._intact(name)):
            packed = self._delta(data, base) if base and base != name else None
            try:
                self._write(target, packed or zstandard.compress(data, LEVEL))
            except OSError as error:
                raise StoreError(f"cannot write {target}: {error.strerror}") from error
        return name

    def get(self, sha256: str) -> bytes:
        """The bytes of that name.

        Raises StoreError, naming the file, if they are missing or are not what was stored.
        """
        chain = self._chain(sha256)
        data = b""
        for name, packed in reversed(chain):
            data = self._unpacked(name, packed, data)
        return data

    def _chain(self, sha256: str) -> list[tuple[str, bytes]]:
        """The file of that name and those it rests on, each as it stands, the wanted one first."""
        chain: list[tuple[str, bytes]] = []
        name: str | None = sha256
        while name is not None:
            packed = self._packed(name)
            chain.append((name, packed))
            name = _base_of(packed)
            if len(chain) > LONGEST_CHAIN + 1:
                raise StoreError(f"damaged: {self.path(sha256)} rests on more files than were ever written for one")
        return chain

    def _packed(self, name: str) -> bytes:
        path = self.path(name)
        try:
            return path.read_bytes()
        except OSError as error:
            raise StoreError(f"cannot read {path}: {error.strerror}") from error

    def _unpacked(self, name: str, packed: bytes, base: bytes) -> bytes:
        """The bytes of one file of a chain; ``base``: those of the file it rests on."""
        path = self.path(name)
        frame, reader = packed, zstandard.ZstdDecompressor()
        if _base_of(packed) is not None:
            frame, reader = packed[_HEAD.size :], zstandard.ZstdDecompressor(dict_data=_dictionary(base))
        try:
            data = reader.decompress(frame)
        except zstandard.ZstdError as error:
            raise StoreError(f"damaged: {path} does not decompress") from error
        if hashlib.sha256(data).hexdigest() != name:
            raise StoreError(f"damaged: {path} holds other bytes than were stored")
        return data

    def _delta(self, data: bytes, base: str) -> bytes | None:
        """``data`` compressed against ``base``; None where that cannot be had or the chain is long enough."""
        try:
            below = len(self._chain(base))
            older = self.get(base)
        except StoreError:
            return None
        if below > LONGEST_CHAIN or not older:
            return None
        window = max(10, (len(data) + len(older)).bit_length())
        settings = zstandard.ZstdCompressionParameters.from_level(LEVEL, window_log=min(window, 27))
        packer = zstandard.ZstdCompressor(dict_data=_dictionary(older), compression_params=settings)
        return _HEAD.pack(_DELTA, below, bytes.fromhex(base)) + packer.compress(data)

    def has(self, sha256: str) -> bool:
        """Whether a blob of that name is there, good or damaged."""
        return self.path(sha256).exists()

    def base(self, sha256: str) -> str | None:
        """The blob that this one is compressed against and cannot be read without; None if it stands alone.

        Raises StoreError if its file cannot be read.
        """
        return _base_of(self._packed(sha256))

    def names(self) -> Iterator[str]:
        """SHA-256 names of all blobs that are there."""
        for path in sorted(self.folder.glob("??/*.zst")):
            yield path.stem

    def remove(self, sha256: str) -> None:
        """Remove a blob that nothing refers to any more; none there is fine."""
        self.path(sha256).unlink(missing_ok=True)

    def _intact(self, sha256: str) -> bool:
        try:
            self.get(sha256)
        except StoreError:
            return False
        return True

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


def _base_of(packed: bytes) -> str | None:
    """Name of the blob that a file rests on; None for a plain frame."""
    if len(packed) < _HEAD.size or not packed.startswith(_DELTA):
        return None
    return bytes(_HEAD.unpack(packed[: _HEAD.size])[2]).hex()


def _dictionary(data: bytes) -> zstandard.ZstdCompressionDict:
    return zstandard.ZstdCompressionDict(data, dict_type=zstandard.DICT_TYPE_RAWCONTENT)


def _sync_folder(folder: Path) -> None:
    """Make the folder's new name last; without this a crash may lose the rename."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
