"""What an announcement is about: English words."""

import re

from monitor.core.lang.announcements import AnnouncementWords

_END = (
    r"discontinu\w*|retir(?:e|es|ed|ing|ement)|sunset\w*|deprecat\w*|end[- ]of[- ](?:life|sale|service|support)"
    r"|decommission\w*|shut(?:s|ting)?[ -]?down|no longer be (?:available|offered|supported|provided)"
)
_CHANGE = r"(?:amend\w*|chang\w+|modif\w+|revis\w+|updat\w+|new version)"
_TEXT = r"(?:terms|agreement|polic(?:y|ies)|conditions|rules|guidelines)"


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


_PRICE = r"(?:pric(?:e|es|ing)|fees?|rates?|charges)"
_RAISE = r"(?:increas\w*|chang\w+|adjust\w*|rais\w+|updat\w+|new)"
_FEATURE = r"(?:features?|endpoints?|parameters?|functions?)"
_REPLACE = r"(?:remov\w+|chang\w+|replac\w+)"


def _near(first: str, second: str) -> re.Pattern[str]:
    """Both in one sentence, in either order."""
    return _words(rf"{first}\b[^.;]{{0,80}}\b{second}|{second}\b[^.;]{{0,80}}\b{first}")


ANNOUNCEMENTS = AnnouncementWords(
    rows=(
        ("discontinuation", _words(_END)),
        ("sla", _near(r"(?:SLAs?|service[- ]levels?)", _CHANGE)),
        ("price", _near(_PRICE, _RAISE)),
        ("amendment", _near(_TEXT, _CHANGE)),
        ("suspension", _words(r"suspen(?:d|ds|ded|ding|sion)")),
        ("feature", _near(_FEATURE, _REPLACE)),
    )
)
