"""English: counting words, titles, months, date labels."""

from monitor.core.lang.structure import Structure

STRUCTURE = Structure(
    language="en",
    counters=("article", "section", "sec.", "clause", "chapter", "part", "paragraph", "rule", "title"),
    annexes=("schedule", "annex", "annexure", "appendix", "exhibit", "attachment", "addendum"),
    types=(
        (r"service[ -]level|\bsla\b", "sla"),
        (r"data processing|data protection (?:agreement|addendum)|\bdpa\b", "dpa"),
        (r"acceptable use|community (?:guidelines|standards|rules)|code of conduct|usage polic|prohibited", "acceptable_use"),
        (r"cookie", "cookies"),
        (r"privacy|data protection|data polic", "privacy"),
        (r"refund|cancellation|return polic|withdrawal", "refund"),
        (r"terms|agreement|conditions|contract|eula|licen[cs]e|legal notice", "terms"),
        (r"\b(?:policy|policies|statement|notice|declaration|guidelines|addendum)\b", "other"),
    ),
    contents=("contents", "table of contents", "on this page", "in this article", "index", "summary of contents"),
    months=(
        ("january", 1), ("february", 2), ("march", 3), ("april", 4), ("may", 5), ("june", 6), ("july", 7),
        ("august", 8), ("september", 9), ("october", 10), ("november", 11), ("december", 12),
        ("jan", 1), ("feb", 2), ("mar", 3), ("apr", 4), ("jun", 6), ("jul", 7), ("aug", 8), ("sept", 9), ("sep", 9),
        ("oct", 10), ("nov", 11), ("dec", 12),
    ),
    labels=(
        (r"last (?:updated?|modified|revised|changed|amended|edited|reviewed)", "updated"),
        (r"(?:latest|most recent) (?:update|revision|version)", "updated"),
        (r"(?:date of )?(?:last|latest) (?:update|revision|modification|change|amendment)", "updated"),
        (r"(?:updated|revised|modified|amended|revision date|version date|version of|as of)\b", "updated"),
        (r"(?:date of publication|publication date|published|posted|release(?:d| date)|issued?(?: date)?)\b", "published"),
        (r"(?:effective|in effect|in force|takes? effect|comes? into (?:force|effect)|valid|applicable|applies)\b", "effective"),
    ),
    day_first=None,
    stop_words=("the", "of", "and", "to", "you", "or", "your", "in", "any", "is", "that", "for", "by", "with", "this"),
)
