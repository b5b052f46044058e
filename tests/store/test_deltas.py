"""Blobs compressed against an older version of the same page."""

import random

import pytest
import zstandard

from monitor.errors import StoreError
from monitor.store.blobs import LONGEST_CHAIN, Blobs
from monitor.store.shelf import Folder


def _pages(count: int) -> list[bytes]:
    """Versions of a page of 40 KB that hardly compresses; each differs from the one before in one line."""
    chance = random.Random(7)
    lines = [bytes(chance.randrange(32, 127) for _ in range(80)) for _ in range(500)]
    pages = []
    for number in range(count):
        lines[chance.randrange(500)] = f"changed in version {number}".encode()
        pages.append(b"\n".join(lines))
    return pages


def test_a_chain_reads_back_and_is_small(tmp_path):
    blobs, pages = Blobs(Folder(tmp_path)), _pages(40)
    names: list[str] = []
    for page in pages:
        names.append(blobs.put(page, base=names[-1] if names else None))

    assert [blobs.get(name) for name in names] == pages
    size = sum(blobs.shelf.path(name).stat().st_size for name in names)
    assert size < sum(len(zstandard.compress(page)) for page in pages) / 8


def test_no_chain_is_longer_than_the_bound(tmp_path):
    blobs, pages = Blobs(Folder(tmp_path)), _pages(2 * (LONGEST_CHAIN + 1))
    name = None
    for page in pages:
        name = blobs.put(page, base=name)
    whole = [name for name in blobs.names() if not blobs.shelf.path(name).read_bytes().startswith(b"CWDELTA1")]
    assert len(whole) == 2


def test_a_damaged_base_damages_what_rests_on_it_and_names_itself(tmp_path):
    blobs, (first, second, third) = Blobs(Folder(tmp_path)), _pages(3)
    base = blobs.put(first)
    on_it = blobs.put(second, base=base)
    apart = blobs.put(third)
    blobs.shelf.path(base).write_bytes(zstandard.compress(b"something else"))
    with pytest.raises(StoreError, match=base):
        Blobs(Folder(tmp_path)).get(on_it)
    assert blobs.get(apart) == third


def test_without_its_base_a_page_is_stored_whole(tmp_path):
    blobs = Blobs(Folder(tmp_path))
    name = blobs.put(b"text", base="0" * 64)
    assert blobs.get(name) == b"text"
    assert blobs.put(b"text", base=name) == name


def test_a_page_that_begins_like_a_delta_is_no_delta(tmp_path):
    blobs = Blobs(Folder(tmp_path))
    data = b"CWDELTA1" + bytes(60)
    assert blobs.get(blobs.put(data)) == data
