"""Raw bytes, content-addressed: written once and verified on every read.

A file is a Zstandard frame, or a *delta*: the same after a head that names an older blob, whose bytes the frame was
compressed against. Versions of one page differ little: measured on 3,500 recorded versions, deltas are a tenth of
plain frames. A chain of deltas is never longer than ``LONGEST_CHAIN``, so that reading stays quick and one damaged
file takes few others with it. Where the files stand is the shelf's business (``monitor.store.shelf``).
"""

import hashlib
import struct
import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import zstandard

from monitor.errors import StoreError
from monitor.fault import Fault
from monitor.model.setting import StoreSettings
from monitor.store.shelf import Entry, Folder, Shelf

LEVEL = 3
"""Zstandard level: measured x5.9 on terms pages, at a tenth of a millisecond for each."""
LONGEST_CHAIN = 16
REFRESHED_AFTER = timedelta(hours=12)
"""A blob that is put again and is older than that counts as written now: it may belong to nobody as yet, and tidying
leaves alone only what is young."""
_MOST_READ = 10 * LONGEST_CHAIN
"""Files read for one blob: more than were ever written for one, so they go round in a circle."""
_MOST_BYTES = 1_000_000_000
"""Far more than any page or picture has; a file that claims more is damaged and must not take that much memory."""
_REMEMBERED = 16_000_000
"""Bytes of blobs read last that are kept in memory: versions are read in turn, each resting on the one before."""
_AT_ONCE = 16
"""Heads of files read at a time."""
_DELTA = b"CWDELTA1"
_HEAD = struct.Struct(">8sB32s")
"""Of a delta: the mark, how many deltas below it the chain still has, and the SHA-256 of the base."""


class Blobs:
    """Blobs on a shelf. One that was stored survives kill -9. Safe in threads."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._recent = _Recent()

    def put(self, data: bytes, *, base: str | None = None) -> str:
        """Store ``data`` and return its SHA-256; a good copy that is there already is left alone.

        ``base``: a blob to compress against, an older version of the same page. It must stay as long as this one does:
        only the bytes of versions, which are never removed, may be named. Raises StoreError if the shelf cannot be
        written.
        """
        name = hashlib.sha256(data).hexdigest()
        there = self.shelf.entry(name)
        if there is not None and self._intact(name):
            if datetime.now(UTC) - there.modified > REFRESHED_AFTER:
                self.shelf.touch(name)
            return name
        # What is put in place of a damaged file may have others resting on it: it stands alone.
        packed = self._delta(name, data, base) if base and there is None else None
        self.shelf.write(name, packed or zstandard.compress(data, LEVEL))
        return name

    def get(self, sha256: str) -> bytes:
        """The bytes of that name.

        Raises StoreError, naming the file, if they are missing or are not what was stored.
        """
        return self._get(sha256, self._recent)

    def verify(self, bases: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
        """Read every blob of ``bases`` (name -> the one it rests on) from the shelf, each file once.

        Yields each that cannot be had, with the reason: it is damaged itself, or one below it is.
        """
        recent = _Recent()
        for name in upwards(bases):
            try:
                self._get(name, recent)
            except StoreError as error:
                yield name, str(error)

    def _get(self, sha256: str, recent: "_Recent") -> bytes:
        chain, data = self._chain(sha256, recent)
        for name, packed in reversed(chain):
            data = self._unpacked(name, packed, data)
        recent.keep(sha256, data)
        return data

    def _chain(self, sha256: str, recent: "_Recent") -> tuple[list[tuple[str, bytes]], bytes]:
        """The file of that name and those it rests on, each as it stands, the wanted one first, as far as they are
        not remembered; and the bytes that the last of them rests on."""
        chain: list[tuple[str, bytes]] = []
        name: str | None = sha256
        while name is not None:
            known = recent.get(name) if chain else None
            if known is not None:
                return chain, known
            packed = self.shelf.read(name)
            chain.append((name, packed))
            name = _base_of(packed)
            if len(chain) > _MOST_READ:
                raise StoreError(f"damaged: {self.shelf.where(sha256)} rests on more files than were written for one")
        return chain, b""

    def _unpacked(self, name: str, packed: bytes, base: bytes) -> bytes:
        """The bytes of one file of a chain; ``base``: those of the file it rests on."""
        where = self.shelf.where(name)
        frame, reader = packed, zstandard.ZstdDecompressor()
        if _base_of(packed) is not None:
            frame, reader = packed[_HEAD.size :], zstandard.ZstdDecompressor(dict_data=_dictionary(base))
        try:
            if zstandard.frame_content_size(frame) > _MOST_BYTES:
                raise StoreError(f"damaged: {where} claims to hold more than was ever stored")
            data = reader.decompress(frame)
        except zstandard.ZstdError as error:
            raise StoreError(f"damaged: {where} does not decompress") from error
        if hashlib.sha256(data).hexdigest() != name:
            raise StoreError(f"damaged: {where} holds other bytes than were stored")
        return data

    def _delta(self, name: str, data: bytes, base: str) -> bytes | None:
        """``data`` compressed against ``base``; None where that cannot be had or the chain is long enough."""
        try:
            below = self._rests_on(base)
            if name in below or len(below) > LONGEST_CHAIN:
                return None
            older = self.get(base)
        except StoreError:
            return None
        if not older:
            return None
        window = max(10, (len(data) + len(older)).bit_length())
        settings = zstandard.ZstdCompressionParameters.from_level(LEVEL, window_log=min(window, 27))
        packer = zstandard.ZstdCompressor(dict_data=_dictionary(older), compression_params=settings)
        return _HEAD.pack(_DELTA, len(below), bytes.fromhex(base)) + packer.compress(data)

    def _rests_on(self, name: str) -> list[str]:
        """The blob of that name and those below it, by the heads of their files. Raises StoreError if one is gone."""
        found: list[str] = []
        below: str | None = name
        while below is not None and len(found) <= LONGEST_CHAIN:
            found.append(below)
            below = _base_of(self.shelf.read(below, _HEAD.size))
        return found

    def has(self, sha256: str) -> bool:
        """Whether a blob of that name is there, good or damaged."""
        return self.shelf.has(sha256)

    def bases(self, names: Iterable[str]) -> dict[str, str | None]:
        """For each of ``names`` the blob that it is compressed against and cannot be read without; None if it stands
        alone. Reads the heads of the files only. Raises StoreError if one cannot be read."""
        wanted = list(names)
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            heads = pool.map(lambda name: self.shelf.read(name, _HEAD.size), wanted)
            return {name: _base_of(head) for name, head in zip(wanted, heads, strict=True)}

    def entries(self) -> Iterator[Entry]:
        """All blobs that are there, in order of name."""
        return self.shelf.entries()

    def names(self) -> Iterator[str]:
        """SHA-256 names of all blobs that are there."""
        return (entry.name for entry in self.shelf.entries())

    def remove(self, sha256: str) -> None:
        """Remove a blob that nothing refers to any more; none there is fine."""
        self.shelf.remove(sha256)

    def _intact(self, name: str) -> bool:
        """Whether the blob can be read from the shelf as it stands there, trusting no memory."""
        try:
            self._get(name, _Recent())
        except StoreError:
            return False
        return True


class _Recent:
    """The bytes read last, by name, within a bound; they were verified when they were read."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def get(self, name: str) -> bytes | None:
        with self._lock:
            return self._kept.get(name)

    def keep(self, name: str, data: bytes) -> None:
        with self._lock:
            self._size += len(data) - len(self._kept.pop(name, b""))
            self._kept[name] = data
            while self._size > _REMEMBERED:
                self._size -= len(self._kept.popitem(last=False)[1])


def open_blobs(settings: StoreSettings, environment: Mapping[str, str], *, fault: Fault | None = None) -> Blobs:
    """The blobs of the configuration: in a folder, or in an S3-compatible store. Raises ConfigError."""
    fault = fault or Fault()
    if "://" not in settings.blobs:
        return Blobs(Folder(Path(settings.blobs), fault=fault))
    # Imported here because only few stores are of that kind.
    from monitor.store.objects import open_s3

    return Blobs(open_s3(settings.blobs, settings.s3, environment, fault=fault))


def _base_of(packed: bytes) -> str | None:
    """Name of the blob that a file rests on; None for a plain frame."""
    if len(packed) < _HEAD.size or not packed.startswith(_DELTA):
        return None
    return bytes(_HEAD.unpack(packed[: _HEAD.size])[2]).hex()


def upwards(bases: Mapping[str, str | None]) -> Iterator[str]:
    """The names so that each follows what it rests on, as closely as may be. Circles come last."""
    above: dict[str | None, list[str]] = {}
    for name, base in bases.items():
        above.setdefault(base if base in bases else None, []).append(name)
    waiting, told = above.get(None, [])[::-1], set()
    while waiting:
        name = waiting.pop()
        told.add(name)
        yield name
        waiting += above.get(name, [])
    yield from (name for name in bases if name not in told)


def _dictionary(data: bytes) -> zstandard.ZstdCompressionDict:
    return zstandard.ZstdCompressionDict(data, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
