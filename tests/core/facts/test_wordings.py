"""Each rule knows every word of a class: sentences made from patterns with one word after another put in.

A line of ``wordings.txt`` (Chinese) is the facts, "||", and a sentence with choices in braces; the first choice of each stands
for the plainest wording, and every other one is tried beside the first ones of all others.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from monitor.core.facts import ATTRIBUTES, read_sentence
from tests.core.facts.test_sentences import key

HERE = Path(__file__).parent
SETS = {name for name, attribute in ATTRIBUTES.items() if attribute.type == "set"}
FLOOR = 0.995


def sentences(template: str) -> Iterator[str]:
    """The template with each choice once, the first of all others beside it."""
    pieces = re.split(r"\{([^}]*)\}", template)
    choices = [piece.split("|") for piece in pieces[1::2]]
    for slot in range(len(choices)):
        for word in choices[slot] if slot == 0 else choices[slot][1:]:
            words = [word if at == slot else choice[0] for at, choice in enumerate(choices)]
            text = "".join(a + b for a, b in zip(pieces[::2], [*words, ""], strict=True))
            text = " ".join(text.split())
            yield text[0].upper() + text[1:]


def value_of(attribute: str, value: str) -> Any:
    """A value as it stands in a line: sets joined by "+", bands as "below/from/pays"."""
    if attribute == "credit_tiers":
        return [dict(zip(("lt", "gte", "credit"), map(float, value.split("/")), strict=True))]
    if attribute in SETS:
        return value.split("+")
    if value in ("", "false"):
        return not value
    return float(value) if value.replace(".", "").isdigit() else value


def rows() -> Iterator[tuple[frozenset[str], str]]:
    """The facts a sentence states, and the sentence."""
    for line in (HERE / "wordings.txt").read_text(encoding="utf8").splitlines():
        labels, _, template = line.partition("||")
        pairs = [label.strip().partition("=") for label in labels.split(";")]
        wanted = frozenset(key(name, value_of(name, value)) for name, _, value in pairs)
        yield from ((wanted, sentence) for sentence in sentences(template.strip()))


def test_each_word_of_a_class_is_known() -> None:
    every = list(rows())
    wrong = []
    for wanted, sentence in every:
        got = {key(fact.attribute, fact.value) for fact in read_sentence(sentence) if fact.category != "other"}
        if got != wanted:
            wrong.append((sentence, sorted(wanted ^ got)))
    assert len(wrong) <= (1 - FLOOR) * len(every), "\n".join(map(str, wrong))
