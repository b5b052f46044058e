"""Chinese: titles and date labels. Numbers and counting words are read in ``core.numbering``."""

from monitor.core.lang.structure import Structure

STRUCTURE = Structure(
    language="zh",
    annexes=("附件", "附录", "附表", "附則", "附则"),
    types=(
        (r"服务等级|服务水平|服務等級|服務水準|(?<![a-z])sla(?![a-z])", "sla"),
        (r"数据处理协议|数据处理附录|資料處理", "dpa"),
        (r"社区(?:规范|公约|准则)|使用规范|行为规范|可接受使用|社群守則", "acceptable_use"),
        (r"cookie", "cookies"),
        (r"隐私|隱私|个人信息保护|個人資料保護|儿童个人信息", "privacy"),
        (r"退款|退换|退費|退费|退货", "refund"),
        (r"协议|協議|条款|條款|合同|合約|须知|规则|規則|约定|章程|细则", "terms"),
        (r"政策|声明|聲明|规范|規範|公约|办法|指引|公告|说明", "other"),
    ),
    contents=("目录", "目錄", "目次", "目　录", "目 录"),
    definitions=r"定义|定義|释义|釋義|名词解释",
    labels=(
        (r"(?:最近|最新|最后|最後|上次)?(?:更新|修订|修改|修訂|变更)(?:日期|时间|時間|于|於)?", "updated"),
        (r"(?:版本|版本更新)(?:日期|时间)", "updated"),
        (r"(?:发布|公布|发表|發布|發佈|公示|制定|上线|颁布)(?:日期|时间|時間|于|於)?", "published"),
        (r"(?:生效|施行|实施|實施|起效)(?:日期|时间|時間|日|于|於)?", "effective"),
    ),
)
