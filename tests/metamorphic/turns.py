"""Edits of one sentence that a drafter might make, and what each must be told as."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

WORDS = {"two": 2, "three": 3, "five": 5, "six": 6, "seven": 7, "ten": 10, "twelve": 12, "fourteen": 14, "fifteen": 15,
         "thirty": 30, "sixty": 60, "ninety": 90}  # fmt: skip
LESS = {30: 15, 15: 10, 60: 30, 90: 60, 10: 5, 7: 5, 14: 7, 6: 3, 12: 6, 5: 2, 180: 90, 365: 180, 24: 12, 48: 24}
UNITS = {"day": "P{}D", "month": "P{}M", "hour": "PT{}H"}
ZH = {"三十": ("十五", 30, 15), "十五": ("七", 15, 7), "六十": ("三十", 60, 30), "30": ("15", 30, 15), "15": ("7", 15, 7),
      "60": ("30", 60, 30), "90": ("60", 90, 60), "七": ("三", 7, 3), "7": ("3", 7, 3)}  # fmt: skip
FRAUD = ", except in cases of fraud or gross negligence."


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """One edited sentence. ``category``: where it must be told; "" where nothing may be. ``values``: what the finding's
    values must hold. ``way``: the direction, "" if it is not looked at.
    """

    sentence: str
    category: str = ""
    values: tuple[str, str] = ("", "")
    way: str = ""


Edit = Callable[[str], Turn | None]


def _swapped(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


def word_and_figure(text: str) -> Turn | None:
    """thirty (30) days -> fifteen (15) days"""
    match = re.search(r"\b([a-z]+) \((\d+)\) (day|month)s", text)
    names = {value: name for name, value in WORDS.items()}
    if match is None or WORDS.get(match[1]) != int(match[2]) or LESS.get(int(match[2])) not in names:
        return None
    old, new = int(match[2]), LESS[int(match[2])]
    unit = UNITS[match[3]]
    return Turn(sentence=_swapped(text, match, f"{names[new]} ({new}) {match[3]}s"), category="?",
                values=(unit.format(old), unit.format(new)))  # fmt: skip


def figure(text: str) -> Turn | None:
    """30 days -> 15 days"""
    match = re.search(r"(?<![\d.,(-])(\d{1,3})[ \xa0](day|month|hour)s\b", text)
    if match is None or int(match[1]) not in LESS:
        return None
    old, new = int(match[1]), LESS[int(match[1])]
    unit = UNITS[match[2]]
    return Turn(sentence=_swapped(text, match, f"{new} {match[2]}s"), category="?",
                values=(unit.format(old), unit.format(new)))  # fmt: skip


def weeks(text: str) -> Turn | None:
    """30 days -> two weeks"""
    match = re.search(r"(?<![\d.,(-])(30|60|90) days\b", text)
    if match is None:
        return None
    return Turn(sentence=_swapped(text, match, "two weeks"), category="?", values=(f"P{match[1]}D", "P14D"))


def hours(text: str) -> Turn | None:
    """30 days -> 30 hours"""
    match = re.search(r"(?<![\d.,(-])(\d{2}) days\b", text)
    if match is None:
        return None
    return Turn(sentence=_swapped(text, match, f"{match[1]} hours"), category="?",
                values=(f"P{match[1]}D", f"PT{match[1]}H"))  # fmt: skip


def chinese(text: str) -> Turn | None:
    """三十日 -> 十五日"""
    match = re.search(r"(三十|六十|十五|七|30|60|90|15|7)(?:个)?(?:自然)?(日|天)", text)
    if match is None:
        return None
    new, before, after = ZH[match[1]]
    return Turn(sentence=_swapped(text, match, match[0].replace(match[1], new, 1)), category="?",
                values=(f"P{before}D", f"P{after}D"))  # fmt: skip


def money(text: str) -> Turn | None:
    """$100 -> $50"""
    match = re.search(r"(?<![A-Za-z])\$(\d[\d,]*)(?![\d.])", text)
    amount = int(match[1].replace(",", "")) if match else 0
    if match is None or amount < 10:
        return None
    return Turn(sentence=_swapped(text, match, f"${amount // 2}"), category="?", values=(str(amount), str(amount // 2)))


def liable(text: str) -> Turn | None:
    """will not be liable -> will be liable"""
    match = re.search(r"\b(shall|will) not be liable\b", text)
    return Turn(sentence=_swapped(text, match, f"{match[1]} be liable"), category="liability") if match else None


def refundable(text: str) -> Turn | None:
    """non-refundable -> refundable"""
    match = re.search(r"\bnon-refundable\b", text)
    return Turn(sentence=_swapped(text, match, "refundable"), category="refund", way="better") if match else None


def not_notified(text: str) -> Turn | None:
    """we will notify you -> we will not notify you"""
    match = re.search(r"\b(?:we|We) (will|shall) (?=notify you|give you (?:\S+ )*?notice)", text)
    return Turn(sentence=_swapped(text, match, f"{match[0]}not "), category="notice") if match else None


def perhaps_notified(text: str) -> Turn | None:
    """we will notify you -> we may notify you"""
    match = re.search(r"\b(we|We) will (?=notify you)", text)
    return Turn(sentence=_swapped(text, match, f"{match[1]} may "), category="notice", way="worse") if match else None


def without_notice(text: str) -> Turn | None:
    """upon 30 days' notice -> without notice"""
    match = re.search(
        r"\b(?:upon|with) (?:(?:at least )?\d+ days['’]? )?(?:prior |advance )?(?:written )?notice\b", text
    )
    return Turn(sentence=_swapped(text, match, "without notice"), category="notice") if match else None


def with_notice(text: str) -> Turn | None:
    """without notice -> with 30 days' prior notice"""
    match = re.search(r"\bwithout (?:prior )?notice\b", text)
    return Turn(sentence=_swapped(text, match, "with 30 days' prior notice"), category="notice") if match else None


def other_party(text: str) -> Turn | None:
    """You agree to indemnify -> We agree to indemnify"""
    match = re.search(r"^You (agree to|shall|will|must) (?=(?:\w+, |defend and )?indemnify)", text)
    return Turn(sentence=_swapped(text, match, f"We {match[1]} "), category="liability") if match else None


def carved_out(text: str) -> Turn | None:
    """... not liable ... . -> ... not liable ..., except in cases of fraud."""
    end = text.rstrip()
    if not re.search(r"\b(?:shall|will|is|are) not (?:be )?liable\b", end) or not end.endswith(".") or "except" in end:
        return None
    return Turn(sentence=end[:-1] + FRAUD, category="liability", way="better")


def chinese_liable(text: str) -> Turn | None:
    """不承担责任 -> 承担责任"""
    return Turn(sentence=text.replace("不承担", "承担", 1), category="liability") if text.count("不承担") == 1 else None


def chinese_refund(text: str) -> Turn | None:
    """不予退还 -> 可以退还"""
    match = re.search("不予退还|概不退还|不可退还", text)
    return Turn(sentence=_swapped(text, match, "可以退还"), category="refund") if match else None


def in_words(text: str) -> Turn | None:
    """30 days -> thirty (30) days"""
    names = {value: name for name, value in WORDS.items()}
    match = re.search(r"(?<![\d.,(-])(30|15|60|90|10|14) (days)\b", text)
    return Turn(sentence=_swapped(text, match, f"{names[int(match[1])]} ({match[1]}) days")) if match else None


def in_years(text: str) -> Turn | None:
    """12 months -> one year"""
    match = re.search(r"\b(?:twelve \(12\)|twelve|12) months\b", text)
    return Turn(sentence=_swapped(text, match, "one year")) if match else None


def before(text: str) -> Turn | None:
    """prior to -> before"""
    return Turn(sentence=text.replace("prior to", "before")) if "prior to" in text else None


def plain(text: str) -> Turn | None:
    """in the event that -> if"""
    return Turn(sentence=text.replace("in the event that", "if")) if "in the event that" in text else None


EDITS: Mapping[str, Edit] = {
    edit.__name__: edit
    for edit in (
        word_and_figure, figure, weeks, hours, chinese, money, liable, refundable, not_notified, perhaps_notified,
        without_notice, with_notice, other_party, carved_out, chinese_liable, chinese_refund, in_words, in_years, before,
        plain,
    )
}  # fmt: skip
