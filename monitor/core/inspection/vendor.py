"""Whose text is this? The names of companies that a text rests on, to tell another vendor's text of the same type.

A name counts where it is *confirmed*: it is part of a web or e-mail address, or stands before "Inc.", "Ltd." and the
like. The vendor's own name is among the most frequent of these. A text of the same vendor, however rewritten, names it
again; where the vendor renamed itself, the new text nearly always says so.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from monitor.core.lang.names import COMMON_NAMES, COMPANY_FORMS, NAMED_BY_MANY

_NAME = re.compile(r"\b[A-Z]\w*[A-Za-z0-9]\b|[\u4e00-\u9fff]{2,12}有限公司")
_ADDRESS = re.compile(r"\S+[@/]\S+|\b[\w-]+(?:\.[\w-]+)+")
_HOST = re.compile(r"(?<![\w.-])(?:[a-z0-9-]+\.)+[a-z]{2,8}(?![\w-])", re.IGNORECASE)
_COMPANY = re.compile(rf"((?:[A-Z][\w&'.-]*,?\s){{1,4}})\(?(?:{'|'.join(map(re.escape, COMPANY_FORMS))})(?![\w])")
_SECOND_LEVEL = frozenset(("co", "com", "org", "net", "gov", "ac", "edu"))
_SHORTEST = 3
_FEWEST = 4
"""A text names its vendor so often at least; else nothing is known of it."""

_OFTEN = 6
_LONG = 3_000
"""A text that named its vendor so often and one of so many characters that never does are not of one vendor."""

_HEAD = 400
"""Characters at the beginning of a text in which it says whose it is."""

_AMONG_FIRST = 0.4
"""A vendor's name has this share of the count of the most frequent one."""

_WEIGHTY = 0.15
"""A company that everybody names counts as known to the other text only with this share there."""

_HOST_WEIGHT = 2
_INSIDE = 4
"""From so many letters on, a name inside another ("acmelabs") is the same."""


@dataclass(frozen=True, slots=True)
class Names:
    """``counts``: every proper name, in small letters; ``own``: those that may be the vendor's; ``top``: count of the
    most frequent of these."""

    counts: Counter[str]
    own: frozenset[str]
    top: int


def another_vendor(old: str, new: str) -> tuple[str, str] | None:
    """A vendor's name of each text ("" where the new one has none), where they cannot be one vendor's; else None.

    >>> ours = "Acme Inc. (acme.example) runs it. Acme pays. Acme stops."
    >>> theirs = "Bolt Ltd. owns it. Bolt pays. Bolt ends. Bolt may."
    >>> another_vendor(ours, theirs), another_vendor(ours, theirs + " Bolt was Acme before.")
    (('acme', 'bolt'), None)
    """
    then, now = _names(old), _names(new)
    if not then.own:
        return None
    first = max(then.own, key=lambda name: (then.counts[name], name))
    if not now.own:
        is_silent = then.top >= _OFTEN and len(new) >= _LONG and not any(name in new.lower() for name in then.own)
        return (first, "") if is_silent else None
    if any(_knows(now, name) for name in then.own) or any(_knows(then, name) for name in now.own):
        return None
    if any(a in b or b in a for a in then.own for b in now.own if min(len(a), len(b)) >= _INSIDE):
        return None
    return first, max(now.own, key=lambda name: (now.counts[name], name))


def _knows(text: Names, name: str) -> bool:
    count = text.counts[name]
    return count >= _WEIGHTY * text.top and count > 1 if name in NAMED_BY_MANY else count > 0


@lru_cache(maxsize=4)
def _names(text: str) -> Names:
    prose = _ADDRESS.sub(" ", text)
    lower = set(re.findall(r"\b[a-z0-9]+\b", prose))
    counts = Counter[str]()
    for name, count in Counter(_NAME.findall(prose)).items():
        if name.lower() not in lower and name not in COMMON_NAMES:
            counts[name.lower()] += count
    confirmed = {name for name in counts if name.endswith("有限公司")}
    for label in _labels(text):
        counts[label] += _HOST_WEIGHT
        confirmed.add(label)
    confirmed.update(word.strip(",.").lower() for company in _COMPANY.findall(prose) for word in company.split())
    return _ranked(counts, confirmed, text[:_HEAD])


def _ranked(counts: Counter[str], confirmed: set[str], head: str) -> Names:
    """Where no name is confirmed, those that the head of the text names and the rest repeats often stand for them."""
    least = _FEWEST
    if not any(counts[name] >= _FEWEST for name in confirmed):
        confirmed, least = {word.lower() for word in _NAME.findall(head) if not word.isupper()}, _OFTEN
    found = {name: counts[name] for name in counts if name in confirmed and len(name) >= _SHORTEST}
    top = max(found.values(), default=0)
    own = {name for name, count in found.items() if count >= max(_FEWEST - 1, _AMONG_FIRST * top)}
    return Names(counts=counts, own=frozenset(own) if top >= least else frozenset(), top=top)


def _labels(text: str) -> list[str]:
    """The part of each host name that its owner chose: "acme" of legal.acme.co.uk."""
    labels = []
    for host in _HOST.findall(text):
        parts = host.lower().split(".")
        at = -3 if len(parts) > 2 and parts[-2] in _SECOND_LEVEL else -2
        labels.append(parts[at])
    return labels
