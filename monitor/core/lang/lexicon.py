"""What the reading of facts knows of one language: phrases, rules, number grammar, words for sets of values."""

from collections.abc import Callable
from dataclasses import dataclass

from monitor.core.lang.grammar import Grammar, Search
from monitor.core.lang.quantity import Length, Money, Percent
from monitor.core.lang.rule import Rule


@dataclass(frozen=True, kw_only=True, slots=True)
class NoticeValue:
    """Words that give a notice value without a length: first match in table order wins.

    ``topics``: attributes it is confined to ((): all). ``says``: the row in plain words.
    """

    value: str
    when: tuple[str, ...]
    unless: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    says: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class LengthContext:
    """When a duration in a sentence is a notice period: what stands just before or just after it."""

    strong: str
    """Said right after a duration, this alone makes it a notice period ("30 days' notice", 30日通知)."""
    strong_before: str
    """The same right before it ("a notice period of 30 days")."""
    before: str
    after: str
    unless_before: str
    unless_after: str
    late: str
    """What stands after a duration that runs from the event on: the notice comes only afterwards."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CapWords:
    """Words of a liability cap. ``bases`` in order of precedence; ``multiples``: (factor, pattern)."""

    bases: tuple[tuple[str, str], ...]
    greater: str
    lesser: str
    uncapped: str
    zero: str
    multiples: tuple[tuple[str, str], ...]
    lookbacks: tuple[tuple[str, str], ...]
    """(duration, pattern): look-back periods that are named and not counted ("the last quarter")."""
    order: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TierWords:
    """Words of a credit table: what stands before (or after) an availability figure that is the upper or lower end."""

    below: str
    at_least: str
    credit: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ActorWords:
    """How the sides are called, and the verbs that bind them."""

    vendor: str
    customer: str
    both: str
    modal: str
    receives: str
    """What follows a modal verb whose subject only receives ("you will be notified"): then the other side acts."""
    agent: str
    """What stands between a modal verb and the side that acts where the sentence is passive ("may be ended by")."""
    tells: str
    """What follows a modal verb whose subject tells the customer something: an unnamed subject is the vendor."""
    object_before: str
    """What stands before a side that is only acted upon ("by giving Customer notice"): it is nobody's subject."""
    vendor_names: tuple[str, ...]
    """Names that a contract's own definitions may give to the vendor's role."""
    canonical_vendor: str
    canonical_customer: str


@dataclass(frozen=True, kw_only=True, slots=True)
class EachSide:
    """How one sentence gives each side a notice period of its own.

    ``sign``: a word that stands in both halves; ``joint``: what stands between them; ``notice``: what each speaks of;
    ``left_out``: how a second half (its group 1) begins that leaves out its ``verb``; ``one_sided``: what makes
    the second half depend on the first.
    """

    sign: str
    joint: str
    notice: str
    left_out: str
    verb: str
    one_sided: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Lexicon:
    """One language. ``grammar``: what ``<name>`` in a pattern stands for."""

    name: str
    grammar: Grammar
    rules: tuple[Rule, ...]
    notice_values: tuple[NoticeValue, ...]
    length_context: LengthContext
    sets: dict[str, tuple[tuple[str, str], ...]]
    """Set name ("channel", "credit_form", "damage", "carve_out") -> (member, pattern)."""
    topics: tuple[tuple[str, str], ...]
    """Normalised items of text attributes (content, ip, maintenance, ...): (item, pattern)."""
    cap: CapWords
    tiers: TierWords
    actors: ActorWords
    lengths: Callable[[str], tuple[Length, ...]]
    percents: Callable[[str], tuple[Percent, ...]]
    amounts: Callable[[str], tuple[Money, ...]]
    each_side: EachSide
    condition: str
    """What limits a sentence: a clause of condition or exception at its beginning or end, as it stands."""
    scope: str
    """Words that confine a rule of liability to a group or a cause ("for free accounts"), as they stand."""
    written_out: Callable[[str], str] = str
    """A folded sentence with the language's contractions as full words; rules see it so."""
    drops_spaces: bool = False
    """Blanks mean nothing next to this script: they are left out before matching."""

    def expand(self, pattern: str) -> str:
        """The pattern with every ``<name>`` replaced."""
        return self.grammar.expand(pattern)

    def search(self, pattern: str) -> Search:
        """A search for the pattern in a folded text, ready to be called."""
        return self.grammar.asking(pattern)
