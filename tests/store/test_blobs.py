"""Content-addressed bytes: written once, verified on every read, never half there."""

import os
from pathlib import Path

import pytest

from monitor.errors import StoreError
from monitor.store.blobs import Blobs
from monitor.store.shelf import Folder

DATA = b"Terms of Service. " * 40


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs(Folder(tmp_path / "blobs"))


def test_what_was_put_is_got_back_under_its_hash(blobs: Blobs) -> None:
    name = blobs.put(DATA)
    assert blobs.get(name) == DATA
    assert blobs.shelf.path(name) == blobs.shelf.folder / name[:2] / f"{name}.zst"
    assert list(blobs.names()) == [name]


def test_the_same_bytes_are_written_once(blobs: Blobs) -> None:
    name = blobs.put(DATA)
    before = blobs.shelf.path(name).stat().st_mtime_ns
    assert blobs.put(DATA) == name
    assert blobs.shelf.path(name).stat().st_mtime_ns == before


def test_every_flipped_byte_is_noticed(blobs: Blobs) -> None:
    name = blobs.put(os.urandom(200) + DATA)
    path = blobs.shelf.path(name)
    good = path.read_bytes()
    for index in range(min(256, len(good))):
        bad = bytearray(good)
        bad[index] ^= 0x40
        path.write_bytes(bytes(bad))
        with pytest.raises(StoreError, match=name[:8]):
            blobs.get(name)


@pytest.mark.parametrize("kept", [0, 1, 20])
def test_a_cut_blob_is_noticed(blobs: Blobs, kept: int) -> None:
    name = blobs.put(DATA)
    path = blobs.shelf.path(name)
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(StoreError, match="damaged"):
        blobs.get(name)


def test_a_missing_blob_is_named(blobs: Blobs) -> None:
    name = blobs.put(DATA)
    blobs.remove(name)
    with pytest.raises(StoreError, match=f"cannot read .*{name}"):
        blobs.get(name)


def test_a_damaged_blob_is_mended_when_the_bytes_come_again(blobs: Blobs) -> None:
    name = blobs.put(DATA)
    blobs.shelf.path(name).write_bytes(b"rubbish")
    blobs.put(DATA)
    assert blobs.get(name) == DATA


def test_a_failed_write_leaves_nothing_and_names_the_path(blobs: Blobs, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_space(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(StoreError, match=r"blobs.*No space left"):
        blobs.put(DATA)
    assert [path for path in blobs.shelf.folder.rglob("*") if path.is_file()] == []
