"""Types of the tables that find legal items in a sentence, one table a language.

A *concept* is a set of words ("liable", "you", "in no event"). A *rule* names concepts that must stand in a sentence
in a given order; where they do, the sentence holds an *item*: somebody shall, may or shall not do something.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Effect = Literal["worse", "better", "neutral", "unclear"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemRule:
    """One kind of legal item.

    ``sequences``: each is concept names joined by " > ", to be found in that order and close together; all of them
    must be found. ``unless``: none of these may be found. ``effect``: what gaining the item means for the customer.
    ``example``: a sentence of our own that holds the item. ``weak``: the item tells a category when a sentence is
    edited, but a new or lost sentence with nothing else is no change of law.
    """

    id: str
    category: str
    attribute: str
    effect: Effect
    sequences: tuple[str, ...]
    unless: tuple[str, ...] = ()
    example: str = ""
    weak: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemLexicon:
    """All that is needed to read items in one language.

    ``concepts``: name -> regular expression over folded text. ``spaced``: words are set apart by spaces, so a concept
    matches whole words only. ``reach``: how many characters may stand between two concepts of a sequence.
    ``qualifiers``: concepts that narrow or widen any item, with the effect of gaining one on a duty or right of the
    customer; for a burden the effect is the reverse. ``stop_words``: words that carry no substance.
    """

    language: str
    concepts: Mapping[str, str]
    rules: tuple[ItemRule, ...]
    qualifiers: Mapping[str, Effect]
    stop_words: frozenset[str]
    spaced: bool = True
    reach: int = 90
