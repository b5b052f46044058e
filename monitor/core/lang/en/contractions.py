"""Contractions of English written out, so that rules need know only the full words."""

import re

_WHOLE = {"can't": "cannot", "won't": "will not", "shan't": "shall not", "cannot": "cannot"}
_ENDS = {"n't": " not", "'re": " are", "'ll": " will", "'ve": " have", "'m": " am"}
_FOUND = re.compile(r"\b(?:can't|won't|shan't)\b|(?<=[a-z])(?:n't|'re|'ll|'ve|'m)\b")


def written_out(text: str) -> str:
    """The folded text with its contractions as words; "'s" stays, since it is mostly a genitive.

    >>> written_out("we don't refund and you can't cancel; we'll tell you")
    'we do not refund and you cannot cancel; we will tell you'
    """
    if "'" not in text:
        return text
    return _FOUND.sub(lambda match: _WHOLE.get(match[0]) or _ENDS[match[0]], text)
