"""Categories of the user's own: a pattern to watch for in changed text."""

import re
from collections.abc import Iterator, Sequence

from monitor.core.findings.drafts import Draft
from monitor.core.findings.pairing import PassagePair
from monitor.core.findings.passages import Passage
from monitor.model.source import SeverityOverride

ATTRIBUTE = "own_pattern"
"""The attribute of every finding of a user's own category."""


def own_drafts(pairs: Sequence[PassagePair], overrides: Sequence[SeverityOverride]) -> Iterator[Draft]:
    """A draft for every changed sentence in which a user's pattern is found, on either side."""
    for override in overrides:
        if override.pattern is None or override.category is None:
            continue
        pattern = re.compile(override.pattern, re.IGNORECASE)
        for pair in pairs:
            before, after = (_found(pattern, side) for side in (pair.old, pair.new))
            if before is not None or after is not None:
                yield Draft(
                    category=override.category,
                    attribute=override.attribute or ATTRIBUTE,
                    direction="unclear",
                    rule=f"own.{override.category}",
                    cause="own",
                    old=pair.old,
                    new=pair.new,
                    old_value=before,
                    new_value=after,
                )


def _found(pattern: re.Pattern[str], side: Passage | None) -> str | None:
    match = pattern.search(side.text) if side is not None else None
    return match[0] if match else None
