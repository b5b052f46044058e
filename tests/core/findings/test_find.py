"""What a change of a sentence is told as: category, direction, severity, quotes, reason; and what is told as nothing."""

from collections.abc import Callable

import pytest

from monitor.core.lang.en.reasons import ITEMS
from monitor.core.lang.items import ITEM_KINDS
from monitor.model.source import SeverityOverride

STAYS = "We host the service in Europe."

CHANGED = [
    ("We will notify you by email at least 30 days before we discontinue the service.",
     "We will notify you by email at least 15 days before we discontinue the service.",
     "notice", "discontinuation_notice_period", "P30D", "P15D", "worse", "critical"),
    ("You may end this agreement on 5 days' notice and we may terminate it on 30 days' notice.",
     "You may end this agreement on 5 days' notice and we may terminate it on 15 days' notice.",
     "notice", "termination_notice_period", "P30D", "P15D", "worse", "critical"),
    ("您可以提前5日通知我们终止本协议，我们可以提前30日通知您终止本协议。", "您可以提前5日通知我们终止本协议，我们可以提前15日通知您终止本协议。",
     "notice", "termination_notice_period", "P30D", "P15D", "worse", "critical"),
    ("Our total liability will not exceed USD 500.", "Our total liability will not exceed USD 100.",
     "liability", "liability_cap", "USD 500", "USD 100", "worse", "critical"),
    ("You may request a full refund within 14 days of purchase.", "You may request a full refund within 30 days of purchase.",
     "refund", "refund_window", "P14D", "P30D", "better", "minor"),
]  # fmt: skip

APPEARED = [
    ("The service is provided “as is”, without warranties of any kind.", "liability", "worse"),
    ("In no event will we be liable for lost profits or other indirect damages.", "liability", "worse"),
    ("You agree to indemnify and hold us harmless from claims of third parties.", "liability", "worse"),
    ("Nothing in these terms limits our liability for fraud or gross negligence.", "liability", "better"),
    ("We may suspend your access at any time without notice.", "notice", "worse"),
    ("Before we close your account we will notify you in advance.", "notice", "better"),
    ("Before the final deletion we will notify you.", "notice", "better"),
    ("We are not obligated to provide support for beta features.", "sla", "worse"),
    ("Tokens that you buy do not expire.", "refund", "better"),
    ("You relieve us from any and all liability arising from advertisements.", "liability", "worse"),
    ("You may not be notified that your trial subscription is about to end.", "notice", "worse"),
    ("All fees are non-refundable.", "refund", "worse"),
    ("Unused credits expire at the end of the year.", "refund", "worse"),
    ("Availability of the beta features is not guaranteed.", "sla", "worse"),
    ("If the service is down for more than three days you may terminate.", "sla", "better"),
]  # fmt: skip

NOTHING = [
    ("We will notify you 30 days before a change.", "We’ll notify you 30 days before a change."),
    ("We will inform you of changes before they apply.", "We will notify you of modifications before they apply."),
    ("We are not liable for lost data.", "We shall not be liable for lost data."),
    ("Write to help@example.com to cancel.", "Write to [email protected] to cancel."),
    ("Fees are not refundable (see section 4).", "Fees are not refundable (see section 5)."),
    ("We do not garantee any results.", "We do not guarantee any results."),
    ("You may opt out by email to Acme, 12 Main St, Suite 4, Springfield, IL 62701 within 30 days of notice.",
     "You may opt out by email to Acme, 9 Elm Avenue, Portland, OR 97035 within 30 days of notice."),
    ("You must notify us within seven (7) days of a loss.", "You must notify us within 7 days of a loss."),
    ("You will not get a refund of prepaid fees.", "You will not be entitled to a refund of prepaid fees."),
    ("We pay at most the fees of the 12 months before the claim, and our liability is limited to that.",
     "We pay at most the fees of the one year before the claim, and our liability is limited to that."),
    ("We will notify you 15 days prior to any change.", "We will notify you 15 days before any change."),
    ("Acme may. (a) Nothing limits liability for fraud. (b) Neither party is liable for lost profits.",
     "Acme may. (a) Nothing limits liability for fraud. (b) Neither party is liable for lost profit."),
    ("Sales are final after 30 days.", "30-day refund period. Sales are final after 30 days."),
    ("Our liability is limited to 50% of the fees.", "Our liability is limited to 50 percent of the fees."),
    ("We cannot guarantee results, although we try.", "We cannot guarantee results, though we try."),
    ("You indemnify us for your content, your use and your breach of these terms.",
     "You indemnify us for (1) your content, (2) your use and (3) your breach of these terms."),
    ("We are not liable for a change or suspension of the service, although we may give you a credit or refund.",
     "We are not liable for a change of the service, although we may give you a credit or refund."),
]  # fmt: skip

TURNED = [
    ("We will notify you of a change of these terms.", "We will not notify you of a change of these terms.", "notice", "worse"),
    ("We will notify you of a change of these terms.", "We may notify you of a change of these terms.", "notice", "worse"),
    ("You agree to indemnify us for all losses.", "We agree to indemnify you for all losses.", "liability", "better"),
    ("We do not read your files and will not be liable for their loss.",
     "We do not read your files and will be liable for their loss.", "liability", "better"),
    ("Fees are non-refundable and non-transferable except as stated here.",
     "Fees are refundable and non-transferable except as stated here.", "refund", "better"),
    ("Notices under these terms will be given by email.", "Notices under these terms will be given by posting on our website.",
     "notice", "worse"),
]  # fmt: skip
"""Small words that turn a rule round."""

NO_PROVISION = [
    "You can opt out of marketing emails by following the link in the email.",
    "We will not provide a different service level because you used your privacy rights.",
    "Benefits are not redeemable by accounts of children.",
    "We may remove an item in the event of a chargeback, refund or dispute.",
    "You must provide specific notice to California residents in your privacy notice before you end tracking.",
    "The app collects memory use, up-time and log files.",
    "You must not combine the data of our visitors without prior notice to them and their consent.",
    "You have the right to withdraw your consent at any time.",
    "We reserve the right to cancel or suspend any option you have obtained.",
    "Please give us the number, the expiry date and the code of your credit card.",
    "A payment under this section will not be construed as an acknowledgement of fault or liability.",
    "You may be asked for a telephone number (other than a toll number) and for a fraud-prevention code.",
    "We, not the store, are solely responsible for the app and its content.",
    "A false notice or counter-notice may give rise to personal liability.",
    "You understand that you are solely responsible for any such charges.",
    "We welcome suggestions and may use them without compensation to you.",
    "You alone answer for any taxes and charges that may apply.",
    "You will be solely responsible for any taxes and charges that may apply.",
    "Instead of sending a notice of dispute you may sue the other party in a small claims court.",
]
"""Sentences with words of a category that rule nothing of it."""

REWRITTEN = [
    ("As our services are digital, most of the time payments cannot be refunded.",
     "Owing to the digital nature of what we offer, payments are generally non-refundable once it was delivered."),
    ("In addition, you acknowledge that we cannot be held liable towards you or a third party for such termination.",
     "We shall not be liable to the user or any third party for termination of access."),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "category", "attribute", "before", "after", "way", "severity"), CHANGED)
def test_changed_value(
    found: Callable, old: str, new: str, category: str, attribute: str, before: str, after: str, way: str, severity: str
) -> None:
    findings, _ = found(f"{STAYS} {old}", f"{STAYS} {new}")
    assert len(findings) == 1
    finding = findings[0]
    assert (finding.category, finding.attribute) == (category, attribute)
    assert (finding.old_value, finding.new_value) == (before, after)
    assert (finding.direction, finding.severity) == (way, severity)
    assert (finding.old_quote, finding.new_quote) == (old, new)
    assert finding.material


@pytest.mark.parametrize(("sentence", "category", "way"), APPEARED)
def test_provision_appears(found: Callable, sentence: str, category: str, way: str) -> None:
    findings, _ = found(STAYS, f"{STAYS} {sentence}")
    assert {(finding.category, finding.direction) for finding in findings} == {(category, way)}
    assert all(finding.old_quote == "" and finding.new_quote == sentence for finding in findings)


@pytest.mark.parametrize(("sentence", "category", "way"), APPEARED)
def test_provision_disappears(found: Callable, sentence: str, category: str, way: str) -> None:
    findings, _ = found(f"{STAYS} {sentence}", STAYS)
    opposite = {"worse": "better", "better": "worse"}[way]
    assert {(finding.category, finding.direction) for finding in findings} == {(category, opposite)}
    assert all(finding.new_quote == "" for finding in findings)


@pytest.mark.parametrize(("old", "new"), NOTHING)
def test_other_words_are_no_change(found: Callable, old: str, new: str) -> None:
    assert found(f"{STAYS}\n\n{old}", f"{STAYS}\n\n{new}")[0] == ()


@pytest.mark.parametrize(("old", "new", "category", "way"), TURNED)
def test_a_small_word_turns_a_rule(found: Callable, old: str, new: str, category: str, way: str) -> None:
    findings, _ = found(f"{STAYS} {old}", f"{STAYS} {new}")
    assert [(finding.category, finding.direction) for finding in findings] == [(category, way)]
    assert (findings[0].old_quote, findings[0].new_quote) == (old, new)


@pytest.mark.parametrize("sentence", NO_PROVISION)
def test_a_word_alone_is_no_provision(found: Callable, sentence: str) -> None:
    assert [f for f in found(STAYS, f"{STAYS} {sentence}")[0] if f.category != "other"] == []


@pytest.mark.parametrize(
    ("rest", "sentence"),
    [
        (
            "Dies sind die Bedingungen der Nutzung und der Dienst ist für alle da.",
            "Sie können die Einwilligung widerrufen.",
        ),
        (
            "Ce sont les conditions pour tous les utilisateurs de ce service.",
            "Le retrait du consentement vaut rétractation.",
        ),
        (
            "Estas son las condiciones para los usuarios de este servicio.",
            "El desistimiento del consentimiento es libre.",
        ),
        ("Dit zijn de voorwaarden voor alle gebruikers van deze dienst.", "U kunt uw toestemming altijd herroepen."),
    ],
)
def test_consent_withdrawn_is_no_refund(found: Callable, rest: str, sentence: str) -> None:
    assert [finding for finding in found(rest, f"{rest} {sentence}")[0] if finding.category == "refund"] == []


def test_what_still_stands_in_another_sentence_is_not_gone(found: Callable) -> None:
    stands = "The service and suggestions are provided as is, without warranties of any kind."
    findings, _ = found(
        f"{stands} Suggestions are provided as is without any warranties of any kind. {STAYS}", f"{stands} {STAYS}"
    )
    assert findings == ()


def test_a_text_cut_at_other_places_is_no_change(found: Callable) -> None:
    old = "Exceptions\n\nThe right of withdrawal is not open for sealed goods that were opened after delivery."
    new = "Exceptions The right of with drawal is not open for sealed goo ds that were opened after delivery."
    assert found(f"{STAYS}\n\n{old}", f"{STAYS}\n\n{new}")[0] == ()


def test_another_name_of_a_product_is_no_change_but_another_country_is(found: Callable) -> None:
    old = "We will notify you 30 days before a change to Filebox costs you access."
    assert found(old, old.replace("Filebox", "Acme Storage"))[0] == ()
    old = "Members based in the European Union may have a full refund within 14 days."
    findings, _ = found(old, old.replace("Union", "Union or United Kingdom"))
    assert [finding.category for finding in findings] == ["refund"]


@pytest.mark.parametrize(("old", "new"), REWRITTEN)
def test_a_provision_rewritten_elsewhere_is_no_change(found: Callable, old: str, new: str) -> None:
    assert found(f"1. {old}\n\n2. {STAYS}", f"1. {STAYS}\n\n2. The data stays there.\n\n3. {new}")[0] == ()


def test_a_value_rewritten_elsewhere_is_one_change(found: Callable) -> None:
    old = (
        "Should we ever stop offering the service, at least 30 days' prior notice of that will be sent to you by email."
    )
    new = "We promise 15 days' prior notice before the service is discontinued, in a message to your account."
    findings, _ = found(f"1. {old}\n\n2. {STAYS}", f"1. {STAYS}\n\n2. The data stays there.\n\n3. {new}")
    assert [(f.attribute, f.old_value, f.new_value, f.direction) for f in findings if f.old_value == "P30D"] == [
        ("discontinuation_notice_period", "P30D", "P15D", "worse")
    ]


def test_a_promise_not_to_act_without_notice_is_a_duty(found: Callable) -> None:
    findings, _ = found(STAYS, f"{STAYS} We will not change these terms without prior notice.")
    assert [(finding.category, finding.direction) for finding in findings] == [("notice", "better")]


def test_another_currency_is_a_change(found: Callable) -> None:
    old = "Our total liability is limited to €500."
    findings, _ = found(old, old.replace("€", "£"))
    assert [(f.attribute, f.old_value, f.new_value) for f in findings] == [("liability_cap", "EUR 500", "GBP 500")]
    assert (findings[0].direction, findings[0].severity) == ("unclear", "critical")


def test_a_provision_that_moves_is_no_change(found: Callable) -> None:
    frame = "# Terms\n\n## 1. One\n\n{}\n\n## 2. Two\n\nYou keep your password to yourself.\n\n## 3. Three\n\n{}\n"
    sentence = "All fees are non-refundable, whatever happens to your account."
    old, new = (
        frame.format(f"{STAYS} {sentence}", "We are in Ghent."),
        frame.format(STAYS, f"We are in Ghent. {sentence}"),
    )
    assert found(old, new, frame="{}")[0] == ()


def test_one_of_two_equal_paragraphs_removed_is_no_change(found: Callable) -> None:
    twice = "Fees are non-refundable.\n\nWe host in Europe.\n\nFees are non-refundable."
    assert found(twice, "Fees are non-refundable.\n\nWe host in Europe.")[0] == ()


def test_a_renamed_party_is_no_change(found: Callable) -> None:
    lines = ["{} is not liable for lost data.", "{} may change prices without notice.", "{} grants no refunds.",
             "{} disclaims all warranties."]  # fmt: skip
    old, new = (" ".join(line.format(name) for line in lines) for name in ("Acme", "Apex"))
    assert found(old, new)[0] == ()


def test_examples_and_notes_on_revisions_rule_nothing(found: Callable) -> None:
    note = "We have updated our terms to clarify our liability and our notice periods."
    example = "For example, a refund of 10 EUR is paid for one day without service."
    assert found(STAYS, f"{STAYS} {note} {example}")[0] == ()


def test_a_provision_added_to_a_list_is_quoted_by_its_own_words(found: Callable) -> None:
    old = "Nothing in these terms excludes our liability for:\n\n- death or personal injury;\n- fraud."
    new = old.replace("- fraud.", "- fraud;\n- breach of our duty of confidentiality.")
    findings, _ = found(old, new)
    assert [(f.category, f.attribute, f.direction) for f in findings] == [
        ("liability", "liability_carve_out", "better")
    ]
    assert findings[0].new_quote == "breach of our duty of confidentiality."


def test_beyond_the_four_categories_a_change_is_told_but_not_material(found: Callable) -> None:
    findings, _ = found(STAYS, f"{STAYS} These terms are governed by the laws of Ireland.")
    assert [(f.category, f.attribute, f.material) for f in findings] == [("other", "governing_law", False)]


def test_every_kind_of_item_has_its_reasons() -> None:
    assert set(ITEMS) == set(ITEM_KINDS)


def test_chinese_provision_appears(found: Callable) -> None:
    frame = "# 服务协议\n\n## 一、服务\n\n{}\n\n## 二、账号\n\n您应妥善保管密码。\n"
    findings, _ = found("我们提供本服务。", "我们提供本服务。我们不对任何间接损失承担责任。", frame=frame)
    assert [(f.category, f.direction) for f in findings] == [("liability", "worse")]


def test_reason_tells_both_values(found: Callable) -> None:
    old, new = CHANGED[0][:2]
    assert found(old, new)[0][0].reason == (
        "You now have 15 days, not 30 days, to move your data before the service ends."
    )


def test_overrides_raise_lower_silence_and_mark(found: Callable) -> None:
    old, new = CHANGED[0][:2]
    attribute = CHANGED[0][3]
    assert found(old, new, SeverityOverride(attribute=attribute, severity="minor"))[0][0].severity == "minor"
    assert found(old, new, SeverityOverride(category="notice", silence=True))[0] == ()
    assert found(old, new, SeverityOverride(category="notice", material=False))[0][0].material is False
    last = (
        SeverityOverride(category="notice", severity="major"),
        SeverityOverride(attribute=attribute, severity="minor"),
    )
    assert found(old, new, *last)[0][0].severity == "minor"


def test_a_pattern_of_ones_own_watches_changed_text(found: Callable) -> None:
    own = SeverityOverride(category="hosting", pattern=r"\bdata cent(er|re)s?\b", severity="critical", material=True)
    findings, _ = found(STAYS, f"{STAYS} Our data centers may be anywhere.", own)
    assert [(f.category, f.severity, f.material, f.new_value) for f in findings] == [
        ("hosting", "critical", True, "data centers")
    ]


def test_an_edit_of_a_modal_without_a_finding_is_to_be_read(found: Callable) -> None:
    findings, reading = found(
        "If you object to a change you may stop using the service.",
        "If you object to a change you must stop using the service.",
    )
    assert findings == () or reading == ()
    assert [entry.category for entry in reading] + [finding.category for finding in findings] == ["notice"]


def test_nothing_is_done_for_equal_texts(found: Callable) -> None:
    assert found(STAYS, STAYS) == ((), ())


def test_an_edited_sentence_in_which_nothing_could_be_read_is_told_by_its_heading(found: Callable) -> None:
    frame = "# Terms\n\n## 1. Limitation of liability\n\n{}\n\n## 2. Account\n\nYou keep your password to yourself.\n"
    old, new = (
        "The essential purpose of this section is fairness.",
        "The essential purpose of this section is certainty.",
    )
    findings, reading = found(old, new, frame=frame)
    assert findings == ()
    assert [(entry.category, entry.old_quote, entry.new_quote) for entry in reading] == [("liability", old, new)]
    assert found(old, new) == ((), ())


def test_what_becomes_of_the_words_above_a_list_is_told_once(found: Callable) -> None:
    points = "\n\n*   {0} breach of this agreement{1}.\n*   The equipment of others.\n"
    old = "We will not indemnify you for claims that arise from:" + points.format("The customer's", "")
    new = "Claims are left out that arise from:" + points.format("Your", " or of the law")
    findings, _ = found(f"{STAYS}\n\n{old}", f"{STAYS}\n\n{new}")
    assert not [finding for finding in findings if "breach of this" in finding.old_quote]
    assert len([finding for finding in findings if "We will not indemnify" in finding.old_quote]) == 1
