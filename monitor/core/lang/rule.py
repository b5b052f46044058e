"""A reading rule: data that says which sentences state which fact. Rules live in ``lang/<language>/rules``."""

from dataclasses import dataclass
from typing import Literal

Who = Literal["any", "vendor", "not_customer", "customer"]
"""Which side the sentence must bind: "vendor" and "customer" include a sentence that binds both."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """One way in which a language states one attribute.

    A sentence states the attribute if it holds one word of every group of ``triggers`` (looked for first, because
    that is cheap), every pattern of ``when`` and none of ``unless``. Patterns are regular expressions over the
    folded sentence (small letters, half-width, plain quotes); ``<name>`` in them stands for a phrase of the
    language's lexicon. ``value`` is the value itself, or ``read:NAME`` for a reader of numbers and lists.
    ``says``: the rule in plain words. ``examples``: sentences it reads.
    """

    id: str
    attribute: str
    says: str
    triggers: tuple[tuple[str, ...], ...]
    when: tuple[str, ...]
    unless: tuple[str, ...] = ()
    value: str | bool = True
    who: Who = "any"
    examples: tuple[str, ...] = ()

    @property
    def language(self) -> str:
        """The language the rule reads: the first part of its id."""
        return self.id.partition(":")[0]


def rule(
    identifier: str,
    says: str,
    triggers: str,
    *when: str,
    unless: tuple[str, ...] = (),
    value: str | bool = True,
    who: Who = "any",
    examples: tuple[str, ...] = (),
) -> Rule:
    """A rule from its row: ``identifier`` is ``language:attribute.name``, words of ``triggers`` are separated by "|",
    groups of which each must be met by " & ".
    """
    attribute = identifier.partition(":")[2].partition(".")[0]
    return Rule(
        id=identifier,
        attribute=attribute,
        says=says,
        triggers=tuple(tuple(group.split("|")) for group in triggers.split(" & ")),
        when=when,
        unless=unless,
        value=value,
        who=who,
        examples=examples,
    )
