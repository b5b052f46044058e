"""What hostile text costs: a megabyte of it each reading rule, and the largest pages of all kinds.

    python -m bench.hostile [N]

Prints the N slowest rules (10) in CPU seconds (budget: 1), with the time for a quarter of the text beside: four times
the text should cost about four times as much. Text: each rule's own trigger words without end, many beginnings of a
match, no sentence that ends. Then for each kind of page the CPU seconds from bytes to clause tree (budget: 8) and the
peak of memory of a process that does nothing else, in MB (budget: 200).
"""

import sys
import time

from monitor.core.facts.engine import compiled_rules
from monitor.core.facts.unit import units
from monitor.core.lang.languages import LEXICONS
from monitor.core.lang.rule import Rule
from tests.helpers.hostile_pages import KINDS, measured

SIZE = 1_000_000


def hostile(rule: Rule, size: int) -> str:
    """The rule's own trigger words without end."""
    words = [word for group in rule.triggers for word in group]
    joint = "" if rule.language == "zh" else " "
    piece = joint.join([*words, "not", "30", rule.examples[0].rstrip(".。")]) + joint
    return (piece * (size // len(piece) + 1))[:size]


def seconds(rule: Rule, size: int) -> float:
    """CPU time of all patterns of ``rule`` over ``size`` characters, cut into sentences as reading cuts them."""
    (candidate,) = [c for c in compiled_rules(rule.language) if c.rule is rule]
    sentences = [(unit.text, unit.held) for unit in units(hostile(rule, size), LEXICONS[rule.language])]
    before = time.process_time()
    for text, held in sentences:
        for pattern in (*candidate.when, *candidate.unless):
            pattern.found(text, held)
    return time.process_time() - before


def main() -> None:
    """Print one line a rule, the slowest first, and one a kind of page."""
    shown = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    rules = [rule for lexicon in LEXICONS.values() for rule in lexicon.rules]
    slowest = sorted(((seconds(rule, SIZE // 4), rule) for rule in rules), key=lambda pair: -pair[0])[:shown]
    for quarter, rule in slowest:
        whole = seconds(rule, SIZE)
        print(f"{rule.id}: {whole:.2f} s for 1 MB, {quarter:.2f} s for a quarter, growth x{whole / quarter:.1f}")
    for kind in KINDS:
        cost = measured(kind)
        print(f"{kind}: {cost.seconds:.1f} s, {cost.megabytes:.0f} MB, {cost.clauses} clauses")


if __name__ == "__main__":
    main()
