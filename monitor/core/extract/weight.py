"""What a page's markup will take in memory, told from its source before anything is parsed.

A page of 10 MB may hold three million tags, or one tag of a million attributes, each of which the parser compares with
all before it: parsed, they would take gigabytes and hours.
"""

import re

from monitor.errors import ExtractError

MAX_WEIGHT = 111_000_000
"""Bytes that the parsed markup of a page may take. The heaviest of 320 real pages comes to 5 million."""

MAX_WEIGHT_SELECTED = 40_000_000
"""The same of a page of which selectors take or leave out parts: they need a second tree, three times as heavy."""

MAX_ATTRIBUTES = 5_000
"""Attributes of one tag."""

_TAG, _ATTRIBUTE, _TEXT = 280, 330, 270
"""Bytes that an element with what is noted of it, an attribute, and a stretch of text take while a page is read."""

_LIGHT = 250_000
"""Characters of a page too short for any of this."""

_NAMED = r"[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?)?"
_ATTRIBUTES = re.compile(_NAMED)
_MARKUP = re.compile(rf"<(?P<closing>/?)[a-zA-Z][^\s/>]*+(?P<attributes>(?:[\s/]++|{_NAMED})*+)>?")
"""A tag as the HTML Living Standard, 13.2.5, reads it: quotes count only after an equals sign that follows a name."""


def refuse_heavy(tidied: str, *, most: int = MAX_WEIGHT) -> None:
    """Raises ExtractError if the markup of a page without scripts would take more than ``most`` bytes, or if one
    of its tags has more than ``MAX_ATTRIBUTES`` attributes."""
    if len(tidied) <= _LIGHT:
        return
    weight = tags = attributes = position = 0
    for match in _MARKUP.finditer(tidied):
        weight += _TEXT if match.start() > position else 0
        position = match.end()
        if match["closing"]:
            continue
        own = _counted(match["attributes"])
        tags, attributes = tags + 1, attributes + own
        weight += _TAG + own * _ATTRIBUTE
        if weight > most:
            raise ExtractError(
                f"the page has too much markup: its first {tags} tags with {attributes} attributes would take more "
                f"than {most // 1_000_000} MB of memory; give a page that holds the terms alone"
            )


def _counted(attributes: str) -> int:
    count = sum(1 for _ in _ATTRIBUTES.finditer(attributes)) if attributes else 0
    if count > MAX_ATTRIBUTES:
        raise ExtractError(f"the page has a tag of {count} attributes; at most {MAX_ATTRIBUTES} are read")
    return count
