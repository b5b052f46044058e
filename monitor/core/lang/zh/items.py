"""How Chinese says legal items."""

from monitor.core.lang.items import ItemLexicon, ItemRule
from monitor.core.lang.zh.concepts import CONCEPTS

_LIABILITY = (
    ItemRule(
        kind="liability.warranty_disclaimer",
        when=("no_warranty", "disclaim", "verify"),
        unless=("sla_name > not > assure",),
        example="我们不对服务的准确性作任何保证。",
    ),
    ItemRule(
        kind="liability.liability_excluded",
        when=("not_liable",),
        unless=("customer_not_liable", "liability_stays"),
        example="因第三方原因造成的损失，公司不承担任何责任。",
    ),
    ItemRule(
        kind="liability.excluded_damages",
        when=("not_liable & indirect",),
        unless=("customer_not_liable", "liability_stays"),
        example="我们不承担任何间接损失的赔偿责任。",
    ),
    ItemRule(
        kind="liability.liability_cap",
        when=("cap_word > exceed", "liable > exceed"),
        example="我们的赔偿责任总额不超过您支付的费用。",
    ),
    ItemRule(
        kind="liability.liability_carve_out",
        when=("liability_stays", "carve > except", "except > carve"),
        example="本条不排除公司因故意造成损害的责任。",
    ),
    ItemRule(
        kind="liability.customer_indemnity",
        when=("customer > indemnify",),
        unless=("vendor_indemnifies",),
        example="您应赔偿公司因此遭受的全部损失。",
    ),
    ItemRule(
        kind="liability.vendor_indemnity",
        when=("vendor_indemnifies",),
        unless=("refund",),
        example="公司将赔偿您的直接损失。",
    ),
    ItemRule(kind="liability.release", when=("customer > release",), example="您同意放弃对公司的一切索赔。"),
    ItemRule(
        kind="liability.sole_remedy",
        when=("sole_remedy",),
        unless=("sla_name",),
        example="这是您唯一的救济。",
    ),
    ItemRule(
        kind="liability.customer_liability",
        when=("customer_liable",),
        example="您应自行承担由此产生的损失。",
    ),
)

_NOTICE = (
    ItemRule(kind="notice.no_notice", when=("no_notice",), example="我们可以修改服务而无需另行通知。"),
    ItemRule(
        kind="notice.vendor_duty",
        when=(
            "ahead > duration > notify",
            "ahead > notify",
            "duration > notify",
            "vendor > notify & change",
            "vendor > notify & end",
            "change > notify > customer",
            "end > notify > customer",
        ),
        unless=("no_notice", "customer_notifies", "either"),
        example="我们将至少提前30日通知您。",
    ),
    ItemRule(
        kind="notice.customer_duty",
        when=("customer_notifies & end", "customer_notifies & duration", "customer_notifies & ahead"),
        example="您应提前30日通知我们终止本协议。",
    ),
    ItemRule(
        kind="notice.formal_notice",
        when=("either > notify", "notify > either"),
        unless=("no_notice",),
        example="任何一方可书面通知对方解除本协议。",
    ),
    ItemRule(
        kind="notice.amendment_right",
        when=("vendor > may > change > terms", "vendor > any_time > change", "any_time > change > terms"),
        example="公司有权随时修改本协议。",
    ),
    ItemRule(
        kind="notice.change_effective",
        when=("change > post > effective", "change > effective > post", "change > duration > effective"),
        example="修改后的协议一经公布即生效。",
    ),
    ItemRule(
        kind="notice.acceptance_by_use",
        when=("use > accept",),
        example="您继续使用服务即视为接受修改后的协议。",
    ),
    ItemRule(
        kind="notice.objection_right",
        when=("disagree > stop",),
        example="如您不同意修改，应停止使用。",
    ),
    ItemRule(
        kind="notice.channel",
        when=("notices > deemed > received", "notices > channel > received"),
        example="通知发出后视为送达。",
    ),
)

_SLA = (
    ItemRule(
        kind="sla.availability",
        when=("not > assure > uptime", "sla_name > not > assure"),
        example="我们不保证服务的可用性。",
    ),
    ItemRule(
        kind="sla.commitment",
        when=("sla_name", "uninterrupted > percent"),
        unless=("not > assure > uptime",),
        example="服务可用性不低于99.9%。",
    ),
    ItemRule(
        kind="sla.support",
        when=("support_service > response", "response > duration & support_service"),
        example="我们的技术支持将在两小时内响应。",
    ),
    ItemRule(kind="sla.maintenance", when=("maintenance",), example="计划维护时间不计入停机时间。"),
)

_REFUND = (
    ItemRule(kind="refund.nonrefundable", when=("nonrefund",), example="已支付的费用不予退还。"),
    ItemRule(
        kind="refund.refund",
        when=("refund",),
        unless=("nonrefund",),
        example="您可在七日内申请退款。",
    ),
    ItemRule(kind="refund.balance", when=("balance > expire",), unless=("lasting",), example="余额到期后清零。"),
    ItemRule(kind="refund.balance_lasts", when=("balance > lasting",), example="积分永久有效。"),
    ItemRule(
        kind="refund.withdrawal",
        when=("withdrawal",),
        example="您享有七日无理由退货的权利。",
    ),
    ItemRule(
        kind="refund.compensation",
        when=("compensation > end", "end > compensation"),
        unless=("refund", "nonrefund"),
        example="服务终止的，我们将按比例补偿。",
    ),
)

_STOP_WORDS = """
的了在和与及或等并而且其该此本各以于为由对将会应可能是有我们您你
户用公司服务软件协议条款相关进行所之则如若中上下内外者也都
"""

ITEMS = ItemLexicon(
    language="zh",
    concepts=CONCEPTS,
    rules=(*_LIABILITY, *_NOTICE, *_SLA, *_REFUND),
    stop_words=frozenset(_STOP_WORDS.replace("\n", "")),
    spaced=False,
    reach=40,
)
