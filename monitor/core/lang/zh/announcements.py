"""What an announcement is about: Chinese words."""

import re

from monitor.core.lang.announcements import AnnouncementWords

_CHANGE = r"(?:更新|修订|变更|修改|调整)"
_PRICE = r"(?:价格|定价|收费|资费|费率|计费)"
_TEXT = r"(?:协议|条款|政策|规则)"
_FEATURE = r"(?:功能|接口|参数)"

_END = r"下线|停服|停运|退役|弃用|停止提供|(?:停止|终止)(?:提供)?(?:服务|运营|支持|维护|销售)"


def _near(first: str, second: str) -> re.Pattern[str]:
    """Both in one sentence, in either order."""
    return re.compile(rf"{first}[^。；]{{0,20}}{second}|{second}[^。；]{{0,20}}{first}")


ANNOUNCEMENTS = AnnouncementWords(
    rows=(
        ("feature", _near(_FEATURE, rf"(?:下线|移除|{_CHANGE})")),
        ("discontinuation", re.compile(_END)),
        ("sla", _near("(?:SLA|服务等级)", _CHANGE)),
        ("price", _near(_PRICE, rf"(?:上调|下调|上涨|{_CHANGE})")),
        ("amendment", _near(_TEXT, _CHANGE)),
        ("suspension", re.compile(r"暂停|中止|冻结")),
    )
)
