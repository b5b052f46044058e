"""Texts read lately are at hand, as long as their bytes are sound."""

from datetime import UTC, datetime
from hashlib import sha256

import pytest

from monitor.errors import StoreError
from monitor.model.source import ExtractionSpec, Source
from monitor.pipeline.reading import Readings, read_stored
from monitor.store.versions import Capture

SOURCE = Source(url="https://vendor.example/terms")


def page(number: int) -> bytes:
    body = "".join(f"<p>{line}. We may amend these terms upon {number} days' notice.</p>" for line in range(1, 9))
    return f"<html><body><main><h1>Terms</h1>{body}</main></body></html>".encode()


def capture(data: bytes, spec: ExtractionSpec = SOURCE.spec) -> Capture:
    return Capture(
        url=SOURCE.url,
        final_url=SOURCE.url,
        sha256=sha256(data).hexdigest(),
        size=len(data),
        media_type="text/html",
        charset="utf-8",
        rendered=False,
        spec=spec,
        fetched_at=datetime(2026, 3, 2, tzinfo=UTC),
    )


class Shelf:
    """Bytes by their hash."""

    def __init__(self, *pages: bytes) -> None:
        self.pages = {sha256(data).hexdigest(): data for data in pages}

    def get(self, name: str) -> bytes:
        if name not in self.pages:
            raise StoreError(f"damaged: {name}")
        return self.pages[name]


def test_a_text_read_before_is_at_hand() -> None:
    shelf, readings = Shelf(page(30)), Readings()
    first = readings.read([capture(page(30))], [SOURCE], shelf.get)
    again = readings.read([capture(page(30))], [SOURCE], shelf.get)
    plain = read_stored([capture(page(30))], [SOURCE], shelf.get)
    assert first is not None and again is not None and plain is not None
    assert again.tree is first.tree and again.tree == plain.tree


def test_damaged_bytes_are_noticed_though_the_text_is_at_hand() -> None:
    shelf, readings = Shelf(page(30)), Readings()
    assert readings.read([capture(page(30))], [SOURCE], shelf.get) is not None
    shelf.pages.clear()
    assert readings.read([capture(page(30))], [SOURCE], shelf.get) is None


def test_another_way_of_reading_is_another_text() -> None:
    shelf, readings = Shelf(page(30)), Readings()
    whole = readings.read([capture(page(30))], [SOURCE], shelf.get)
    spec = ExtractionSpec(select=("h1",))
    title = readings.read([capture(page(30))], [Source(url=SOURCE.url, spec=spec)], shelf.get)
    assert whole is not None and title is not None and title.tree.text != whole.tree.text


@pytest.mark.parametrize("letters", [0, 1_000])
def test_no_more_is_held_than_was_said(letters: int) -> None:
    pages = [page(number) for number in range(10, 60)]
    shelf, readings = Shelf(*pages), Readings(letters)
    texts = [readings.read([capture(data)], [SOURCE], shelf.get) for data in pages]
    assert all(text is not None for text in texts)
    assert sum(len(text.tree.text) for text in readings._texts.values()) <= letters


def linked(target: str, words: str = "our policy") -> bytes:
    return page(30).replace(b"<h1>Terms</h1>", f'<h1>Terms</h1><p>See <a href="{target}">{words}</a>.</p>'.encode())


def test_the_same_words_with_other_links_are_read_once() -> None:
    pages = linked("/policy-1"), linked("/policy-2"), linked("/policy-2", "our rules")
    shelf, readings = Shelf(*pages), Readings()
    first, relinked, reworded = (readings.read([capture(data)], [SOURCE], shelf.get) for data in pages)
    assert first is not None and relinked is not None and reworded is not None
    assert relinked.tree.parts is first.tree.parts
    assert reworded.tree.parts is not first.tree.parts
    assert relinked == read_stored(relinked.captures, [SOURCE], shelf.get)
    assert reworded == read_stored(reworded.captures, [SOURCE], shelf.get)
