"""A rule that is only said otherwise, elsewhere or with other examples is no change; one that is new is told."""

from collections.abc import Callable

import pytest

from monitor.core.clauses import build
from monitor.core.diff import compare
from monitor.core.extract import read
from monitor.core.facts import read_facts
from monitor.core.findings import find
from monitor.model.finding import Finding

SAID_OTHERWISE = (
    (
        "If a new rate is not favourable to you, we will tell you by e-mail 30 days before it applies to your account.",
        "If a new rate is unfavourable to you, we will tell you by e-mail 30 days before it applies to your account.",
    ),
    (
        "We may change the fees that we charge for the Service, including shipping fees, bag fees and handling fees.",
        "We may change the fees that we charge for the Service, including shipping fees, night fees and handling fees.",
    ),
    (
        "We reserve the right to adjust the prices of your membership whenever we choose. "
        "Prices are shown when you order.",
        "We may change what a membership costs, and its price, from time to time as our own costs rise or fall. "
        "Prices are shown when you order.",
    ),
    (
        "We will notify you of any amendment at least 30 days before it applies, so that you have time to read it. "
        "Unless a law says otherwise, we will notify you at least 30 days before an amendment applies so you have time.",
        "Unless a law says otherwise, we will notify you at least 30 days before an amendment applies so you have time.",
    ),
    (
        "This agreement does not limit our liability for fraud, for death or injury caused by negligence, or for wilful "
        "misconduct.",
        "This agreement does not limit our liability for:\n\n- fraud\n- death or injury caused by negligence\n"
        "- wilful misconduct",
    ),
    (
        "Refunds are given where a guest leaves early and wishes to stop, or where plans require it.",
        "Refunds are given where a guest leaves early and wish to stop, or where a plan requires it.",
    ),
    (
        "We will notify you before we change the fee unless notice would be counterproductive or the log in is lost.",
        "We will notify you before we change the fee, unless providing notice would be counter-productive or the login "
        "is lost.",
    ),
    (
        "These guidelines may change.",
        "Please look in now and then, so that nothing you find in here takes you by surprise, as these guidelines may change.",
    ),
)  # fmt: skip


@pytest.mark.parametrize(("old", "new"), SAID_OTHERWISE)
def test_the_same_rule_in_another_shape_is_no_change(found: Callable, old: str, new: str) -> None:
    assert [finding.attribute for finding in found(old, new)[0] if finding.material] == []


NOTHING_PROMISED = (
    "Our guidelines, as they may be amended from time to time, are hung up at the door.",
    "You shall keep liability insurance of at least one million dollars in total, paid at your own expense.",
    "No field is filled in for the guest and it is his or her responsibility to type a name.",
    "You have the right to cancel the Service before its colours change.",
    "We will act where we are notified of unlawful posts, which may include removing access to the account.",
    "We may show answers that do not represent the views of our staff.",
    "You must:\n\n- greet guests; and\n- not sort them or join what you know of them without clear notice of, and their "
    "consent to, that.",
    "You will not receive any notice from us when the trial of seven days ends.",
    "You may appeal a cancellation by contacting us in writing.",
    "We may share pictures among us: the Harbour Insurance Company and the Harbour Indemnity Company.",
    "We may use what you send to protect and defend our rights and property.",
    "House Rules govern matters such as opening hours, in-house conduct, refunds and parking.",
    "This Refund Policy comes into effect on the first of May.",
    "It is your responsibility to check the invoices each week.",
    "The keeper cannot leave the room of which they are the owner and for which they are responsible.",
    "We keep order by excluding the accounts of guests whose earlier account was closed for fraudulent conduct, "
    "for which each is liable.",
)


@pytest.mark.parametrize("sentence", NOTHING_PROMISED)
def test_what_is_told_to_the_vendor_or_thought_by_it_is_no_provision(found: Callable, sentence: str) -> None:
    frame = "We keep our rooms tidy. {}"
    assert [one.attribute for one in found("We keep our rooms tidy.", frame.format(sentence))[0] if one.material] == []


NEW_PROVISIONS = (
    ("You agree to weigh every answer yourself and to bear all risks of relying on it.", "liability", "worse"),
    ("Nothing in these Terms affects the statutory rights that you have as a consumer.", "liability", "better"),
    ("For example, for consumers in Norway, nothing here limits their statutory rights.", "liability", "better"),
    ("Availability of support may vary with the age of the product.", "sla", "worse"),
    ("The accuracy of what these tools write is not guaranteed.", "liability", "worse"),
    ("You must promptly tell and notify us if you see our pictures used by others.", "notice", "worse"),
    ("We may close any account at once where we see fit to do so for safety's sake.", "notice", "worse"),
    ("Tokens left over on that day are forfeited and no compensation is paid for them.", "refund", "worse"),
    ("Not all of our customers will be entitled to a refund.", "refund", "worse"),
    ("If you cancel early, you will owe half of the unpaid balance of your yearly fee.", "refund", "worse"),
    ("If we raise your fee, you may cancel at any time before the new fee applies.", "notice", "better"),
    ("You will not be let in again and your account may be closed without notice.", "notice", "worse"),
    ("You agree to indemnify us and to defend us against claims of others.", "liability", "worse"),
    ("You shall pay back and indemnify the Harbour Insurance Company, which is our agent.", "liability", "worse"),
    ("We will not be liable for any direct or indirect damages of guests.", "liability", "worse"),
    ("You may cancel the renewal of your plan by visiting the settings of your account.", "notice", "unclear"),
)


@pytest.mark.parametrize(("sentence", "category", "way"), NEW_PROVISIONS)
def test_a_new_provision_is_told(found: Callable, sentence: str, category: str, way: str) -> None:
    findings, _ = found("We keep our rooms tidy.", f"We keep our rooms tidy. {sentence}")
    assert [(finding.category, finding.direction) for finding in findings if finding.material] == [(category, way)]


def test_a_list_that_gives_up_a_member_is_still_told(found: Callable) -> None:
    findings, _ = found(
        "This agreement does not limit our liability for fraud, for death caused by negligence, or wilful misconduct.",
        "This agreement does not limit our liability for:\n\n- fraud\n- death caused by negligence",
    )
    assert [(finding.attribute, finding.direction) for finding in findings] == [("liability_carve_out", "worse")]


def test_a_user_of_the_service_is_not_its_vendor(found: Callable) -> None:
    """A text that lets members act again and again does not make them the party that owes notice."""
    acts = "The Member may post. The Member may read. The Member will choose a name."
    gone = "The Member will not open another account for two years after the notification of its closure."
    findings, _ = found(f"{acts} {gone}", acts)
    assert [finding.attribute for finding in findings if finding.material] == []


NARROWED = (
    (
        "You must notify us of any incident as soon as practicable and tell us what we ask for.",
        "You must notify us of any incident as soon as practicable but no later than the statute requires and tell us what "
        "we ask for.",
        "worse",
    ),
    (
        "If your account is closed, all credits that remain are forfeited.",
        "If we close your account because you breached these Terms, all credits that remain are forfeited.",
        "better",
    ),
    (
        "We will defend you against claims of others about the pictures (excluding drafts) that we supply to you.",
        "We will defend you against claims of others about the pictures (excluding drafts and trial templates) that we "
        "supply to you.",
        "worse",
    ),
)


@pytest.mark.parametrize(("wide", "narrow", "way"), NARROWED)
def test_a_rule_narrowed_to_a_case_is_the_reverse_of_one_widened(
    found: Callable, wide: str, narrow: str, way: str
) -> None:
    back = {"better": "worse", "worse": "better"}[way]
    assert [finding.direction for finding in found(wide, narrow)[0] if finding.material] == [way]
    assert [finding.direction for finding in found(narrow, wide)[0] if finding.material] == [back]


_ENGLISH = (
    "We keep the rooms of this house tidy for you.",
    "You keep your key to yourself, so that no one uses it.",
) * 4
_FRENCH = ("Nous tenons les chambres de cette maison propres pour vous.", "Vous gardez votre clé pour vous.") * 4
ENGLISH = "\n\n".join(("# Terms of Service", *_ENGLISH, "We have two doors."))
FRENCH = "\n\n".join(
    ("# Politique de remboursement", *_FRENCH, "Nous ne sommes pas responsables des pertes.", "Le prix est remboursé.")
)


def test_a_translation_that_came_onto_a_page_states_nothing_for_the_first_time() -> None:
    both = f"{ENGLISH}\n\n{FRENCH}"
    assert [one.attribute for pair in ((ENGLISH, both), (both, ENGLISH)) for one in _between(*pair)] == []
    changed = both.replace("two doors.", "two doors. We are not liable for loss of data.")
    assert [one.category for one in _between(ENGLISH, changed)] == ["liability"]


def test_what_comes_in_a_language_that_was_there_is_told() -> None:
    both = f"{ENGLISH}\n\n{FRENCH}"
    assert [one.category for one in _between(both.replace("Le prix est remboursé.", ""), both)] == ["refund"]


def test_french_that_limits_no_liability_excludes_none() -> None:
    more = f"{FRENCH}\n\nRien ici ne vise à exclure ou à limiter notre responsabilité en cas de décès.\n"
    assert [(one.attribute, one.direction) for one in _between(FRENCH, more)] == [("liability_carve_out", "better")]


def _between(old: str, new: str) -> list[Finding]:
    """Material findings between two whole pages."""
    trees = [build(read(text.encode(), name="terms.md")) for text in (old, new)]
    findings, _ = find(*trees, compare(*trees), *map(read_facts, trees))
    return [finding for finding in findings if finding.material]
