"""What reads as a heading: whole lines, and the run-in at the head of a paragraph."""

import re

#: A line longer than this is a sentence, not a title.
_LETTERS = 90
_WORDS = 12
_CJK_LETTERS = 32
#: A bold line may be somewhat longer and still head a section.
_BOLD_LETTERS = 120
_RUN_IN_LETTERS = 100
#: What is marked up as a heading and is longer than this is a paragraph.
_HEADING_LETTERS = 160
_CJK_HEADING_LETTERS = 60
_RUN_IN_WORDS = 8
_SENTENCE_END = re.compile(r"[.;,:。；，：、!！…]['\"”’)）]*$")
_SENTENCE_WORDS = re.compile(r"\b(?:shall|will|must|may|has|have|are|is|was|were|should|cannot|agree)\b")
_CJK = re.compile(r"[\u3400-\u9fff]")
_CJK_SENTENCE = re.compile(r"[，。；！：]")
_SENTENCES = re.compile(r"[a-z)][.;] [A-Z].*[.;]$|。.*。$")
_STOP_INSIDE = re.compile(r"[a-z)]\. [A-Z]")
_RUN_IN_END = re.compile(r"[.:：。?？!—–-]\s*$")
_RUN_IN_AFTER = re.compile(r"\s*[:：.—–-]+\s*")
#: Words that a title in capitalised words leaves small.
_SMALL = "and|or|of|the|to|for|in|on|by|with|a|an|from|at|as|your|our|its|under|not|no"
_WORD = r"[A-Z][\w’'&/-]*"
_TITLE_RUN_IN = re.compile(
    rf"(?P<title>{_WORD}(?:,? (?:{_WORD}|{_SMALL}|&|\([A-Z]\w*\))(?![\w’'])){{0,7}}\s?[.:])"
    r"(?:\s*(?=[A-Z“\"‘(])|\s+(?=\S))"
)
_CAPITALISED = re.compile(rf"{_WORD}(?:,? (?:{_WORD}|{_SMALL}|&|\([A-Z]\w*\))(?![\w’'])){{0,9}}\s?[.:]?")
_DEFINED = re.compile(
    r"[“\"「『]?[^：:。，,.;；“”\"]{1,40}[”\"」』]?\s?[：:](?=\s*\S)"
    r"|[“\"'‘][^“”\"]{1,60}[”\"'’](?:,?\s*(?:and|or|/|,)?\s*[“\"'‘][^“”\"]{1,60}[”\"'’]){0,4}(?=\s+(?:means?|refers?\s+to|shall\s+mean|has\s+the\s+meaning|includes?|is|are)\b)"
    r"|[“「『][^“”「」『』]{1,40}[”」』](?=\s?(?:是?指|：|系指))"
)
_ENDS_SHORT = re.compile(r"(?:\b[A-Z]|\b(?:Inc|Ltd|Co|Corp|No|Art|Sec|Dr|Mr|Ms|vs|St)|\.[a-z])\.$")


def title_like(text: str) -> bool:
    """Whether a line reads as a title rather than a sentence: short, no sentence end, no finite verb of duty.

    A question is a title. ``text`` is a line without its number.

    >>> title_like("Exclusion of Liability"), title_like("You may leave"), title_like("How do we use data?")
    (True, False, True)
    """
    line = text.strip()
    if line.isupper() and not _CJK.search(line):
        return len(line) <= _HEADING_LETTERS and not _SENTENCE_END.search(line) and len(line.split()) <= 2 * _WORDS
    if not line or len(line) > _LETTERS or _SENTENCE_END.search(line) or not any(c.isalpha() for c in line):
        return False
    if _CJK.search(line):
        return len(line) <= _CJK_LETTERS and not _CJK_SENTENCE.search(line)
    if _STOP_INSIDE.search(line):
        return False
    if line.endswith("?"):
        return len(line.split()) <= _WORDS
    words = line.split()
    if len(words) > _WORDS or (line[0].islower() and not capitalised(" ".join(words[1:]))):
        return False
    return not _SENTENCE_WORDS.search(line)


def heading_like(text: str) -> bool:
    """Whether words that the markup calls a heading are one: whole paragraphs are at times marked up as headings."""
    line = text.strip()
    if len(line) > (_CJK_HEADING_LETTERS if _CJK.search(line) else _HEADING_LETTERS):
        return False
    return not _SENTENCES.search(line)


def capitalised(line: str) -> bool:
    """Whether all words of a line are capitalised but for the small ones, as in a title; its stop does not count.

    >>> capitalised("Account Security."), capitalised("Fees are due.")
    (True, False)
    """
    return _CAPITALISED.fullmatch(line.strip()) is not None


def all_bold(text: str, lead: int) -> bool:
    """Whether a bold run-in of this length is the whole text, but for its stop."""
    return lead > 0 and lead >= len(text.rstrip(" .:：。"))


def bold_title(text: str) -> bool:
    """Whether a line that is bold from end to end heads a section (a bold warning does not)."""
    line = text.strip()
    if len(line) > _BOLD_LETTERS or len(line.split()) > 2 * _WORDS or not any(c.isalpha() for c in line):
        return False
    if _CJK.search(line):
        return len(line) <= _CJK_LETTERS and not _CJK_SENTENCE.search(line.rstrip("：:"))
    return title_like(line.rstrip(".:")) or (line.isupper() and len(line.split()) <= _WORDS)


def caps_title(text: str) -> bool:
    """Whether a line without markup heads a section by its capitals alone ("LIMITATION OF LIABILITY")."""
    line = text.strip()
    return line.isupper() and not _CJK.search(line) and sum(map(str.isalpha, line)) > 3 and title_like(line)


def bold_run_in(text: str, lead: int) -> int:
    """Length of a bold run-in that is a heading, its stop included; 0 if the bold words only stress a sentence.

    >>> bold_run_in("Fees. You pay.", 5), bold_run_in("Fees: you pay.", 4), bold_run_in("We may stop.", 2)
    (5, 6, 0)
    """
    title, rest = text[:lead].strip(), text[lead:]
    if not title or not rest.strip() or len(title) > _RUN_IN_LETTERS or not any(c.isalnum() for c in title):
        return 0
    if _RUN_IN_END.search(title):
        return lead
    after = _RUN_IN_AFTER.match(rest)
    return lead + after.end() if after and after.end() < len(rest) else 0


def plain_run_in(text: str) -> int:
    """Length of an unmarked run-in of capitalised words ("Retained Rights. We keep ..."); 0 if there is none.

    >>> plain_run_in("Retained Rights. We keep them."), plain_run_in("We keep all rights. You do not.")
    (17, 0)
    """
    match = _TITLE_RUN_IN.match(text)
    if match is None or _ENDS_SHORT.search(match["title"]) or len(match["title"].split()) > _RUN_IN_WORDS:
        return 0
    return match.end()


def defined_term(text: str) -> int:
    """Length of the term at the head of a definition ("服务周期：...", "“Service” means ..."); 0 if there is none."""
    match = _DEFINED.match(text)
    return match.end() if match else 0
