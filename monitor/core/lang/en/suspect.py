"""English: the look of terms, and of those who write about them. Packed like prose: read the tables as lists."""

from monitor.core.lang.en.walls import WALLS
from monitor.core.lang.suspect import SuspectWords, words

# fmt: off

LEGAL = words(
    "agree(?:s|d|ment|ments)?", "terms(?: and conditions| of (?:service|use|sale))?",
    "liab(?:le|ility|ilities)", "warrant(?:y|ies|s)?", "indemnif(?:y|ies|ication)",
    "terminat(?:e|es|ed|ion)", "governing law", "governed by", "jurisdiction", "dispute(?:s)?",
    "arbitrat(?:ion|or)", "refund(?:s|ed|able)?", "non-refundable", "cancel(?:s|led|ed|lation|lations)?",
    "fees?", "charge[sd]?", "pa(?:y|id|yment|yments|yable)", "billing", "billed", "invoice[sd]?",
    "credits?", "uptime", "availability", "downtime", "service levels?", "sla", "privacy",
    "personal (?:data|information)", "notice", "notif(?:y|ied|ication)", "prior written", "breach",
    "confidential(?:ity)?", "intellectual property", "copyright", "trademarks?", "licen[sc]e[sd]?",
    "obligations?", "rights?", "responsib(?:le|ility|ilities)", "comply", "compliance", "laws?",
    "regulations?", "prohibit(?:s|ed)?", "(?:un)?lawful", "illegal", "consent", "effective date",
    "last (?:updated|modified|revised)", "effective", "shall", "hereby", "herein", "thereof", "hereunder",
    "pursuant", "provided that", "reserve[sd]? the right", "sole discretion", "third[- ]part(?:y|ies)",
    "damages?", "loss(?:es)?", "limitation", "exclu(?:de|des|ded|sion|sions)", "eligib(?:le|ility)",
    "subscri(?:be|ber|bers|ption|ptions)", "renew(?:s|al|als|ed)?", "suspen(?:d|ded|sion)", "account(?:s)?",
    "polic(?:y|ies)", "customers?", "business days?", "calendar days?",
    r"within \d+ (?:\S+ )?(?:hours?|days?|months?)", r"\d+ days", "support requests?", "cookies?",
    "data (?:protection|controller|processing|subject|retention)", "processor", "controller",
    "disclos(?:e|es|ed|ure)", "retain(?:ed)?", "retention", "collect(?:s|ed|ion)?", "shar(?:e|es|ed|ing)",
    "return(?:s|ed)?", "exchange[sd]?", "deliver(?:y|ies|ed)?", "purchase[sd]?", "orders?", "maintenance",
    "remed(?:y|ies)", "claims?", "entitled", "severab(?:le|ility)", "assign(?:ment)?", "force majeure",
    "entire agreement", "amend(?:ed|ment|ments)?", "users?", "content", "acceptable use",
    "violat(?:e|es|ion|ions)",
)

FIRM = words(
    r"cannot be \w+", "exchanged?", "valid", "cash", "balance", "claims?", "reduced", "costs?", "eligible",
    "chargebacks?", "reverse engineer", r"[€$£¥]\s?\d[\d.,]*", r"\d[\d.,]* (?:euros?|dollars?|pounds?)",
    "one (?:day|week|month|year|hour)", "shall", "(?:must|may) not", "not allowed", "liab(?:le|ility)",
    "warrant(?:y|ies|s)", "refund(?:s|ed|able|ing)?", "non-refundable", "terminat(?:e|es|ed|ion)",
    "indemnif(?:y|ies|ication)", "breach(?:es)?", "notice", "notif(?:y|ied|ying)",
    r"\d+(?:-| )(?:\w+ )?(?:days?|hours?|months?|weeks?)",
    "(?:seven|ten|fourteen|thirty|sixty|ninety|twelve|six|three|two)(?: business| calendar|"
    " working)? (?:days|months|hours)",
    r"\d+(?:\.\d+)?%", "fees?", "invoices?", "credits?", "uptime", "availability", "available", "downtime",
    "govern(?:s|ed|ing)", "law", "courts?", "laws", "regulations?", "responsible", "comply", "jurisdiction",
    "damages?", "loss", "lost", "returns?", "returned", r"reimburse\w*", "cancel(?:s|led|lation)?",
    "renew(?:s|al|als)?", "withdraw(?:al)?", "final", "suspen(?:d|ded|sion)", "expir(?:e|es|y)",
    "deliver(?:y|ed)", "paid", "payments?", "price[sd]?", "charge[sd]?", "severity", "response times?",
    "penalt(?:y|ies)", r"compensat\w+", "entitled", "obligations?", "comply", "prohibited", "controller",
    "processor", "delete[sd]?", "retain(?:ed)?", "you own", "licen[sc]e", "in writing", "written",
    "dispute[sd]?", "arbitration", "confidential", "close (?:your )?accounts?", "repair", "replace",
)

NORMATIVE = words(
    "shall(?: not)?", "must(?: not)?", "may(?: not| only)?", "will(?: not| be)?", "agrees? (?:to|that|not)",
    "(?:are|is) (?:not )?(?:responsible|liable|entitled|eligible|required|permitted|"
    "prohibited|subject to|bound|obliged|refundable|provided|considered|deemed|governed|"
    "excluded|limited|calculated|valid)",
    "reserves? the right",
    "you (?:can|cannot|can't|acknowledge|represent|warrant|understand|grant|accept|consent)",
    "we (?:collect|use|share|disclose|process|retain|store|provide|offer|do not|don't|"
    "grant|commit|guarantee|warrant)",
    "(?:do|does) not (?:apply|cover|include|guarantee|warrant|constitute)", "cannot", "can not",
    "in no event", "under no circumstances", "unless", "except", "provided that", "subject to",
    "in accordance with", "pursuant to", r"within \w+(?: \(?\d+\)?)? (?:\w+ )?(?:hours?|days?|months?)",
)

CHOICES = words(
    "(?:accept|agree|reject|decline|disagree|allow|deny|refuse|consent|i agree|i accept|"
    r"got it)(?: to)?(?: all)?(?: cookies)?(?: and \w+)?",
    "continue without (?:agreeing|accepting|consent)",
    r"(?:manage|more|cookie|privacy|consent|customi[sz]e|show)(?: \w+)? (?:options|preferences|"
    "settings|choices|purposes|partners|details)",
    "(?:confirm|save) (?:my )?(?:choices|preferences|settings)",
    "only (?:necessary|essential)(?: cookies)?", "(?:necessary|essential)(?: cookies)? only", "learn more",
    "not now",
)

CONSENT = words(
    "partners?", "vendors?", "cookies?", "advertis(?:ing|ers?|ements?)", "ads?", "consent",
    "legitimate interests?", "purposes?", "personal data", "identifiers?", "profiles?", "audiences?",
    "your (?:choices?|preferences|privacy|data)", "on (?:a|your) device", "personali[sz]ed", "measurement",
    "analytics", "geolocation",
)

NARRATIVE = words(
    "this (?:analysis|article|summary|guide|report|post|blog|page describes|review|explainer|"
    "comparison|opinion)",
    "our (?:analysis|methodology|take|review|verdict|rating|reporters?|newsletter)", "interpretive note",
    "how other (?:platforms|companies|services|providers)",
    "(?:not|no) (?:affiliated|endorsed|sponsored|connected)", "does not constitute (?:a )?legal",
    "(?:is|are) not (?:a )?(?:law firm|lawyers|legal advice)", "no legal advice",
    "what (?:this|it) means(?: for you)?", "why (?:this|it) matters", "(?:pros|cons)",
    "key (?:takeaways|points|findings|changes)", "tl;?dr", "in plain english", "plain[- ]language",
    "(?:told|said|wrote|announced|tweeted|explained|argued|according to|spokes(?:person|"
    "man|woman)|critics|analysts?|experts? (?:say|warn))",
    "(?:the company's|its users|the platform's|'s (?:terms of (?:service|use)|privacy policy|"
    "agreement|refund policy|sla))",
    r"(?:min(?:ute)?s? read|posted (?:on|by|in)|published (?:by|in)|written by|by \w+ \w+ \||"
    "share this|related (?:articles|posts|stories)|leave a (?:comment|reply)|read more|"
    "comments?)",
    r"(?:same-day alerts|monitoring|track \d+ platform|governance|risk (?:score|rating|"
    "level)|regulatory landscape|compliance teams?)",
    "(?:scor(?:e|ed)|rated?|grade[sd]?) (?:[a-f0-9]|it)", r"\d(?:\.\d)? out of (?:5|10)",
    "(?:users|customers|readers|people) (?:are|have|were|took|should|say|complain)",
)

SUPERSEDED = words(
    "(?:this is|you are (?:viewing|reading|looking at)|you're (?:viewing|reading|looking at)"
    r"|below is|viewing)(?: \w+)? (?:an? |the )?(?:\w+ )?(?:archived?|previous|prior|"
    r"older?|outdated|past|former|historical|superseded|earlier)(?: \w+)? (?:versions?|"
    "copy|edition|terms|policy|agreement)",
    r"(?:these|this|the following)(?: \w+){0,4} (?:are|is|were|was|has been|have been)"
    " (?:superseded|replaced by|no longer (?:in effect|in force|valid|current|applicable|"
    "effective))",
    "(?:archived|previous|prior|old|superseded|outdated) version(?: of (?:the|our|these|"
    r"this))?(?:$|[:,.(\[]| \w+ (?:valid|effective|in (?:effect|force)) (?:until|before|"
    "through|from))",
    r"(?:valid|effective|in (?:effect|force)|applicable)(?: \S+){0,6} (?:until|through|"
    "before) .{4,30}(?:superseded|replaced|archived?)",
    r"for (?:historical|reference|archival|archive)(?: \w+)? (?:reference|purposes?|use)(?: only)?",
    "(?:superseded|archived|expired) (?:on|by|as of)",
    r"(?:a )?(?:newer|more recent) version (?:of (?:this|these)(?: \w+){1,4} )?(?:is available|"
    "can be found|exists)",
)

PROFILES = (
    (
        "privacy",
        words(
            "personal (?:data|information)", "privacy", "data (?:subjects?|controllers?|protection)",
            "we (?:collect|share|process)", "information we", "gdpr", "ccpa", "opt[- ]out", "retention", "retain",
            "legitimate interests?", "ip address",
        ),
    ),
    (
        "terms",
        words(
            "agreement", "terms", "licen[sc]e", "liab(?:le|ility)", "warrant(?:y|ies)", r"indemnif\w+",
            r"terminat\w+", "governing law", "arbitration", "sole discretion", "disputes?", "intellectual property",
        ),
    ),
    (
        "sla",
        words(
            "uptime", "availability", "service (?:level|credit)s?", "downtime", "monthly", "response times?",
            "severity", "incidents?", "outages?", "error rate", "sla",
        ),
    ),
    (
        "refund",
        words(
            r"refund\w*", "returns?", r"cancel\w*", "money[- ]back", "exchange[sd]?", "original payment",
            r"reimburse\w*", "purchase[sd]?",
        ),
    ),
    (
        "cookies",
        words(
            "cookies?", "pixels?", "trackers?", "tracking", "web beacons?", "local storage", "browser settings?",
        ),
    ),
    (
        "dpa",
        words(
            "processor", "sub-?processors?", "controller", "data processing (?:agreement|addendum)",
            "standard contractual clauses", "data subjects?", "technical and organi[sz]ational",
        ),
    ),
    (
        "acceptable_use",
        words(
            r"prohibit\w*", "acceptable use", "you (?:may|must) not", "illegal", r"spam\w*", "malware",
            r"harass\w*", r"violat\w+",
        ),
    ),
)

WORDS = SuspectWords(
    walls=WALLS,
    legal=LEGAL,
    firm=FIRM,
    normative=NORMATIVE,
    choices=CHOICES,
    consent=CONSENT,
    narrative=NARRATIVE,
    superseded=SUPERSEDED,
    profiles=PROFILES,
    prose=40,
)
