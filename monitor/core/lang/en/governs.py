"""How far a notice rule reaches: English words."""

import re

from monitor.core.lang.governs import GovernsWords

_CHANGE = r"(?:chang|amend|modif|updat|revis)"


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("CHANGE", _CHANGE), re.IGNORECASE)


GOVERNS = GovernsWords(
    whole_service=(
        _words(r"\b(?:polic(?:y|ies)|rules|agreements|guidelines)\b[^.;]{0,60}\bCHANGE"),
        _words(r"\bCHANGE\w*[^.;]{0,80}\b(?:policies|rules|agreements|any of (?:the|these|our))\b"),
        _words(
            r"\b(?:terms|agreement)\s*(?:,|and|or|and/or)\s*(?:the |our |any |this )?"
            r"(?:SLA|service level|privacy|polic|related|other)"
        ),
    ),
    material=(
        _words(
            r"\b(?:material|significant|substantial|major|important)(?:ly)?\s+"
            r"(?:(?!about|on|of|for|in|to)\w+\s+){0,2}CHANGE"
        ),
        _words(r"\bCHANGE\w*,?\s+(?:\w+,?\s+){0,4}(?:is|are|be)\s+(?:material|significant|substantial|important)\b"),
        _words(r"\bmaterially\s+(?:CHANGE|reduc|adverse|alter)"),
    ),
    month_end=(
        _words(r"\b(?:end|close|expir\w+|last day)\s+of\s+(?:the|that|each|such|a)?\s*(?:\w+\s+){0,3}month"),
        _words(r"\bmonth\b[^.;]{0,60}\b(?:end|ended|ends|ending)\b"),
        _words(r"\b(?:following|subsequent|next)\s+(?:\w+\s+)?month"),
    ),
)
