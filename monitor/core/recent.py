"""What was derived from the last few texts: each is the new side of one comparison and the old side of the next."""

from collections.abc import Callable
from typing import Generic, TypeVar

Source = TypeVar("Source")
Result = TypeVar("Result")


class Recent(Generic[Source, Result]):
    """A pure function that remembers its results for the last ``kept`` arguments, which are told apart by identity: a
    large frozen value takes as long to hash as to read.

    Safe in threads; at worst a result is computed twice.
    """

    def __init__(self, derive: Callable[[Source], Result], kept: int = 2) -> None:
        self._derive = derive
        self._most = kept
        self._known: tuple[tuple[Source, Result], ...] = ()

    def __call__(self, source: Source) -> Result:
        """What the function makes of ``source``."""
        for known, result in self._known:
            if known is source:
                return result
        result = self._derive(source)
        self._known = ((source, result), *self._known[: self._most - 1])
        return result
