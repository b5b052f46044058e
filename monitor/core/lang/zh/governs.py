"""How far a notice rule reaches: Chinese words."""

import re

from monitor.core.lang.governs import GovernsWords

GOVERNS = GovernsWords(
    whole_service=(
        re.compile(r"(?:协议|条款)(?:或|和|及|以及|、|与)(?:其他|相关|各类|各项|平台)?(?:规则|政策|协议|SLA|服务等级)"),
        re.compile(r"(?:各类|各项|相关|平台)(?:规则|政策|协议)"),
    ),
    material=(re.compile(r"(?:重大|实质性|重要|显著)(?:的)?(?:变更|变化|修改|修订|调整|更新)"),),
    month_end=(re.compile(r"月(?:份|度)?(?:结束|届满|终了)"), re.compile(r"(?:次月|下(?:个|一)?月)")),
)
