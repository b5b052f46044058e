"""Harsher edits, as drafters make them: other words for the same, cuts with glue words, whole sections moved, tables."""

import re
from collections.abc import Callable
from itertools import takewhile

from tests.inject.drafts import Draft, next_number, siblings, walk
from tests.inject.edits import LONG, NUMBER, SENTENCE, Bench, words

_CJK = re.compile(r"[\u3400-\u9fff]")
_SYNONYMS = {
    "shall": "must", "must": "is required to", "use": "utilise", "provide": "supply", "terminate": "end", "notify": "inform",
    "about": "regarding", "before": "prior to", "because": "since", "such as": "including", "in order to": "to", "fees": "charges",
    "agreement": "contract", "information": "details", "services": "offerings", "rights": "entitlements", "any": "each",
    "including": "among them", "may": "is allowed to", "under": "pursuant to", "with": "together with", "when": "whenever",
    "我们": "本公司", "您": "用户", "应当": "应", "可以": "得", "通知": "告知", "服务": "产品服务", "如果": "若", "使用": "采用", "信息": "资料",
    "提供": "给予", "相关": "有关", "或者": "抑或", "以及": "并且", "进行": "实施",
}  # fmt: skip
_COMMA = re.compile(r", (?=\S)|，(?=\S)")
_VALUES: tuple[tuple[str, str, str], ...] = (
    ("currency", r"(?<!\w)(?:US)?\$(?=\s?\d)|€(?=\s?\d)|£(?=\s?\d)", "¥"),
    ("unit", r"(?<=\d )days?\b|(?<=\d)\s?(?:个工作)?日(?=[内前起的])", "months"),
    ("unit", r"(?<=\d )(?:months?|years?)\b", "weeks"),
    ("percent", r"(?<=\d)\s?%", " per mille"),
    ("negation", r"\b(?<=will )not\b|\b(?<=shall )not\b|\b(?<=may )not\b|不(?=得|会|应|承担|对)", ""),
    ("and/or", r"(?<=\w )and(?= \w)|(?<=[\u3400-\u9fff])和(?=[\u3400-\u9fff])", "or"),
    ("modal", r"\bshall\b|\bmust\b|应当", "may"),
    ("modal", r"\bmay\b(?! not)|可以", "shall"),
    ("words", r"\bthirty\b|\bten\b|\bsixty\b|\btwelve\b|\bone\b|三十|十五", "seven"),
    ("term", r"\bCustomer\b|\bUser\b|\byou\b(?= (?:agree|are|may))|您", "Partner"),
    ("limit", r"\bup to (?=[\w$])|\bat least (?=[\w$])|(?<!不)超过", "over "),
    ("calendar", r"(?<=\d) days\b|(?<=\d)\s?日(?=内)", " business days"),
    ("order", r"\bbefore\b|(?<=日)前", "after"),
    ("scope", r"(?<=\bmay )(?=[a-z])|(?<=\bwill )(?=[a-z])|(?<=只能)", "only "),
    ("list", r"(?<=; )and$|(?<=, )and(?= [a-z])|、", "or"),
    ("reference", r"(?<=\b[Ss]ection )\d+(?:\.\d+)*\b|(?<=第)\d+(?=条)", "97"),
    ("date", r"(?<=effective )(?:on |as of |from )?[A-Z][a-z]+ \d{1,2}, \d{4}", "on 2 February 2042"),
)


def _long(one: Draft) -> bool:
    return len(words(one.text)) >= 20


def _is_chinese(text: str) -> bool:
    return _CJK.search(text) is not None


def synonyms(bench: Bench) -> None:
    """Most words that have another word for the same are replaced."""
    one = bench.pick(lambda one: _long(one) and _reworded(one.text) != one.text)
    if one:
        bench.take(one)
        one.text = _reworded(one.text)
        bench.done.append(("synonyms", [one.origin], [one]))


def _reworded(text: str) -> str:
    for word, other in _SYNONYMS.items():
        pattern = re.escape(word) if _is_chinese(word) else rf"\b{word}\b"
        text = re.sub(pattern, other, text, count=2)
    return text


def split_with_glue(bench: Bench) -> None:
    """Cut at a comma in the middle of a sentence; the second clause begins with words of its own."""
    one = bench.pick(lambda one: _long(one) and bool(_commas(one.text)))
    if not one:
        return
    match = bench.dice.choice(_commas(one.text))
    first, second = one.text[: match.start()], one.text[match.end() :]
    chinese = _is_chinese(one.text)
    glue = "此外，" if chinese else bench.dice.choice(("In addition, ", "In such a case, ", "Furthermore, "))
    one.text = first + ("。" if chinese else ".")
    new = Draft(-1, one.num and next_number(one.num), "", glue + second, one.kind, above=one.above)
    row = siblings(bench.drafts, one)
    row.insert(row.index(one) + 1, new)
    bench.take(one, new)
    bench.done.append(("split with glue", [one.origin], [one, new]))


def _commas(text: str) -> list[re.Match[str]]:
    least = 25 if _is_chinese(text) else 60
    return [match for match in _COMMA.finditer(text) if min(match.start(), len(text) - match.end()) > least]


def merge_with_connective(bench: Bench) -> None:
    """Two neighbours become one sentence."""
    one = bench.pick(lambda one: _long(one) and _neighbour(bench, one) is not None)
    other = _neighbour(bench, one) if one else None
    if one and other:
        bench.take(one, other)
        siblings(bench.drafts, one).remove(other)
        joint = "，并且" if _is_chinese(one.text) else ", and furthermore "
        one.text = one.text.rstrip(".。;；") + joint + (f"{other.heading} " if other.heading else "") + other.text
        bench.done.append(("merge with connective", [one.origin, other.origin], [one]))


def _neighbour(bench: Bench, one: Draft) -> Draft | None:
    row = siblings(bench.drafts, one)
    at = row.index(one) + 1
    fits = at < len(row) and row[at].is_leaf and id(row[at]) not in bench.busy and _long(row[at])
    return row[at] if fits else None


def reorder(bench: Bench) -> None:
    """The points of a list in another order; none stands between them that is not one of them."""
    one = bench.pick(lambda one: one.kind == "item" and len(_free_points(bench, one)) > 2)
    if one:
        row = siblings(bench.drafts, one)
        points = _free_points(bench, one)
        first = row.index(points[0])
        bench.take(*points)
        shuffled = points[:]
        while shuffled == points:
            bench.dice.shuffle(shuffled)
        row[first : first + len(points)] = shuffled
        bench.done += [("reorder", [point.origin], [point]) for point in shuffled]


def _free_points(bench: Bench, one: Draft) -> list[Draft]:
    """The points around ``one``, side by side, that nothing was done to."""

    def is_free(point: Draft) -> bool:
        return point.is_leaf and point.kind == "item" and id(point) not in bench.busy and bool(point.text)

    row = siblings(bench.drafts, one)
    at = row.index(one)
    before, after = takewhile(is_free, reversed(row[:at])), takewhile(is_free, row[at:])
    return [*reversed([*before]), *after]


def move_section(bench: Bench) -> None:
    """A section goes elsewhere with all that stands in it, past more text than it holds.

    To take it past less gives the text that comes of taking that less past the section: nobody could tell which.
    """
    sections = [one for one in bench.drafts if one.children and not any(id(d) in bench.busy for d in walk([one]))]
    if len(sections) > 4:
        one = bench.dice.choice(sections)
        at = bench.drafts.index(one)
        far = [other for other in sections if other is not one and _passed(bench, at, other) > _size([one])]
        if not far:
            return
        bench.drafts.remove(one)
        bench.drafts.insert(bench.drafts.index(bench.dice.choice(far)), one)
        bench.busy.update(id(d) for d in walk([one]))
        bench.done += [("section", [d.origin], [d]) for d in walk([one])]


def _passed(bench: Bench, at: int, target: Draft) -> int:
    """Characters between the top draft at ``at`` and its place before ``target``, but for sections that moved too."""
    there = bench.drafts.index(target)
    between = bench.drafts[at + 1 : there] if there > at else bench.drafts[there:at]
    moved = {id(one) for kind, _, made in bench.done if kind == "section" for one in made}
    return _size([one for one in between if id(one) not in moved])


def _size(drafts: list[Draft]) -> int:
    return sum(len(one.heading) + len(one.text) for one in walk(drafts))


def row_changed(bench: Bench) -> None:
    """A column is added to a table: every row gets one more cell."""
    one = bench.pick(lambda one: one.kind == "row" and len(siblings(bench.drafts, one)) > 2)
    if one:
        rows = [
            row for row in siblings(bench.drafts, one) if row.kind == "row" and id(row) not in bench.busy and row.text
        ]
        bench.take(*rows)
        for number, row in enumerate(rows):
            row.text += f"\tclass {number + 1}"
            bench.done.append(("column", [row.origin], [row]))


def split_and_value(bench: Bench) -> None:
    """Cut between two sentences, and a number of one of them changed."""
    one = bench.pick(lambda one: NUMBER.search(one.text) is not None and _sentences(one.text) is not None)
    cut = _sentences(one.text) if one else None
    if one and cut:
        pieces = [_counted_on(piece, bench) for piece in (one.text[: cut.start()], one.text[cut.end() :])]
        one.text = pieces[0]
        new = Draft(-1, one.num and next_number(one.num), "", pieces[1], one.kind, above=one.above)
        row = siblings(bench.drafts, one)
        row.insert(row.index(one) + 1, new)
        bench.take(one, new)
        bench.done.append(("split+value", [one.origin], [one, new]))


def merge_and_value(bench: Bench) -> None:
    """Two neighbours in one clause, and a number changed."""
    one = bench.pick(
        lambda one: _long(one) and NUMBER.search(one.text) is not None and _neighbour(bench, one) is not None
    )
    other = _neighbour(bench, one) if one else None
    if one and other:
        bench.take(one, other)
        siblings(bench.drafts, one).remove(other)
        joined = " ".join(part for part in (other.heading, other.text) if part)
        one.text = f"{_counted_on(one.text, bench)} {joined}"
        bench.done.append(("merge+value", [one.origin, other.origin], [one]))


def sentence_shifted(bench: Bench) -> None:
    """The last sentence of a clause becomes the first of the next: every word is kept, both clauses say something else."""
    one = bench.pick(lambda one: _long(one) and _sentences(one.text) is not None and _neighbour(bench, one) is not None)
    other, cut = (_neighbour(bench, one), _sentences(one.text)) if one else (None, None)
    if one and other and cut:
        bench.take(one, other)
        one.text, other.text = one.text[: cut.start()], f"{one.text[cut.end() :]} {other.text}"
        bench.done += [("sentence shifted", [one.origin], [one]), ("sentence shifted", [other.origin], [other])]


def sentence_added(bench: Bench) -> None:
    """A clause goes on with a text of another service, however short it is itself."""
    one = bench.pick(lambda one: len(words(one.text)) >= LONG)
    if one and bench.donors:
        bench.take(one)
        one.text = f"{one.text} {bench.donors.pop(bench.dice.randrange(len(bench.donors)))}"
        bench.done.append(("sentence added", [one.origin], [one]))


def _sentences(text: str) -> re.Match[str] | None:
    """The last place between two sentences with text enough before and behind."""
    cuts = [match for match in SENTENCE.finditer(text) if min(match.start(), len(text) - match.end()) > 30]
    return cuts[-1] if cuts else None


def _counted_on(text: str, bench: Bench) -> str:
    """The text with its first number raised, if it has one."""
    raised = bench.dice.randint(1, 60)
    return NUMBER.sub(lambda number: str(int(number[0]) + raised), text, count=1)


def values(bench: Bench) -> None:
    """One word that changes what holds."""
    name, pattern, other = bench.dice.choice(_VALUES)
    find = re.compile(pattern)
    one = bench.pick(lambda one: len(words(one.text)) > 5 and find.search(one.text) is not None)
    if one:
        match = bench.dice.choice(list(find.finditer(one.text)))
        changed = one.text[: match.start()] + other + one.text[match.end() :]
        bench.take(one)
        one.text = changed.replace("  ", " ")
        bench.done.append((f"value: {name}", [one.origin], [one]))


DRAFTING: dict[str, Callable[[Bench], None]] = {
    "synonyms": synonyms,
    "split with glue": split_with_glue,
    "merge with connective": merge_with_connective,
    "reorder": reorder,
    "section": move_section,
    "split+value": split_and_value,
    "merge+value": merge_and_value,
    "sentence shifted": sentence_shifted,
    "sentence added": sentence_added,
    "column": row_changed,
    **{f"value {n}": values for n in range(8)},
}
