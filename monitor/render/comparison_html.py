"""A comparison as one self-contained page, old beside new: works without script, without network, on paper."""

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from monitor.model.finding import REAL_KINDS, ClauseChange, ClauseRef, Edit, Finding, Review
from monitor.render import words
from monitor.render.comparison_style import SCRIPT, STYLE
from monitor.render.comparison_view import Card, counts, place, safe, soft_counts, title, view

_TAGS = {"-": "del", "+": "ins"}
_LANGUAGES: Mapping[str, str] = {"en": "en", "zh": "zh"}


def html(review: Review, *, old_name: str, new_name: str) -> str:
    """The whole review: findings with their clauses first, then the other changes in reading order of the new text.

    Changes of form are folded away. A moved clause is linked from where it stood. Everything from the texts is
    escaped; the page's own policy forbids any request and any script but its own.
    """
    return "\n".join(_Page(review, old_name, new_name).lines()) + "\n"


class _Page:
    """Draws one review."""

    def __init__(self, review: Review, old_name: str, new_name: str) -> None:
        self._review = review
        self._names = (old_name, new_name)
        self._view = view(review)
        self._languages = tuple(_LANGUAGES.get(tree.language, "und") for tree in (review.old, review.new))

    def lines(self) -> Iterator[str]:
        old_name, new_name = map(_text, self._names)
        yield from _head(f"{old_name} → {new_name}")
        yield "<body>"
        yield f"<header><h1>{old_name} → {new_name}</h1>"
        yield f'<p class="lead">{counts(self._review)}; {self._review.comparison.unchanged} unchanged.</p>'
        yield from self._warnings()
        yield "</header>"
        yield from self._filters()
        yield "<main>"
        yield from self._findings()
        yield from self._others()
        yield from self._form_only()
        yield "</main>"
        yield "<footer><p>Compared clause by clause: <del>deleted</del>, <ins>inserted</ins>.</p></footer>"
        yield f"<script>{SCRIPT}</script>"
        yield "</body>\n</html>"

    def _warnings(self) -> Iterator[str]:
        for side, reasons in (("old", self._review.old_suspect), ("new", self._review.new_suspect)):
            for reason in reasons:
                yield f'<p class="warning"><b>Suspect ({side}):</b> {_text(reason.text)}</p>'
        if not self._review.comparison.verified:
            yield '<p class="warning"><b>Not verified:</b> these changes do not rebuild the texts exactly.</p>'

    def _filters(self) -> Iterator[str]:
        present = {change.kind for change in self._review.comparison.changes}
        kinds = [kind for kind in REAL_KINDS if kind in present]
        if len(kinds) < 2:
            return
        yield '<form class="filters" aria-label="Kinds of change to show">'
        for kind in kinds:
            yield f'<label><input type="checkbox" id="show-{kind}" checked> {kind}</label>'
        yield '<label class="keys note" hidden><input type="checkbox" id="keys" checked> '
        yield "n / p: next / previous change</label></form>"

    def _findings(self) -> Iterator[str]:
        if not self._view.leading and not self._view.loose:
            return
        yield "<section><h2>Findings</h2>"
        for finding in self._view.loose:
            yield f'<p class="finding">{_finding(finding)}</p>'
        for card in self._view.leading:
            yield from self._card(card)
        yield "</section>"

    def _others(self) -> Iterator[str]:
        items = self._placed()
        if items:
            yield "<section><h2>Other changes</h2>"
            for item in items:
                yield from self._card(item) if isinstance(item, Card) else (item,)
            yield "</section>"

    def _placed(self) -> list[Card | str]:
        """The other changes in reading order, and a mark where each moved clause stood."""
        items: list[tuple[float, Card | str]] = [(card.number, card) for card in self._view.other]
        moved = [(n, one) for n, one in enumerate(self._review.comparison.changes) if one.kind == "moved"]
        if moved:
            places = _old_places(self._review)
            items += [(places[one.old[0].clause.eid] + 0.5, _stub(n, one)) for n, one in moved]
        return [item for _, item in sorted(items, key=lambda entry: entry[0])]

    def _form_only(self) -> Iterator[str]:
        if self._view.soft:
            yield f"<details><summary>Form only: {soft_counts(self._view.soft)}</summary>"
            for card in self._view.soft:
                yield from self._card(card)
            yield "</details>"

    def _card(self, card: Card) -> Iterator[str]:
        change = card.change
        grave = " material" if card.material else ""
        reasons = f": {', '.join(change.reasons)}" if change.reasons else ""
        yield f'<article class="card {change.kind}{grave}" id="c{card.number}" tabindex="-1">'
        yield f"<header><h3>{_text(title(change.new or change.old)) or 'Top of the text'}</h3>"
        yield f'<span class="badge">{change.kind}{reasons}</span></header>'
        for finding in card.findings:
            yield f'<p class="finding">{_finding(finding)}</p>'
        for reason in card.to_read:
            yield f'<p class="finding">Please read: {_text(reason)}</p>'
        yield '<div class="sides">'
        for number, op in enumerate("-+"):
            yield self._side(card, number, op)
        yield "</div></article>"

    def _side(self, card: Card, number: int, op: str) -> str:
        refs = card.change.new if number else card.change.old
        name = ("Old", "New")[number]
        if not refs:
            return f'<div class="side none" data-side="{name}">not there</div>'
        other = card.change.old if number else card.change.new
        where = place(refs)
        stood = f'<span class="where">{_text(where)}</span>' if other and where != place(other) else ""
        heading = _marked(card.heading, op) if card.heading else ""
        columns = _columns(refs)
        text = _marked(card.change.edits, op)
        language = self._languages[number]
        return (
            f'<div class="side" lang="{language}" data-side="{name}">{stood}'
            f"{f'<strong>{heading}</strong>' if heading else ''}{columns}{text}</div>"
        )


def _stub(number: int, change: ClauseChange) -> str:
    where = _text(title(change.old)) or "A clause"
    return f'<p class="card stub moved">{where} stood here; <a href="#c{number}">it has moved</a>.</p>'


def _head(title: str) -> Iterator[str]:
    policy = f"default-src 'none'; style-src 'sha256-{_hash(STYLE)}'; script-src 'sha256-{_hash(SCRIPT)}'"
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}; base-uri 'none'; form-action 'none'\">"
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>"


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _columns(refs: Sequence[ClauseRef]) -> str:
    """The header cells of a table row."""
    cells = [cell for ref in refs[:1] for cell in ref.clause.context if cell.strip()]
    return f'<span class="columns">{_text(" | ".join(cells))}</span>\n' if cells else ""


def _marked(script: Sequence[Edit], op: str) -> str:
    """One side of the edits, its own part marked; a mere blank more or less is shown as it is, not marked."""
    shown = []
    for edit in script:
        if edit.op == "=" or (edit.op == op and not edit.text.strip(" ")):
            shown.append(_text(edit.text))
        elif edit.op == op:
            shown.append(f"<{_TAGS[op]}>{_text(edit.text)}</{_TAGS[op]}>")
    return "".join(shown)


def _finding(finding: Finding) -> str:
    changed = words.change(finding.attribute, finding.old_value, finding.new_value)
    verdict = f"{finding.severity}, {finding.direction}"
    return f"<b>{verdict}</b> · {_text(changed)}<br>{_text(finding.reason)}"


def _old_places(review: Review) -> dict[str, float]:
    """Old clause -> index of the change behind which it stood, to put its mark there."""
    by_new = {ref.clause.eid: n for n, change in enumerate(review.comparison.changes) for ref in change.new[:1]}
    moved = {ref.clause.eid for change in review.comparison.changes if change.kind == "moved" for ref in change.old}
    partners = dict(review.comparison.pairs)
    reached = _last_change_before(review, by_new)
    places: dict[str, float] = {}
    last = -1.0
    for clause in review.old.walk():
        if clause.eid in moved:
            places[clause.eid] = last
        elif clause.eid in partners:
            last = reached.get(partners[clause.eid], last)
    return places


def _last_change_before(review: Review, by_new: Mapping[str, int]) -> dict[str, float]:
    """New clause -> index of the last change at or before it."""
    reached: dict[str, float] = {}
    last = -1.0
    for clause in review.new.walk():
        last = by_new.get(clause.eid, last)
        reached[clause.eid] = last
    return reached


def _text(text: str) -> str:
    """Escaped; between the cells of a table row, which tabs part, a line is drawn."""
    return escape(safe(text)).replace("\t", ' <span class="cell">\t</span>')
