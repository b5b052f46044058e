"""How English says legal items."""

from monitor.core.lang.en.concepts import CONCEPTS
from monitor.core.lang.items import ItemLexicon, ItemRule

_LIABILITY = (
    ItemRule(
        kind="liability.warranty_disclaimer",
        when=(
            "disclaim",
            "verify",
            "not > assure > quality",
            "quality_unsure",
            "no_warranty & not",
            "no_warranty & disclaim",
            "vendor > not > assure",
            "not > assure > harm",
        ),
        unless=(
            "vendor_assures",
            "uptime_assured",
            "not > assure > uptime",
            "survival",
            "not_disclaimed",
            "warranty_breach",
            "arbitrate",
            "we_not_they",
        ),
        example="The Service is provided as is, without warranty of any kind.",
    ),
    ItemRule(
        kind="liability.liability_excluded",
        when=("not_liable", "disclaim > liability", "not > obligation > harm"),
        unless=("customer_not_liable", "liability_stays", "survival", "no_admission", "we_not_they"),
        example="We are not liable for loss of data.",
    ),
    ItemRule(
        kind="liability.excluded_damages",
        when=("not_liable > indirect", "indirect > not_liable", "disclaim > indirect"),
        unless=("customer_not_liable", "liability_stays"),
        example="In no event will we be liable for indirect damages.",
    ),
    ItemRule(
        kind="liability.liability_cap",
        when=("cap_word > exceed", "liability > exceed", "cap_word", "liability & greater_of & paid"),
        unless=("insurance",),
        example="Our total liability will not exceed the fees you paid.",
    ),
    ItemRule(
        kind="liability.liability_carve_out",
        when=(
            "liability_stays",
            "except > carve & liable",
            "except > carve & limit",
            "harm > except > carve",
            "except > carve & indirect",
            "except > carve & warranty",
            "limit > not > carve",
            "customer_not_liable & carve",
            "not_disclaimed > law",
        ),
        unless=("shut_out",),
        example="Nothing in these Terms limits our liability for fraud.",
    ),
    ItemRule(
        kind="liability.customer_indemnity",
        when=("customer > indemnify", "indemnify > vendor"),
        unless=("vendor_indemnifies", "vendor_indemnifies_not"),
        example="You agree to indemnify us against claims of others.",
    ),
    ItemRule(
        kind="liability.vendor_indemnity",
        when=("vendor_indemnifies",),
        example="We will defend you against claims that the Service infringes rights of others.",
    ),
    ItemRule(
        kind="liability.vendor_indemnity_denied",
        when=("vendor_indemnifies_not",),
        example="We will not indemnify you for output that looks like that of others.",
    ),
    ItemRule(
        kind="liability.indemnity",
        when=("indemnify",),
        unless=("vendor_indemnifies", "vendor_indemnifies_not", "customer"),
        example="The indemnifying party controls the defence and holds the other harmless.",
    ),
    ItemRule(
        kind="liability.release",
        when=("customer > release",),
        example="You release us from all claims between users.",
    ),
    ItemRule(
        kind="liability.sole_remedy",
        when=("sole_remedy",),
        unless=("sla_name",),
        example="Your only remedy is to stop using the Service.",
    ),
    ItemRule(
        kind="liability.customer_liability",
        when=("customer_liable",),
        example="You will be liable for all losses caused by your account.",
    ),
)

_NOTICE = (
    ItemRule(
        kind="notice.no_notice",
        when=("no_notice", "vendor > may > end > at_once", "vendor > may > at_once > end"),
        unless=("not_without_notice", "banned_unnoticed"),
        example="We may change the Service without notice.",
    ),
    ItemRule(
        kind="notice.vendor_duty",
        when=(
            "period_notice",
            "customer > be_notified & change",
            "customer > be_notified & end",
            "customer > be_notified & ahead",
            "vendor > must > notify & change",
            "vendor > must > notify & end",
            "vendor > must > notify & price > increase",
            "vendor > must > notify & taken_down",
            "vendor > must > notify > before",
            "before > vendor > must > notify & change",
            "before > vendor > must > notify & end",
            "before > deletion > vendor > must > notify",
            "vendor > must > notify & ahead",
            "vendor > try > notify & change",
            "vendor > try > notify & end",
            "notify > customer > ahead",
            "ahead > notify > customer",
        ),
        unless=("no_notice", "customer_notifies", "either", "require_notice", "promotional", "vendor_notified"),
        example="We will notify you before we change these Terms.",
    ),
    ItemRule(
        kind="notice.vendor_duty",
        when=(
            "vendor > not_without_notice & change",
            "vendor > not_without_notice & end",
            "vendor > will_notify > duration & notify",
        ),
        unless=("customer_notifies", "either"),
        example="We will not change these Terms without prior notice.",
    ),
    ItemRule(
        kind="notice.customer_duty",
        when=(
            "customer_notifies & end",
            "customer_notifies & duration",
            "customer_notifies & ahead",
            "customer_notifies & harm",
            "customer_notifies & promptly",
            "require_notice",
        ),
        unless=("told_nothing",),
        example="You must notify us in writing 30 days before you cancel.",
    ),
    ItemRule(
        kind="notice.formal_notice",
        when=(
            "either > notify",
            "notify_other",
            "formal_notice & end",
            "formal_notice & change",
            "formal_notice & harm",
        ),
        unless=("customer_notifies", "no_notice"),
        example="Either party may terminate on written notice to the other party.",
    ),
    ItemRule(
        kind="notice.amendment_right",
        when=(
            "vendor > may > change > terms",
            "terms > may > be_changed",
            "vendor > may > increase > price",
            "any_time > change > terms",
        ),
        unless=("as_amended",),
        example="We may change these Terms at any time.",
    ),
    ItemRule(
        kind="notice.change_effective",
        when=(
            "change > effective > duration",
            "change > effective > post",
            "change > effective > any_time",
            "change > effective > notices",
        ),
        example="Changes become effective when posted.",
    ),
    ItemRule(
        kind="notice.acceptance_by_use",
        when=("use > accept & change",),
        example="Continued use after a change means that you accept it.",
    ),
    ItemRule(
        kind="notice.objection_right",
        when=(
            "disagree > change > stop",
            "change > disagree > stop",
            "vendor > change > customer > may > stop > before",
            "vendor > increase > customer > may > stop > before",
        ),
        example="If you do not agree to a change, you may terminate.",
    ),
    ItemRule(
        kind="notice.channel",
        when=("notices > must > channel", "notify > deemed > received", "notices > address > channel"),
        unless=("infringing",),
        example="Notices must be sent by registered mail.",
    ),
    ItemRule(
        kind="notice.cancellation_channel",
        when=(
            "customer > may > terminate > channel",
            "customer > may > terminate > cancel_way",
            "terminate > customer > must > channel",
        ),
        unless=("marketing", "appealed"),
        example="You may cancel by e-mail at any time.",
    ),
)

_SLA = (
    ItemRule(
        kind="sla.availability",
        when=(
            "not > assure > uptime",
            "uptime > not > assure",
            "not > sla_name",
            "vendor > may > limit > uptime",
            "support_unsure",
        ),
        unless=("others_availability", "nonrefund"),
        example="Availability of the Service is not guaranteed.",
    ),
    ItemRule(
        kind="sla.commitment",
        when=(
            "sla_name",
            "uninterrupted > uptime_percent",
            "uptime_percent > uninterrupted",
            "vendor > must > available > around_the_clock",
            "credit > percent > fees",
        ),
        unless=(
            "uptime_assured",
            "not > assure > uptime",
            "not > assure > uptime_percent",
            "not > sla_name",
            "notify > sla_name",
            "period_notice",
        ),
        example="The Service will be available 99.9% of each month.",
    ),
    ItemRule(
        kind="sla.change_notice",
        when=("notify > sla_name", "period_notice & sla_name"),
        unless=("customer_notifies",),
        example="We give 30 days' notice of changes to the service level agreement.",
    ),
    ItemRule(
        kind="sla.remedy",
        when=("outage > duration & end", "compensation > outage", "outage > compensation", "refund > outage"),
        example="If the Service is unavailable for three days you may terminate.",
    ),
    ItemRule(
        kind="sla.support",
        when=(
            "support_service > response",
            "response > support_service",
            "support > response > duration",
            "vendor > must > support_service",
        ),
        unless=("support_unsure",),
        example="We answer support requests within one business day.",
    ),
    ItemRule(
        kind="sla.maintenance",
        when=("maintenance",),
        example="Scheduled maintenance takes place on Sundays.",
    ),
)

_REFUND = (
    ItemRule(
        kind="refund.nonrefundable",
        when=("nonrefund", "no_compensation"),
        unless=("feedback",),
        example="Fees are non-refundable.",
    ),
    ItemRule(
        kind="refund.refund",
        when=("refund",),
        unless=("nonrefund", "arbitrate", "refund_event", "titled_refund"),
        example="You may ask for a refund within 14 days.",
    ),
    ItemRule(
        kind="refund.balance",
        when=("balance > expire", "take_away > balance", "forfeit"),
        unless=("card_expiry", "owed_rest", "used_up", "lasting"),
        example="Unused credits expire after twelve months.",
    ),
    ItemRule(
        kind="refund.balance_lasts",
        when=("balance > lasting",),
        example="Prepaid credits do not expire.",
    ),
    ItemRule(
        kind="refund.withdrawal",
        when=("withdrawal",),
        unless=("waive",),
        example="You have the right to withdraw within 14 days.",
    ),
    ItemRule(
        kind="refund.withdrawal_waived",
        when=("waive > withdrawal", "withdrawal > waive"),
        example="You waive your right of withdrawal.",
    ),
    ItemRule(
        kind="refund.returns",
        when=("goods > returnable", "customer > may > return_goods > goods", "not > returnable"),
        example="Opened items are not returnable.",
    ),
    ItemRule(
        kind="refund.cancellation_fee",
        when=("penalty", "terminate > owed_rest"),
        example="Early cancellation costs a cancellation fee.",
    ),
    ItemRule(
        kind="refund.compensation",
        when=("compensation > end", "end > compensation", "compensation > paid"),
        unless=("refund", "nonrefund", "arbitrate", "no_compensation"),
        example="If we cancel, you are compensated pro rata.",
    ),
)

_OTHER = (
    ItemRule(
        kind="other.arbitration",
        when=("arbitrate",),
        example="Disputes are resolved by binding arbitration.",
    ),
    ItemRule(
        kind="other.governing_law",
        when=("forum",),
        example="These Terms are governed by the laws of Ireland.",
    ),
    ItemRule(
        kind="other.auto_renewal",
        when=("auto_renew",),
        example="Your subscription renews automatically.",
    ),
    ItemRule(
        kind="other.training",
        when=("vendor > may > use > content > train", "content > train > models", "train > models > content"),
        unless=("forbidden",),
        example="We may use your content to train our models.",
    ),
    ItemRule(
        kind="other.assignment",
        when=("vendor > may > assign", "customer > not > assign", "either > not > assign"),
        example="We may assign this agreement to anyone.",
    ),
    ItemRule(
        kind="other.termination",
        when=("vendor > may > end & account", "vendor > may > end > terms"),
        unless=("no_notice", "customer_ends"),
        example="We may terminate your account for any reason.",
    ),
    ItemRule(
        kind="other.price",
        when=("vendor > may > charge_fees", "price > increase", "price > per_unit"),
        example="The price is increased each year.",
    ),
)

_STOP_WORDS = """
a an the this that these those such and or of to in on at by for from with as is are be been being was were it its
any all each every either both other others which who whom whose where when if then than there here will shall would
should can could may might must do does did has have had you your yours we our us ours i they their them he she his
her so also but not no nor e.g i.e etc s t re understand acknowledge hereby expressly additionally furthermore
moreover section sections paragraph clause herein hereof thereof above below following follows please including
include includes without limitation via per into upon under over about within out up provided applicable relevant
respective certain although though while whilst whereas because since get gets getting give gives given provide
provides providing entitled receive receives received accordance pursuant commence commences begin begins urladdress
whichever use using used service services terms term agreement agreements policy policies website site platform
"""

ITEMS = ItemLexicon(
    language="en",
    concepts=CONCEPTS,
    rules=(*_LIABILITY, *_NOTICE, *_SLA, *_REFUND, *_OTHER),
    stop_words=frozenset(_STOP_WORDS.split()),
)
