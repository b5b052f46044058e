"""Pages of our own writing, English and Chinese, that the ledger's tests are told over, and the review of two of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

from monitor.core.clauses import build
from monitor.core.diff import compare
from monitor.core.extract import read
from monitor.core.facts import read_facts
from monitor.core.findings import find
from monitor.core.ledger import Setting, entries_for_version, rules_from_facts
from monitor.model.clause import ClauseTree
from monitor.model.finding import Review
from monitor.model.notice import LoggedNotice, NoticeEntry, NoticeRule, Sighting


@dataclass(frozen=True, kw_only=True)
class Language:
    """The words of one language that the situations are told in. ``rule``: minimum -> the sentence that promises it."""

    title: str
    published: str
    effective: str
    rule: dict[str, str]
    discontinuation: dict[str, str]
    body: tuple[str, str]
    other_law: str
    objection: str
    acceptance: str

    def page(
        self,
        *,
        minimum: str = "P30D",
        discontinuation: str = "P30D",
        published: date | None = None,
        effective: date | None = None,
        edited: bool = False,
        objection: bool = False,
    ) -> bytes:
        """A page with those rules and dates; ``edited``: one sentence says something else than before."""
        lines = [self.title]
        lines += [f"{self.published} {published}"] if published else []
        lines += [f"{self.effective} {effective}"] if effective else []
        lines += [f"1. {self.body[edited]}", f"2. {self.discontinuation[discontinuation]}", f"3. {self.rule[minimum]}"]
        lines += [f"4. {self.objection} {self.acceptance}"] if objection else []
        return "\n\n".join([*lines, f"5. {self.other_law}"]).encode()


ENGLISH = Language(
    title="Acme API Terms of Service",
    published="Published:",
    effective="Effective:",
    rule={
        "P30D": "We will give you at least 30 days' prior notice by email before any change to these Terms takes effect.",
        "P15BD": "We will notify you at least 15 business days before any change to these Terms takes effect.",
        "P1M": "We will give at least one month's notice before any change to these Terms takes effect.",
        "reasonable": "We will give you reasonable advance notice of any change to these Terms.",
        "on posting": "We may revise these Terms at any time without notice, and revisions apply as soon as they are posted.",
        "after 30 days": "Changes to these Terms become effective thirty days after we post them on this page.",
        "P7D": "We will give you at least 7 days' prior notice by email before any change to these Terms takes effect.",
    },
    discontinuation={
        "P30D": "We will notify you at least 30 days before we discontinue the Services.",
        "P15D": "We will notify you at least 15 days before we discontinue the Services.",
    },
    body=(
        "Customers may call the interface as often as their plan allows.",
        "Customers may call the interface no more than one hundred times a minute, whatever their plan says.",
    ),
    other_law="These Terms are governed by the laws of Ireland.",
    objection="If you object to a change, you may terminate within 15 days of our notice and receive a pro-rata refund.",
    acceptance="Your continued use after the effective date means that you accept the revised Terms.",
)

CHINESE = Language(
    title="示例开放平台服务协议",
    published="发布日期：",
    effective="生效日期：",
    rule={
        "P30D": "我们将至少提前30日以电子邮件方式通知您本协议的变更。",
        "P15BD": "我们将至少提前15个工作日通知您本协议的变更。",
        "P1M": "我们将至少提前一个月通知您本协议的变更。",
        "reasonable": "我们将在合理期限内提前通知您本协议的变更。",
        "on posting": "我们有权随时修改本协议，且无需另行通知，修改后的协议自公布时起生效。",
        "after 30 days": "本协议的修改将于在本网站公布之日起第三十日生效。",
        "P7D": "我们将至少提前7日以电子邮件方式通知您本协议的变更。",
    },
    discontinuation={
        "P30D": "我们停止提供本服务前，应至少提前30日通知您。",
        "P15D": "我们停止提供本服务前，应至少提前15日通知您。",
    },
    body=("客户可以在套餐允许的范围内调用接口。", "客户每分钟调用接口不得超过一百次，无论其套餐如何约定。"),
    other_law="本协议适用中华人民共和国法律。",
    objection="您不同意变更的，可在收到通知后15日内解除协议，并按比例获得退款。",
    acceptance="您在变更生效后继续使用本服务的，视为接受修改后的条款。",
)

LANGUAGES = {"en": ENGLISH, "zh": CHINESE}


def tree(data: bytes) -> ClauseTree:
    """A page as the program reads it."""
    return build(read(data, media_type="text/plain", name="page.txt"))


def review_of(old: bytes, new: bytes) -> Review:
    """What the program finds between two pages."""
    before, after = tree(old), tree(new)
    comparison = compare(before, after)
    facts = read_facts(before), read_facts(after)
    findings, unread = find(before, after, comparison, *facts)
    return Review(
        old=before,
        new=after,
        comparison=comparison,
        old_facts=facts[0],
        new_facts=facts[1],
        findings=findings,
        needs_reading=unread,
    )


def rules_of(review: Review, *, terms: str = "acme-terms", calendar: str | None = None) -> tuple[NoticeRule, ...]:
    """The rules that the old page states."""
    return rules_from_facts(review.old_facts, review.old, service="acme", terms=terms, calendar=calendar)


def setting(today: date, *, zone: tzinfo = UTC, calendar: str | None = None) -> Setting:
    """The ledger of Acme on a day."""
    return Setting(service="acme", zone=zone, today=today, calendar=calendar)


def judged(
    old: bytes,
    new: bytes,
    *,
    last_seen_old: datetime | None,
    first_seen: datetime,
    calendar: str | None = None,
    extra: Sequence[NoticeRule] = (),
    notices: Sequence[LoggedNotice] = (),
    terms_type: str = "terms",
) -> tuple[NoticeEntry, ...]:
    """The entries that the new page opens, as of the day it was first seen."""
    review = review_of(old, new)
    return entries_for_version(
        review,
        (*rules_of(review, calendar=calendar), *extra),
        Sighting(last_seen_old=last_seen_old, first_seen=first_seen, every_hours=6),
        setting(first_seen.date(), calendar=calendar),
        event="acme-terms@2",
        terms="acme-terms",
        terms_type=terms_type,
        notices=notices,
    )


def at(day: date, hour: int = 6) -> datetime:
    """That hour of that day, UTC."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
