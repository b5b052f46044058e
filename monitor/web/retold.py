"""Sentences that the core wrote down in English, told in another language by the patterns they were made from.

Deadlines, reasons and the reasoning of the ledger are records: they are kept in English, once. A page in another
language finds the pattern of a sentence again and says the pattern in its language, with what stood in its gaps. What
fits no pattern stays as it is, in English.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from monitor.core import words
from monitor.core.findings.reasons import UNTABLED
from monitor.core.lang.en.reasons import FACTS, ITEMS, LIMITED, OWN, RULES, TURNED
from monitor.model.notice import TRIGGERS
from monitor.web.language import N_

Say = Callable[..., str]

_FIELD = re.compile(r"{(\w+)}")
_LIMITED = tuple(item.limited for item in ITEMS.values())
REASONS = tuple(
    dict.fromkeys(
        _FIELD.sub(r"%(\1)s", template)
        for template in (
            *(
                text
                for fact in (*FACTS.values(), *RULES.values())
                for text in (fact.changed, fact.appeared, fact.vanished)
                if text
            ),
            *(text for item in ITEMS.values() for text in (item.gained, item.lost)),
            *(*UNTABLED, *TURNED.values(), OWN, LIMITED),
            "{limited} ({old} before, {new} now).",
            "{limited}.",
        )
    )
)
"""The core's reasons of findings as messages."""

TOUCHED = ("a modal", "a modal verb", "a negation", "an exception", "an actor", "an actor's name", "a number")

PATTERNS = (
    *REASONS,
    *_LIMITED,
    # Deadlines
    N_("last day to act on a change (%(what)s); %(verdict)s"),
    N_("last day to claim SLA credit for %(name)s"),
    N_("last day to refuse renewal of %(name)s"),
    N_("last day to ask for a refund of %(name)s"),
    N_("last day to use up %(name)s"),
    N_("the vendor must have answered %(name)s"),
    N_("the vendor must have deleted the data of %(name)s"),
    N_("the vendor must have paid the refund of %(name)s"),
    N_("renewal of %(day)s"),
    N_("purchase of %(day)s"),
    N_("incident of %(day)s"),
    N_("request of %(day)s"),
    # An entry in the calendar
    N_("%(trigger)s: %(verdict)s"),
    # Verdicts
    N_("%(verdict)s; discovered late: it applied before we first saw it"),
    N_("short by at least %(days)s"),
    N_("short by %(days)s"),
    N_("borderline: enough if dates are subtracted, not if full days are counted"),
    N_("no firm rule: the words promise no length of time"),
    N_("unknown: it cannot be told from what is known"),
    # The reasoning: what happened, and what to do
    N_("%(id)s: %(service)s / %(watched)s, %(what)s, event %(event)s"),
    N_("What happened: %(events)s"),
    N_("modified %(clauses)s"),
    N_("added %(clauses)s"),
    N_("removed %(clauses)s"),
    N_("moved %(clauses)s"),
    N_("split %(clauses)s"),
    N_("merged %(clauses)s"),
    N_("and %(count)s more"),
    N_("service"),
    N_("a logged notice"),
    N_("Verdict: %(verdict)s"),
    N_("Now: acknowledged by you; nothing is due"),
    N_("Now: you have objected; keep the proof"),
    N_("Now: nothing; the vendor took the change back before it applied"),
    N_("Now: find out when it applies; log the vendor's notice with `notice add`, or acknowledge"),
    N_("Now: decide by %(date)s (%(days)s left): object, move, or accept"),
    N_(
        "Now: the last day to act, %(date)s, has passed; the vendor owed more notice than it gave, which you may hold "
        "against it"
    ),
    N_("Now: the last day to act, %(date)s, has passed"),
    N_("Counted by the conventions named; not legal advice."),
    # The rule
    N_("Owed: %(minimum)s (%(code)s) before %(what)s, by %(channels)s"),
    N_("Owed: %(minimum)s (%(code)s) before %(what)s"),
    N_("Rule: %(rule)s, %(source)s at %(clause)s"),
    N_("Rule: %(rule)s, %(source)s"),
    N_('Its words: "%(quote)s"'),
    N_("It governs: material changes of %(scopes)s"),
    N_("It governs: %(scopes)s"),
    N_("In force: from %(begin)s to %(end)s"),
    N_("the first text we have"),
    N_("now"),
    N_("Note: %(text)s"),
    N_("the vendor's own terms"),
    N_("declared by you in the configuration"),
    N_("statute overlay, switched on for this service"),
    N_("a change of the SLA"),
    N_("a change of the text"),
    N_("a change of price"),
    N_("expressly no notice"),
    N_("a right to change at any time, no notice promised"),
    N_("notice only after the event"),
    N_("notice on reasonable or best efforts only"),
    N_("notice without a length or a time"),
    N_("reasonable notice, without a length"),
    N_("notice before the event, without a length"),
    N_("a post on the site"),
    N_("a message in the product"),
    N_("a message in the console"),
    N_("no stated channel"),
    # When it was given
    N_("Our record: old text last seen %(old)s, new text first seen %(new)s; the page is checked every %(hours)s h"),
    N_("Our record: old text last seen %(old)s, new text first seen %(new)s"),
    N_("Notice given: not known"),
    N_("Notice given: %(given)s"),
    N_("%(date)s, received by %(channel)s and logged by you"),
    N_("%(date)s, received and logged by you"),
    N_("%(date)s, as the page states it"),
    N_("%(date)s, when we first saw it; the page bears the later day %(stated)s"),
    N_("%(date)s, when we first saw it"),
    N_("not before %(begin)s and not after %(end)s, by our own record"),
    N_(
        "But on %(date)s the page, by our record, still bore the old text: the notice cannot have been public before "
        "that day was over"
    ),
    N_("Gap: nothing was captured in the %(count)s days between"),
    N_("Owed by %(channels)s: no notice logged; what the page shows is taken, which favours the vendor"),
    N_("Owed by %(channels)s, given by %(channel)s: whether that counts is for counsel"),
    N_("The terms deem a notice received after %(days)s; not counted on top"),
    # When it applies
    N_("Takes effect: not stated, and not derivable from the rule; no day is made up"),
    N_("Takes effect: %(date)s, %(basis)s"),
    N_("as the page states it, and did not before"),
    N_("as the notice states it"),
    N_("derived: the rule lets a change take effect when it is posted"),
    N_(
        "derived: the rule lets a change take effect when its period is over, counted from the earliest day notice "
        "can have been given"
    ),
    # The arithmetic
    N_("Convention: %(convention)s [%(text)s; %(standing)s]"),
    N_("verified"),
    N_("from memory"),
    N_("house"),
    N_("the day on which notice is given is not counted"),
    N_("a period ends at 24:00 of its last day, so N full days have passed only on the day after it"),
    N_("a period in months ends on the day with the same number, or on the month's last day if there is none"),
    N_("only working days of the named calendar are counted, make-up working days included"),
    N_("hours are counted as whole days begun, because notice is known by its day only"),
    N_("Calendar: none set, Monday to Friday taken"),
    N_("Calendar: %(text)s"),
    N_("  given: 0 days, it applied as it was posted, owed %(count)s"),
    N_("  given: 0 days, it applied as it was posted"),
    N_("  given: %(sum)s = %(days)s, owed %(count)s"),
    N_("  given: %(sum)s = %(days)s"),
    N_("  given at most: %(sum)s = %(days)s, owed %(count)s"),
    N_("  given at most: %(sum)s = %(days)s"),
    N_("  given at least: %(sum)s = %(days)s"),
    N_(
        "  earliest compliant day of effect: %(day)s by subtraction of dates, the day after by full days; "
        "stated %(stated)s: short by %(count)s"
    ),
    N_("  not decided: %(why)s"),
    N_("no day of notice is known"),
    N_("nothing says when the change takes effect"),
    N_("no day of effect is stated; by its own words the rule lets none be earlier"),
    N_("our captures lie %(count)s days apart, more than is owed"),
    N_("the day of notice is not known closely enough"),
    N_("  its last day is no working day; were it to roll over, it would end on %(date)s (not applied)"),
    N_("  last day before it applies: %(date)s - 1 day"),
    N_("  objection window: %(day)s + %(days)s = %(end)s"),
    N_("  %(day)s + %(days)s = %(date)s = %(total)s calendar days"),
    N_("  %(day)s + %(days)s = %(date)s (provisional: that year's calendar is not published)"),
    N_("  %(day)s + %(days)s = %(date)s"),
    N_("Last day to act: not known"),
    N_("Last day to act: %(date)s, the earliest defensible day"),
    N_("What the terms allow: %(right)s"),
    N_("the terms give no way out"),
    N_("the only stated way out is to stop using the service"),
    N_("you may terminate with a refund"),
    N_("you may terminate"),
    N_("you may leave, or stay, under the old terms"),
    N_("Staying is acceptance: going on using the service counts as consent"),
    N_("%(day)s (Mon)"),
    N_("%(day)s (Tue)"),
    N_("%(day)s (Wed)"),
    N_("%(day)s (Thu)"),
    N_("%(day)s (Fri)"),
    N_("%(day)s (Sat)"),
    N_("%(day)s (Sun)"),
    # What a person should read, and why
    N_("the edit touches %(touched)s"),
    *TOUCHED,
    N_("%(touch)s, %(touched)s"),
    # Values, as words of the core
    *sorted((message for message in words.MESSAGES if "%(" in message), key=len, reverse=True),
    # Last, for it fits whatever holds the word
    N_("%(channel)s or %(channels)s"),
)
"""In the order in which they are tried: the more telling first. One without gaps stands for itself."""

_GAP = re.compile(r"%\((\w+)\)s")
KINDS = {
    "count": r"\d+",
    "total": r"\d+",
    "day": r"\d{4}-\d\d-\d\d",
    "date": r"\d{4}-\d\d-\d\d(?: \(\w{3}\))?",
    "trigger": "|".join(TRIGGERS),
    "id": r"[^\s:]+",
    "service": r"[^\s/]+",
    "watched": r"[^\s,]+",
    "event": r"\S+",
    "rule": r"\S+",
    "code": r"[^\s)]+",
    "limited": "|".join(map(re.escape, _LIMITED)),
    "standing": "verified|from memory|house",
    "touch": "|".join(TOUCHED),
    "span": r"\d+ [a-z ]+",
    "times": r"[\d.]+",
    "credit": r"[\d.]+",
    "limit": r"[\d.]+",
    "base": r"(?:fees|monthly fee)[a-z ]*(?:\d+ [a-z ]+)?",
    "terms": r"(?:the |[\d.]+ times |[A-Z]{3} ).+",
    "one": r"(?:the |[\d.]+ times |[A-Z]{3} ).+?",
    "other": r"(?:the |[\d.]+ times |[A-Z]{3} ).+",
}
"""What a gap of that name holds; any other holds anything. No pattern has more than three that hold anything, so that
no sentence takes long."""
_NAMES = frozenset({"id", "rule", "service", "watched", "event", "clause", "code", "name", "category"})
_LISTS = {"events": r", (?=(?:modified|added|removed|moved|split|merged) |and \d+ more)", "scopes": ", "}
_VERBATIM = _NAMES | {"clauses", "count", "day", "total", "times", "credit", "limit", "sum", "quote", "text"}
LONGEST = 2_000
"""Characters of a sentence that is looked at."""
DEEPEST = 8
"""So many sentences within sentences are told in other words."""
MOST = 12
"""Sentences in one that are told one by one."""
BETWEEN, _COMMA = N_("; "), N_(", ")
"""Between sentences, and between items of a list."""


class Patterns:
    """Patterns of sentences, in the order in which they are tried.

    ``kinds``: what a gap of that name holds, as a regular expression; any other holds anything. ``verbatim``: names of
    gaps whose text is told as it stands; what stands in the others is told by the same patterns, in those of
    ``lists`` item by item: name -> what stands between the items.
    """

    def __init__(
        self,
        messages: Sequence[str],
        *,
        kinds: Mapping[str, str],
        verbatim: Collection[str],
        lists: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._messages = messages
        self._kinds = kinds
        self._verbatim = verbatim
        self._lists = lists
        self._compiled: tuple[tuple[re.Pattern[str], str], ...] | None = None

    def told(self, sentence: str, say: Say, depth: int = DEEPEST) -> str:
        """The sentence in the language of ``say``, or each of several; as it is where no pattern fits.

        ``depth``: so many sentences within sentences are told in other words.
        """
        whole = self.fitting(sentence, say, depth)
        parts = sentence.split(BETWEEN)
        if whole is None and depth and 1 < len(parts) <= MOST:
            return say(BETWEEN).join(self.told(part, say, depth - 1) for part in parts)
        return say(sentence) if whole is None else whole

    def fitting(self, sentence: str, say: Say, depth: int = DEEPEST) -> str | None:
        """The sentence by the first pattern that fits the whole of it; None if none does."""
        if len(sentence) > LONGEST or not depth:
            return None
        for pattern, message in self._tried():
            found = pattern.fullmatch(sentence)
            if found:
                gaps = found.groupdict()
                return say(message, **{name: self._of_gap(name, text, say, depth) for name, text in gaps.items()})
        return None

    def _of_gap(self, gap: str, text: str, say: Say, depth: int) -> str:
        if gap in self._verbatim:
            return text
        if gap in self._lists:
            parts = re.split(self._lists[gap], text)
            return say(_COMMA).join(self.told(part, say, depth - 1) for part in parts)
        told = self.told(text, say, depth - 1)
        if gap == "What" and told == text:
            small = text[:1].lower() + text[1:]
            found = self.told(small, say, depth - 1)
            return told if found == small else found
        return told

    def _tried(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        """Each pattern as a regular expression with a group for each gap; made when one is first asked for."""
        if self._compiled is None:
            self._compiled = tuple(
                (re.compile(_GAP.sub(self._group, _escaped(message)), re.DOTALL), message) for message in self._messages
            )
        return self._compiled

    def _group(self, gap: re.Match[str]) -> str:
        return f"(?P<{gap[1]}>{self._kinds.get(gap[1], '.+?')})"


_OF_THE_CORE = Patterns(PATTERNS, kinds=KINDS, verbatim=_VERBATIM, lists=_LISTS)


@lru_cache(maxsize=4096)
def retold(sentence: str, say: Say) -> str:
    """The sentence in the language of ``say``; as it is where no pattern fits.

    What stands in a gap is told in the same way, but for quotes, names and numbers of clauses.
    """
    return _OF_THE_CORE.told(sentence, say)


def _escaped(message: str) -> str:
    parts = _GAP.split(message)
    return "".join(re.escape(part) if place % 2 == 0 else f"%({part})s" for place, part in enumerate(parts))
