"""The facts of a whole text, clause by clause."""

from collections.abc import Iterator

from monitor.core.facts.engine import Found
from monitor.core.facts.schema import ATTRIBUTES
from monitor.core.facts.sentence import read_unit
from monitor.core.facts.unit import units
from monitor.core.lang.languages import LEXICONS
from monitor.model.clause import Clause, ClauseTree
from monitor.model.finding import Fact


def language_of(text: str) -> str:
    """The language rules to read a text with: Chinese if it holds a fair share of Chinese characters."""
    chinese = sum("\u4e00" <= c <= "\u9fff" for c in text)
    return "zh" if chinese * 5 > len(text) else "en"


def read_sentence(text: str) -> tuple[Fact, ...]:
    """The facts of a text without structure, as a sentence of a contract would state them."""
    tree = ClauseTree(text=text)
    clause = Clause(eid="", text=text, end=len(text))
    return tuple(_clause_facts(tree, clause))


def read_facts(tree: ClauseTree) -> tuple[Fact, ...]:
    """The facts of a text in reading order. Quotes are exact slices of ``tree.text``."""
    return tuple(fact for clause in tree.walk() if clause.kind != "inline" for fact in _clause_facts(tree, clause))


def _clause_facts(tree: ClauseTree, clause: Clause) -> Iterator[Fact]:
    for unit in units(clause.text, LEXICONS[language_of(clause.text)]):
        start, end = clause.text_start + unit.start, clause.text_start + unit.end
        for found in read_unit(unit):
            yield _fact(found, clause, tree.text[start:end], start, end)


def _fact(found: Found, clause: Clause, quote: str, start: int, end: int) -> Fact:
    return Fact(
        category=ATTRIBUTES[found.attribute].category,
        attribute=found.attribute,
        value=found.value,
        quote=quote,
        eid=clause.eid,
        clause=clause.num,
        part=clause.part,
        start=start,
        end=end,
        rule=found.rule,
        actor=found.actor,
        items=found.items,
        flags=found.flags,
    )
