"""The languages facts are read in. A new language is a new folder and one more entry here."""

from monitor.core.lang.en.facts import LEXICON as ENGLISH
from monitor.core.lang.lexicon import Lexicon
from monitor.core.lang.zh.facts import LEXICON as CHINESE

LEXICONS: dict[str, Lexicon] = {lexicon.name: lexicon for lexicon in (ENGLISH, CHINESE)}
