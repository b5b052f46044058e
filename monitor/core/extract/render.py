"""Elements to drafts: one walk over the chosen part of a page, without recursion."""

import re
from collections.abc import Collection, Iterable, Iterator

from monitor.core.extract import plain, tables
from monitor.core.extract.draft import Draft, refuse_long
from monitor.core.extract.inline import Content, Line, LinkKind
from monitor.core.extract.links import link_kind, mail_address
from monitor.core.extract.lists import Lists
from monitor.core.extract.tree import BLOCK_TAGS, HEADINGS, Element
from monitor.model.clause import BlockKind

_MAIL_TAGS = frozenset(("a", "span"))
_BOLD_TAGS = frozenset(("b", "strong"))
_BOLD_STYLE = re.compile(r"(?i)font-weight\s*:\s*(?:bold|[6-9]00)")
_PLAIN_STYLE = re.compile(r"(?i)font-weight\s*:\s*(?:normal|[1-4]00)")


def render(roots: Iterable[Element], *, dropped: Collection[Element], targets: Collection[str]) -> Iterator[Draft]:
    """The drafts of ``roots``, one after the other, without what is below an element of ``dropped``.

    ``targets``: every ``id`` and ``name`` of the page, by which links into it are known.
    """
    for root in roots:
        walk = _Walk(dropped, targets)
        walk.run(root)
        yield from walk.drafts


class _Walk:
    """The state of one walk: the line being gathered and what encloses it."""

    def __init__(self, dropped: Collection[Element], targets: Collection[str]) -> None:
        self.drafts: list[Draft] = []
        self._dropped = dropped
        self._targets = targets
        self._line = Line()
        self._lists = Lists()
        self._kinds: list[tuple[BlockKind, int]] = [("paragraph", 0)]
        self._bold: list[bool] = [False]
        self._links: list[LinkKind] = [""]

    def run(self, root: Element) -> None:
        stack: list[tuple[Element, bool]] = [(root, False)]
        while stack:
            element, leaving = stack.pop()
            if leaving:
                self._leave(element)
            elif element in self._dropped:
                pass
            elif self._enter(element):
                stack.append((element, True))
                stack.extend((child, False) for child in reversed(element))
                continue
            if element.tail and element is not root:
                self._text(element.tail)
        self._flush()

    def _text(self, text: str) -> None:
        self._line.add(text, bold=self._bold[-1], link=self._links[-1])

    def _enter(self, element: Element) -> bool:
        """Take note of an element's start; False if its children need no visit."""
        tag = element.tag
        if tag == "br":
            self._line.end()
            return False
        if tag == "table" and (rows := tables.rows(element, self._dropped)) is not None:
            self._flush()
            self.drafts.extend(rows)
            return False
        if tag == "pre" and "\n" in (lines := "".join(element.itertext()).strip()):
            self._flush()
            self.drafts.extend(plain.drafts(lines))
            return False
        mail = mail_address(element) if tag in _MAIL_TAGS else None
        if mail is not None:
            self._text(mail)
            return False
        if tag in BLOCK_TAGS:
            self._flush()
            self._open_block(element, tag)
        self._bold.append(self._is_bold(element, tag))
        if tag == "a":
            self._links.append(link_kind(element, self._targets))
        if element.text:
            self._text(element.text)
        return True

    def _open_block(self, element: Element, tag: str) -> None:
        if tag in ("ol", "ul", "menu", "dir"):
            self._lists.open(element)
        elif tag == "li":
            self._lists.item(element)
        kind: BlockKind | None = None
        level = HEADINGS.get(tag, 0)
        if level or tag == "summary" or element.get("role") == "heading":
            kind = "heading"
            level = level or _aria_level(element)
        elif tag in ("dt", "dd", "pre"):
            kind = {"dt": "term", "dd": "definition", "pre": "pre"}[tag]  # type: ignore[assignment]
        self._kinds.append((kind, level) if kind else self._kinds[-1])

    def _is_bold(self, element: Element, tag: str) -> bool:
        if tag in _BOLD_TAGS:
            return True
        style = element.get("style")
        if style and "font-weight" in style:
            return bool(_BOLD_STYLE.search(style)) or (self._bold[-1] and not _PLAIN_STYLE.search(style))
        return self._bold[-1]

    def _leave(self, element: Element) -> None:
        self._bold.pop()
        tag = element.tag
        if tag == "a":
            self._links.pop()
        if tag in BLOCK_TAGS:
            self._flush()
            self._kinds.pop()
            if tag in ("ol", "ul", "menu", "dir"):
                self._lists.close()
            elif tag == "li":
                self._lists.leave_item()

    def _flush(self) -> None:
        """End the line being gathered and make blocks of it."""
        kind, level = self._kinds[-1]
        for content in self._line.take(keep_together=kind == "heading"):
            self.drafts.append(self._draft(kind, level, content))
        refuse_long(len(self.drafts))

    def _draft(self, kind: BlockKind, level: int, content: Content) -> Draft:
        marker = self._lists.marker(content.text)
        is_first = self._lists.take_first()
        if kind == "paragraph" and self._lists.depth:
            kind = "item" if is_first else "paragraph"
            level = self._lists.depth
        return Draft(
            kind=kind,
            text=marker + content.text,
            level=level,
            marker=len(marker),
            lead=content.lead + len(marker) if content.lead else 0,
            link=content.link,
        )


def _aria_level(element: Element) -> int:
    stated = element.get("aria-level") or ""
    return int(stated) if stated.isdecimal() and 1 <= int(stated) <= 6 else 0
