"""How often the interpreter looks for garbage in cycles."""

import gc

_NEW_OBJECTS = 50_000
"""So many more objects made than dropped before the collector looks. Reading a page makes as many, hardly any of them
in cycles; with Python's default of 700, looking takes a sixth of the CPU time of a replay."""


def look_rarely() -> None:
    """From now on look only after ``_NEW_OBJECTS``; what was made until now stays, and is not looked through."""
    gc.set_threshold(_NEW_OBJECTS)
    gc.freeze()
    gc.enable()
