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
_HIDDEN_ADDRESS = re.compile(r"\[email\s?protected\]", re.IGNORECASE)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\[email\s?protected\]", re.IGNORECASE)


def _spaces(text: str) -> str:
    """White space collapsed, and none at punctuation; between words and numbers it stays."""
    parts = [" " if part.isspace() else part for part in tokenize(text.strip())]
    return "".join(
        part
        for before, part, after in zip(["", *parts], parts, [*parts[1:], ""], strict=False)
        if part != " " or (is_word(before) and is_word(after))
    )


def _links(text: str) -> str:
    """Web addresses without scheme, "www.", query and anchor."""
    return _URL_FORM.sub(r"\2", text) if "://" in text else text


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
    if bool(_HIDDEN_ADDRESS.search(old)) != bool(_HIDDEN_ADDRESS.search(new)):
        # Some pages hide e-mail addresses from programs, on one day and not on the other.
        old, new = _ADDRESS.sub("@", old), _ADDRESS.sub("@", new)
        if old == new:
            return ("link",)
    translated = references.translate(old)
    if translated != old and translated != new and figures(old) == figures(new):
        translated = old  # no reference followed, as where not a sign of the text changed
    if not _same_letters(translated, new) or figures(translated) != figures(new):
        return None
    enough = next((last for last in range(len(RULES)) if _equal(translated, new, RULES[: last + 1])), None)
    if enough is None:
        return None
    needed = _needed(translated, new, RULES[: enough + 1]) if translated != new else ()
    return needed if translated == old else ("cross_reference", *needed)


def _needed(old: str, new: str, rules: tuple[SoftRule, ...]) -> tuple[Reason, ...]:
    """The rules without which the texts would differ; the last one always is."""
    earlier = [
        rule for rule in rules[:-1] if not _equal(old, new, tuple(other for other in rules if other is not rule))
    ]
    return tuple(rule.reason for rule in (*earlier, rules[-1]))


_NO_LETTER = re.compile(r"[\W\d_]+")
_COUNTED = "eitaonsr的"


def _same_letters(old: str, new: str) -> bool:
    """Are the texts the same in what no rule but those of links and dates touches? Most that differ at all differ
    here, and of these nearly all in how often they have the most frequent letters, which is counted in no time."""
    old, new = _without_form(old), _without_form(new)
    if any(old.count(letter) != new.count(letter) for letter in _COUNTED):
        return False
    return _NO_LETTER.sub("", old) == _NO_LETTER.sub("", new)


def _without_form(text: str) -> str:
    return _links(fold(without_metadata_dates(text))).casefold()


def _equal(old: str, new: str, rules: tuple[SoftRule, ...]) -> bool:
    for rule in rules:
        old, new = rule.rewrite(old), rule.rewrite(new)
        if old == new:
            return True
    return False


_SIGNED = re.compile(r"(?:(?<=[\s(])|^)[-\u2212](?=\d)")
_BETWEEN = re.compile(r"(?<=[\d%])\s*([-\u2010-\u2015\u2212~\uff5e\u301c/\uff0f])\s*(?=[\d$\u20ac\u00a3\u00a5])")
_WIDE_DIGITS = {0xFF10 + digit: ord("0") + digit for digit in range(10)}


def figures(text: str) -> tuple[str, ...]:
    """Every token with a numeric character, every minus sign, every sign that makes two numbers a range or a fraction,
    as they stand but for width and white space.

    Dates of metadata lines are left out. What folding would lose (10² is not 102, 1,000 not 1.000) shows here.
    """
    plain = _links(without_metadata_dates(text)).translate(_WIDE_DIGITS)
    found = ["".join(token.split()) for token in tokenize(plain) if any(map(str.isnumeric, token))]
    return (*found, *_SIGNED.findall(plain), *(fold(sign) for sign in _BETWEEN.findall(plain)))
