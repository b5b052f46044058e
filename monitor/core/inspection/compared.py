"""Is this page still the terms that were watched? Checks of a page against the text stored before it."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

from monitor.core.inspection.page import WORDS, Page, folded_lines
from monitor.core.inspection.speech import language_of
from monitor.core.inspection.vendor import another_vendor
from monitor.model.clause import ClauseTree
from monitor.model.finding import Suspicion

_SHINGLE = 4
_TOKEN = re.compile(r"[\u3400-\u9fff]|[^\W_]+")

_FEWEST_LETTERS = 200
"""A text before that was itself next to nothing says nothing of what must be kept."""

_MOSTLY_LOST = 0.5
_LITTLE_NEW = 0.2
"""Half of the text gone and hardly anything instead: gutted. A rewrite brings new text for the old."""

_LOST_SILENTLY = 0.8
_NOTHING_NEW = 0.02
"""A fifth gone, nothing else touched, not even the date line: a capture that fell short."""

_TAIL_LOST = 0.15
_CUT_LINE = 4
_TELLING = 30
_CUT_KEPT = 0.97
_SAME_DAY = 2
"""Days by which one date may be told differently, through time zones."""

_STRANGE = 0.2
"""Below this share of old text a page is either a total rewrite or another document."""

_FEWEST_WORDS = 12
_UNLIKE = 0.5
_ALIKE = 0.75
"""Cosine of two texts' counts of the words that tell types apart. Measured on a public archive: rewrites of one text
0.82 to 1.00, a policy and a contract of one vendor 0.02 to 0.58."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Overlap:
    """``kept``: share of the old letters that stand in the new text; ``fresh``: share of the new that is not in the
    old; ``tail``: share of the old letters after the last line that was kept."""

    kept: float
    fresh: float
    tail: float
    prefix_cut: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """A page, the tree read from it, and the tree that stood before."""

    page: Page
    tree: ClauseTree
    before: ClauseTree
    before_language: str | None
    overlap: Overlap


def judge(page: Page, tree: ClauseTree, before: ClauseTree) -> tuple[Suspicion, ...]:
    """Every reason not to take ``page`` as the next version of ``before``."""
    if len(before.text) < _FEWEST_LETTERS:
        return ()
    pair = Pair(
        page=page,
        tree=tree,
        before=before,
        before_language=language_of(before.text),
        overlap=overlap(folded_lines(before.text), page.body_lines),
    )
    found = (check(pair) for check in _CHECKS)
    return tuple(suspicion for suspicion in found if suspicion is not None)


def overlap(old_lines: Sequence[str], new_lines: Sequence[str]) -> Overlap:
    """How much of the old stands in the new, by whole lines first, then by runs of words within the other lines."""
    old_set, new_set = set(old_lines), set(new_lines)
    gone = {line: _shingles(line) for line in old_set - new_set}
    come = {line: _shingles(line) for line in new_set - old_set}
    old_rest, new_rest = set(chain(*gone.values())), set(chain(*come.values()))
    kept = [len(line) * _share(gone[line], new_rest) if line in gone else len(line) for line in old_lines]
    met = sum(len(line) * _share(come[line], old_rest) if line in come else len(line) for line in new_lines)
    total, new_total = sum(map(len, old_lines)) or 1, sum(map(len, new_lines)) or 1
    last = max((index for index, letters in enumerate(kept) if _tells(old_lines[index], letters)), default=-1)
    return Overlap(
        kept=sum(kept) / total,
        fresh=1 - met / new_total,
        tail=sum(map(len, old_lines[last + 1 :])) / total,
        prefix_cut=_prefix_cut(old_lines, new_lines),
    )


def _tells(line: str, kept: float) -> bool:
    """Whether a line is mostly kept and long enough not to be a heading that the table of contents repeats."""
    return kept * 2 > len(line) and len(line) >= (_TELLING if line.isascii() else _TELLING // 2)


def _shingles(line: str) -> list[tuple[str, ...]]:
    tokens = _TOKEN.findall(line)
    return list(zip(*(tokens[first:] for first in range(_SHINGLE)), strict=False)) or [tuple(tokens)]


def _share(shingles: Sequence[tuple[str, ...]], pieces: set[tuple[str, ...]]) -> float:
    """How much of a line stands in runs of words of other lines, 0..1."""
    return sum(map(pieces.__contains__, shingles)) / len(shingles)


def _prefix_cut(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether the new text's last line is the beginning of an old one that went on."""
    if not new or len(new[-1]) < _CUT_LINE:
        return False
    end = new[-1].rstrip(".,;: ")
    return new[-1] not in old and any(line.startswith(end) and len(line) > len(new[-1]) + 1 for line in old)


# -- the checks --------------------------------------------------------------------------------------------------------


def _other_language(pair: Pair) -> Suspicion | None:
    now, then = pair.page.language, pair.before_language
    if now is None or then is None or now == then:
        return None
    return Suspicion(id="other_language", text=f"the text is in another language ({now}) than before ({then})")


def _cut_off(pair: Pair) -> Suspicion | None:
    over = pair.overlap
    if over.prefix_cut and over.kept < _CUT_KEPT:
        return Suspicion(id="cut_off", text="the text stops in the middle of a clause that went on before")
    if over.tail >= _TAIL_LOST and over.fresh <= _NOTHING_NEW and not _newer(pair):
        return Suspicion(id="cut_off", text=f"the last {over.tail:.0%} of the text is missing and nothing else changed")
    return None


def _lost(pair: Pair) -> Suspicion | None:
    over = pair.overlap
    gutted = over.kept < _MOSTLY_LOST and over.fresh < _LITTLE_NEW
    silent = over.kept < _LOST_SILENTLY and over.fresh < _NOTHING_NEW and not _newer(pair)
    if not (gutted or silent):
        return None
    return Suspicion(id="lost_clauses", text=f"only {over.kept:.0%} of the text before is left and hardly any is new")


def _older(pair: Pair) -> Suspicion | None:
    for name in ("updated", "effective", "published"):
        now, then = getattr(pair.tree.dates, name), getattr(pair.before.dates, name)
        if now and then and now != then:
            if now > then or (then - now).days <= _SAME_DAY:
                return None
            return Suspicion(id="older_edition", text=f"the page is dated {now}, the text before it {then}")
    return None


def _newer(pair: Pair) -> bool:
    """Whether the page states a later date than the text before it."""
    pairs = (
        (getattr(pair.tree.dates, name), getattr(pair.before.dates, name))
        for name in ("updated", "effective", "published")
    )
    return any(now and then and now > then for now, then in pairs)


def _other_document(pair: Pair) -> Suspicion | None:
    """Hardly a word in common, and another type of text or another vendor; else it is a total rewrite."""
    if pair.overlap.kept >= _STRANGE or pair.page.language != pair.before_language:
        return None
    now, then = _type(pair.tree), _type(pair.before)
    likeness = _likeness(pair)
    if now != then and likeness < (_UNLIKE if "other" in (now, then) else _ALIKE):
        agreement = f"its vocabulary agrees by {likeness:.0%} with the text before ({then}, now {now})"
        return Suspicion(id="other_document", text=f"the page is another document: {agreement}")
    names = another_vendor(pair.before.text, pair.tree.text)
    if names is not None:
        told = f"it names {names[1]}, never {names[0]}" if names[1] else f"it never names {names[0]}"
        return Suspicion(id="other_vendor", text=f"the page is another vendor's document: {told}")
    return None


def _type(tree: ClauseTree) -> str:
    return tree.parts[0].type if tree.parts else "other"


def _likeness(pair: Pair) -> float:
    """Cosine of the two texts' counts of the words that tell the types of legal texts apart."""
    words = WORDS.get(pair.before_language or "en")
    if words is None:
        return 1.0
    now, then = (
        [len(pattern.findall(text.lower())) for _, pattern in words.profiles]
        for text in (pair.tree.text, pair.before.text)
    )
    if min(sum(now), sum(then)) < _FEWEST_WORDS:
        return 1.0
    norm = math.sqrt(sum(a * a for a in now) * sum(b * b for b in then))
    return sum(a * b for a, b in zip(now, then, strict=True)) / norm


_CHECKS: tuple[Callable[[Pair], Suspicion | None], ...] = (_other_language, _cut_off, _lost, _older, _other_document)
