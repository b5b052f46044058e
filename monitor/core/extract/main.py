"""Which part of a page is the terms body, found without configuration.

What is hidden goes first, then what its tag, role or name calls a menu, a footer, a banner. From ``<body>`` the walk
then follows the child that holds most of the sentences; of its siblings those stay that read like terms, hold the
title or a date line. So a page loses nothing of its terms because an appendix stands beside the main text, and one
more menu entry moves no boundary.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from monitor.core.extract import chrome
from monitor.core.extract.borders import LEGAL, foreign, has_fields, is_headed_by_furniture
from monitor.core.extract.links import leads_away
from monitor.core.extract.measure import SENTENCE, Measure, measure
from monitor.core.extract.tree import BLOCK_TAGS, HEADINGS, Element, names
from monitor.core.lang.body import SAMPLE, asks_consent, legal_density, names_terms, states_date
from monitor.core.text import collapsed

DOMINANT = 0.7
"""Share of the sentences from which a child is followed."""

HALF = 0.5
"""Share of the text outside links that what is followed must hold."""

MAIN_SHARE = 0.6
"""Share of the sentences that ``<main>`` must hold to be believed."""

SUBSTANTIAL = 400
"""Bytes of sentences from which leaving something out is worth a note."""

_NEVER = chrome.NEVER_TEXT | chrome.STRUCK_OUT
_CONTROLLED = etree.XPath("//@aria-controls | //@data-target | //@data-bs-target", smart_strings=False)
_CONTENT_TAGS = names("p table tbody tr td th dl dt dd pre li h1 h2 h3 h4 h5 h6 blockquote")
_NOT_FOLLOWED = _CONTENT_TAGS | {"ul", "ol", "a"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """``body``: the element to render; ``dropped``: what to leave out below it; ``left_out``: sentences left out
    that read like terms, as the first words of each part and its size in bytes."""

    body: Element
    dropped: frozenset[Element]
    left_out: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Page:
    """The working state of one choice."""

    body: Element
    elements: Sequence[Element]
    measures: dict[Element, Measure]
    dropped: set[Element] = field(default_factory=set)

    def of(self, element: Element) -> Measure:
        return self.measures.get(element) or Measure()

    def drop(self, element: Element) -> None:
        """Leave ``element`` out, and count it out of everything that holds it."""
        gone = self.of(element)
        self.dropped.add(element)
        above = element.getparent()
        while above is not None and above in self.measures:
            self.measures[above].subtract(gone)
            above = above.getparent()


def choose(root: Element, elements: Sequence[Element]) -> Choice:
    """The terms body of a page. ``elements``: every element of the page in document order."""
    body = root.find("body") if root.tag == "html" else root
    body = root if body is None else body
    never = never_shown(root, elements)
    measures = measure(elements, dropped=never, leads_away=leads_away)
    page = _Page(body=body, elements=elements, measures=measures, dropped=never)
    hidden = [element for element in never if page.of(element).sentences >= SUBSTANTIAL]
    _drop_chrome(page)
    _descend(page)
    left_out = [_described(page, element) for element in hidden + [e for e in page.dropped if e not in never]]
    return Choice(body=body, dropped=frozenset(page.dropped), left_out=tuple(sorted(filter(None, left_out))))


def never_shown(root: Element, elements: Sequence[Element]) -> set[Element]:
    """Elements that are no text of the page, whatever is chosen: scripts, controls, struck out, hidden for good.

    What a tab, an accordion or a disclosure hides until a click is not hidden for good.
    """
    never = {
        element
        for element in elements
        if element.tag in _NEVER or (element.tag == "button" and not chrome.is_title_button(element))
    }
    hidden = chrome.hidden(root)
    if hidden:
        controlled = {name.lstrip("#") for name in _CONTROLLED(root)}
        never.update(
            element for element in hidden if not chrome.is_disclosed(element) and element.get("id") not in controlled
        )
    return never


def _drop_chrome(page: _Page) -> None:
    """Leave out what tag, role or name tell apart. What holds an element was judged before it: that all of these hold
    less now is counted at the end, once for all."""
    gone: dict[Element, Measure] = {}
    whole = page.of(page.body).sentences
    for element in page.elements:
        parent = element.getparent()
        if parent is not None and parent in page.dropped:
            page.dropped.add(element)
        elif (
            element not in page.dropped
            and element is not page.body
            and parent is not None
            and _is_chrome(page, element, whole)
        ):
            page.dropped.add(element)
            whole -= page.of(element).sentences
            gone.setdefault(parent, Measure()).add(page.of(element))
    if gone:
        _count_out(page, gone)


def _count_out(page: _Page, gone: dict[Element, Measure]) -> None:
    """Count what is ``gone`` from below some elements out of these and of all that holds them."""
    for element in reversed(page.elements):
        lost = gone.pop(element, None)
        if lost is not None:
            page.of(element).subtract(lost)
            gone.setdefault(element.getparent(), Measure()).add(lost)


def _is_chrome(page: _Page, element: Element, whole: int) -> bool:
    """A name alone proves little: a body may be called "has-sidebar", a section of a policy "cookies" or "sharing".

    ``whole``: the sentences of the page.
    """
    role = chrome.role_of(element)
    if not role:
        return False
    held = page.of(element)
    if not held.text:
        return False
    if role == "consent":
        return whole - held.sentences >= SUBSTANTIAL
    if held.sentences * 2 > whole:
        return False
    if role == "landmark":
        return element.tag != "aside" or not _reads_like_terms(page, element)
    is_slight = held.link_share > 0.5 or held.sentences <= 2 * SENTENCE
    return is_slight and element.tag not in _CONTENT_TAGS


def _descend(page: _Page) -> None:
    """Follow the child that holds most sentences; leave out its siblings that do not belong to the terms."""
    path = _path_to_main(page)
    legal = legal_density(_text(page, page.body, at_least=SAMPLE))
    at = page.body
    while True:
        children = [child for child in at if child not in page.dropped]
        best = max(children, key=lambda child: page.of(child).sentences, default=None)
        in_main = False
        if path:
            best, in_main = path.pop(), True
        if best is None or best.tag in _NOT_FOLLOWED or not page.of(best).sentences:
            break
        if not in_main and not _dominates(page.of(best), page.of(at)):
            break
        for child in children:
            if child is not best and not _belongs(page, child, like=legal, outside_main=in_main):
                page.drop(child)
        at = best
    if legal >= LEGAL:
        _trim_borders(page, at)


def _trim_borders(page: _Page, at: Element) -> None:
    """Leave out what stands before and after the terms in the element that holds them."""
    for children in ([*at], [*at][::-1]):
        kept = [child for child in children if child not in page.dropped]
        for child in foreign(kept, page.of(at), page.measures):
            page.drop(child)


def _dominates(best: Measure, whole: Measure) -> bool:
    """Whether a child is the main text: most sentences are its, and much of the text that is no link.

    A page whose every line is an element of its own has short lines enough to be lost beside one long one.
    """
    text, rest = best.text - best.linked, whole.text - whole.linked
    return best.sentences >= DOMINANT * whole.sentences and text >= HALF * rest


def _path_to_main(page: _Page) -> list[Element]:
    """From ``<main>`` up to the body's child above it; empty if there is no ``<main>`` worth believing."""
    mains = [
        element
        for element in page.elements
        if (element.tag == "main" or element.get("role") == "main") and element not in page.dropped
    ]
    if len(mains) != 1 or page.of(mains[0]).sentences < MAIN_SHARE * page.of(page.body).sentences:
        return []
    path = [mains[0]]
    while (above := path[-1].getparent()) is not None and above is not page.body:
        path.append(above)
    return path if above is page.body else []


def _belongs(page: _Page, element: Element, *, like: float, outside_main: bool) -> bool:
    """Does a part beside the main text belong to the terms? ``like``: how legal the main text reads."""
    held = page.of(element)
    if not held.text:
        return False
    if held.text < 200 and states_date(_text(page, element)):
        return True
    if _holds_title(page, element):
        _keep_title_only(page, element)
        return True
    if held.sentences < (SUBSTANTIAL if outside_main else SENTENCE) or held.link_share > 0.3:
        return False
    if like < LEGAL and held.sentences >= SUBSTANTIAL and not held.controls:
        return not outside_main  # a language without a table of legal words: size decides
    return _reads_like_terms(page, element)


def _reads_like_terms(page: _Page, element: Element) -> bool:
    held = page.of(element)
    if held.sentences < SENTENCE or held.link_share > 0.3 or held.controls > 2:
        return False
    if held.sentences < SUBSTANTIAL and (
        (held.controls > 1 and held.sentences <= 2 * SENTENCE)
        or has_fields(element)
        or is_headed_by_furniture(element, page.dropped)
    ):
        return False
    is_banner = held.controls > 0 and asks_consent(_text(page, element))
    return not is_banner and legal_density(_text(page, element, at_least=SAMPLE)) >= LEGAL


def _holds_title(page: _Page, element: Element) -> bool:
    titles = [
        title
        for heading in element.iter("h1")
        if heading not in page.dropped and names_terms(title := "".join(heading.itertext()))
    ]
    held = page.of(element)
    return bool(titles) and (held.link_share < 0.5 or len(titles[0].encode()) * 2 > held.text)


def _keep_title_only(page: _Page, element: Element) -> None:
    """Of what surrounds a title leave out what is no sentence and no date: theme switches, labels, pictures."""
    for below in element.iter():
        held = page.of(below)
        if below is element or below in page.dropped or held.sentences or not held.text:
            continue
        is_label = below.tag in BLOCK_TAGS and below.tag not in HEADINGS and next(below.iter("h1"), None) is None
        if is_label and not states_date(_text(page, below)):
            page.drop(below)


def _text(page: _Page, element: Element, *, at_least: int | None = None) -> str:
    """The text below ``element`` without what is dropped. ``at_least``: no more of it than makes up so many characters
    from its start."""
    parts: list[str] = []
    length = 0
    for part in _texts(page, element):
        parts.append(part)
        length += len(part)
        if at_least is not None and length >= at_least:
            break
    return " ".join(parts)


def _texts(page: _Page, element: Element) -> Iterator[str]:
    for below in element.iter():
        if below not in page.dropped and below.getparent() not in page.dropped:
            yield below.text or ""
        if below is not element:
            yield below.tail or ""


def _described(page: _Page, element: Element) -> tuple[str, int] | None:
    """First words and size of a part left out, if it reads like terms."""
    held = page.of(element)
    if held.sentences < SUBSTANTIAL or element.getparent() in page.dropped or held.link_share > 0.3:
        return None
    text = collapsed(" ".join(element.itertext()))
    return (text[:60], held.sentences) if legal_density(text) >= LEGAL else None
