"""The type of a language's body words; it stands apart so that the tables can import it."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class BodyWords:
    """All in small letters.

    ``legal``: words that are frequent in terms and rare elsewhere; ``legal_phrases``: the same for languages written
    without spaces, found anywhere. ``titles``: parts of a terms text's title. ``date_labels``: what stands before
    a date of the text itself. ``prompts``: whole lines that belong to the page where they stand before or after the
    terms; ``furniture_starts``: beginnings of such lines. ``controls``: whole lines that label a control wherever they
    stand. ``consent``: what a short text with buttons asks consent for. ``ages``: regular expressions of whole lines
    that tell a page's age, another on every day.
    """

    legal: frozenset[str] = frozenset()
    legal_phrases: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    date_labels: tuple[str, ...] = ()
    prompts: frozenset[str] = frozenset()
    furniture_starts: tuple[str, ...] = ()
    controls: frozenset[str] = frozenset()
    consent: tuple[str, ...] = ()
    ages: tuple[str, ...] = ()
