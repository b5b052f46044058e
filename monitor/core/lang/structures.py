"""The structure tables of all languages that are told apart."""

from monitor.core.lang.de.structure import STRUCTURE as GERMAN
from monitor.core.lang.en.structure import STRUCTURE as ENGLISH
from monitor.core.lang.es.structure import STRUCTURE as SPANISH
from monitor.core.lang.fr.structure import STRUCTURE as FRENCH
from monitor.core.lang.nl.structure import STRUCTURE as DUTCH
from monitor.core.lang.structure import Structure
from monitor.core.lang.zh.structure import STRUCTURE as CHINESE

#: English first: where two languages name a text alike, its reading holds.
STRUCTURES: tuple[Structure, ...] = (ENGLISH, CHINESE, GERMAN, FRENCH, SPANISH, DUTCH)
