"""Facts: what a text promises, allows or excludes, read by rule tables."""

from monitor.core.facts.contradiction import contradictions
from monitor.core.facts.document import read_facts, read_sentence
from monitor.core.facts.schema import ATTRIBUTES, ORDINALS, Attribute, ordinal

__all__ = ["ATTRIBUTES", "ORDINALS", "Attribute", "contradictions", "ordinal", "read_facts", "read_sentence"]
