"""Two trees -> one Review: the door to comparison, facts and findings."""

from monitor.core.diff import compare
from monitor.core.facts import contradictions, read_facts
from monitor.core.findings import SeverityOverride, find
from monitor.model.clause import ClauseTree
from monitor.model.finding import Fact, Review, Suspicion
from monitor.model.source import TermsKind


def review(
    old: ClauseTree,
    new: ClauseTree,
    *,
    kind: TermsKind = "terms",
    overrides: tuple[SeverityOverride, ...] = (),
    old_suspect: tuple[Suspicion, ...] = (),
    new_suspect: tuple[Suspicion, ...] = (),
    force: bool = False,
    old_facts: tuple[Fact, ...] | None = None,
) -> Review:
    """Compare two versions of one terms and say what changed in law.

    Both trees must come from the running code. ``old_facts``: facts of ``old`` read before by this very code, if
    they are at hand. A commentary has no facts. With a suspect side nothing is read into the changes unless ``force``.
    """
    comparison = compare(old, new)
    suspect = bool(old_suspect or new_suspect) and not force
    if kind == "commentary" or suspect:
        return Review(old=old, new=new, comparison=comparison, old_suspect=old_suspect, new_suspect=new_suspect)
    before = read_facts(old) if old_facts is None else old_facts
    after = before if old.text == new.text and old.parts == new.parts else read_facts(new)
    findings, needs_reading = find(old, new, comparison, before, after, overrides)
    return Review(
        old=old,
        new=new,
        comparison=comparison,
        old_facts=before,
        new_facts=after,
        findings=findings,
        needs_reading=needs_reading,
        old_contradictions=contradictions(before),
        new_contradictions=contradictions(after),
        old_suspect=old_suspect,
        new_suspect=new_suspect,
    )
