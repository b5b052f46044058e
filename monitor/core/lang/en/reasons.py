"""Reasons in plain English: one sentence for each kind of change, for a reader who is no lawyer."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class FactReasons:
    """For a value that changed, appeared, or is no longer stated. ``{old}`` and ``{new}`` are the values in words."""

    changed: str
    appeared: str = ""
    vanished: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemReasons:
    """For a provision that is new, gone, or limited otherwise (``limited`` has no full stop)."""

    gained: str
    lost: str
    limited: str


OWN = "Text you asked to watch under “{category}” changed."
TURNED = {
    "not": "{limited}: a “not” came or went.",
    "actor": "{limited}: it now binds the other side.",
    "modal": "{limited}: what has to be done now only may be done, or the reverse.",
    "channel": "{limited}: word is given in another way.",
    "anew": "{limited}: the whole text was written anew, so that both sides have to be read.",
}
"""By what small word turned a rule round; ``{limited}`` is the sentence of the item without its full stop."""
LIMITED = "What the terms say on {what} changed."

RULES = {
    "liability_cap.free": FactReasons(
        changed="What the vendor pays you for what is free or on trial is now {new}, not {old}.",
        appeared="For what is free or on trial the vendor now pays you {new}.",
        vanished="The limit on what the vendor pays you for what is free or on trial ({old}) is gone.",
    ),
}
"""For the facts of single rules, which say less than their attribute does."""

FACTS = {
    "amendment_notice_period": FactReasons(
        changed="You now hear of changes to these terms with {new}, not {old}.",
        appeared="For changes of these terms you are now given {new}.",
        vanished="Notice of changes to these terms ({old}) is no longer promised.",
    ),
    "price_change_notice_period": FactReasons(
        changed="You now have {new}, not {old}, before a new price applies.",
        appeared="Before a new price applies you are given {new}.",
        vanished="Notice of price changes ({old}) is no longer promised.",
    ),
    "discontinuation_notice_period": FactReasons(
        changed="You now have {new}, not {old}, to move your data before the service ends.",
        appeared="Before the service ends you are given {new}.",
        vanished="Notice before the service ends ({old}) is no longer promised.",
    ),
    "feature_change_notice_period": FactReasons(
        changed="You now learn of changed features with {new}, not {old}.",
        appeared="For changed features you are given {new}.",
        vanished="Notice of changed features ({old}) is no longer promised.",
    ),
    "sla_change_notice_period": FactReasons(
        changed="The service levels may now change with {new}, not {old}.",
        appeared="The service levels may change with {new}.",
        vanished="Notice of changed service levels ({old}) is no longer promised.",
    ),
    "termination_notice_period": FactReasons(
        changed="The vendor may now end the contract with {new}, not {old}.",
        appeared="The vendor may end the contract with {new}.",
        vanished="Notice before the vendor ends the contract ({old}) is no longer promised.",
    ),
    "suspension_notice_period": FactReasons(
        changed="Your access may now be suspended with {new}, not {old}.",
        appeared="Your access may be suspended with {new}.",
        vanished="Notice before your access is suspended ({old}) is no longer stated.",
    ),
    "customer_termination_notice_period": FactReasons(
        changed="To leave you now have to give {new}, not {old}, notice.",
        appeared="To leave you now have to give {new} notice.",
        vanished="The notice you had to give to leave ({old}) is no longer asked for.",
    ),
    "notice_channel": FactReasons(
        changed="Notices now come by {new}, no longer by {old}.",
        appeared="The terms now say how notices come: {new}.",
        vanished="The terms no longer say how notices come (it was {old}).",
    ),
    "uptime_commitment": FactReasons(
        changed="The service is now promised to be up {new} of the time, not {old}.",
        appeared="The service is now promised to be up {new} of the time.",
        vanished="The promise that the service is up {old} of the time is gone.",
    ),
    "liability_cap": FactReasons(
        changed="The most the vendor pays you is now {new}, not {old}.",
        appeared="What the vendor pays you is now limited to {new}.",
        vanished="The limit on what the vendor pays you ({old}) is gone.",
    ),
    "refundable": FactReasons(
        changed="Whether you get money back: {new} now, {old} before.",
        appeared="The terms now say whether you get money back: {new}.",
        vanished="The terms no longer say whether you get money back (it was: {old}).",
    ),
    "refund_window": FactReasons(
        changed="You now have {new}, not {old}, to ask for your money back.",
        appeared="You now have {new} to ask for your money back.",
        vanished="The time to ask for your money back ({old}) is no longer stated.",
    ),
    "refund_on_termination": FactReasons(
        changed="What you get back when the contract ends: {new} now, {old} before.",
        appeared="The terms now say whether you get money back when the contract ends: {new}.",
        vanished="The terms no longer say whether you get money back when the contract ends (it was: {old}).",
    ),
}

ITEMS = {
    "liability.warranty_disclaimer": ItemReasons(
        gained="The vendor now disclaims a warranty: you take the risk that something does not work or is not right.",
        lost="A disclaimer of warranties is gone.",
        limited="What the vendor does not warrant changed",
    ),
    "liability.liability_excluded": ItemReasons(
        gained="The vendor no longer answers for something it was not freed from before.",
        lost="The vendor no longer excludes liability here.",
        limited="What the vendor does not answer for changed",
    ),
    "liability.excluded_damages": ItemReasons(
        gained="Kinds of damage are now excluded that you could have claimed before.",
        lost="Kinds of damage are no longer excluded.",
        limited="Which kinds of damage are excluded changed",
    ),
    "liability.liability_cap": ItemReasons(
        gained="There is now a limit on what you can be paid for a loss.",
        lost="A limit on what you can be paid for a loss is gone.",
        limited="The limit on what you can be paid for a loss changed",
    ),
    "liability.liability_carve_out": ItemReasons(
        gained="Some liability of the vendor is now expressly kept out of the limits.",
        lost="Liability that the limits did not touch is no longer protected from them.",
        limited="Which liability the limits do not touch changed",
    ),
    "liability.customer_indemnity": ItemReasons(
        gained="You now have to pay for claims of others against the vendor.",
        lost="You no longer have to pay for claims of others against the vendor.",
        limited="Which claims of others you have to pay for changed",
    ),
    "liability.vendor_indemnity": ItemReasons(
        gained="The vendor now protects you against certain claims of others.",
        lost="The vendor no longer protects you against certain claims of others.",
        limited="Against which claims of others the vendor protects you changed",
    ),
    "liability.vendor_indemnity_denied": ItemReasons(
        gained="The vendor now says that it does not protect you against certain claims of others.",
        lost="The vendor no longer says that it does not protect you against certain claims of others.",
        limited="Against which claims of others the vendor does not protect you changed",
    ),
    "liability.indemnity": ItemReasons(
        gained="Rules on who pays for claims of others are new.",
        lost="Rules on who pays for claims of others are gone.",
        limited="Rules on who pays for claims of others changed",
    ),
    "liability.release": ItemReasons(
        gained="You now give up claims against the vendor.",
        lost="You no longer give up claims against the vendor.",
        limited="Which claims you give up changed",
    ),
    "liability.sole_remedy": ItemReasons(
        gained="A remedy is now the only one you have.",
        lost="A remedy is no longer the only one you have.",
        limited="The only remedy you have changed",
    ),
    "liability.customer_liability": ItemReasons(
        gained="You now answer for losses that the terms did not put on you before.",
        lost="You no longer answer for certain losses.",
        limited="Which losses you answer for changed",
    ),
    "notice.no_notice": ItemReasons(
        gained="Something may now happen without your being told first.",
        lost="The terms no longer say that this may happen without notice.",
        limited="What may happen without notice changed",
    ),
    "notice.vendor_duty": ItemReasons(
        gained="The vendor now has to tell you of this.",
        lost="The vendor no longer promises to tell you of this.",
        limited="When or how the vendor has to tell you changed",
    ),
    "notice.customer_duty": ItemReasons(
        gained="You now have to give notice yourself.",
        lost="You no longer have to give this notice.",
        limited="The notice you have to give changed",
    ),
    "notice.formal_notice": ItemReasons(
        gained="A notice between you and the vendor is now required.",
        lost="A notice between you and the vendor is no longer required.",
        limited="A notice between you and the vendor changed",
    ),
    "notice.amendment_right": ItemReasons(
        gained="The vendor may now change the terms by itself.",
        lost="The vendor's right to change the terms by itself is gone here.",
        limited="The vendor's right to change the terms changed",
    ),
    "notice.change_effective": ItemReasons(
        gained="The terms now say when a change of them starts to bind you.",
        lost="The terms no longer say when a change of them starts to bind you.",
        limited="When a change of the terms starts to bind you changed",
    ),
    "notice.acceptance_by_use": ItemReasons(
        gained="By going on to use the service you now accept changed terms.",
        lost="Going on to use the service no longer counts as accepting changed terms.",
        limited="When going on to use the service counts as accepting changed terms changed",
    ),
    "notice.objection_right": ItemReasons(
        gained="The terms now say what you can do if you do not accept a change.",
        lost="The terms no longer say what you can do if you do not accept a change.",
        limited="What you can do if you do not accept a change is now put differently",
    ),
    "notice.channel": ItemReasons(
        gained="The terms now say how notices are given.",
        lost="The terms no longer say how notices are given.",
        limited="How notices are given changed",
    ),
    "notice.cancellation_channel": ItemReasons(
        gained="The terms now say by which way you can cancel.",
        lost="A way to cancel is gone.",
        limited="The way in which you can cancel changed",
    ),
    "sla.availability": ItemReasons(
        gained="Availability of the service, or of a part of it, is now expressly not guaranteed.",
        lost="The terms no longer say that availability is not guaranteed.",
        limited="For what availability is not guaranteed changed",
    ),
    "sla.commitment": ItemReasons(
        gained="There is a new promise on service levels or credits.",
        lost="A promise on service levels or credits is gone.",
        limited="What is promised on service levels or credits changed",
    ),
    "sla.change_notice": ItemReasons(
        gained="You are now told before the service levels change.",
        lost="You are no longer told before the service levels change.",
        limited="When or how you are told of changed service levels is put otherwise",
    ),
    "sla.remedy": ItemReasons(
        gained="There is a new rule on what you can do or get when the service is down.",
        lost="A rule on what you can do or get when the service is down is gone.",
        limited="What you can do or get when the service is down changed",
    ),
    "sla.support": ItemReasons(
        gained="Support, or how fast it answers, is now promised.",
        lost="A promise of support is gone.",
        limited="What support is promised changed",
    ),
    "sla.maintenance": ItemReasons(
        gained="Maintenance windows are now part of the terms.",
        lost="Rules on maintenance windows are gone.",
        limited="Rules on maintenance windows changed",
    ),
    "refund.nonrefundable": ItemReasons(
        gained="Something you pay is now expressly not refunded.",
        lost="The terms no longer say that this is not refunded.",
        limited="What is not refunded changed",
    ),
    "refund.refund": ItemReasons(
        gained="There is a new rule on getting money back.",
        lost="A rule on getting money back is gone.",
        limited="When or how you get money back changed",
    ),
    "refund.balance": ItemReasons(
        gained="Prepaid credit can now expire or be lost.",
        lost="The terms no longer say that prepaid credit expires or is lost.",
        limited="When prepaid credit expires or is lost changed",
    ),
    "refund.balance_lasts": ItemReasons(
        gained="The terms now say that prepaid credit does not expire.",
        lost="The terms no longer say that prepaid credit does not expire.",
        limited="Which prepaid credit does not expire changed",
    ),
    "refund.withdrawal": ItemReasons(
        gained="The terms now give you a right to withdraw from a purchase.",
        lost="The right to withdraw from a purchase is no longer stated.",
        limited="Your right to withdraw from a purchase changed",
    ),
    "refund.withdrawal_waived": ItemReasons(
        gained="You now give up your right to withdraw from a purchase.",
        lost="You no longer give up your right to withdraw from a purchase.",
        limited="When you lose your right to withdraw from a purchase changed",
    ),
    "refund.returns": ItemReasons(
        gained="There is a new rule on what can be returned.",
        lost="A rule on what can be returned is gone.",
        limited="What can be returned changed",
    ),
    "refund.cancellation_fee": ItemReasons(
        gained="Cancelling can now cost a fee.",
        lost="A fee for cancelling is gone.",
        limited="The fee for cancelling changed",
    ),
    "refund.compensation": ItemReasons(
        gained="There is a new rule on compensation.",
        lost="A rule on compensation is gone.",
        limited="When or how you are compensated changed",
    ),
    "other.arbitration": ItemReasons(
        gained="Disputes may now have to go to arbitration, or be brought alone.",
        lost="A rule on arbitration of disputes is gone.",
        limited="The rules on arbitration of disputes changed",
    ),
    "other.governing_law": ItemReasons(
        gained="The terms now say which law applies or which courts decide.",
        lost="The terms no longer say which law applies or which courts decide.",
        limited="Which law applies or which courts decide changed",
    ),
    "other.auto_renewal": ItemReasons(
        gained="The contract now renews by itself unless you act.",
        lost="The contract no longer renews by itself.",
        limited="When or how the contract renews by itself changed",
    ),
    "other.training": ItemReasons(
        gained="What you put in may now be used to train models.",
        lost="The terms no longer say that what you put in is used to train models.",
        limited="How what you put in is used to train models changed",
    ),
    "other.assignment": ItemReasons(
        gained="There is a new rule on who may hand the contract to somebody else.",
        lost="A rule on who may hand the contract to somebody else is gone.",
        limited="Who may hand the contract to somebody else changed",
    ),
    "other.termination": ItemReasons(
        gained="There is a new ground on which the vendor may end or restrict your access.",
        lost="A ground on which the vendor may end or restrict your access is gone.",
        limited="The grounds on which the vendor may end or restrict your access changed",
    ),
    "other.price": ItemReasons(
        gained="There is a new rule on prices or fees.",
        lost="A rule on prices or fees is gone.",
        limited="Prices or fees changed",
    ),
}
