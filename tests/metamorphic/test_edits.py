"""Real texts, one thing edited: a value gives exactly its finding, a change of looks gives none."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from monitor.core.clauses import build
from monitor.core.diff import compare
from monitor.core.extract import read
from monitor.core.facts import read_facts
from monitor.core.findings import find
from monitor.model.clause import ClauseTree
from monitor.model.finding import Fact, Finding

SEEDS = ["000_0ff258a51307a691.txt", "001_440f145a68ea583b.txt"]
DOCUMENTS = [
    "berget-ai-sla-2025-12-10",
    "google-business-profile-tos-2024-02-29",
    "airbnb-commercial-2023-11-15",
    "mistral-ai-devterms-2024-12-06",
    "deepseek-devterms-2026-04-21",
    "chatgpt-tos-2024-10-19",
    "murf-tos-2024-12-20",
    "kivra-tos-2025-12-17",
    "google-play-tos-2023-02-08",
    "mediafire-tos-2024-07-19",
    "bonanza-tos-2023-08-09",
    "bardeen-tos-2024-06-27",
    "dune-tos-2026-07-16",
    "hugging-face-tos-2025-03-21",
    "copy-ai-tos-2024-10-12",
    "financial-times-tos-2021-11-25",
    "linear-tos-2026-06-10",
    "doubao-tos-2025-08-21",
    "claude-ai-tos-2025-08-29",
    "berget-ai-tos-2026-04-15",
    "crunchbase-tos-2024-01-19",
    "linkedin-tos-2025-11-04",
]
CASES = 500
WORDS = {"thirty": "fifteen", "six": "three", "twelve": "six", "fourteen": "seven", "ten": "five", "ninety": "sixty",
         "sixty": "thirty", "fifteen": "ten", "seven": "five", "one": "two", "five": "three", "two": "three",
         "three": "two", "六": "三", "三十": "十五", "十五": "十"}  # fmt: skip
NUMBERS = {"30": "15", "15": "10", "90": "60", "60": "30", "14": "7", "7": "5", "10": "5", "12": "6", "6": "3", "24": "48",
           "48": "24", "2": "3", "3": "2", "5": "4", "45": "20", "72": "36", "1": "2", "28": "14", "180": "90", "365": "300",
           "99.9": "99.5", "99.90": "99.50", "99.95": "99.5", "20": "10", "100": "50", "50": "40"}  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One edit of a text. ``attributes``: one of them must be found and nothing else; empty where nothing may be."""

    name: str
    text: str
    attributes: frozenset[str] = frozenset()
    sentence: str = ""


def _quantities(fact: Fact, quote: str) -> Iterator[tuple[str, str]]:
    """The quote with the number of its value replaced, where that number can be found for certain."""
    text = str(fact.value) if isinstance(fact.value, str | Decimal) else ""
    span = re.search(r"\bPT?(\d+)", text)
    number = span[1] if span else text.rpartition(" ")[2].rstrip("%")
    for table in (NUMBERS, WORDS):
        for old, new in table.items():
            figure = r"(?<![\d.]){}(?![\d.]*\d)" if table is NUMBERS else r"(?i)(?<![A-Za-z一-鿿]){}(?![A-Za-z])"
            pattern = figure.format(re.escape(old))
            named = old == number or (table is WORDS and span is not None)
            if named and len(re.findall(pattern, quote)) == 1 and not re.search(r"[(（]\d+[)）]", quote):
                yield f"{old} to {new}", re.sub(pattern, new, quote)
                return


def _turned(fact: Fact, quote: str) -> Iterator[tuple[str, str]]:
    """The quote with a refund granted instead of refused, or another channel of notice."""
    if fact.attribute == "refundable" and fact.value == "no" and quote.count("non-refundable") == 1:
        yield "refundable", quote.replace("non-refundable", "refundable within 14 days of purchase")
    if fact.attribute == "notice_channel" and fact.value == ("email",) and len(re.findall(r"by e-?mail", quote)) == 1:
        yield "channel", re.sub(r"by e-?mail", "by posting a notice on our website", quote)


def values(text: str, facts: tuple[Fact, ...]) -> Iterator[Case]:
    """Every readable value of a text, edited."""
    for fact in facts:
        if fact.category == "other" or text.count(fact.quote) != 1 or "example" in fact.quote:
            continue
        twins = [other.attribute for other in facts if (other.quote, other.value) == (fact.quote, fact.value)]
        for name, quote in (*_quantities(fact, fact.quote), *_turned(fact, fact.quote)):
            yield Case(
                name=f"{fact.attribute} {name}",
                text=text.replace(fact.quote, quote),
                attributes=frozenset(twins),
                sentence=quote,
            )


def _moves(text: str) -> Iterator[Case]:
    """A paragraph put elsewhere."""
    blocks = text.split("\n\n")
    plain = [at for at, block in enumerate(blocks) if re.match(r"[A-Z一-鿿“]", block) and len(block) > 120][:64]
    for here, there in zip(plain[::2], plain[1::2], strict=False):
        moved = [*blocks]
        moved[here], moved[there] = moved[there], moved[here]
        yield Case(name=f"paragraphs {here} and {there} swapped", text="\n\n".join(moved))


LOOKS: dict[str, Callable[[str], str]] = {
    "straight quotes": lambda text: text.translate(str.maketrans("“”‘’", "\"\"''")),
    "curly apostrophes": lambda text: re.sub(r"(?<=[a-z])'(?=[a-z])", "’", text),
    "bullets": lambda text: re.sub(r"(?m)^(\s*)\*(\s+)", r"\1-\2", text),
    "wide blanks": lambda text: re.sub(r"(?<=[a-z,]) (?=[a-z])", "  ", text),
    "no-break blanks": lambda text: re.sub(r"(?<=\d) (?=[a-z])", "\u00a0", text),
    "more blank lines": lambda text: text.replace("\n\n", "\n\n\n"),
    "bold gone": lambda text: text.replace("**", ""),
    "dashes": lambda text: text.replace(" - ", " – "),
    "trailing blanks": lambda text: re.sub(r"(?<=\S)\n", "  \n", text) if "\n\n" in text else text,
    "line ends": lambda text: text.replace("\n", "\r\n"),
    "a date": lambda text: re.sub(
        r"(?i)(last (?:updated|modified|revised)[^\d\n]{0,20}\w* \d\d?, )\d{4}", r"\g<1>2031", text
    ),
    "section numbers": lambda text: re.sub(r"(?m)^(#+ )(\d{1,2})(?=\. )", lambda m: f"{m[1]}{int(m[2]) + 1}", text),
    "typing error": lambda text: text.replace("reasonable", "reasonible", 1),
    "link targets": lambda text: re.sub(r"\]\(https?://[^)\s]+\)", "](https://example.org/elsewhere)", text),
}


def looks(text: str) -> Iterator[Case]:
    """The same words in other clothes, or at another place."""
    for name, change in LOOKS.items():
        if change(text) != text:
            yield Case(name=name, text=change(text))
    yield from _moves(text)


def _tree(text: str) -> ClauseTree:
    return build(read(text.encode(), name="terms.md"))


def _text(shared: Path, name: str) -> str:
    path = shared / "seeds" / name if name.endswith(".txt") else shared / "corpus" / "pairs" / name / "old.md"
    return path.read_text(encoding="utf8")


def _findings(old: ClauseTree, facts: tuple[Fact, ...], new: ClauseTree) -> tuple[Finding, ...]:
    return find(old, new, compare(old, new), facts, read_facts(new))[0]


def _fault(case: Case, findings: tuple[Finding, ...]) -> str:
    """What is wrong with the findings of a case; "" if nothing is."""
    told = [f"{f.attribute} {f.old_value} -> {f.new_value}" for f in findings if f.category != "other"]
    if not case.attributes:
        return f"{case.name}: {told}" if told else ""
    if case.attributes.isdisjoint(finding.attribute for finding in findings):
        return f"{case.name}: not found, but {told}: {case.sentence[:80]}"
    if any(not _overlaps(case.sentence, finding.new_quote) for finding in findings):
        return f"{case.name}: something else: {told}"
    return ""


def _overlaps(one: str, other: str) -> bool:
    return one in other or other in one or one[:40] in other or one[-40:] in other


@cache
def _faults(shared: Path, name: str, kind: str) -> tuple[int, tuple[str, ...]]:
    text = _text(shared, name)
    tree = _tree(text)
    facts = read_facts(tree)
    cases = list(values(text, facts) if kind == "values" else looks(text))
    faults = (_fault(case, _findings(tree, facts, _tree(case.text))) for case in cases)
    return len(cases), tuple(fault for fault in faults if fault)


@pytest.mark.long
@pytest.mark.parametrize("name", SEEDS + DOCUMENTS)
@pytest.mark.parametrize("kind", ["values", "looks"])
def test_one_edit(shared: Path, name: str, kind: str) -> None:
    assert _faults(shared, name, kind)[1] == ()


@pytest.mark.long
def test_there_are_cases_enough(shared: Path) -> None:
    kinds = ("values", "looks")
    assert sum(_faults(shared, name, kind)[0] for name in SEEDS + DOCUMENTS for kind in kinds) >= CASES
