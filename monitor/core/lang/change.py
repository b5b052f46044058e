"""What telling a change of law from a change of form needs to know of a language."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeWords:
    """Words of one language, as alternatives of regular expressions (matched without regard to case).

    ``months``: month names and their short forms. ``date_labels``: what stands before a date that is only
    metadata of the page ("Last updated"); ``line_labels``: what is so only at the beginning of a line ("Published on").
    ``binding_dates``: words by which a date takes effect in law ("effective",
    "until"); a sentence that holds one is never muted. ``references``: what stands before the number of a clause
    ("section"), no expressions but words in small letters, in the singular; ``reference_ends``: what stands after it.
    ``foreign``: what marks a reference into another text.
    ``connectors``: words whose loss or gain turns a list from "all of" into "any of". ``negations``: as they say.
    """

    months: tuple[str, ...] = ()
    date_labels: tuple[str, ...] = ()
    line_labels: tuple[str, ...] = ()
    binding_dates: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    reference_ends: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    connectors: tuple[str, ...] = ()
    negations: tuple[str, ...] = ()
