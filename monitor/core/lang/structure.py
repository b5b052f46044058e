"""What a language says of the structure of legal texts: counting words, titles, date labels. A table per language."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Structure:
    """Words of one language that the clause tree is built with. All words are lower case.

    ``counters``: words that number a provision when a number follows ("article 5"), by rank: parts, chapters,
    sections, articles.
    ``annexes``: the same for what follows the body of a contract ("schedule 1"); they rank with parts.
    ``types``: regular expression -> type of the legal text whose title it matches; first match wins.
    ``contents``: titles of a table of contents.
    ``definitions``: regular expression for the heading of a section of definitions.
    ``months``: month name or abbreviation -> 1..12.
    ``labels``: regular expression of what stands before a date -> "published", "updated" or "effective".
    ``day_first``: whether 03/04/2024 is read as 3 April in this language; None if it may be either.
    ``joining``: words that join others, so that no sentence or title ends in them.
    ``stop_words``: frequent short words by which the language is told from others; empty if told by script.
    """

    language: str
    counters: tuple[tuple[str, ...], ...] = ()
    annexes: tuple[str, ...] = ()
    types: tuple[tuple[str, str], ...] = ()
    contents: tuple[str, ...] = ()
    definitions: str = ""
    months: tuple[tuple[str, int], ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    day_first: bool | None = None
    joining: tuple[str, ...] = ()
    stop_words: tuple[str, ...] = ()
