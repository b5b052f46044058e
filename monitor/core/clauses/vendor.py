"""How a text calls who publishes it: "Company", "乙方"."""

import re

_SAMPLE = 12_000
_NAME = r"[\"“”「『《'‘’]\s?([^\"“”「」『』《》'‘’]{1,40}?)\s?[\"“”」』》'‘’]"
_QUOTED = re.compile(_NAME)
#: A definition in brackets: (collectively, “Acme”, “we”), （以下简称“我们”或“公司”）.
_BRACKETS = re.compile(r"[(（][^()（）]{0,240}[)）]")
_VENDOR_WORDS = frozenset({"we", "us", "our", "ours", "我们", "我們", "本公司"})
_USER_WORDS = frozenset({"you", "your", "user", "users", "customer", "client", "您", "用户", "你", "客户", "用戶"})
#: In Chinese contracts the parties are often just the first and second; the one beside customers is the vendor.
_PARTIES = ("甲方", "乙方")
_CUSTOMER = re.compile(r"客户|用户|您")


def vendor_name(text: str) -> str | None:
    """The name that a text defines for its publisher beside "we" or "us"; None if it defines none."""
    sample = text[:_SAMPLE]
    for bracket in _BRACKETS.finditer(sample):
        names = [match[1].strip(" ,，、") for match in _QUOTED.finditer(bracket[0])]
        folded = {name.casefold() for name in names}
        if folded & _VENDOR_WORDS and not folded & _USER_WORDS:
            others = [name for name in names if name.casefold() not in _VENDOR_WORDS]
            generic = [name for name in others if name.casefold() in ("company", "the company", "公司")]
            if others:
                return (generic or others)[0]
    present = [party for party in _PARTIES if party in text]
    return present[0] if len(present) == 1 and _CUSTOMER.search(text) else None
