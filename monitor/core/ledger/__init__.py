"""The notice ledger: what was owed, what was given, until when one may act. Pure: rules and dates in, entries out."""

from monitor.core.ledger.announcements import entries_for_announcements
from monitor.core.ledger.days import legal_day
from monitor.core.ledger.deadlines import entry_deadlines, standing, terms_deadlines, within
from monitor.core.ledger.entries import (
    STILL_TO_BE_READ,
    Setting,
    as_of,
    entries_for_notice,
    entries_for_version,
    entry_for,
    takes_effect,
    with_notice,
    withdrawn,
)
from monitor.core.ledger.governs import redirected
from monitor.core.ledger.letter import Proposal, propose
from monitor.core.ledger.matter import Matter
from monitor.core.ledger.overlays import OVERLAYS, statute_rules
from monitor.core.ledger.rules import in_force, once, reconciled, rules_from_facts, succession
from monitor.core.ledger.why import explain, minimum_words, verdict_words

__all__ = [
    "OVERLAYS",
    "STILL_TO_BE_READ",
    "Matter",
    "Proposal",
    "Setting",
    "as_of",
    "entries_for_announcements",
    "entries_for_notice",
    "entries_for_version",
    "entry_deadlines",
    "entry_for",
    "explain",
    "in_force",
    "legal_day",
    "minimum_words",
    "once",
    "propose",
    "reconciled",
    "redirected",
    "rules_from_facts",
    "standing",
    "statute_rules",
    "succession",
    "takes_effect",
    "terms_deadlines",
    "verdict_words",
    "with_notice",
    "withdrawn",
    "within",
]
