"""Several legal texts in one page, and what each says of itself."""

import pytest

from monitor.core.clauses import build
from monitor.core.clauses.parts import most_named_type, names_legal_text, type_of
from tests.core.clauses import pages

TERMS = """
Acme Terms of Service
Effective Date: 1 May 2024
These terms bind you and Acme Inc. (“Company”, “we” or “us”).
1. Scope
They apply to all that you do with the service.
2. Fees
You pay the fees that are listed on the page of prices.
3. End
Either of us may end this on 30 days' notice.
4. Law
The law of the place where we live applies to this.
"""
PRIVACY = """
Last updated: 2 June 2024
Acme Privacy Policy
This policy tells you what we do with your data.
1. What we collect
We collect what you give us and what your browser tells us.
2. What we share
We share nothing with others, unless the law demands it.
3. Your rights
You may ask us what we hold of you.
"""


def test_restart_under_a_title_is_a_new_part() -> None:
    tree = build(pages.document(TERMS + PRIVACY))
    assert [(part.id, part.type, part.title) for part in tree.parts] == [
        ("terms", "terms", "Acme Terms of Service"),
        ("privacy", "privacy", "Acme Privacy Policy"),
    ]
    assert [[clause.num for clause in part.clauses if clause.num] for part in tree.parts] == [
        ["1", "2", "3", "4"],
        ["1", "2", "3"],
    ]
    assert {clause.part for clause in tree.parts[1].walk()} == {"privacy"}


def test_date_line_above_a_title_belongs_to_it() -> None:
    terms, privacy = build(pages.document(TERMS + PRIVACY)).parts
    assert str(terms.dates.effective) == "2024-05-01"
    assert terms.dates.updated is None
    assert str(privacy.dates.updated) == "2024-06-02"
    assert privacy.clauses[0].text == "Last updated: 2 June 2024"


def test_section_named_like_a_legal_text_is_no_part() -> None:
    page = (
        TERMS + "Privacy Policy\nWe keep your data as our other page says.\n5. Contact\nWrite to us.\n6. More\nRead on."
    )
    (part,) = build(pages.document(page)).parts
    assert [clause.num for clause in part.walk() if clause.num] == ["1", "2", "3", "4", "5", "6"]


def test_same_type_twice_gets_two_ids() -> None:
    second = TERMS.replace("Acme Terms of Service", "Acme API Terms")
    assert [part.id for part in build(pages.document(TERMS + second)).parts] == ["terms", "terms-2"]


def test_top_headings_that_are_all_titles() -> None:
    body = "".join(f"\nSentence number {n} of this text says nothing much." for n in range(10))
    tree = build(pages.document(f"# Terms of Use{body}\n# Cookie Policy{body}\n# Refund Policy{body}"))
    assert [part.type for part in tree.parts] == ["terms", "cookies", "refund"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Terms of Service", "terms"),
        ("End User License Agreement", "terms"),
        ("Privacy Notice", "privacy"),
        ("Service Level Agreement", "sla"),
        ("API 服务等级协议（SLA）", "sla"),
        ("Refund and Cancellation Policy", "refund"),
        ("Cookie Policy", "cookies"),
        ("Acceptable Use Policy", "acceptable_use"),
        ("Data Processing Addendum", "dpa"),
        ("用户隐私政策", "privacy"),
        ("用户服务协议", "terms"),
        ("退款规则", "refund"),
        ("Datenschutzerklärung", "privacy"),
        ("Allgemeine Geschäftsbedingungen", "terms"),
        ("Politique de confidentialité", "privacy"),
        ("Condiciones generales", "terms"),
        ("Gebruikersvoorwaarden", "terms"),
        ("Copyright Policy", "other"),
        ("Legislation and translations", "other"),
    ],
)
def test_type(title: str, kind: str) -> None:
    assert type_of(title) == kind


@pytest.mark.parametrize("line", ["We value your privacy", "Your privacy choices", "Our tea"])
def test_the_heading_of_a_banner_names_no_text(line: str) -> None:
    assert not names_legal_text(line)


def test_type_by_what_is_named_most() -> None:
    assert most_named_type("This Service Level Agreement (SLA) is part of our terms.") == "sla"
    assert most_named_type("Please read our terms and our privacy policy.") == "terms"
    assert most_named_type("Our terms. The privacy policy is this: privacy matters.") == "privacy"
    assert most_named_type("Hello.") == "other"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Terms between you and Acme Inc. (“Acme”, “we”, “us”).", "Acme"),
        ("Terms of Acme Inc. (collectively, “Acme”, “Company”, “us”).", "Company"),
        ("本平台由某公司（以下简称“我们”或“某某”）运营。", "某某"),
        ("乙方应当提前通知客户。", "乙方"),
        ("You (“you” or “User”) agree.", None),
        ("甲方与乙方约定如下。", None),
        ("No name is given here.", None),
        ("References to “we” and “us” refer to Acme Cloud.", "Acme Cloud"),
        ("´we´ and ´us´ are references to Acme Holdings plc.", "Acme Holdings"),
        ('We may refer to "Acme" as "we" or "us" here.', "Acme"),
        ('Acme Oy, a company of Finland ("Acme, "us" or "we"), agrees.', "Acme"),
        ("Acme Limited (“Acme”) runs the shop. Acme ships. Acme bills.", "Acme"),
        ("Offered by Anything. Acme may stop. Acme will tell. If Acme can, Acme will help.", "Acme"),
        ("The Host may stop. The Host will tell. A Host can, and each Host will help.", None),
        ("You may go. You will pay. Content may vary. Services will end. Terms may change.", None),
        ("本网站由某某网络科技有限公司（以下简称“某某”）运营。某某有权变更。某某承担责任。", "某某"),
        ("某某科技（以下简称“某某”）依本协议提供服务。某某有权变更。某某承担责任。", "某某"),
        ("欢迎使用某某商城（下称“本商城”）。本商城可修改规则。本商城不承担责任。", "本商城"),
        ("某某网络提供的软件（以下简称“本软件”）。本软件受保护。本软件按现状提供。", None),
    ],
)
def test_vendor_name(text: str, name: str | None) -> None:
    assert build(pages.document(text)).parts[0].vendor_name == name


def test_other_names_of_the_vendor() -> None:
    text = "Terms of Epic Acme, Inc. (“Company”, “we”). Epic Acme may act. Epic, Epic and Epic again, Epic."
    part = build(pages.document(text)).parts[0]
    assert (part.vendor_name, part.vendor_also) == ("Company", ("Epic Acme", "Epic"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("You agree that we may end the service at any time and that this is fair to you.", "en"),
        ("您同意我们可以随时终止 API 服务，SLA 另有约定的除外。", "zh"),
        ("Die Nutzung der Plattform ist nicht erlaubt, wenn sie die Bedingungen nicht gelesen haben.", "de"),
        ("Vous acceptez que les conditions de la plateforme soient modifiées dans le respect de vos droits.", "fr"),
        ("El usuario acepta las condiciones de uso que se describen en la página para los clientes.", "es"),
        ("De gebruiker aanvaardt dat de voorwaarden van het platform op elk moment door ons zijn te wijzigen.", "nl"),
        ("このサービスの利用規約は、すべてのお客様に適用されます。", "ja"),
        ("이 약관은 모든 이용자에게 적용됩니다.", "ko"),
        ("Xyzzy plugh quux", "other"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert build(pages.document(text)).language == language


@pytest.mark.parametrize(("declared", "month"), [("en-US", 3), ("en-GB", 4)])
def test_region_settles_dates(declared: str, month: int) -> None:
    page = pages.document("Terms of Use\nLast updated: 03/04/2024\nYou agree to all of this and to what we say of it.")
    document = type(page)(text=page.text, blocks=page.blocks, media_type=page.media_type, declared_language=declared)
    updated = build(document).dates.updated
    assert updated is not None
    assert updated.month == month
