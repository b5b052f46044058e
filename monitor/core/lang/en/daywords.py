"""What English contracts make of their days: "Business Day means a day on which banks in London are open"."""

import re

from monitor.core.lang.daywords import DayWords, named_places

DAYS = DayWords(
    mention=re.compile(
        r"days?[\"”’']?,?(?: in (?:this|these|the) \w+)? ?(?:shall |will )?(?:mean|refer|are|is|be read as|[:–—-])"
    ),
    of_business=("business day", "working day"),
    of_days=("references to", "term day", "terms day", 'day"', "day”", "day’", 'days"', "days”", "days’"),
    business_day=re.compile(
        r"(?:\b(?:business|working) days?[\"”’']?,? ?(?:shall |will )?"
        r"(?:means?|refers? to|(?:is|are) defined as|(?:is|are) (?:any|each|a|all) days?)"
        r"|^\W{0,3}(?:business|working) days?[\"”’']? ?[:–—-]) ?(?P<what>[^.;\n]{3,300})",
        re.IGNORECASE | re.MULTILINE,
    ),
    bare_day=re.compile(
        r"(?:references? to|the (?:word|term)s?|[\"“‘']) ?[\"“‘']?days?[\"”’']?(?: in (?:this|these|the) \w+)?"
        r" (?:shall |will )?(?:means?|refers? to|are to|is to|be read as|are) (?:a |any )?(?:reference to |read as )?"
        r"(?:(?P<business>(?:business|working) days?)|(?P<calendar>calendar days?))",
        re.IGNORECASE,
    ),
    weekdays=re.compile(
        r"\bMonday\b.{0,12}\bFriday\b|\bother than (?:a |on a )?Saturdays?\b|\bweekends?\b", re.IGNORECASE
    ),
    holidays=re.compile(r"\bholidays?\b|\bbanks?\b", re.IGNORECASE),
    places=named_places(
        """
        GB-ENG London|England|City of London
        GB-SCT Scotland|Edinburgh
        IE Ireland|Dublin
        GB United Kingdom|UK|Great Britain
        US-NY New York
        US-CA California|San Francisco|Los Angeles|San Jose|Palo Alto
        US-DE Delaware
        US-TX Texas|Austin
        US-WA Washington State|Seattle
        US-MA Massachusetts|Boston
        US-IL Illinois|Chicago
        US United States|U\\.S\\.A?\\.?|USA|US federal
        SG Singapore
        HK Hong Kong
        MO Macau|Macao
        TW Taiwan
        CN People's Republic of China|People’s Republic of China|PRC|mainland China|China|Beijing|Shanghai|Shenzhen
        DE-BE Berlin
        DE-BY Munich|Bavaria
        DE-HH Hamburg
        DE Germany|Frankfurt
        AT Austria|Vienna
        CH-ZH Zurich|Zürich
        CH-GE Geneva
        CH Switzerland
        FR France|Paris
        NL Netherlands|Amsterdam
        BE Belgium|Brussels
        LU Luxembourg
        ES Spain|Madrid
        IT Italy|Milan|Rome
        PT Portugal|Lisbon
        PL Poland|Warsaw
        CZ Czech Republic|Czechia|Prague
        SE Sweden|Stockholm
        NO Norway|Oslo
        DK Denmark|Copenhagen
        FI Finland|Helsinki
        EE Estonia|Tallinn
        CY Cyprus
        MT Malta
        IL Israel|Tel Aviv
        AE United Arab Emirates|Dubai|UAE
        IN India|Mumbai|Bangalore|Bengaluru
        JP Japan|Tokyo
        KR Korea|Seoul
        AU-NSW Sydney|New South Wales|NSW
        AU-VIC Melbourne|Victoria, Australia
        AU Australia
        NZ New Zealand|Auckland
        CA-ON Ontario|Toronto
        CA-BC British Columbia|Vancouver
        CA-QC Quebec|Québec|Montreal
        CA Canada
        BR Brazil|São Paulo
        ZA South Africa
        MY Malaysia
        TH Thailand
        VN Vietnam
        ID Indonesia
        PH Philippines
        """,
        r"\b",
    ),
)
