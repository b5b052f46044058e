"""Turns of phrase of legal English: concepts with their subject, or with what makes them another thing."""

NUMBER = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty|forty|forty-five"
    r"|sixty|ninety)"
)

_NOT_TO_OTHERS = (
    r"(?! (?:\w+ ){0,2}(?:to )?(?:\w+ ){0,2}(?:end[- ]users?|visitors?|residents?|data subjects?|patients?|employees?"
    "|viewers?))"
)
"""Notice that somebody owes to people outside the contract."""

PHRASES = {
    "vendor_assures": (
        r"(?:we|company|provider|licensor) (?:\w+ ){0,2}(?:represents?|warrants?) (?:and warrants? )?that"
    ),
    "uptime_assured": (
        r"(?:availability|up-?time|service levels?) (?:(?!accura|complete|quality)\w+,? ){0,6}(?:is|are|not)"
        r" (?:\w+ ){0,3}(?:guaranteed"
        "|warranted|assured|promised)"
    ),
    "customer_not_liable": (
        "(?<!to )(?:you|customers?|users?|buyers?) (?:will |shall |are |is )?not be (?:held )?(?:liable|responsible)"
        "|(?:you|customers?|users?|buyers?) (?:will |shall |do |does )?(?:not )?(?:have|be under|bear) (?:no "
        "|any )?(?:obligations?"
        "|duty|liability)"
    ),
    "customer_liable": (
        r"(?:you|customers?|users?|buyers?|sellers?|members?) (?:\w+ ){0,4}(?:liable|fully responsible"
        r"|solely responsible) (?:\w+,? ){0,4}(?:for|to) (?:(?!tax)\w+,? ){0,4}(?:any |all )?(?:(?!tax)\w+,? ){0,3}"
        "(?:loss|losses|damages?|costs?|harm|claims)"
    ),
    "liability_stays": (
        "(?:nothing|not|no (?:provision|term))(?= )[^.;]{0,80}? (?:exclude|limit|restrict"
        r"|affect)s? [^.;]{0,90}?(?:liabilit(?:y|ies)|damages?)|(?:not|nothing) (?:\w+ ){0,3}(?:apply"
        "|limit) [^.;]{0,60}?(?:gross|fraud|wil?lful|intent|death)|(?:remains?|is|are|be|fully"
        "|unlimited) liab(?:le|ility)(?: without limitation| for intent)"
        "|(?:nothing|not)(?= )[^.;]{0,80}? (?:affect|exclude|limit|restrict|prejudice|replace)s?[^.;]{0,60}?"
        " (?:statutory|mandatory|consumer|legal) (?:rights?(?! (?:of|to) )|guarantees?|protections?)"
    ),
    "vendor_indemnifies": (
        "(?:we|company|provider|licensor|supplier|PARTYNAME) (?:will|shall|agrees? to"
        r"|must)(?: (?!not\b|never\b)\w+,?){0,5} (?:(?:indemnif|defend)\w*|hold (?:\w+,? ){1,8}harmless)"
    ),
    "vendor_indemnifies_not": (
        "(?:we|company|provider|licensor|supplier|PARTYNAME) (?:(?:will|shall|must|do|does|are|is) (?:not|never)"
        r"|(?:has|have|is under|are under) no (?:obligation|duty))(?: \w+,?){0,5}"
        r" (?:(?:indemnif|defend)\w*|hold (?:\w+,? ){1,8}harmless)"
    ),
    "customer_notifies": (
        r"(?:you|customers?|users?|clients?) (?:may|can|must|shall) (?:terminate|cancel|reject)[^.;]{0,90}?"
        r" by (?:giving|sending|providing) (?:\w+ ){0,6}(?:\(\w+\) )?(?:\w+ )?(?:days'? )?(?:\w+ )?notice|"
        "(?:you|customers?|users?|members?|subscribers?|sellers?|buyers?|advertisers?|licensees?|hosts?|guests?"
        r"|merchants?|clients?) (?:\w+,? ){0,3}?(?:must|shall|will|agrees? to|have to|should|need to"
        r"|are required to|may|can|undertakes? to)(?:,? \w+,?){0,6}? (?:notify"
        r"|(?<!during the )(?<!during this )(?<!during such )(?<!within the )notice|inform"
        r"|give (?:\w+ ){0,4}notice|provide (?:\w+ ){0,6}notice|send (?:\w+ ){0,4}notice)" + _NOT_TO_OTHERS
    ),
    "banned_unnoticed": (
        "(?:(?:you|customers?|users?|publishers?|advertisers?|sellers?|developers?)"
        r" (?:must|shall|may|will|should|can|agree)(?:,? \w+,?){0,2}:? (?:not|never)|(?<!.)\W*(?:do )?not)"
        r" (?:(?!\b(?:we|company|provider|licensor|PARTYNAME|subject to|terminat\w+|suspen\w+"
        r"|(?:may|might|can|could|will|shall) be)\b)[^.;])*?without (?:\w+,? ){0,5}(?:notice|notification)"
    ),
    "shut_out": (
        r"exclud(?:e|es|ing) (?:the )?(?:profiles?|accounts?|members?|users?|persons?|people|players?)"
        " (?:of|who|whose|from)"
    ),
    "used_up": r"(?:costs?|fees?|prices?|charges?|amounts?) (?:[\w-]+ ){0,8}(?:deducted|debited) from",
    "told_nothing": (
        r"(?:not|never)(?: \w+){0,3} (?:receive|get|be (?:sent|given)) (?:\w+ ){0,4}(?:notice|notifications?)"
    ),
    "titled_refund": (
        r"this (?:\w+ ){0,2}refunds? (?:\w+ ){0,3}policy (?:comes?|enters?|takes?|becomes?|is|was|applies from)"
        r" (?:into |in )?(?:effect|force|effective|last|dated)"
        r"|(?:terms|polic(?:y|ies)|rules) governs? (?:[\w-]+,? ){0,16}refunds?"
    ),
    "appealed": (
        r"(?:appeal|dispute|contest|challenge)s? (?:an?|the|any|our|this|such) (?:\w+ ){0,2}"
        "(?:cancell?ation|termination|suspension)"
    ),
    "try": "(?:will )?(?:try|endeavou?r|attempt|strive|aim)|efforts?|may|can",
    "be_notified": (
        r"(?:be|being) (?:\w+ ){0,2}(?:notified|informed|told)|(?:be|been) given [^.;]{0,30}notice"
        r"|receive (?:\w+ ){0,4}notice|find notice"
    ),
    "be_changed": r"be (?:\w+ ){0,2}(?:changed|modified|amended|updated|revised|altered)|change",
    "formal_notice": r"(?:prior|advance|written|prompt|reasonable|formal)(?:,? \w+){0,2} notices?",
    "period_notice": (
        NUMBER
        + r"(?: \([\w-]+\))?[- ](?:(?:calendar|business|working|full|consecutive) )?(?:day|week|month|hour"
        + r"|year)s?'?(?: \w+){0,3} notices?"
    ),
    "verify": (
        r"(?:your|user's|customer's|own) responsibility to (?:\w+ ){0,2}(?:verify|evaluate|check|determine)"
        r"(?! (?:\w+ ){0,3}(?:invoices?|bills?|statements?|bookings?|orders?|balance))"
        r"|(?:should|may|must|do|shall) not rely (?:up)?on (?:\w+,? ){0,6}(?:outputs?|content|information|advice"
        "|results)|(?:evaluate|verify) the accuracy"
    ),
    "obligation": "obligations?|duty|duties",
    # other
    "arbitrate": "arbitrat(?:e|ion|or|ors|ed)|class actions?|jury trial",
    "forum": (
        r"jurisdiction|venue|courts? (?:of|in|located)|governing law|governed by (?:and \w+ )?(?:\w+ ){0,4}laws?"
        "|laws of"
    ),
    "train": "train(?:ing)?|improve|machine learning|fine-tun(?:e|ing)",
    "content": "content|data|inputs?|outputs?|prompts?|submissions?",
    "auto_renew": "auto(?:matic(?:ally)?|-)? ?renew(?:s|al|ed)?|renews? automatically|automatic renewal",
    "assign": "assign(?:s|ed|ment)?|transfer (?:this|these|the) (?:agreement|terms|contract)",
    "predicate": (
        "is|are|was|were|be|been|has|have|had|do|does|did|must|shall|will|would|may|can|could|cannot|should|not"
        "|agrees?|reserves?|waives?|disclaims?|applies|apply|provides?|acknowledges?|includes?|releases?"
        "|requires?|expires?|indemnif(?:y|ies)|takes?|becomes?|remains?|makes?|limits?|governs?|indicates?"
        "|constitutes?|means?|confirms?|signif(?:y|ies)|entitles?|results?|gives?|gets?|pays?|holds?|warrants?"
        "|represents?|consents?|reserve|own|owns|begins?|ends?|covers?|excludes?|ceases?|terminates?|renews?"
        "|survives?|states?|contains?|come|comes|relieves?|absolves?|assumes?|bears?"
    ),
    "illustration": (
        r"^\W*(?:for example|for instance|e\.g|example)(?!,? for (?:\w+ )?(?:consumers|customers|users|residents))"
    ),
    "models": "models?|algorithms?|artificial intelligence|machine learning",
    "we_not_they": r"(?:we|us|company|PARTYNAME),? (?:and )?not (?:the )?\w+,? (?:is|are|will be|remain)",
    "deletion": "delet(?:e|es|ed|ion|ing)|remov(?:e|es|ed|al|ing)",
    "account": "accounts?|access|subscriptions?",
    "customer_ends": (
        r"(?:you|customers?|users?|subscribers?|members?) (?:may|can|could)(?: \w+,?){0,3}"
        r" (?:terminate|cancel|close|end|discontinue|withdraw)"
    ),
    "forbidden": (
        r"(?:you|customers?|users?)(?: \w+,?){0,2} (?:must|may|shall|will|should|agrees?)(?: \w+,?){0,2} (?:not|never)"
        r"|(?:not|never) (?:be )?(?:permitted|allowed|authori[sz]ed) to|(?:prohibited|forbidden) from|^(?:do )?not"
    ),
    "charge_fees": "charge (?:you |a |an |additional )?(?:fees?|prices?)|introduce (?:new )?fees?",
    "per_unit": "per (?:month|year|user|seat|transaction)|monthly|annually|% of",
    "revision_note": (
        "(?:we(?: have)?|has been|have been|'ve|this (?:version|update)) (?:recently )?(?:updated|updating"
        "|revised)|(?:summary|overview) of (?:the )?changes|what(?: is|'s) (?:new|changed|changing)"
    ),
    "condition": "if|provided that|subject to|in case|on condition|in the event",
    "pointer": (
        "(?:details?|information|more|examples?|terms|policy) [^.;]{0,60}(?:can be found|are available"
        "|is available|is set out|are set out|is described|are described)|(?:see|visit|read|consult|refer to"
        "|click) (?:our|the|this|here|these|your)|learn more|for more (?:information|details)"
    ),
    "binds": "must|shall|will|may|not|only|liable|responsible|refundable|entitled",
    "require_notice": (
        r"(?:we|us|PARTYNAME|must|shall) requires? (?:\w+ ){0,5}notice|(?:you|customers?|users?|subscribers?"
        r"|members?) (?:\w+ ){0,3}(?:must|shall|need to|(?:is|are) required to) (?:\w+ ){0,3}(?:give|provide"
        r"|send)[^.;]{0,40}notice" + _NOT_TO_OTHERS
    ),
    "around_the_clock": ("24/7|24 hours (?:a|per) day|around the clock|at all times|seven days a week|7 days a week"),
    "available": "available|accessible|operational|availability",
    "outage": (
        "unavailab(?:le|ility)|inaccessib(?:le|ility)|interrupt(?:ion|ions|ed)|downtime|outages?|disruptions?"
        "|(?:is|are|goes|was) down|not available"
    ),
    "support_unsure": (
        r"(?:availability of (?:\w+ )?support|support(?: services?)?) (?:may|might)"
        " (?:vary|be limited|not be available|be unavailable)"
        r"|(?:(?:not|never) (?:\w+ )?(?:obligated|obliged|required|bound)|no (?:obligation|duty))"
        r" (?:\w+ ){0,2}to (?:provide|offer|give) (?:\w+ ){0,6}support"
    ),
    "at_once": "immediately|with immediate effect|instantly|forthwith|at once",
    "quality_unsure": (
        r"(?:accuracy|completeness|reliability|quality|correctness|timeliness|suitability)(?: \w+,?){0,8}"
        r" (?:is|are|be) not (?:\w+ ){0,2}(?:guaranteed|warranted|assured|promised)"
    ),
    "promptly": "promptly|immediately|without (?:undue )?delay|as soon as",
    "as_amended": (
        r"as (?:(?:it|they|these|those|the same|such|each|any) (?:\w+ ){0,3})?may be (?:\w+ ){0,3}(?:amended|updated"
        "|modified|changed|revised|replaced)"
    ),
    "latest": "(?:no|not) later than|at the latest|as soon as|promptly",
    "owed_rest": (
        r"(?:owe|pay|charged|liable for|responsible for) (?:[\w()%]+,? ){0,8}(?:remaining|unpaid)"
        r" (?:\w+ ){0,2}(?:balance|fees?|installments?|instalments?|payments?|amounts?)"
    ),
    "lasting": r"(?:not|never) (?:\w+ )?(?:expire|lapse)|no expir(?:y|ation)(?: date)?",
    "feedback": "feedback|suggestions?|ideas?",
    "no_compensation": r"(?:no|without(?: any)?) (?:refund or |further )?compensation|not (?:\w+ ){0,4}compensated",
    "insurance": "insurances?|insured|insurers?",
    "exception_start": "excluding|except(?:ing)?|unless|other than|save (?:for|as)|apart from|with the exception of",
    "cancel_way": (
        r"by (?:visiting|going to|logging|following|using|clicking|selecting|changing|adjusting|contacting|calling"
        "|e-?mailing)"
        r"|(?:in|through|via|from|under) (?:the|your|our)(?: \w+){0,3}"
        " (?:settings|menu|page|portal|app|account|section)"
    ),
    "card_expiry": (
        r"expir(?:y|ation|ing) dates?|(?:credit|debit|payment|bank) cards?(?: \w+){0,6} expir\w+"
        r"|expir\w+ (?:\w+ ){0,4}(?:credit|debit|payment|bank) cards?"
    ),
    "credit": "credits?",
    "fees": "fees?|invoice|monthly|billing",
    "not_liable": (
        r"(?:not|no|never|neither|nor|without(?! prejudice)|cannot|nothing)\b(?:(?!\b(?:you|customers?|users?"
        r"|sellers?|buyers?) (?:are|is|will|shall|must|agree|remain|retain|assume|accept|acknowledge)"
        r"|\b(?:fees|costs|amounts|matters?|that|which) (?:we|it|they|he or she) (?:are|is) "
        r"|\b(?:your|his|her|their|user's|customer's) (?:or \w+ )?(?:own |sole )*(?=responsibilit)"
        r"|, (?:\w+ ){1,7}(?:is|are) (?=liable|responsible))[^.;]){0,80}?\b(?:liable"
        "|liabilit(?:y|ies)|responsible|responsibility|accountable)"
        r"|(?:in no event|under no circumstances?|in no case|neither [^.;]{1,160}? nor) [^.;]{0,260}?\b(?:liable"
        r"|responsible"
        "|liabilit(?:y|ies))"
    ),
    "uptime_percent": r"(?:9\d(?:[.,]\d+)?|100)\s?(?:%|percent|per cent)",
    "not_without_notice": (
        r"(?:(?:will|shall|must|may|do|does|should|to):? not|cannot|never)"
        r"(?:(?!\b(?:may|can|reserves?|liable|responsible|guarantees?|warrants?|with or)\b)[^.;]){0,120}?"
        r" without (?:\w+,? ){0,6}(?:notice|notification)"
    ),
    "notify_other": (
        r"(?:notif(?:y|ies|ied|ying)|inform(?:s|ing)?) (?:the |each )?other(?: part(?:y|ies))?"
        r"|notices? (?:\w+ ){0,4}(?:to|on|upon) (?:the |each )?other"
    ),
    "marketing": (
        "(?:promotional|marketing|advertising|commercial) (?:e-?mails?|messages?|communications?|materials?)"
        "|newsletters?"
        "|opt[- ]?out|personal data"
    ),
    "refund_event": (
        "(?:in the event of|in case of|due to|following|upon) (?:a|any) (?:chargeback|refund|reversal)"
        "|chargebacks?,? (?:and |or )?refunds?"
    ),
    "take_away": (
        "forfeit(?:s|ed|ure)?|revok(?:e|es|ed|ing)|deduct(?:s|ed|ing)?|withh(?:old|olds|eld|olding)"
        "|confiscat(?:e|es|ed)|refus(?:e|es|ing) to honou?r|cancel(?:s|l?ed|l?ing)?"
    ),
    "warranty_breach": (
        r"breach(?:es)? of (?:\w+,? ){0,6}(?:representations?|warrant(?:y|ies))"
        r"|(?:represents? and )?warrants? that you"
    ),
    "no_admission": (
        r"(?:construed|deemed|considered|constitutes?|taken|interpreted"
        r"|regarded)(?: \w+){0,5} (?:acknowledge?ment|admission)"
        r"|(?:acknowledge?ment|admission)s?(?: \w+){0,4} (?:liability|responsibility)|(?:avoid|escape"
        r"|evade)(?: \w+){0,3} liability"
    ),
    "negative_prefix": "non",
    "contrary_prefix": "dis|un|in|im|ir|il|non-?",
    "illustrates": "including|such as|for example|for instance|e\\.g",
    "vendor_notified": (
        r"(?:we|company|provider|PARTYNAME) (?:is|are|be|get|becomes?|has been|have been)"
        r" (?:\w+ ){0,2}(?:notified|informed|alerted|told)"
    ),
    "will_notify": "(?:will|shall|must) (?:not )?(?:notify|inform|give|provide|send)",
    "promotional": (
        "(?:promotional|marketing) (?:e-?mails?|messages?|communications?|materials?|texts?)"
        "|notification (?:preferences|settings)"
    ),
    "infringing": (
        r"(?:illegal|unlawful|infring\w+|copyright|dmca|counter)[- ](?:\w+ ){0,2}(?:content|notices?"
        r"|notifications?|items?"
        "|materials?)"
    ),
    "breach": "breach(?:es|ed|ing)?|violat(?:e|es|ed|ing|ions?)|contraven(?:e|es|tion|tions)",
    "mail": "mail|post|postal|postage",
    "before": "prior|before|ahead|advance|beforehand",
    "taken_down": (
        r"(?:remov|disabl|delet|block|tak|restrict)\w*(?: \w+){0,4} (?:content|materials?|accounts?|access"
        r"|listings?|posts?)"
    ),
    "greater_of": "(?:greater|lesser|higher|lower) of|whichever is (?:the )?(?:greater|higher|less(?:er)?|lower)",
    "number_word": NUMBER,
    "not_disclaimed": r"not (?:\w+ ){0,2}disclaim",
    "others_availability": (
        r"availability(?:,? \w+){0,4},? of,?(?: \w+){0,6},? (?:content|sites?|websites?|links?|resources|items?"
        r"|products?|goods"
        "|third|external|merchandise|stock|inventory)"
    ),
    "survival": "surviv(?:e|es|al|ing)|by (?:their|its) nature",
    "condition_start": "if|when|where|in case|unless|provided that",
    "no_warranty": (
        r"(?:no|without|neither|nor|any)(?:,? \w+){0,8},? warrant(?:y|ies)(?= |,|\.|$)|(?:not|never|nor|cannot"
        r"|neither)(?:,? \w+){0,6},? (?:warrants?"
        r"|(?<!the )(?<!this )(?<!such )(?<!legal )(?<!commercial )guarantees?)(?! period)"
        "|without (?:any )?guarantees?"
    ),
}
