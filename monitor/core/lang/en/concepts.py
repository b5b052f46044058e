"""Concepts of legal English: sets of words that mean one thing to a rule, as regular expressions over folded text."""

from monitor.core.lang.en.phrases import NUMBER as _NUMBER
from monitor.core.lang.en.phrases import PHRASES

CONCEPTS = {
    # who
    "customer": (
        "you|your|yours|yourself|(?:customer|user|member|subscriber|client|buyer|seller|merchant|host|guest"
        "|advertiser|developer|licensee|consumer|publisher|creator|participant|visitor|purchaser"
        "|account holder)(?:s|'s|s')?"
    ),
    "vendor": "we|us|our|ours|(?:the )?(?:company|provider|licensor|supplier)(?:'s)?|PARTYNAME",
    "either": "(?:n?either|each|both|other) part(?:y|ies)(?:'s|')?|the parties|mutual(?:ly)?",
    # how
    "must": (
        "must|shall|will|agrees? (?:to|that)|required to|(?:have|has|need) to|obligated to|undertakes? to|is to"
        "|are to|require"
    ),
    "may": "may|can|could|reserves? (?:the|its|our) rights?|entitled to|(?:have|has) the right|discretion",
    "not": (
        "not|no(?! more| less| later| longer)|never|neither|nor|without(?! limit(?:ation|ing)\\b)|cannot|nothing|none"
        "|nobody"
    ),
    "except": (
        "except|unless|other than|excluding|excludes?|save (?:for|as)|provided that|subject to|however|apart from"
        "|only (?:if|when|where)|as long as|in case of"
    ),
    "law": (
        "(?:extent|manner|law|unless|where|if) (?:permitted|allowed|permissible|required|prohibited)(?: (?:by"
        "|under))?|applicable laws?|law does not (?:allow|permit)|required by (?:applicable )?law|mandatory law"
    ),
    "only": "only|solely|exclusively|(?<!not )limited to",
    # liability
    "liable": "liable|liabilit(?:y|ies)|responsible|responsibility|accountable",
    "liability": "liable|liabilit(?:y|ies)",
    "harm": ("damages?|loss(?:es)?|injur(?:y|ies)|harm|claims?|costs?|expenses?|lawsuits?|proceedings?|actions?"),
    "indirect": (
        "(?<!liability, direct or )(?<!liability direct or )indirect(?! liabilit)"
        "|consequential|incidental|special|punitive|exemplary|lost profits|loss of (?:profits?|revenues?"
        "|data|use|goodwill|business)|lost (?:revenues?|data|savings)"
    ),
    "warranty": (
        "warrant(?:y|ies|s|ed)|guarant(?:ee|ees|eed|ies)|representations? (?:and|or) warrant(?:y|ies)"
        "|merchantability|fitness for a|represent and warrant|non-?infringement"
    ),
    "assure": (
        "warrants?|warranted|guarantees?|guaranteed|assured?|promised?|represented"
        r"|represents?(?! (?:[\w']+ ){0,4}(?:views?|opinions?|positions?|beliefs?))"
    ),
    "disclaim": (
        "disclaims?|disclaimed|disclaiming|as[- ]is(?! (?:reasonabl|practicabl|necessary|required|possible"
        "|needed|appropriate"
        "|customary|permitted|usual|the case|not|also|consistent|determined|applicable|set|described)[a-z]*)"
        "(?! (?:[a-z]+ing|our|your|their|any|every)\\b)"
        "|as[- ]available|with all (?:its )?faults|at (?:your"
        "|the user's|customer's|its) (?:own|sole)(?: and sole)? risk|own risk"
        "|(?<!we )(?<!we will )(?<!we shall )(?:assum|bear)(?:es?|s|ing)? (?:all|any|the|full)(?: \\w+){0,2} risks?"
    ),
    "quality": (
        "accura(?:cy|te)|complete(?:ness)?|reliab(?:le|ility)|error-?free|errors?|uninterrupted|secure"
        "|suitab(?:le|ility)|quality|correct(?:ness)?|up[- ]to[- ]date|timel(?:y|iness)|fitness|virus(?:es)?"
    ),
    "indemnify": (
        r"indemnif(?:y|ies|ied|ication|ying)|(?<!fixed )(?<!lump sum )(?<!lump-sum )(?<!flat )"
        r"indemnit(?:y|ies)(?! (?:insurance )?(?:compan(?:y|ies)|corporation|co\b))"
        r"|hold(?:s|ing)? (?:\w+ ){0,6}harmless"
        "|(?:shall|will|to|and|must|,) defend"
        "(?!(?: (?:or|and) enforce)? (?:(?:our|its|their|the|legal|own) ){1,2}(?:rights?|property|interests?)"
        "| (?:itself|ourselves|oneself|themselves)\\b)"
    ),
    "cap_word": (r"(?:aggregate|total|maximum|entire|cumulative|overall|combined) (?:\w+ ){0,2}liabilit(?:y|ies)"),
    "exceed": "exceed(?:s|ing)?|(?<!not )limited to|(?:greater|lesser|higher|lower) of|capped",
    "release": (
        r"releases? (?:\w+ ){0,8}from|(?:relieves?|absolves?) (?:\w+ ){1,6}(?:from|of) (?:\w+ ){0,4}"
        r"(?:liabilit|claims|responsib)\w*|waives? (?:\w+ ){0,6}(?:claims?|rights? (?:of|to) recourse|liability)"
        "|releas(?:e|es) and discharge|covenant not to sue|held harmless"
    ),
    "sole_remedy": (
        r"(?:sole|only|exclusive)(?: and exclusive)? (?:\w+ ){0,2}?(?:remed(?:y|ies)|recourse)"
        "|entire (?:responsibility|liability)"
    ),
    "limit": ("limits?|limited|limiting|limitations?|excludes?|excluding|exclusions?|restrict(?:s|ed)?|affects?"),
    "carve": (
        "gross(?:ly)? negligen(?:ce|t)|negligence|wil?lful (?:misconduct|default|acts?)|intentional(?:ly)?|intent"
        "|fraud(?:ulent)?|death|personal injury|fraudulent misrepresentation"
    ),
    # notice
    "notify": (
        "notif(?:y|ies|ied|ying)|(?:prior |advanced? |written |reasonable |further |timely |days?'? )+notices?"
        "|notifications?|(?:give|gives|given|giving|send|sends|sent|sending|provide|provides|provided|providing"
        r"|post|posting|receive|receipt of|receives) (?:\w+ ){0,4}notices?|upon notice|on notice"
        "|notice (?:to (?:you|us|customers?|users?|the|either|each|PARTYNAME)|is given|will be|shall be|must be"
        "|periods?|of (?:any |such |the |these )?(?:chang|modif|terminat|cancel|suspen|discontin|increas|amend"
        r"|updat)\w+)|without notice|informs?|inform(?:ed|ing) (?:you|us|the|customer|user|of|about|google"
        "|subscribers?|members?|our|each|all|him|them|such)|announc(?:e|es|ed|ement|ing)|let (?:you|us) know"
        "|advise (?:you|us)|e-?mail(?:ing)? you|contact you|(?:tell|telling|alert|alerting) (?:you|us)"
        r"|communicat(?:e|ed|es) (?:\w+ ){0,3}(?:to you|changes?|in advance)"
    ),
    "notices": "notices?|notifications?",
    "ahead": "prior|in advance|advance|advanced(?= notic)|beforehand|ahead of",
    "no_notice": (
        r"without (?:\w+,? ){0,5}(?:notice|notification|announcement)|no (?!less|fewer|later|earlier|sooner|more"
        r"|longer)(?:\w+,? ){0,3}(?:notice|notification|announcement)|not (?!less|fewer|later|earlier|sooner"
        "|more)(?:(?:be|always|necessarily|under|any|have|required|obliged|obligated|provide|give|an?|obligation"
        "|to|prior|advance) ){0,5}(?:notify|notice|inform|(?<= be )(?:notified|informed))|unannounced"
    ),
    "any_time": (
        "at any time|from time to time|at our (?:sole )?discretion|in (?:its"
        "|our) (?:sole )?(?:and absolute )?discretion|immediately|with immediate effect"
    ),
    "change": (
        "chang(?:e|es|ed|ing)|modif(?:y|ies|ied|ication|ications|ying)|amend(?:s|ed|ment|ments|ing)?|updat(?:e|es"
        "|ed|ing)|revis(?:e|es|ed|ion|ions|ing)|alter(?:s|ed|ation)?|replac(?:e|es|ed|ements?)"
    ),
    "terms": "terms?|agreement|contract|polic(?:y|ies)|conditions?|provisions?|addendum|guidelines?",
    "price": "prices?|fees?|pricing|rates?|charges?|subscription fees?",
    "increase": ("increas(?:e|es|ed|ing)|rais(?:e|es|ing)|chang(?:e|es|ed|ing)|adjust(?:s|ed|ment)?|modif(?:y|ies)"),
    "end": (
        "terminat(?:e|es|ed|ion|ing)|cancel(?:s|l?ed|lation|l?ing)?|discontinu(?:e|es|ed|ing|ance|ation)"
        "|suspend(?:s|ed|ing)?|suspension|clos(?:e|es|ed|ing|ure)|shut(?:s|ting)? down|ceas(?:e|es|ed|ing)"
        "|deactivat(?:e|es|ed|ion)|renew(?:s|al|als|ed)?|withdraw(?:s|n)?|restrict(?:s|ed)?|expir(?:e|es|y|ation)"
        "|end(?:s|ed|ing)?"
    ),
    "terminate": (
        "terminat(?:e|es|ed|ion|ing)|cancel(?:s|l?ed|lation|l?ing)?|deactivat(?:e|es|ed|ion)|clos(?:e|es|ed"
        "|ing) (?:your|an|the) account|delet(?:e|ing) (?:your|an|the) account|renewal|unsubscribe"
    ),
    "post": "post(?:s|ed|ing)?|publish(?:es|ed|ing)?|publication",
    "effective": (
        "effective(?! date)|takes? effect|taking effect|comes? into (?:force|effect)|in effect|enter into force"
        "|appl(?:y"
        "|ies) (?:to|from|retroactively)|bind(?:ing|s)?"
    ),
    "use": "continu(?:e|es|ed|ing) (?:to )?(?:use|using|access|accessing)|continued use|use of|using",
    "accept": "accept(?:s|ed|ance|ing)?|agree(?:s|d|ment)? to|consent(?:s)?|constitutes?|deemed",
    "disagree": (
        "(?:do|does|did) not (?:agree|accept|consent|wish)|disagree|object(?:s|ion)?|reject(?:s)?|not (?:agreeing"
        "|accept)"
    ),
    "stop": "stop|cease|discontinue|terminate|cancel|not (?:use|access)|close",
    "channel": (
        "by (?:e-?mail|mail|post|letter|fax|telephone|phone)|(?:via|through) (?:e-?mail|mail|(?:the|your"
        "|our)(?! (?:end|term|last|date|remainder|expiration)))"
        "|in writing|written|e-?mail(?:ed|ing)?|emailaddress|registered mail|courier|on (?:our|the"
        "|this) (?:web)?(?:site|page)|first[- ]class|support team|contact(?:ing)? (?:us|our|customer)"
        "|account settings|billing (?:menu|settings|page)|dashboard|console"
    ),
    "deemed": "deemed|considered|treated as|effective (?:upon|on|when)",
    "received": "received|given|delivered|receipt|served|sent",
    "address": "address(?:ed)?|sent to|emailaddress|contact|send",
    "duration": (
        _NUMBER
        + r"(?: \([\w-]+\))?[- ](?:(?:calendar|business|working|full|consecutive) )?(?:day|week|month|hour"
        + r"|year)s?'?"
    ),
    # sla
    "uptime": (
        "up-?time|availability|service levels?|slas?|service credits?|downtime|monthly uptime percentage|outages?"
        "|unavailab(?:le|ility)|stability|continuity"
    ),
    "uninterrupted": (
        "uninterrupted|interrupt(?:ion|ions|ed)|error-?free|downtime|outages?|unavailab(?:le|ility)|availab(?:le"
        "|ility)|up-?time|without interruption"
    ),
    "sla_name": (
        "slas?|service levels? (?:agreements?|objectives?|commitments?|guarantees?|targets?|credits?|terms"
        "|exhibit|failures?)"
        "|up-?time (?:commitment|guarantee|percentage|target|sla|requirement)s?|service credits?|monthly uptime"
    ),
    "percent": r"\d+(?:\.\d+)?\s?(?:%|percent|per cent)",
    "support": "support|technical assistance|customer (?:care|service)|help ?desk",
    "response": (
        "answer|answers|respon(?:d|se|ses|ds) (?:time|within|target|to)|response times?|respond|business hours"
        "|24/7|working hours|resolution time|hours of operation"
    ),
    "support_service": (
        "(?:technical|customer|e-?mail|phone|telephone|priority|standard|premium|basic) support"
        r"|support (?:services?|requests?|plans?|hours|tickets?|levels?)|provide (?:\w+ ){0,3}support"
        "|support requests?"
    ),
    "maintenance": (
        r"(?:scheduled|planned|routine|emergency|unscheduled) (?:\w+ )?(?:maintenance|downtime|outages?)"
        "|maintenance (?:window|work|period)s?"
    ),
    # refund
    "refund": (
        "refund(?:s|ed|ing|able)?|money[- ]back"
        r"|reimburs(?:e|es|ed|ement|ing)(?! (?:us|the company|(?:\w+ )?PARTYNAME))"
    ),
    "nonrefund": (
        r"only (?:be )?refund(?:ed)?|refund(?:s|ed)? only(?! (?:by|via|through|to))|store credit only"
        r"|non-?\s?refundable|not refundable"
        r"|no (?:\w+ ){0,3}refunds?|not all (?:\w+ ){0,9}refunds?"
        r"|not (?:(?!charged|incur|pay|bear)\w+ ){0,6}refund(?:s|ed|able)?|not be (?:\w+,? ){1,5}refunded"
        r"|without (?:any )?refunds?|sales? (?:are"
        r"|is) final|final sale|not (?:\w+ ){0,4}reimburse[ds]?|final and non-?refundable"
        r"|not (?:\w+ ){0,3}(?:redeem(?:ed|able)|exchang(?:ed|eable)) (?:\w+ ){0,3}(?:cash|money|currency)"
        r"|cannot (?:\w+ ){0,4}refunded|not (?:\w+ ){0,3}redeem(?:ed|able)(?! (?:on|by|at|in|with|through))"
        r"|no cash value|no (?:right"
        r"|entitlement) to (?:a |any )?refund|refunds? (?:\w+ ){0,2}(?:may|will|can|shall) be (?:refused|denied"
        r"|declined|reduced)|(?:refuse|deny|decline) (?:\w+ ){0,3}refunds?"
    ),
    "balance": (
        "(?:unused |prepaid |pre-paid |remaining |promotional |account )?(?:credits?|balances?|gift cards?"
        "|vouchers?|tokens?|packages?|bundles?|allowances?|coins?|points)|prepaid (?:fees|amounts?|funds)"
    ),
    "expire": (
        "expir(?:e|es|y|ation)|(?:have|has|is|are|be|been) expired|forfeit(?:s|ed|ure)?|lapse[sd]?|(?:become"
        "|becomes) void|roll(?:ed)? over"
        "|carr(?:y|ied) (?:over|forward)|no (?:cash|monetary) value|revok(?:e|es|ed|ing)|deduct(?:s|ed|ing)?"
        "|withh(?:old|olds|eld|olding)|confiscat(?:e|es|ed)|refus(?:e|es|ing) to honou?r"
    ),
    "withdrawal": (
        "(?:right of (?:withdrawal|revocation)"
        "|(?<!reserves the )(?<!reserve the )(?<!\\bour )(?<!its )right (?:of|to) (?:withdraw(?:al)?|cancel"
        "|revocation))"
        r"(?! (?:\w+ ){0,4}(?:consent|services?|subscriptions?|plans?|accounts?|memberships?|renewals?))"
        r"|cooling[- ]off|withdrawal (?:right|period|form)"
        "|cancellation (?:right|period)s?|withdraw from (?:the|this|your) (?:contract|agreement|purchase|order)"
    ),
    "return_goods": "return(?:s|ed|ing|able)?",
    "goods": (
        "items?|products?|goods|orders?|purchases?|merchandise|packag(?:e|ing)|deliver(?:y|ed)|original condition"
    ),
    "penalty": (
        "cancell?ation (?:fees?|charges?)|early termination (?:fees?|charges?)|restocking fees?|termination fees?"
        "|no-show fees?"
    ),
    "compensation": r"compensat(?:e|es|ed|ion|ing)|pro-?\s?rat(?:a|ed)|payback|pro rata",
    "paid": "pay|paid|payments?|fees?|charges?|amounts?|subscription|purchases?|price|billing",
    "returnable": (
        "returnable|(?:can|may|must|should|will) (?:not )?be returned|(?:is|are) (?:not )?returned"
        "|returned (?:items?|products?|goods|orders?|merchandise|packages?)"
        "|(?:items?|products?|goods|orders?|purchases?|merchandise) (?:\\w+ ){0,4}returned|return policy"
        "|returns? (?:of|are|is|will|must|can)"
    ),
    "forfeit": "forfeit(?:s|ed|ure)?",
    "waive": (
        r"waiv(?:e|es|ed|ing|er)|lose|loses|los(?:e|es) (?:\w+ )?right|not (?:\w+ ){0,3}entitled|(?:does|do|will"
        "|shall|may) not (?:apply|reset|exist|extend|begin|have)|no right"
    ),
    **PHRASES,
}
