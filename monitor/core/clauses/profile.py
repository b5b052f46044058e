"""What a part says of itself: title, type, language, dates, the name of its vendor."""

import re
from collections import Counter
from collections.abc import Sequence as Items

from monitor.core.clauses.dates import dates
from monitor.core.clauses.language import language_of
from monitor.core.clauses.parts import Extent, most_named_type, names_legal_text, section_marker, type_of
from monitor.core.clauses.units import Unit
from monitor.core.clauses.vendor import vendor_names
from monitor.core.lang.structures import STRUCTURES
from monitor.core.text import collapsed
from monitor.model.clause import Document, Part

#: Where a text states its dates: before its first numbered section, if that is not too far down, else among so many
#: units at its head; and at its foot.
_HEAD = 15
_HEAD_AT_MOST = 60
_FOOT = 4
#: A text without a telling title is typed by what it calls itself in its first letters.
_OPENING = 1200
_SELF_NAMED = re.compile(r"《([^《》]{3,40})》\s?[（(]以下(?:简)?称\s?[“\"「]本")
_DAY_FIRST = {structure.language: structure.day_first for structure in STRUCTURES}
#: English of these regions settles how 03/04/2024 is read.
_REGIONS = {"en-us": False, "en-ca": None, "en-gb": True, "en-au": True, "en-nz": True, "en-ie": True, "en-in": True}


def profiles(document: Document, units: Items[Unit], split: Items[Extent]) -> tuple[Part, ...]:
    """The parts without their clauses. Ids come from the type, so they outlive changes of the wording."""
    counts: Counter[str] = Counter()
    found = []
    for extent in split:
        part = _profile(document, units[extent.first : extent.last], extent)
        counts[part.type] += 1
        number = counts[part.type]
        found.append(_with_id(part, part.type if number == 1 else f"{part.type}-{number}"))
    return tuple(found)


def _with_id(part: Part, part_id: str) -> Part:
    return Part(
        id=part_id,
        title=part.title,
        type=part.type,
        language=part.language,
        dates=part.dates,
        vendor_name=part.vendor_name,
        vendor_also=part.vendor_also,
    )


def _profile(document: Document, own: Items[Unit], extent: Extent) -> Part:
    text = document.text[own[0].start : own[-1].block.end] if own else ""
    title = collapsed(own[extent.title - extent.first].text) if extent.title is not None else ""
    title = title or _self_named(text[:_OPENING])
    language = language_of(text)
    declared = (document.declared_language or "").casefold()
    names = vendor_names(text)
    return Part(
        id="",
        title=title,
        type=_type(title, document.title if extent.first == 0 else None, text),
        language=language,
        dates=dates(_date_lines(own), day_first=_REGIONS.get(declared, _DAY_FIRST.get(language))),
        vendor_name=names[0] if names else None,
        vendor_also=names[1:],
    )


def _self_named(opening: str) -> str:
    """The name that a text without a title gives itself: 《...》（以下简称“本协议”）; empty if it gives none."""
    match = _SELF_NAMED.search(opening)
    return match[1] if match else ""


def _type(title: str, page_title: str | None, text: str) -> str:
    for name in (title, page_title or ""):
        if names_legal_text(name):
            return type_of(name)
    return most_named_type(text[:_OPENING])


def _date_lines(own: Items[Unit]) -> list[str]:
    sections = (place for place, unit in enumerate(own[:_HEAD_AT_MOST]) if place and section_marker(unit) is not None)
    head = own[: next(sections, _HEAD)]
    return [unit.text for unit in [*head, *own[max(len(head), len(own) - _FOOT) :]]]
