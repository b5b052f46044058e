"""Stored bytes -> text and clause tree, always by the running code (design: both sides of a comparison alike)."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from threading import Lock

from monitor.errors import ExtractError, StoreError
from monitor.model.clause import ClauseTree, Document
from monitor.model.source import ExtractionSpec, Source
from monitor.store.versions import Capture, spec_key

GetBytes = Callable[[str], bytes]
"""SHA-256 -> bytes; raises StoreError."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """The text of one or several captures as the running code reads it. ``documents``: one for each capture."""

    captures: tuple[Capture, ...]
    documents: tuple[Document, ...]
    tree: ClauseTree

    @property
    def sha256(self) -> str:
        """Hash of the text, by which a return to an earlier text is known."""
        return text_hash(self.tree.text)

    def only(self, urls: Sequence[str]) -> "Text | None":
        """The same restricted to the sources ``urls``; None if it has none of them."""
        kept = [pair for pair in zip(self.captures, self.documents, strict=True) if pair[0].url in urls]
        if len(kept) == len(self.captures):
            return self
        return assemble([capture for capture, _ in kept], [document for _, document in kept]) if kept else None


_Key = tuple[tuple[str, str | None, str | None, str, ExtractionSpec, ExtractionSpec], ...]
"""Of each capture all that decides how its bytes are read by the running code."""


class Readings:
    """Texts that this process read lately: the new side of a change is the old side of the next one.

    Safe in threads. Holds ``letters`` of text at most (with its trees some 14 bytes for each), the oldest go first.
    """

    def __init__(self, letters: int = 1_000_000) -> None:
        self._letters = letters
        self._held = 0
        self._texts: OrderedDict[_Key, Text] = OrderedDict()
        self._lock = Lock()

    def read(self, captures: Sequence[Capture], sources: Sequence[Source], get: GetBytes) -> Text | None:
        """What ``read_stored`` gives, as read before if the text is at hand and its bytes are still sound."""
        key = _key(captures, sources)
        with self._lock:
            known = self._texts.get(key)
            if known is not None:
                self._texts.move_to_end(key)
        if known is None:
            documents = _stored_documents(captures, sources, get)
            if not documents:
                return None
            text = self._alike(captures, documents) or assemble(captures, documents)
            self.keep(text, sources)
            return text
        try:
            for capture in captures:
                get(capture.sha256)
        except StoreError:
            return None
        return Text(captures=tuple(captures), documents=known.documents, tree=known.tree)

    def _alike(self, captures: Sequence[Capture], documents: Sequence[Document]) -> Text | None:
        """A text at hand whose words and blocks are those of ``documents``, as read from other bytes: of an archive's
        versions three in four differ in the targets of links alone. Its parts are the very same objects."""
        with self._lock:
            held = list(self._texts.values())
        for known in reversed(held):
            told = [_in_place_of(*pair) for pair in zip(known.documents, documents, strict=False)]
            if told == list(documents):
                coverage = min(document.coverage for document in documents)
                notes = tuple(note for document in documents for note in document.notes)
                tree = replace(known.tree, coverage=coverage, notes=notes)
                return Text(captures=tuple(captures), documents=tuple(told), tree=tree)
        return None

    def keep(self, text: Text, sources: Sequence[Source]) -> None:
        """Hold a text that was read with what is configured for ``sources``."""
        key = _key(text.captures, sources)
        with self._lock:
            replaced = self._texts.pop(key, None)
            self._held += len(text.tree.text) - (len(replaced.tree.text) if replaced else 0)
            self._texts[key] = text
            while self._held > self._letters:
                _, gone = self._texts.popitem(last=False)
                self._held -= len(gone.tree.text)


def _in_place_of(known: Document, document: Document) -> Document:
    """``known`` with what ``document`` says of how it was read. Equal to ``document`` if their text and blocks are."""
    return replace(known, coverage=document.coverage, notes=document.notes)


def _key(captures: Sequence[Capture], sources: Sequence[Source]) -> _Key:
    wanted = {source.url: source.spec for source in sources}
    return tuple(
        (one.sha256, one.media_type, one.charset, one.final_url, wanted.get(one.url, one.spec), one.spec)
        for one in captures
    )


def text_hash(text: str) -> str:
    """SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def read_capture(capture: Capture, data: bytes, spec: ExtractionSpec) -> Document:
    """Read one capture with ``spec``; raises ExtractError."""
    # Imported here because most checks find nothing new to read.
    from monitor.core.extract import read

    return read(data, spec=spec, media_type=capture.media_type, charset=capture.charset, name=capture.final_url)


def assemble(captures: Sequence[Capture], documents: Sequence[Document]) -> Text:
    """Captures and their documents as one text."""
    # Imported here because most checks find nothing new to read.
    from monitor.core.clauses import build
    from monitor.core.extract import join

    return Text(captures=tuple(captures), documents=tuple(documents), tree=build(join(documents)))


def read_stored(captures: Sequence[Capture], sources: Sequence[Source], get: GetBytes) -> Text | None:
    """The text of stored captures, each with the spec that is configured now where that yields text, else its own.

    None where a capture can be read with neither, or its bytes are lost or damaged.
    """
    documents = _stored_documents(captures, sources, get)
    return assemble(captures, documents) if documents else None


def _stored_documents(captures: Sequence[Capture], sources: Sequence[Source], get: GetBytes) -> list[Document]:
    """The documents of stored captures; empty where one of them cannot be read."""
    wanted = {source.url: source.spec for source in sources}
    documents = []
    for capture in captures:
        document = _stored_document(capture, wanted.get(capture.url, capture.spec), get)
        if document is None:
            return []
        documents.append(document)
    return documents


def _stored_document(capture: Capture, spec: ExtractionSpec, get: GetBytes) -> Document | None:
    try:
        data = get(capture.sha256)
    except StoreError:
        return None
    for choice in dict.fromkeys((spec, capture.spec)):
        try:
            return read_capture(capture, data, choice)
        except ExtractError:
            continue
    return None


def reading_key(sources: Sequence[tuple[str, ExtractionSpec]], engine: str) -> str:
    """A hash of all that decides how bytes become text; a text hash holds for one such key only."""
    told = "\n".join(f"{url} {spec_key(spec)}" for url, spec in sources)
    return hashlib.sha256(f"{engine}\n{told}".encode()).hexdigest()[:16]
