"""What Chinese contracts make of their days: “工作日”指中国法定节假日以外的日期."""

import re

from monitor.core.lang.daywords import DayWords, named_places

DAYS = DayWords(
    mention=re.compile("[日天]"),
    of_business=("工作日", "营业日"),
    of_days=tuple(f"{day}{mark}" for day in "日天" for mark in '"”」』'),
    business_day=re.compile(
        r"(?:工作日|营业日)[\"”」』]?\s*(?:,|，)?(?:是|系|均|即)?(?:指|:|：|为)(?P<what>[^。;；\n]{2,160})"
    ),
    bare_day=re.compile(
        r"[\"“「『](?:日|天)[\"”」』](?:数)?(?:,|，)?(?:除.{1,16}外)?(?:,|，)?(?:均|皆|都)?(?:系指|是指|指|为)"
        r"(?:(?P<business>工作日|营业日)|(?P<calendar>自然日|日历日|公历日))"
    ),
    weekdays=re.compile(r"(?:周|星期)一.{0,4}(?:周|星期)五|(?:周|星期)[六日末]|双休日|休息日"),
    holidays=re.compile("节假日|假日|公休|银行"),
    places=named_places(
        """
        HK 香港
        MO 澳门
        TW 台湾
        SG 新加坡
        US-NY 纽约
        US 美国
        GB-ENG 伦敦|英格兰
        GB 英国
        JP 日本|东京
        CN 中国|中华人民共和国|国务院|我国|北京|上海|深圳|杭州|广州
        """,
        "",
    ),
)
