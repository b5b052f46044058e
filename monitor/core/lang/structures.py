"""The structure tables of all languages that are told apart."""

from monitor.core.lang.en.structure import STRUCTURE as ENGLISH
from monitor.core.lang.structure import Structure
from monitor.core.lang.zh.structure import STRUCTURE as CHINESE

STRUCTURES: tuple[Structure, ...] = (ENGLISH, CHINESE)
