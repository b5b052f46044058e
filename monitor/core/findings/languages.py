"""Which language a text is in, as far as the item tables go."""

import re

from monitor.core.lang.de.items import ITEMS as _DE
from monitor.core.lang.en.items import ITEMS as _EN
from monitor.core.lang.es.items import ITEMS as _ES
from monitor.core.lang.fr.items import ITEMS as _FR
from monitor.core.lang.items import ItemLexicon
from monitor.core.lang.nl.items import ITEMS as _NL
from monitor.core.lang.zh.items import ITEMS as _ZH
from monitor.model.clause import ClauseTree

LEXICONS: dict[str, ItemLexicon] = {lexicon.language: lexicon for lexicon in (_EN, _ZH, _DE, _FR, _ES, _NL)}
_SAMPLE = 20_000
_HAN = re.compile(r"[㐀-鿿]")
_WORD = re.compile(r"[^\W\d_]+")
_HAN_SHARE = 0.1


def language_of(tree: ClauseTree) -> str:
    """The language whose table reads this text: its own, or the one whose little words it uses most; "" for none.

    >>> language_of(ClauseTree(text="You may not use the service for that.", language="other"))
    'en'
    """
    if tree.language in LEXICONS:
        return tree.language
    sample = tree.text[:_SAMPLE].lower()
    if len(_HAN.findall(sample)) > _HAN_SHARE * max(1, len(sample)):
        return "zh"
    seen = _WORD.findall(sample)
    hits = {name: sum(word in lexicon.stop_words for word in seen) for name, lexicon in LEXICONS.items()}
    best = max(hits, key=lambda name: hits[name])
    return best if hits[best] else ""
