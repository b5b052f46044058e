"""A bounded decoder of content codings: a bomb stops at the bound, a cut body is noticed."""

import zlib
from typing import Protocol

_GZIP_WINDOW = 16 + zlib.MAX_WBITS
_RAW_WINDOW = -zlib.MAX_WBITS
_GZIP_MAGIC = b"\x1f\x8b"


class Overflow(Exception):  # noqa: N818 - a signal between this module and its caller, not an error of the product
    """More decoded bytes than the bound."""


class Garbled(Exception):  # noqa: N818
    """The bytes are not in the coding that the header names."""


class Decoder(Protocol):
    """Turns a coded stream into plain bytes."""

    def feed(self, data: bytes) -> None:
        """Take the next bytes; raises Overflow or Garbled."""

    def finish(self) -> bytes:
        """All decoded bytes."""

    @property
    def complete(self) -> bool | None:
        """Whether the coding's own end mark was seen; None if the coding has none."""


class Plain:
    """No coding at all, bounded."""

    complete = None

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._out = bytearray()

    def feed(self, data: bytes) -> None:
        if len(self._out) + len(data) > self._limit:
            raise Overflow
        self._out += data

    def finish(self) -> bytes:
        return bytes(self._out)


class Inflater:
    """gzip (also of several members) and deflate (with and without zlib's wrapping, as servers send both)."""

    def __init__(self, limit: int, *, gzip: bool) -> None:
        self._limit = limit
        self._gzip = gzip
        self._out = bytearray()
        self._inflate = zlib.decompressobj(_GZIP_WINDOW if gzip else zlib.MAX_WBITS)
        self._silent = b""

    @property
    def complete(self) -> bool:
        return self._inflate.eof

    def feed(self, data: bytes) -> None:
        while data:
            if self._inflate.eof:
                if not (self._gzip and data.startswith(_GZIP_MAGIC)):
                    return  # padding after the end mark, which every browser ignores
                self._inflate = zlib.decompressobj(_GZIP_WINDOW)
            self._out += self._some(data)
            if len(self._out) > self._limit:
                raise Overflow
            data = self._inflate.unused_data if self._inflate.eof else self._inflate.unconsumed_tail

    def finish(self) -> bytes:
        return bytes(self._out)

    def _some(self, data: bytes) -> bytes:
        room = self._limit - len(self._out) + 1
        try:
            decoded = self._inflate.decompress(data, room)
        except zlib.error as error:
            if self._gzip or self._out:
                raise Garbled from error
            return self._unwrapped(self._silent + data, room)
        if not self._out and not decoded:
            self._silent += data
        return decoded

    def _unwrapped(self, data: bytes, room: int) -> bytes:
        """``data`` from the very beginning, read as deflate without zlib's wrapping."""
        self._inflate = zlib.decompressobj(_RAW_WINDOW)
        try:
            return self._inflate.decompress(data, room)
        except zlib.error as error:
            raise Garbled from error


def decoder(coding: str, limit: int) -> Decoder | None:
    """The decoder for a Content-Encoding header; None if we cannot undo it (br, zstd, several at once)."""
    match coding.strip().lower():
        case "" | "identity":
            return Plain(limit)
        case "gzip" | "x-gzip":
            return Inflater(limit, gzip=True)
        case "deflate":
            return Inflater(limit, gzip=False)
        case _:
            return None
