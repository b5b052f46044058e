"""Sentences as real pages have them: what they state, and look-alikes that state nothing of the kind."""

from typing import Any

import pytest

from monitor.core.clauses import build
from monitor.core.extract import read
from monitor.core.facts import contradictions, read_facts, read_sentence


def stated(text: str) -> dict[str, Any]:
    return {fact.attribute: fact.value for fact in read_sentence(text)}


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        (
            "We may discontinue the Service or a feature of it on 30 days' notice.",
            {"discontinuation", "feature_change"},
        ),
        ("We may suspend or end any feature or the Platform on 30 days' notice.", {"feature_change"}),
        ("We may discontinue features of the Services on 30 days' notice.", {"feature_change"}),
        ("We may discontinue the Service on 30 days' notice.", {"discontinuation"}),
    ],
)
def test_the_end_of_the_service_and_of_its_features_are_told_apart(text: str, attributes: set[str]) -> None:
    periods = {name.removesuffix("_notice_period") for name, value in stated(text).items() if value == "P30D"}
    assert periods >= attributes
    assert periods <= attributes | {"suspension", "discontinuation" if "or the Platform" in text else ""}


@pytest.mark.parametrize(
    "text",
    [
        "We will use reasonable efforts to make the Service available 99.9% of each month.",
        "我们将尽商业上合理的努力使服务可用性不低于99.9%。",
    ],
)
def test_efforts_to_reach_a_figure_are_a_promise_and_flagged(text: str) -> None:
    (fact,) = (fact for fact in read_sentence(text) if fact.attribute == "uptime_commitment")
    assert float(str(fact.value)) == 99.9
    assert fact.flags == ("efforts",)


@pytest.mark.parametrize(
    ("text", "attribute", "value"),
    [
        ("These Terms are governed by the laws of Ireland.", "governing_law", "laws of Ireland"),
        ("California law will govern this Agreement.", "governing_law", "California law"),
        ("You agree that English law applies.", "governing_law", "English law"),
        ("Write to Help@Acme.example.", "contact_email", "Help@Acme.example"),
    ],
)
def test_words_of_the_text_keep_their_capitals(text: str, attribute: str, value: str) -> None:
    assert stated(text)[attribute] == value


@pytest.mark.parametrize(
    ("text", "attribute", "value"),
    [
        ("Material changes take effect 15 days after we post them (except changes required by law).",
         "amendment_notice_period", "P15D"),
        ("Either party can terminate these Terms by: (a) removing its apps; or (b) giving 30 days' prior notice.",
         "termination_notice_period", "P30D"),
        ("We notify you of revisions by changing the date at the top of this policy.",
         "amendment_notice_period", "unspecified"),
        ("We will announce a price increase a month before it applies, and you can cancel before then.",
         "objection_right", "terminate"),
        ("If a change is material, you may end the contract before it takes effect and receive a refund.",
         "objection_right", "terminate_with_refund"),
        ("If we end the plan, we will refund the unused fees, except that nothing is refunded after a breach.",
         "refund_on_termination", "prorated"),
        ("We may introduce fees for this feature and will give reasonable notice if we do.",
         "price_change_notice_period", "reasonable"),
        ("We will use reasonable efforts to give you 30 days' notice before changes to these Terms take effect.",
         "amendment_notice_period", "efforts"),
        ("我们将尽合理努力提前三十日通知您本协议的变更。", "amendment_notice_period", "efforts"),
        ("The Site may change from time to time without notice to you.", "feature_change_notice_period", "none"),
        ("You agree that we may suspend your account without notice.", "suspension_notice_period", "none"),
        ("We may close your account without notice for any reason, including a violation of these rules.",
         "termination_notice_period", "none"),
        ("All purchases of in-app goods are final, except as stated in the return policy.",
         "refundable", "except_as_stated"),
        ("The foregoing does not affect any liability that cannot be excluded by law.", "liability_carve_out", ("law",)),
        ("Notices to you will be given by email or by a message in your account dashboard.",
         "notice_channel", ("email", "console")),
        ("我们会以弹窗或电子邮件的形式向您送达通知。", "notice_channel", ("email", "in_app")),
        ("If we ban you for fraud, you lose all virtual currency in your account.", "prepaid_forfeited_on_breach", True),
        ("We may change our prices. Changes take effect 30 days after notification.",
         "price_change_notice_period", "P30D"),
        ("We may suspend the service after having notified you at least 30 days preceding the suspension.",
         "suspension_notice_period", "P30D"),
        ("Nothing here limits any legal right of consumers which may not be waived by contract.",
         "liability_carve_out", ("law",)),
        ("因政策调整、产品功能等变化需要,我们会适时对本协议进行修订。", "amendment_notice_period", "unstated"),
        ("If you do not remedy a breach within seven days, we may end this agreement.",
         "termination_for_cause_notice_period", "P7D"),
        ("您违约且七日内未改正的,我们有权终止协议。", "termination_for_cause_notice_period", "P7D"),
        ("We may suspend the account 48 hours after we warn you.", "suspension_notice_period", "PT48H"),
        ("To end your plan membership, give us one month's notice.", "customer_termination_notice_period", "P1M"),
    ],
)  # fmt: skip
def test_what_real_clauses_promise(text: str, attribute: str, value: Any) -> None:
    assert stated(text).get(attribute) == value


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("We may change the fees for any feature after telling you.", "feature_change_notice_period"),
        ("If you use this feature, we will confirm receipt of the withdrawal by email.", "feature_change_notice_period"),
        ("If you suggest changes to features, we may use the feedback at any time.", "feature_change_notice_period"),
        ("After termination of this Agreement we need not disclose any information to you.", "termination_notice_period"),
        ("I hereby give notice that I withdraw from my contract of sale of this product.", "discontinuation_notice_period"),
        ("If you remove an app from the Services, we may use it at any time.", "discontinuation_notice_period"),
        ("We are entitled to cease Services to you at any time.", "discontinuation_notice_period"),
        ("You can cancel an order, but ads may run for 24 hours after you notify us.", "customer_termination_notice_period"),
        ("The family administrator may terminate the account at any time.", "termination_notice_period"),
        ("Such updates may be downloaded and installed without notice to you.", "amendment_notice_period"),
        ("We may remove apps from your device at any time.", "discontinuation_notice_period"),
        ("Changes addressing new functions will be effective immediately.", "feature_change_notice_period"),
        ("如资料不准确,我们有权拒绝为您提供功能,您可能无法使用本服务。", "objection_right"),
        ("Any future updates, versions or enhancements are given at our discretion.", "amendment_notice_period"),
        ("This supersedes and cancels all previous agreements and communications.", "termination_notice_period"),
        ("We may offer additional or enhanced functionality at any time.", "feature_change_notice_period"),
        ("Apps may stop working if the publisher discontinues those services.", "discontinuation_notice_period"),
        ("If we determine so, we give as much notice of the change as is reasonably possible.", "warranty_disclaimer"),
        ("Without limiting the disclaimer of warranties, our liability is limited to USD 50.", "warranty_disclaimer"),
        ("A cause of action not filed as a claim within one year shall be barred.", "claim_late_barred"),
        ("If you do not agree to the changes, you must not continue to use the service.", "acceptance_by_use"),
        ("We will reimburse your filing fees.", "refundable"),
        ("If your data is not current, we may refuse future use of the site.", "objection_right"),
        ("You release us from claims, demands and damages (actual and consequential).", "excluded_damages"),
        ("Disclaimers and limitations of liability shall survive termination.", "liability_excluded"),
        ("We may, at our expense, assume the exclusive defense of matters subject to indemnity by you.",
         "customer_indemnity"),
        ("Files available for download are not guaranteed to be free of viruses.", "availability_guaranteed"),
        ("We will reimburse you within 14 days from the day we receive the goods back.", "refund_window"),
        ("If any term is held by a court of competent jurisdiction to be invalid, the rest remains.", "dispute_forum"),
        ("Within a reasonable time of our notice we charge your card for the replacement.", "price_change_notice_period"),
    ],
)  # fmt: skip
def test_look_alikes_of_notice(text: str, attribute: str) -> None:
    assert attribute not in stated(text)


def test_the_vendor_s_own_name_is_read_as_we_but_not_inside_addresses() -> None:
    page = (
        "<main><h1>Terms of Service</h1><p>Terms of Acme Inc. (“Acme”, “we”). Acme may suspend your account without "
        "notice. Write to help@acme.com.</p></main>"
    )
    facts = {fact.attribute: fact for fact in read_facts(build(read(page.encode(), name="terms.html")))}
    assert (facts["suspension_notice_period"].value, facts["suspension_notice_period"].actor) == ("none", "vendor")
    assert facts["contact_email"].value == "help@acme.com"


def test_no_liability_for_beta_services_does_not_contradict_the_cap() -> None:
    page = (
        "<main><h1>Terms of Service</h1><p>We have no liability whatsoever in connection with beta services.</p>"
        "<p>Our total liability is limited to USD 100.</p></main>"
    )
    facts = read_facts(build(read(page.encode(), name="terms.html")))
    assert [fact.value for fact in facts if fact.attribute == "liability_cap"] == ["zero", "USD 100"]
    assert contradictions(facts) == ()


def test_caps_for_certain_claims_do_not_contradict_the_general_cap() -> None:
    page = (
        "<main><h1>Terms of Service</h1><p>Our total liability is limited to USD 100.</p>"
        "<p>Our total liability for all claims related to AI services is limited to USD 50.</p></main>"
    )
    facts = read_facts(build(read(page.encode(), name="terms.html")))
    assert len({fact.value for fact in facts if fact.attribute == "liability_cap"}) == 2
    assert contradictions(facts) == ()


PURPOSES = """<h1>{title}</h1><p>This text is about the data of those who use our shop for tea.</p>
<h2>1. What we do</h2><p>We tell you about changes of the service, and answer a request within 45 days of its receipt.</p>
<h2>2. Changes</h2><p>If we make material changes to this text, we will give you 30 days' notice by email.</p>
<h2>3. Limits</h2><p>We cannot guarantee that the service is available without interruption.</p>"""


def attributes(title: str) -> set[str]:
    return {fact.attribute for fact in read_facts(build(read(PURPOSES.format(title=title).encode(), name="a.html")))}


def test_a_policy_on_data_promises_no_service_levels() -> None:
    in_terms, in_policy = attributes("Terms of Service"), attributes("Privacy Policy")
    assert {"availability_guaranteed", "amendment_notice_period"} <= in_terms
    assert "amendment_notice_period" in in_policy
    assert not in_policy & {"availability_guaranteed", "response_time_target", "feature_change_notice_period"}


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("I/We hereby give notice that I/We cancel my/our contract of sale.", "termination_notice_period"),
        ("A notification is not an acknowledgement by us of any fault or liability.", "liability_excluded"),
        ("Any other company that buys us may continue to use your data as you agreed.", "acceptance_by_use"),
        ("We write to you to communicate with you about your account, updates, promotions.", "amendment_notice_period"),
        ("We tell the customer of changes in our subprocessors ten days ahead.", "amendment_notice_period"),
        ("We may block or modify model outputs when inputs violate our usage policy.", "unilateral_amendment_right"),
        ("The customer shall bear all costs and expenses of the audits.", "customer_indemnity"),
        (
            "We will, at our own expense, defend the customer against claims brought against it, and pay all damages.",
            "customer_indemnity",
        ),
    ],
)
def test_look_alikes_on_real_pages(text: str, attribute: str) -> None:
    assert attribute not in stated(text)
