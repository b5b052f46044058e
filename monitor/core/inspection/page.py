"""A page as a reader's eye takes it in: its lines, how much of it is prose, and what that prose sounds like."""

import html
import re
from dataclasses import dataclass
from functools import lru_cache

from monitor.core.inspection.speech import language_of
from monitor.core.lang.en.suspect import WORDS as EN
from monitor.core.lang.suspect import SuspectWords
from monitor.core.lang.zh.suspect import WORDS as ZH
from monitor.core.text import fold
from monitor.model.clause import ClauseTree, Document

WORDS: dict[str, SuspectWords] = {"en": EN, "zh": ZH, "zh-hant": ZH}
"""Languages whose terms we know the sound of."""

_TEXTS = 3
"""Texts whose lines are kept: what is inspected now stands before the next one."""

_SAMPLE = 12_000
"""Characters of the body that are listened to; terms sound like terms everywhere."""

LINES = 400
"""Lines of a page that are looked at for walls; a wall is a short page."""
SHORT_LINE = 160
"""Labels, headings, buttons; what is longer is prose."""

_HTML = re.compile(r"<(?:!doctype html|html|head|body|div|p|script|meta|table)\b", re.IGNORECASE)
_DROPPED = re.compile(
    r"<!--.*?-->|<(script|style|svg|template|iframe|select)\b.*?</\1\s*>|<head\b.*?</head\s*>",
    re.IGNORECASE | re.DOTALL,
)
_TITLE = re.compile(r"<title[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|cite|code|em|font|i|mark|q|s|small|span|strong|sub|sup|u|wbr)\b[^>]*>", re.IGNORECASE
)
_LINK = re.compile(r"<a\b[^>]*>(.*?)</a\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_SENTENCE_END = re.compile(r"[.!?;:。！？；：]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """``lines``: every visible line of the page, folded and in lower case; ``body``: the terms text as it was read;
    ``body_lines``: its lines, folded and in lower case; ``prose``: those of them that are sentences rather than
    labels; ``language``: of the body, None if it is too short to tell; ``links``: share of the page's letters that
    are link texts (0 where unknown); ``markup``: the page's source, "" if it is no HTML.
    """

    title: str
    lines: tuple[str, ...]
    body: str
    body_lines: tuple[str, ...]
    prose: tuple[str, ...]
    language: str | None
    links: float
    markup: str

    @property
    def letters(self) -> int:
        """Letters of the body that are prose."""
        return sum(map(len, self.prose))

    @property
    def words(self) -> SuspectWords | None:
        """How terms sound in the page's language; None if we do not know it."""
        return WORDS.get(self.language or "en")

    @property
    def sample(self) -> str:
        """As much of the prose as it takes to judge its sound."""
        text = "\n".join(self.prose)
        return text if len(text) <= _SAMPLE else text[: _SAMPLE // 2] + "\n" + text[-_SAMPLE // 2 :]


def look(raw: bytes, candidate: Document | None, tree: ClauseTree | None) -> Page:
    """The page of ``raw`` bytes that was read as ``candidate`` and ``tree`` (None where nothing could be read)."""
    charset = (candidate.charset if candidate else None) or "utf-8"
    try:
        source = raw.decode(charset, errors="replace")
    except LookupError:
        source = raw.decode("utf-8", errors="replace")
    is_markup = candidate.media_type == "text/html" if candidate else bool(_HTML.search(source[:4096]))
    body = tree.text if tree else candidate.text if candidate else ""
    title = _TITLE.search(source[:20_000]) if is_markup else None
    body_lines = folded_lines(body)
    language = language_of(body)
    bar = (WORDS.get(language or "en") or EN).prose
    return Page(
        title=fold(html.unescape(title[1])).lower() if title else fold(tree.title if tree else "").lower(),
        lines=folded_lines(_visible(source)) if is_markup else body_lines,
        body=body,
        body_lines=body_lines,
        prose=tuple(line for line in body_lines if len(line) >= bar),
        language=language,
        links=_link_share(source) if is_markup else 0.0,
        markup=source if is_markup else "",
    )


@lru_cache(maxsize=_TEXTS)
def folded_lines(text: str) -> tuple[str, ...]:
    """The lines of a text that are not blank, folded and in lower case."""
    return tuple(line for line in (fold(row).lower() for row in text.splitlines()) if line)


def _visible(source: str) -> str:
    """The text of markup, a line for each block; rough on purpose, so that nothing a reader sees is missed."""
    text = _DROPPED.sub("\n", source)
    text = _TAG.sub("\n", _INLINE.sub("", text.replace("\n", " ")))
    return html.unescape(text)


def _link_share(source: str) -> float:
    text = _DROPPED.sub("\n", source)
    total = len("".join(_TAG.sub("", text).split()))
    linked = sum(len("".join(_TAG.sub("", link).split())) for link in _LINK.findall(text))
    return linked / total if total else 0.0
