"""Type of the tables that tell what a contract's own definitions make of its days."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class DayWords:
    """Words of one language; patterns see the text as it stands.

    ``of_business``, ``of_days``: words in small letters without which there is no definition of the one or the other.
    ``mention``: what every definition holds in small letters, looked for next: it begins with plain letters, which a
    search finds fast.
    ``business_day``: a definition of business days, its group ``what`` says which days they are. ``bare_day``: a
    statement of what the word "day" alone means, with a group ``business`` or ``calendar``. ``weekdays``: Monday to
    Friday; ``holidays``: days taken out of them. ``places``: (code of a calendar, pattern): an ISO 3166 country, with
    a subdivision where its holidays are its own.
    """

    mention: re.Pattern[str]
    of_business: tuple[str, ...]
    of_days: tuple[str, ...]
    business_day: re.Pattern[str]
    bare_day: re.Pattern[str]
    weekdays: re.Pattern[str]
    holidays: re.Pattern[str]
    places: tuple[tuple[str, re.Pattern[str]], ...]


def named_places(rows: str, edge: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The places of a table with a row "code name|name" a line; ``edge`` stands around each name."""
    pairs = (row.strip().partition(" ") for row in rows.strip().splitlines())
    return tuple((code, re.compile(f"{edge}(?:{names}){edge}")) for code, _, names in pairs)
