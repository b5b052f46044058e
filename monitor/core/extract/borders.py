"""What stands at the borders of the terms within their own container: offers, forms, dialogues, cards of other pages.

Such a block gives itself away by what a contract has no use for: a field to fill in, a button, links to other pages
under a heading of their own; and it hardly speaks of law. Only what is small and stands before the first or after the
last text of the terms is looked at, so that nothing between two clauses is ever lost.
"""

import re
from collections.abc import Collection, Iterable

from monitor.core.extract.links import leads_away
from monitor.core.extract.measure import CONTROLS, SENTENCE, Measure
from monitor.core.extract.tree import HEADINGS, Element, names
from monitor.core.lang.body import asks_consent, is_furniture, legal_density, names_terms, states_date
from monitor.core.text import collapsed

LEGAL = 4.0
"""Legal words for each hundred words from which a text reads like terms."""

_SMALL = 0.1
"""A block at the border holds at most this share of the sentences."""

_FIELDS = ("input", "textarea", "select")
_NO_FIELDS = frozenset(("hidden", "submit", "button", "checkbox", "image"))
_CONTAINERS = names("div section aside form figure dialog")
_CONTACT = re.compile(r"@|\+?\d[\d ()/-]{6,}\d")


def has_fields(element: Element) -> bool:
    """Whether something can be written or chosen in it; a tick box alone may be part of an agreement."""
    return any((field.get("type") or "text").lower() not in _NO_FIELDS for field in element.iter(*_FIELDS))


def is_headed_by_furniture(element: Element, dropped: Collection[Element]) -> bool:
    """Whether its first heading only leads elsewhere ("Related articles")."""
    heading = next((below for below in element.iter(*HEADINGS) if below not in dropped), None)
    return heading is not None and is_furniture("".join(heading.itertext()))


def foreign(children: Iterable[Element], whole: Measure, measures: dict[Element, Measure]) -> list[Element]:
    """The children of the terms' container, from one end on, that are not the terms'. ``whole``: of the container."""
    found = []
    for child in children:
        held = measures.get(child) or Measure()
        if not held.text:
            continue
        if not _is_foreign(child, held, whole):
            break
        found.append(child)
    return found


def _is_foreign(child: Element, held: Measure, whole: Measure) -> bool:
    if child.tag not in _CONTAINERS or held.sentences > _SMALL * whole.sentences:
        return False
    text = _said(child)
    if any(names_terms("".join(heading.itertext())) for heading in child.iter("h1")) or states_date(text[:200]):
        return False
    if has_fields(child):
        return True
    speaks_law = legal_density(text) >= LEGAL
    if held.controls:
        return not speaks_law or asks_consent(text) or (held.controls > 1 and held.sentences <= 2 * SENTENCE)
    if asks_consent(text) and any(_is_button(link) for link in child.iter("a")):
        return True
    leads = any(leads_away(link) for link in child.iter("a"))
    return leads and held.sentences > 0 and not speaks_law and _CONTACT.search(text) is None


def _said(element: Element) -> str:
    """What it says, the labels of buttons left out."""
    pieces = (below.text if below.tag not in CONTROLS else "" for below in element.iter())
    tails = (below.tail for below in element.iter() if below is not element)
    return collapsed(" ".join(piece for piece in (*pieces, *tails) if piece))


def _is_button(link: Element) -> bool:
    """Whether a link only does something on its own page."""
    href = (link.get("href") or "").strip().lower()
    return link.get("role") == "button" or href in ("", "#") or href.startswith("javascript:")
