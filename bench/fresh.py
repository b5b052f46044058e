"""For honest numbers: what the core remembers of texts that it read before is forgotten between two measurements."""

import functools
import gc
from typing import Any


def forget() -> None:
    """Empty every bounded cache of the core. What has no bound (compiled rules) is made once a process and stays.

    Knows those of the modules that were loaded when it was called first.
    """
    for one in _caches():
        one.cache_clear()


@functools.cache
def _caches() -> tuple[Any, ...]:
    return tuple(
        thing
        for thing in gc.get_objects()
        if isinstance(thing, functools._lru_cache_wrapper)
        and str(thing.__module__).startswith("monitor.")
        and thing.cache_parameters()["maxsize"] is not None
    )
