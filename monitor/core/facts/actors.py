"""Who is bound: the side named nearest before the verb that binds."""

import re
from functools import cache

from monitor.core.lang.languages import LEXICONS
from monitor.model.finding import Actor

_REACH = 90
"""Characters before a modal verb in which its subject is looked for."""

_OBJECT = 16
"""Characters before a side that tell whether it is acted upon."""

SIDES: tuple[Actor, ...] = ("both", "vendor", "customer")


@cache
def _patterns(language: str, flags: re.RegexFlag) -> tuple["re.Pattern[str]", ...]:
    lexicon = LEXICONS[language]
    words = lexicon.actors
    sides = "|".join(f"(?P<{side}>{lexicon.expand(getattr(words, side))})" for side in SIDES)
    patterns = (sides, lexicon.expand(words.modal), words.receives, words.agent, words.tells, words.object_before)
    return tuple(re.compile(pattern, flags) for pattern in patterns)


def actor_of(text: str, language: str) -> Actor:
    """The side that a folded sentence binds or empowers; "unknown" where no side stands before a binding verb."""
    # In ASCII signs alone the patterns need ask nothing of Unicode's tables, which takes half the time.
    flags = re.ASCII if text.isascii() else re.NOFLAG
    sides, modals, receives, agent, tells, object_before = _patterns(language, flags)
    for modal in modals.finditer(text):
        passive = agent.match(text, modal.end())
        if passive and (acting := sides.match(text, passive.end())):
            return acting.lastgroup  # type: ignore[return-value]
        named: Actor = "unknown"
        for match in reversed(list(sides.finditer(text, max(0, modal.start() - _REACH), modal.start()))):
            if not object_before.search(text, max(0, match.start() - _OBJECT), match.start()):
                named = match.lastgroup  # type: ignore[assignment]
                break
        if named == "customer" and receives.match(text, modal.end()):
            return "vendor"
        if named != "unknown":
            return named
        if tells.match(text, modal.end()):
            return "vendor"
    return "unknown"
