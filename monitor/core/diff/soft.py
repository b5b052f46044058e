"""Changes of form only: which rules, taken together, make two texts equal, and what they may never hide.

Each rule rewrites a text so that one kind of formal difference is gone. Words are never dropped, so a negation, an
"and/or" or a list connector always shows; numbers are compared by themselves as they stand (``_figures``).
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from monitor.core.diff.dates import without_metadata_dates
from monitor.core.diff.references import References
from monitor.core.edits.tokens import is_word, tokenize
from monitor.core.text import fold
from monitor.model.finding import Reason

Rewrite = Callable[[str], str]


@dataclass(frozen=True, kw_only=True, slots=True)
class SoftRule:
    """One kind of formal difference, and how a text reads without it."""

    reason: Reason
    rewrite: Rewrite


_URL_FORM = re.compile(
    r"(https?)://(?:www\.)?([^\s?#<>()]*?)/?(?:[?#][^\s<>()]*)?(?=[\s<>().,;:!?]*(?:[\s<>()]|$))", re.IGNORECASE
)
_HIDDEN_ADDRESS = re.compile(r"\[email[\s\u00a0]protected\]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)


def _spaces(text: str) -> str:
    """White space collapsed, and none at punctuation; between words and numbers it stays."""
    parts = [" " if part.isspace() else part for part in tokenize(text.strip())]
    return "".join(
        part
        for before, part, after in zip(["", *parts], parts, [*parts[1:], ""], strict=False)
        if part != " " or (is_word(before) and is_word(after))
    )


def _links(text: str) -> str:
    """An address without scheme, "www.", query and anchor; e-mail addresses, which some pages hide from programs."""
    return _HIDDEN_ADDRESS.sub("@", _URL_FORM.sub(r"\2", text))


def _punctuation(text: str) -> str:
    """Words and symbols of value alone; numbers keep what stands inside them."""
    return " ".join(
        token for token in tokenize(text) if is_word(token) or unicodedata.category(token[0]) in _VALUE_SIGNS
    )


_VALUE_SIGNS = frozenset({"Sm", "Sc", "No", "Nl"})
"""Unicode categories of signs that change a value: mathematical, currency, other numbers, letter numbers."""

RULES: tuple[SoftRule, ...] = (
    SoftRule(reason="date_line", rewrite=without_metadata_dates),
    SoftRule(reason="typography", rewrite=fold),
    SoftRule(reason="whitespace", rewrite=_spaces),
    SoftRule(reason="link", rewrite=_links),
    SoftRule(reason="case", rewrite=str.casefold),
    SoftRule(reason="punctuation", rewrite=_punctuation),
)
"""In the order of application."""


def soft_reasons(old: str, new: str, references: References) -> tuple[Reason, ...] | None:
    """Why two different texts say the same, or None if they do not.

    ``references`` says how numbers of clauses changed in this very alignment; a reference that follows it is soft.
    The reasons are the rules without which the texts would differ.
    """
    translated = references.translate(old)
    if not _equal(translated, new, RULES) or figures(translated) != figures(new):
        return None
    reasons: list[Reason] = ["cross_reference"] if translated != old and not _equal(old, new, RULES) else []
    needed = [rule.reason for rule in RULES if not _equal(translated, new, tuple(r for r in RULES if r is not rule))]
    if not reasons and not needed:
        needed = [next((rule.reason for rule in RULES if _equal(translated, new, (rule,))), "typography")]
    return (*reasons, *needed)


def _equal(old: str, new: str, rules: tuple[SoftRule, ...]) -> bool:
    for rule in rules:
        old, new = rule.rewrite(old), rule.rewrite(new)
    return old == new


_SIGNED = re.compile(r"(?:(?<=[\s(])|^)[-\u2212](?=\d)")
_WIDE_DIGITS = {0xFF10 + digit: ord("0") + digit for digit in range(10)}


def figures(text: str) -> tuple[str, ...]:
    """Every token with a numeric character and every minus sign, as they stand but for width and white space.

    Dates of metadata lines are left out. What folding would lose (10² is not 102, 1,000 not 1.000) shows here.
    """
    plain = without_metadata_dates(text).translate(_WIDE_DIGITS)
    found = ["".join(token.split()) for token in tokenize(plain) if any(map(str.isnumeric, token))]
    return (*found, *_SIGNED.findall(plain))
