"""Postal addresses inside a sentence: who moved house changed no law."""

import re

_STREET = (
    r"(?:St|Street|Ave|Avenue|Blvd|Boulevard|Rd|Road|Dr|Drive|Ln|Lane|Way|Sq|Square|Plaza|Parkway|Pkwy|Ct|Court|Place"
    r"|Terrace|Row|Quay|Highway|Hwy)"
)
_NAME = r"[^\W\d_a-zß-ÿ][\w.'’-]*"
_REST = rf"(?:,? (?:{_NAME}|#?\d[\w-]*)){{0,7}}"
"""Suite, town, state, postal code."""
_ADDRESS = re.compile(
    rf"\b\d{{1,5}}(?:[-/]\d+)?[A-Za-z]?,? (?:{_NAME},? ){{0,4}}{_STREET}\b\.?{_REST}"
    rf"|\b\d{{1,5}},? (?:rue|avenue|av\.?|boulevard|bd\.?|place|quai|AV|RUE|BD)\b(?: [\w'’-]+){{0,5}}{_REST}"
    rf"|\b{_NAME}(?:straße|strasse|str\.|gasse|allee|platz|damm)\s?\d+\w?{_REST}"
)


def addresses(text: str) -> tuple[str, ...]:
    """The postal addresses of a text, each from the number of the house to the last name or code after it.

    >>> addresses("Write to 12 Main St, Suite 4, Springfield, IL 62701 within 30 days.")
    ('12 Main St, Suite 4, Springfield, IL 62701',)
    """
    return tuple(match[0] for match in _ADDRESS.finditer(text))
