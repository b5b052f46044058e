"""English words of change."""

from monitor.core.lang.change import ChangeWords

WORDS = ChangeWords(
    months=(
        "January|February|March|April|May|June|July|August|September|October|November|December",
        "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec",
    ),
    date_labels=(
        r"last\s+(?:updated?|modified|revised|changed|reviewed|edited)",
        r"(?:last|latest|most\s+recent)\s+(?:update|modification|revision|change|version)",
    ),
    line_labels=(
        r"(?:updated?|modified|revised|published|posted|version|revision)",
        r"date\s+(?:of\s+)?(?:publication|publishing|posted|modified|revised|updated)",
        r"date\s+of\s+(?:the\s+)?last\s+\w+",
        r"publication\s+date",
    ),
    binding_dates=(
        r"effective",
        r"in\s+(?:force|effect)",
        r"takes?\s+effect",
        r"appl(?:y|ies|icable)",
        r"as\s+of",
        r"from\s+and\s+after",
        r"until",
        r"before",
        r"after",
        r"no\s+later\s+than",
        r"deadline",
        r"starting",
        r"beginning",
        r"expires?",
        r"binding",
    ),
    references=("section", "clause", "article", "paragraph", "subsection", "sub-section"),
    foreign=(
        r"\s*(?:\([^)]*\)\s*)?of\s+(?:the\s+)?(?:[A-Z][\w-]*\s+){0,6}(?:Act|Code|Law|Regulation|Directive|Rules|Statute|GDPR)",
    ),
    connectors=("and/or", "and", "or", "nor", "unless", "except", "but", "either", "neither"),
    negations=("not", "no", "never", "none", "neither", "nor", "without", "cannot", "can't", "won't", "don't"),
)
