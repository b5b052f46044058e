"""How a text calls who publishes it: "Company", "乙方", the vendor's own name."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from monitor.core.lang.names import COMMON_NAMES, NAMED_BY_MANY
from monitor.core.text import each_line, kept

_SAMPLE = 12_000
_NAME = r"[\"“”「『《'‘’´]\s?([^\"“”「」『』《》'‘’´]{1,40}?)\s?[\"“”」』》'‘’´]"
_QUOTED = re.compile(_NAME)
#: A definition in brackets: (collectively, “Acme”, “we”), （以下简称“我们”或“公司”）.
_BRACKETS = re.compile(r"[(（][^()（）]{0,240}[)）]")
#: A quote that opens before "we", also where the closing one of the name before it is missing.
_OPENED = re.compile(r"[\"“‘]\s?(we|us)\b")
_VENDOR_WORDS = frozenset({"we", "us", "our", "ours", "我们", "我們", "本公司"})
_LINKS = frozenset({"and", "or", "and/or", "to"})
_USER_WORDS = frozenset({"you", "your", "user", "users", "customer", "client", "您", "用户", "你", "客户", "用戶"})
_GENERIC = ("company", "the company", "公司")
#: In Chinese contracts the parties are often just the first and second; the one beside customers is the vendor.
_PARTIES = ("甲方", "乙方")
_CUSTOMER = re.compile(r"客户|用户|您")

_WORD = r"[a-z]{0,2}[A-Z][\w&'’-]{0,30}"
_PROPER = rf"\b{_WORD}(?:\.[A-Za-z]{{2,4}}\b)?(?: {_WORD}){{0,3}}"
_FORM = (
    r"(?:,? (?:Inc|LLC|L\.L\.C|Ltd|Limited|GmbH|B\.?V|N\.V|S\.A\.S?|SAS|SE|AG|AB|AS|Oyj?|ApS|A/S|plc|PLC|PBC|Corp"
    r"|Corporation|Incorporated|Company|Co|Pty|PTE|Pte|LP|LLP|S\.r\.l|K\.K)\b\.?)+"
)
_AT_END = re.compile(rf"{_FORM}$")
#: The name that stands before a definition in brackets, with or without its company form.
_BEFORE = re.compile(rf"({_PROPER})(?:{_FORM})?(?:,? (?:and|together with) (?:its|our) [^()]{{2,60}})?,?\s*$")
_COMPANY_DEFINED = re.compile(
    rf"{_PROPER}{_FORM}[^()\"“”;]{{0,120}}[(]\s?"
    r"(?:hereinafter|hereafter|together|collectively|referred to as|the|[,: ])*"
    rf"[\"“”]({_WORD}[^\"“”,]{{0,30}}),?[\"“”]\s?[)]"
    r"|(?:公司|集团|中心|科技|网络|商城|平台)[^()（）。]{0,16}[(（]以?下?(?:统|简|合|并|或)*称(?:为|作|[:：])?\s?"
    r"[“\"「『]?([^()（）“”\"「」『』,，、]{2,12})[”\"」』]?[)）]"
)
#: 本服务, 本软件: what a company offers, not the company.
_OBJECT = re.compile(r"本(?!公司|集团|中心|平台|商城|网站|站|店)")
#: “we” and “us” refer to Acme; we may refer to “Acme” as “we”.
_REFERRED = re.compile(
    r"[\"“'‘´](?:[Ww]e|[Uu]s),?[\"”'’´][^.。\n]{0,60}?\b(?:refers?|references?|means?|meaning)"
    rf"(?: (?:only|either|collectively))?(?: to)?(?: the)?(?: either)? [\"“'‘´]?({_PROPER})"
    rf"|\brefer to [\"“'‘´]?({_PROPER})[\"”'’´]? as [\"“'‘´](?:we|us)"
)
_MODAL = r"(?:may|will|shall|reserves?|can|cannot|does not|makes no|disclaims|must|has no|is not|warrants|agrees)"
_ACTING = re.compile(rf"\b(?:(?:If|When|Where|Unless|And|But|However,?|While|Although|That) )?({_PROPER}) {_MODAL}\b")
_ROLE = re.compile(r"\b(?:the|a|an|each|any|your|such|every|other|this|that|these|no) $", re.IGNORECASE)
_NUMBER = 4
"""A word of so many figures is a company's number."""
_ACTS_OFTEN = 3
"""So often must a name do or not do something in a text that does not define it, to be taken for its vendor's."""
_ROLES = """
Advertiser Advertisers Affiliate Affiliates Applicant Artist Artists Author Authors Buyer Buyers Contributor
Contributors Creator Creators Cardholder Consumer Developer Developers Donor Driver Drivers Guest Guests Host Hosts
Licensee Licensor Member Members Merchant Merchants Participant Participants Partner Partners Publisher Publishers
Purchaser Reseller Resellers Seller Sellers Sponsor Student Students Subscriber Tenant Vendor Viewer Visitor Visitors
Arbitrator Arbitration Court Each Either If In It Neither No Nobody Our Such They This We Who
"""
"""Roles and first words of sentences, which are nobody's name."""
_NOBODY = {word for word in COMMON_NAMES if word.lower() not in NAMED_BY_MANY} | set(_ROLES.split())


def vendor_names(text: str) -> tuple[str, ...]:
    """The names that a text has for its publisher, the one it defines for it first; () if it has none.

    What it defines beside "we" or "us" comes before a company it defines a name for, and that before a name that
    merely acts again and again ("Acme may ...").
    """
    sample = text[:_SAMPLE]
    for found in (_beside_we(sample), _referred(text), _party(text), _company(sample, text), _acting(text)):
        names = tuple(dict.fromkeys(found))
        if names:
            return (*names, *_short(names, text))
    return ()


def _short(names: Iterable[str], text: str) -> Iterator[str]:
    """The first word of a longer name ("Epic" of "Epic Games"), where the text mostly uses that alone."""
    for name in names:
        first, _, rest = name.partition(" ")
        if rest and first not in names and text.count(first) > 2 * text.count(name):
            yield from _own(first)


def _beside_we(sample: str) -> Iterator[str]:
    """The names in the first bracket that defines "we", a generic one first; then the name before the bracket."""
    for bracket in _BRACKETS.finditer(sample):
        names = [match[1].strip(" ,，、") for match in _QUOTED.finditer(bracket[0])]
        folded = {name.casefold() for name in names} | set(_OPENED.findall(bracket[0].casefold()))
        if folded & _VENDOR_WORDS and not folded & _USER_WORDS:
            others = [name for name in names if name[:1].isalnum() and name.casefold() not in _VENDOR_WORDS | _LINKS]
            yield from sorted(others, key=lambda name: name.casefold() not in _GENERIC)
            if before := _BEFORE.search(sample, max(0, bracket.start() - 120), bracket.start()):
                yield from _own(before[1])
            return


def _own(name: str) -> Iterator[str]:
    """A name without its company form, unless it begins with a word that contracts capitalise anyway."""
    plain = _AT_END.sub("", name).strip()
    words = plain.split()
    if words and sum(map(str.isdigit, plain)) < _NUMBER and words[0] not in _NOBODY:
        yield plain


def _referred(text: str) -> Iterator[str]:
    for line in each_line(text):
        yield from _referred_to(line)


@kept
def _referred_to(line: str) -> tuple[str, ...]:
    return tuple(name for match in _REFERRED.finditer(line) for name in _own(match[1] or match[2]))


def _party(text: str) -> Iterator[str]:
    present = [party for party in _PARTIES if party in text]
    if len(present) == 1 and _CUSTOMER.search(text):
        yield present[0]


def _company(sample: str, text: str) -> Iterator[str]:
    """The first name that a text defines for a company and then uses."""
    for match in _COMPANY_DEFINED.finditer(sample):
        name = (match[1] or match[2]).strip()
        known = name.casefold() in _USER_WORDS | _VENDOR_WORDS
        if not known and not _OBJECT.match(name) and text.count(name) >= _ACTS_OFTEN:
            yield from _own(name)
            return


def _acting(text: str) -> Iterator[str]:
    """The name that most often may, will or shall do something, if no article ever makes it a role ("the Host")."""
    counts = Counter(name for line in each_line(text) for name in _who_acts(line))
    for name, count in counts.most_common(1):
        if count >= _ACTS_OFTEN:
            yield name


@kept
def _who_acts(line: str) -> tuple[str, ...]:
    return tuple(
        name
        for match in _ACTING.finditer(line)
        if not _ROLE.search(line, max(0, match.start(1) - 8), match.start(1))
        for name in _own(match[1])
        if name.split()[-1] not in _NOBODY
    )
