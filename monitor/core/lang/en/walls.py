"""English: the lines that give away pages standing where terms should be. Packed like prose: read them as lists."""

from monitor.core.lang.suspect import Wall, words

# fmt: off

WALLS = (
    Wall(
        id="error_page",
        saying="an error page",
        loud=True,
        words=words(
            "(?:error |http )?(?:400|404|410|500|502|503|504)(?: error)?(?:$| ?[-–:|.!]| not found|"
            " bad| internal| service)",
            "(?:page|file|url|site|content|document|article|link|resource|address)s? (?:that )"
            r"?(?:you (?:\S+ ){1,6})?(?:was |is |are |were |could |can)?(?:not|n't|no longer|"
            "cannot)(?: be)? (?:found|available|exist|here|displayed|loaded|reached)",
            "(?:page|content|article|document) (?:doesn't|does not|isn't|is not|no longer|is no longer|"
            "may no longer) (?:exist|available|here|found)",
            "(?:can't|cannot|couldn't|could not|unable to|can not) (?:seem to )?(?:find|load|"
            "open|reach|display|locate|process|complete) (?:(?:this|the|that|your|our|requested|"
            "web) )?(?:page|content|site|request|document|article|what you|that)",
            "not found", "page (?:is )?(?:unavailable|missing|removed|error)",
            "something(?:'s| is|) (?:went|gone|has gone|wrong)(?: wrong)?", "unexpected error",
            "(?:an|unknown|application|server|runtime|database|client-side) (?:error|exception)"
            "(?: has| was)? (?:occurred|happened|encountered)",
            "internal server error", "bad (?:gateway|request)", "gateway time-?out",
            "service (?:is )?(?:temporarily )?unavailable", "dns (?:failure|error|resolution)",
            "(?:oops|uh-oh|whoops|ouch)", "(?:please )?try (?:reloading|refreshing|again (?:later|in a))",
            "(?:reload|refresh) (?:the|this) page",
            "page you (?:requested|are looking for|were looking for|were trying to|tried to)",
            "(?:connection|request) (?:has )?timed out", "failed to (?:load|fetch)",
            "error establishing a database connection", "broken link",
            "(?:has been|may have been|was|been) (?:moved|deleted|removed|renamed)(?: or (?:deleted|"
            "removed|renamed|moved))?",
            "(?:go|back|return|take me)(?: back)? (?:to )?(?:the )?home(?:page| page)?",
            "we're (?:very |so )?sorry",
        ),
    ),
    Wall(
        id="blocked",
        saying="a block by the site or its delivery network",
        loud=True,
        words=words(
            r"(?:access|permission)(?: to \S+(?: \S+){0,3})?(?: is| was| has been)? (?:denied|"
            "forbidden|blocked|restricted)",
            "you (?:have been|are|were) (?:blocked|banned|unable to access|denied)",
            "request (?:has been |was |is )?(?:blocked|rejected|denied|refused)",
            "request could not be (?:satisfied|processed)",
            "(?:error |http )?(?:401|403|429|451|1009|1015|1020)(?: error)?(?: forbidden| unauthori[sz]ed|"
            "$| ?[-:|])",
            "forbidden", "(?:you )?(?:don't|do not) have (?:permission|authori[sz]ation|access)",
            "not authori[sz]ed to (?:view|access)", "unusual (?:traffic|activity)",
            "suspicious (?:traffic|activity)", "automated (?:requests|queries|traffic|access)",
            "(?:reference|incident|support|event|block|request|error) (?:#|id|number|code)", "ray id",
            "security (?:service|solution|policy|rules?)", "protect itself from online attacks",
            "attention required",
            r"(?:not|n't|un)\s?(?:currently )?available (?:in|from|for) your (?:country|region|location|area)",
            "(?:your )?(?:country|region|location) is (?:not supported|blocked)",
            "unavailable (?:for|due to) legal reasons", "your ip(?: address)?", "too many requests",
            "rate limit(?:ed| exceeded)", "web application firewall", "waf", "firewall",
            "contact the site (?:owner|administrator)", "performance & security by",
            "(?:vpn|proxy)(?: or (?:vpn|proxy))? (?:detected|services?)",
        ),
    ),
    Wall(
        id="captcha",
        saying="a check for robots",
        loud=True,
        words=words(
            "(?:verify|verifying|confirm|prove|check(?:ing)?)(?: that| if| whether)? (?:you are|"
            "you're|you aren't|you are not)(?: a| not a)? (?:human|robot|bot|real)",
            "(?:are you|i'm not|i am not|not) (?:a )?(?:robot|human)",
            "checking (?:your browser|if the site connection|the site connection)", "just a moment",
            "one more step",
            "(?:complete|solve|pass|finish) (?:the|this|a) (?:security|captcha|puzzle|challenge|"
            "verification|check)",
            "(?:security|human|browser|robot) (?:check|verification|challenge)", "press (?:&|and) hold",
            "enable (?:javascript and )?cookies to continue", "ddos protection",
            r"(?:slide|drag|swipe) (?:the \S+ )?(?:to|right)",
            "enter the (?:characters|letters|text|code) (?:you see|shown|below|in the)", "(?:h|re)?captcha",
            "needs to review the security of your connection", "select all (?:images|squares)",
            "you will be redirected", "redirecting", "pardon our interruption",
            "bot (?:detection|protection|manager)",
        ),
    ),
    Wall(
        id="login",
        saying="a login",
        words=words(
            "(?:sign|log)(?:ging)?[- ]?(?:in|on|up)", r"forgot(?:ten)?(?: your)? ?(?:password|username|account)\??",
            "(?:create|register|open)(?: an?| a new| your| new)? account",
            "(?:enter|reset)(?: your)? (?:e-?mail|password|username|phone|credentials)",
            "(?:e-?mail(?: address)?|user ?name|password|phone number)(?: or (?:e-?mail|user ?name|"
            "phone)(?: number)?)?",
            "remember me", "keep me (?:signed|logged) in", "stay signed in", "single sign-?on", "sso",
            "(?:session|link) (?:has |is )?expired",
            "(?:continue|sign in|log in|register) with (?:google|apple|facebook|microsoft|github|"
            "sso|e-?mail|wechat)",
            r"(?:don't|do not|already) have an account\??", "members? only", "restricted area",
            "authentication required", "verification code", "one-time (?:code|password)", "two-factor",
            r"new to \S+\?",
        ),
    ),
    Wall(
        id="consent_wall",
        saying="a consent dialogue",
        words=words(
            "(?:we|your) (?:value|care about|respect) (?:your )?privacy",
            "your privacy (?:matters|choices|is important)",
            "privacy (?:preference|choices|settings)(?: cent(?:er|re))?",
            "(?:accept|reject|allow|decline|refuse|deny|agree to)(?: to)?(?: all| only| and (?:close|"
            "continue))?(?: optional| essential| necessary| additional| analytics)? ?(?:cookies)"
            "?",
            "i (?:accept|agree|consent|understand)",
            "(?:manage|customi[sz]e|adjust|change|save|set|review)(?: my| your| cookie| consent|"
            " privacy)* (?:preferences|options|cookies|settings|choices|consent|partners)",
            "cookie (?:settings|preferences|consent|notice|declaration|banner)",
            r"(?:we|our)(?: and our)?(?: \d[\d,]*)? (?:trusted )?(?:partners|vendors|third parties)",
            "before you continue",
            "(?:strictly |always )?(?:necessary|essential|active|functional|performance|targeting|"
            "marketing|analytics|advertising)(?: cookies?)?",
            r"(?:we|site|website|page) uses? (?:\S+ )?cookies?", "confirm (?:my )?choices",
            "store and/or access information on a device", "legitimate interest", "vendor list", "iab",
            "more options", "show (?:details|purposes)", "consent", "personali[sz]ed (?:ads|advertising|content)",
            "withdraw (?:your )?consent", "non-essential", "got it", "only necessary",
        ),
    ),
    Wall(
        id="script_shell",
        saying="a shell that a script should have filled",
        words=words(
            r"(?:enable|turn on|activate|allow|requires?|needs?|without|support|disabled) (?:\S+ )?javascript",
            "javascript (?:is |must be |to be |seems to be |has been |support is )?(?:disabled|"
            "required|not enabled|enabled|turned off|needed|unavailable)",
            "(?:un|not |isn't |no longer )supported(?: browser)?",
            "browser (?:is|version)? ?(?:not supported|unsupported|out of date|outdated|too old)",
            "(?:update|upgrade|change) your (?:web )?browser", "loading", "please wait", "initiali[sz]ing",
        ),
    ),
    Wall(
        id="maintenance",
        saying="a maintenance notice",
        words=words(
            "(?:under|scheduled|system|planned|routine|undergoing|down for|performing|site|in)"
            r"(?: \S+)? maintenance",
            "maintenance(?: mode| in progress| work)?", "(?:we'll|we will|will|should) be (?:right )?back",
            "be back (?:soon|shortly|up|online)",
            "(?:temporarily|currently|briefly) (?:down|unavailable|offline|closed|out of service)",
            "(?:come|check) back (?:later|soon|in a|shortly)", "coming soon", "under construction",
            "launching soon", "stay tuned",
            "(?:upgrading|updating|improving) (?:our|the) (?:site|website|systems?|servers?)",
            "thank you for your patience", "sorry for the inconvenience",
            "apologi[sz]e for (?:the|any) inconvenience",
        ),
    ),
    Wall(
        id="region_chooser",
        saying="a chooser of countries or languages",
        words=words(
            "(?:choose|select|change|pick|confirm|switch)(?: your| a| the| another| preferred)"
            "*(?: preferred)? (?:country|region|location|language|territory|market|store|site|"
            "locale)",
            "(?:country|region|language)(?: ?(?:/|or|and) ?(?:country|region|language|territory))+",
            r"(?:visit|go to|continue to|stay on|shop)(?: the| our| your)? (?:\S+ )?(?:local|"
            r"regional|global|international|country|us|uk|u\.s\.)(?: \S+)? ?(?:site|website|store)"
            "?",
            "(?:it looks like|it seems|looks like|we think|you appear to be|you are|are you)"
            r"(?: \S+){0,4} (?:in|from|visiting|located|browsing)",
            "(?:americas?|europe|asia(?: pacific|-pacific)?|middle east|africa|oceania|latin america|"
            "north america|south america|emea|apac|worldwide|global)",
        ),
    ),
    Wall(
        id="parked_domain",
        saying="a parked domain or an unfinished server",
        loud=True,
        words=words(
            r"(?:this |the )?(?:domain|website|web site|name)(?: name)?(?: \S+)? (?:is |may be |"
            "might be |could be |has been |was )?(?:for sale|available for purchase|parked|registered|"
            "listed|expired|suspended|reserved|not configured)",
            "(?:buy|purchase|get|own|acquire|rent|lease)(?: this| the)? domain", "parked(?: free)?",
            "domain parking", "related (?:searches|links)", "sponsored (?:listings|links)", "search ads",
            "(?:make|submit) an offer", "inquire (?:about|now)", "hugedomains", "sedo", "afternic", r"dan\.com",
            "godaddy", "namecheap", "account (?:has been )?suspended", "welcome to nginx",
            r"apache2? (?:\S+ )?default page", "it works!", "default (?:web )?(?:page|site)", "index of /",
            "test page", "renew (?:your|the|this) domain",
        ),
    ),
    Wall(
        id="age_gate",
        saying="an age check",
        words=words(
            r"(?:are you|you must be|i am|i'm)(?: at least| over| under)? (?:1[368]|21)(?:\+|"
            " or (?:older|over)| years)?",
            "(?:enter|confirm|verify) your (?:age|date of birth|birthday)",
            "age (?:verification|check|gate|restricted)",
        ),
    ),
    Wall(
        id="paywall",
        saying="a wall for subscribers",
        loud=True,
        words=words(
            "subscribe (?:to|now|today)(?: to)?(?: continue| read| keep)?", "(?:already a )?subscriber(?:s only)?",
            "(?:free )?trial", "start your", "unlock (?:this|full)", "(?:articles?|stories) (?:left|remaining)",
            "to continue reading",
        ),
    ),
)
