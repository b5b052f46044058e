"""Alerts: one message per change set, page in trouble, or near deadline."""

from datetime import date
from decimal import Decimal

from monitor.model.digest import Letter, News, Trouble
from monitor.model.notice import Deadline, NoticeEntry
from monitor.model.value import VAGUE_NOTICE, Duration, FactValue
from monitor.render import words
from monitor.render.letter import draw, pieces
from monitor.render.letter.outline import Item, Outline, Section, Span, plain


def alert(news: tuple[News, ...], entries: tuple[NoticeEntry, ...], *, today: date) -> Letter:
    """The alert for the findings of one change set (at least one, worst first) and the ledger entries they opened."""
    first = news[0]
    effective = next((one.effective for one in entries if one.effective), None)
    when = f", effective {pieces.day(effective)} ({(effective - today).days} days)" if effective else ""
    more = f" and {len(news) - 1} more" if len(news) > 1 else ""
    subject = f"[{first.severity.upper()}] {first.place.service}: {_headline(first)}{more}{when}"
    return _letter(
        subject,
        [
            Section(title="What changed", items=tuple(pieces.news(one) for one in news[:20])),
            Section(title="Notice", items=tuple(pieces.entry(one) for one in entries[:20])),
        ],
    )


def trouble(of: Trouble, *, recovered: bool = False) -> Letter:
    """A page that cannot be watched any more, or can again."""
    state = "recovered" if recovered else "needs attention"
    head = (Span(f"{of.place.service}, {of.place.terms}", "strong"), Span(f": {of.what}"))
    item = Item(head=head, lines=tuple(line for line in (pieces.where(of.place),) if line))
    return _letter(f"[{state}] {of.place.service}: {of.place.terms}", [Section(title=state, items=(item,))])


def deadline(of: Deadline, *, today: date) -> Letter:
    """A deadline within the next days."""
    subject = f"[DEADLINE] {of.service}: {pieces.day(of.on)} ({(of.on - today).days} days)"
    return _letter(subject, [Section(title="Deadline", items=(pieces.deadline(of, today, reasoning=True),))])


def _headline(of: News) -> str:
    """The change in words where both values are of the schema's closed syntax; page text stays out of subjects."""
    if _closed(of.old_value) and _closed(of.new_value):
        return words.change(of.attribute, of.old_value, of.new_value)
    return f"{words.attribute(of.attribute)} changed"


def _closed(value: FactValue) -> bool:
    if value is None or isinstance(value, bool | Decimal):
        return True
    return isinstance(value, str) and (Duration.parse(value) is not None or value in VAGUE_NOTICE)


def _letter(subject: str, sections: list[Section]) -> Letter:
    shown = tuple(section for section in sections if section.items)
    outline = Outline(title=subject, sections=shown, footer=(plain(pieces.NOT_ADVICE),))
    return Letter(subject=subject, text=draw.text(outline), html=draw.html(outline))
