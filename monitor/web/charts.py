"""Small drawings as SVG: data in, markup out; nothing from a page goes into them but numbers."""

from collections.abc import Sequence
from datetime import datetime
from html import escape

from markupsafe import Markup

from monitor.web.language import Language

_WIDTH, _HEIGHT, _BAR = 640, 96, 72


def weeks(counts: Sequence[tuple[str, int, int]], language: Language) -> Markup:
    """Bars a week: critical findings below, other material ones on top. ``counts``: (week, critical, other)."""
    most = max((critical + other for _, critical, other in counts), default=0) or 1
    step = _WIDTH / max(1, len(counts))
    bars = []
    for place, (week, critical, other) in enumerate(counts):
        x, width = place * step + 2, step - 4
        low, high = critical / most * _BAR, other / most * _BAR
        told = language.say(
            "%(week)s: %(critical)s critical, %(other)s other", week=week, critical=critical, other=other
        )
        bars.append(
            f"<g><title>{escape(told)}</title>"
            f'<rect class="slot" x="{x:.1f}" y="0" width="{width:.1f}" height="{_BAR}"/>'
            f'<rect class="critical" x="{x:.1f}" y="{_BAR - low:.1f}" width="{width:.1f}" height="{low:.1f}"/>'
            f'<rect class="other" x="{x:.1f}" y="{_BAR - low - high:.1f}" width="{width:.1f}" height="{high:.1f}"/></g>'
        )
    label = escape(language.say("Material findings by week"))
    first, last = (escape(counts[0][0]), escape(counts[-1][0])) if counts else ("", "")
    return Markup(  # noqa: S704 - numbers and week names of our own
        f'<svg class="weeks" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'aria-label="{label}">{"".join(bars)}'
        f'<text x="2" y="{_HEIGHT - 6}">{first}</text>'
        f'<text x="{_WIDTH - 2}" y="{_HEIGHT - 6}" text-anchor="end">{last}</text></svg>'
    )


def timeline(marks: Sequence[tuple[int, datetime, bool]], language: Language) -> Markup:
    """Versions as dots in time, the material ones filled. ``marks``: (number, first seen, material), any order."""
    ordered = sorted(marks, key=lambda mark: mark[1])
    if not ordered:
        return Markup()
    begin, end = ordered[0][1], ordered[-1][1]
    span = (end - begin).total_seconds() or 1.0
    label = escape(language.say("Versions in time"))
    dots = []
    for number, seen, material in ordered:
        x = 12 + (seen - begin).total_seconds() / span * (_WIDTH - 24)
        kind = "material" if material else "plain"
        told = language.say("version %(number)s, %(day)s", number=number, day=f"{seen:%Y-%m-%d}")
        dots.append(
            f'<a href="#v{number}"><title>{escape(told)}</title><circle class="{kind}" cx="{x:.1f}" cy="20" r="7"/></a>'
        )
    return Markup(  # noqa: S704 - numbers and dates of our own
        f'<svg class="timeline" viewBox="0 0 {_WIDTH} 48" role="group" '
        f'aria-label="{label}">'
        f'<line x1="12" y1="20" x2="{_WIDTH - 12}" y2="20"/>{"".join(dots)}'
        f'<text x="4" y="44">{begin:%Y-%m-%d}</text>'
        f'<text x="{_WIDTH - 4}" y="44" text-anchor="end">{end:%Y-%m-%d}</text></svg>'
    )
