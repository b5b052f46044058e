"""References from one clause to another ("Section 4.1", "第十条") and what renumbering makes of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from monitor.core.lang.en.change import WORDS as EN
from monitor.core.lang.zh.change import WORDS as ZH

_NUMBER = r"(?:\d+(?:\.\d+)*|[IVXLC]+\b|\([a-z0-9]{1,4}\)|[A-Z]\b)"
_CHINESE = r"[\d.〇零一二两三四五六七八九十百]+"
_JOINER = r"\s*(?:,|;|and|or|to|through|-|–|、|和|或|及|至)\s*"

_REFERENCE = re.compile(
    rf"(?:\b(?:{'|'.join(EN.references)})s?|§+)\s*{_NUMBER}(?:(?:{_JOINER})+{_NUMBER})*"
    rf"|(?:{'|'.join(ZH.references)})\s?{_CHINESE}(?:{_JOINER}第?\s?{_CHINESE})*\s?(?:{'|'.join(ZH.reference_ends)})",
    re.IGNORECASE,
)
_MAY_REFER = (*EN.references, *ZH.references, "§")
"""One of these stands in every reference: told in a fraction of the time."""
_FOREIGN_AFTER = re.compile("|".join(EN.foreign))
_FOREIGN_BEFORE = re.compile(rf"(?:{'|'.join(ZH.foreign)})(?:[^，。；,;]{{0,6}})$")
_EACH_NUMBER = re.compile(rf"{_CHINESE}|\d+(?:\.\d+)*|\([a-z0-9]{{1,4}}\)|\b[IVXLC]+\b|\b[A-Z]\b")


@dataclass(frozen=True, slots=True)
class References:
    """How clauses of one part were renumbered, old number -> new number."""

    renumbered: Mapping[str, str]

    def translate(self, text: str) -> str:
        """``text`` with each reference into this same text rewritten as the renumbering demands.

        References into other texts ("Article 13 of the Regulation", "《…规定》第10条") stay.
        """
        folded = text.casefold() if self.renumbered else ""
        if not any(word in folded for word in _MAY_REFER):
            return text
        return _REFERENCE.sub(lambda match: self._translated(match, text), text)

    def _translated(self, match: re.Match[str], text: str) -> str:
        if _FOREIGN_AFTER.match(text, match.end()) or _FOREIGN_BEFORE.search(text, 0, match.start()):
            return match[0]
        return _EACH_NUMBER.sub(lambda number: self.renumbered.get(number[0], number[0]), match[0])
