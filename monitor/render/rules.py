"""The reading rules as a page for lawyers: docs/rules.md and ``clausewatch rules``."""

from collections.abc import Iterator
from typing import Any

from monitor.core.facts import ATTRIBUTES, Attribute
from monitor.core.lang.languages import LEXICONS
from monitor.core.lang.rule import Rule
from monitor.render.item_rules import item_lines, item_list

_WORSE = {
    "lower": "lower or shorter is worse for the customer",
    "higher": "higher or longer is worse for the customer",
    "true": '"yes" is worse for the customer',
    "false": '"no" is worse for the customer',
    "more": "more is worse for the customer",
    "fewer": "fewer is worse for the customer",
    "weaker": "a weaker form is worse for the customer",
    "ordinal": "ranked",
    "neutral": "neither way is worse",
}


def rules_page() -> str:
    """All attributes and the rules that read them, as Markdown. Generated: never edit docs/rules.md by hand."""
    lines = [
        "# Reading rules",
        "",
        "Generated from the rule tables (`clausewatch rules`). A sentence states a fact if it holds one word of every",
        "trigger group and matches the rule's patterns; each rule is shown in plain words with sentences it reads.",
    ]
    for category in dict.fromkeys(attribute.category for attribute in ATTRIBUTES.values()):
        lines += ["", f"## {category}"]
        for attribute in ATTRIBUTES.values():
            if attribute.category == category:
                lines += _attribute(attribute)
    lines += ["", *_notice_values(), "", *item_lines()]
    return "\n".join(lines) + "\n"


def rule_list(name: str | None = None) -> list[dict[str, Any]]:
    """The rule of an id as findings name it (any category of the user's own is "own.CATEGORY"), or every rule."""
    wanted = "own.CATEGORY" if name is not None and name.startswith("own.") else name
    return [row for row in _rows() if wanted in (None, row["id"])]


def _rows() -> list[dict[str, Any]]:
    """Every rule: id, category, attribute, language, plain words, value, triggers, examples."""
    return item_list() + [
        {
            "id": rule.id,
            "category": ATTRIBUTES[rule.attribute].category,
            "attribute": rule.attribute,
            "language": lexicon.name,
            "says": rule.says,
            "value": str(rule.value),
            "triggers": [[_word(word) for word in group] for group in rule.triggers],
            "examples": list(rule.examples),
        }
        for lexicon in LEXICONS.values()
        for rule in lexicon.rules
    ]


def _attribute(attribute: Attribute) -> Iterator[str]:
    yield ""
    yield f"### {attribute.name}"
    yield ""
    yield f"{attribute.label}; {attribute.type}; {_WORSE[attribute.worse]}; if worse: {attribute.severity}."
    yield ""
    for lexicon in LEXICONS.values():
        for rule in lexicon.rules:
            if rule.attribute == attribute.name:
                yield from _rule(rule)
        if attribute.name == "notice_channel":
            members = ", ".join(member for member, _ in lexicon.sets["channel"])
            yield f"- `{lexicon.name}:notice_channel.named`: read beside every notice that is promised ({members})"


def _rule(rule: Rule) -> Iterator[str]:
    value = rule.value if isinstance(rule.value, str) else str(rule.value).lower()
    meaning = "reads " + value.removeprefix("read:") if value.startswith("read:") else f"gives {value}"
    yield f"- `{rule.id}`: {rule.says} ({meaning})"
    yield f"  - triggers: {'; '.join(', '.join(_word(word) for word in group) for group in rule.triggers)}"
    yield from (f"  - reads: {example}" for example in rule.examples)


def _word(word: str) -> str:
    return word.strip().replace("|", "\\|")


def _notice_values() -> Iterator[str]:
    yield "## Notice without a length"
    yield ""
    yield "Rows are tried in this order after durations; the first that matches gives the value."
    yield ""
    for lexicon in LEXICONS.values():
        for row in lexicon.notice_values:
            limited = f" (only for {', '.join(row.topics)})" if row.topics else ""
            yield f"- {lexicon.name} `{row.value}`: {row.says}{limited}"
