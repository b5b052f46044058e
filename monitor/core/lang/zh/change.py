"""Chinese words of change."""

from monitor.core.lang.change import ChangeWords

WORDS = ChangeWords(
    date_labels=(r"(?:最近|最后|上次|最新)(?:一次)?(?:更新|修订|修改|发布|版本)(?:日期|时间)?",),
    line_labels=(
        r"(?:本(?:协议|政策|版本|条款|规则))?(?:更新|修订|修改|发布|公布|版本)(?:日期|时间|号)?",
        r"版本号?",
    ),
    binding_dates=("生效", "施行", "实施", "起算", "届满", "截止", "之前", "以前", "之后", "适用", "至", "自"),
    references=("第",),
    reference_ends=("条", "款", "项", "章", "节"),
    foreign=("》",),
    connectors=("和", "或", "及", "以及", "且", "或者", "并且", "但"),
    negations=("不", "非", "无", "未", "没有", "勿", "免"),
)
