"""Type of the tables that tell what an announcement on a vendor's notices page is about."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class AnnouncementWords:
    """Rows of one language, tried in order: what is announced (a trigger of the ledger), a pattern that shows it."""

    rows: tuple[tuple[str, re.Pattern[str]], ...]
