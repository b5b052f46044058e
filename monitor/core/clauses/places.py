"""Where things stand in a document: most in one place, which takes no list."""

from bisect import bisect_right
from collections.abc import Hashable
from collections.abc import Sequence as Items
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


class Places(Generic[Key]):
    """The indices of the units in which something stands, for many things."""

    def __init__(self) -> None:
        self._first: dict[Key, int] = {}
        self._several: dict[Key, list[int]] = {}

    def add(self, key: Key, index: int) -> None:
        """``key`` stands at ``index``, too; indices come in order."""
        first = self._first.setdefault(key, index)
        if first != index or key in self._several:
            self._several.setdefault(key, [first]).append(index)

    def of(self, key: Key) -> Items[int]:
        """All its places in order."""
        return self._several.get(key) or ((self._first[key],) if key in self._first else ())

    def next(self, key: Key, after: int) -> int | None:
        """Its first place after ``after``; None if there is none."""
        if key not in self._several:
            first = self._first.get(key)
            return first if first is not None and first > after else None
        places = self._several[key]
        at = bisect_right(places, after)
        return places[at] if at < len(places) else None
