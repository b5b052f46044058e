"""English rules for liability, warranties and indemnities."""

from monitor.core.lang.en.words import SPECIAL_DAMAGES
from monitor.core.lang.rule import rule

_NEGATED = r"(?:n't\b|\b(?:not|nor|never|neither|no|none|cannot|without|exclu(?:d\w*|sions?)|disclaim\w*|waive\w*|releas\w*|refus\w*|declin\w*)\b)"
_LIMIT = r"\b(?:the most|be (?:greater|higher|larger|more) than|(?:not|no case|no event|never) (?:be )?(?:\w+ ){0,2}(?:greater|higher|more) than|not (?:be )?(?:\w+ ){0,2}exceed|exceed|limited to|limit(?:ed|s)? (?:\w+ ){0,4}to|cap(?:ped)?\b|maximum|restricted to|no more than|not more than|greater of|lesser of|up to|more than|unlimited|uncapped|not limited|(?<!ncluding )(?<!ncluding, )without limit\w*|no (?:limit|cap)|at most|upper limit of|ceiling|not be greater than|confined to|not (?:\w+ ){0,2}surpass|surpass|ends at|not go beyond|not extend beyond)"
_OWN_ONLY = r"\b(?:your|customer's|the customer's|client's) (?:\w+ ){0,3}liability\b(?!.{0,40}\bto you)"
_USERS = r"\b(?:free|trial|beta|evaluation|unpaid|non-paying|preview|community (?:edition|version|plan|tier|users?)|gratis|complimentary|no[- ]charge|no[- ]cost|(?:who|that) (?:do|does) not pay)\b"
_INDEMNIFIES = r"\b(?:indemnif\w*|hold (?:\w+ ){0,6}harmless|defend(?! (?:or|and) enforce| itself\b| ourselves\b)|keep (?:\w+ ){0,3}indemnified|compensate|reimburse|make good|indemnity|provide compensation|bear (?:the |all |full )?(?:\w+ )?(?:liabilit\w+|responsibilit\w+) for (?:the )?compensation|releases? .{0,40}\bthird[- ]party|(?:cover|bear|pay) (?:all |any |our |the |for )*(?:\w+ ){0,3}(?:costs|damages|losses|expenses))\b"
_HEADING = (
    r"^\W*(?:\d[\d.]* )?(?:disclaimers?|exclusions?|limitations?|no) (?:of )?(?:warrant\w+|liabilit\w+|damages)"
    r"(?: and (?:\w+ ){0,3}(?:warrant\w+|liabilit\w+|damages))?\W*$|\b(?:includes?|contain\w*|see|read) (?:\w+ )?disclaimers?"
)
"""A heading or a mention, not a disclaimer."""
_MENTION = r"\b(?:without limiting|subject to|regarding|terms of|pursuant to|under)\b[^.;]{0,80}\b(?:disclaimers? of (?:\w+ )?warrant|limitations? of liab)"
"""Provisions called by their title."""
_CAUSE_OF_LOSS = r"\bclaims?\b|\bloss(?:es)?\b|\bdamages?\b|\bliabilit\w+|\bcosts?\b|\bexpenses\b|\bdemands?\b|\bproceedings\b|\bsuits?\b|\bactions?\b|\bharmless\b|\bindemnif|\balleg\w+|\binfring\w+|\bfines?\b|\bpenalt(?:y|ies)\b"

_NOT_OF_UPTIME = r"^(?!.*\b(?:uninterrupt|interrupt|availability|error|bug|defect))"
"""No sentence of those that promise no uptime, which are told as such."""

_TO_VENDOR = (
    r"\b(?:indemnify|defend|hold|keep)(?:,? (?:and|or|defend|indemnify|hold|keep))* (?:harmless )?"
    r"(?:us\b|our\b|(?:the )?(?:company|provider|platform|marketplace|licensor|supplier|vendor|operator|host|publisher)\b)"
)
"""Whoever indemnifies the vendor is the customer, by whatever name."""

LIABILITY = (
    rule(
        "en:liability_cap.free",
        "no liability at all to users who do not pay",
        "liab|responsib|damages|compensation & free|trial|beta|evaluation|unpaid|non-paying|preview|community (?:edition|version|plan|tier|users?)|gratis|complimentary|no charge|no-charge|no cost|no-cost|not pay",
        r"\b(?:no|not|nil|zero|without|exclud\w*|never)\b.{0,30}\bliab\w*|\b(?:cannot|may not|shall not) (?:claim|recover|seek) (?:any )?(?:damages|compensation) (?:from us|from <we>)\b|\bliab\w*\b.{0,40}\b(?:is|are|shall be) (?:\w+ )?excluded\b|\bnot (?:be )?(?:liable|responsible)|\bno (?:claims?|right|entitlement) to (?:any )?(?:damages|compensation)",
        _USERS,
        unless=(r"\b(?:free of(?! charge)|free from|feel free|error-free|toll-free|freely)\b", r"\bclaims arising\b", r"\b(?:indirect|consequential)\b", r"\bexceed\b"),
        value="zero",
        examples=("As for unpaid accounts, the provider is not liable at all.",),
    ),
    rule(
        "en:liability_cap.nothing",
        "no liability whatsoever",
        "liab",
        r"\b(?:have|has|accept\w*|assume\w*|bear\w*|with|bears?)\b (?:absolutely )?no liability (?:whatsoever|at all|of any kind|whatever)\b(?! (?:for|arising|in respect|in connection|resulting))|\b(?:total |aggregate |maximum )*liability (?:\w+ ){0,6}(?:is|shall be|will be) (?:zero|nil|excluded (?:in full|entirely|altogether|completely))",
        unless=(_OWN_ONLY,),
        value="zero",
        examples=("Our aggregate liability shall be nil.",),
    ),
    rule(
        "en:liability_cap.limit",
        "the most the vendor pays",
        "liab|damages|responsib|compensation|recover|owe|pay & most|exceed|limit|cap|maximum|restrict|more than|greater|lesser|up to|ceiling|at most|confined|ends at|beyond|surpass|unlimit|uncap",
        r"\bliab\w*|\bresponsibilit\w* (?:\w+ ){0,3}(?:ends|limited|capped|exceed)|\b(?:total|aggregate|maximum|cumulative|recoverable|recover)\b.{0,30}\b(?:damages|compensation|responsibility|recovery)|\bdamages\b.{0,40}\b(?:exceed|surpass|limited to|capped)|\brecover (?:no )?more than|\b(?:maximum|most|amount)\b.{0,30}\brecover|\b(?:most|maximum|highest amount)(?: amount| sum)? <we>.{0,20}\b(?:pay|owe)|<we>.{0,20}\bowe\b",
        _LIMIT,
        unless=(
            _OWN_ONLY, r"\bfor (?:the )?purposes? of\b.{0,40}\bcap\b", r"^(?!.*\bliab).*\bcompensation\b.{0,30}(?:%|percent)", r"\bliability insurance|\binsur(?:ance|ed)\b", r"\b(?:service )?credits?\b(?!.{0,60}\bliab)|\bsla[- ]compensat", r"\blimited liability (?:company|partnership)|\bincluding,? (?:but|without) (?:not )?limit\w*(?!.{0,200}\b(?:exceed|limited to|maximum|capped))",
            r"\bdirect (?:and actual )?(?:damages?|loss\w*)\b(?!.{0,80}(?:fees|\d))", r"\b(?:cap|limit|limitation)s?\b.{0,50}\b(?:not|shall not|do not|does not|will not) (?:apply|extend)",
        ),
        value="read:cap",
        examples=("Whatever the cause, liability is capped at CHF 2,000.",),
    ),
    rule(
        "en:liability_cap.uncapped",
        "liability without limit",
        "liab",
        r"\bliab\w*\b.{0,60}\b(?<!\()(?:unlimited|uncapped|not (?:be )?(?:limited|capped)(?! (?:to|by (?:\w+ )?law))|without (?:any )?(?:limit|cap)\b)|\b(?<!\()(?:unlimited|uncapped) liab|\bno (?:limit|cap|ceiling)\b.{0,30}\bliab|\bno (?:cap|limit)(?:ation)? (?:of liability )?appl(?:y|ies)",
        unless=(_OWN_ONLY, r"\bincluding\b.{0,8}\bnot limited to(?!.{0,80}unlimited)"),
        value="uncapped",
        examples=("For bodily harm the provider's liability is not limited.",),
    ),
    rule(
        "en:excluded_damages.kinds",
        "kinds of damage that are not paid",
        "liab|responsib|hook|damage|loss|recover|claim|compensat & indirect|consequential|incidental|special|punitive|exemplary|profit|revenue|business|goodwill|opportunit|earnings|saving|income|sales|reputation",
        rf"{_NEGATED}|\bonly\b.{{0,30}}\bdirect\b|\bin no event\b",
        r"\b(?:liab\w*|responsib\w*|accountable|answerable|pay for|on the hook|recover\w*|entitled|damages?|loss(?:es)?|compensat\w*)\b",
        rf"\b(?:indirect|consequential|incidental|punitive|exemplary|(?:lost|loss of|business|anticipated) (?:\w+,? ){{0,6}}(?:profits?|revenues?|business|goodwill|opportunit\w+|earnings|savings|income|sales)|profits?|revenues?|business interruption|goodwill|reputation)\b|{SPECIAL_DAMAGES}",
        unless=(
            r"\b(?:indemnif\w*|hold (?:\w+ ){0,6}harmless|defend)\b", r"\b(?:does|do|shall|will) not (?:exclude|limit)\b|\bnothing in\b", r"\bnot apply to\b.{0,80}\b(?:indirect|consequential)|\b(?:limit|cap|exclu)\w*\b.{0,40}\bnot apply",
            r"\b(?:jurisdictions?|states?|countries) (?:do|may|that do)\b", r"\bdirect or indirect (?:loss|damage)", r"\bliabilit\w+,? direct or indirect\b", r"<you> (?:\w+ ){0,3}(?:release|discharge)\b.{0,200}\bclaims", r"\bdamages? (?:or \w+ )?(?:our|the|its|their) (?:\w+ )?(?:reputation|goodwill)",
        ),
        value="read:damages",
        examples=("The supplier does not answer for punitive damages or lost opportunities.",),
    ),
    rule(
        "en:direct_damages_only.only",
        "only direct damage is paid",
        "direct & damage|loss|harm|cost & only|limited|confined|restricted|solely|exclusively|other than|apart from|none but|sole|exclusive|nothing|except|save for|but for",
        r"\bonly\b.{0,50}\bdirect\b|\b(?:limited|confined|restricted) (?:\w+ ){0,5}to\b.{0,30}\bdirect\b(?! or)|\bdirect (?:\w+ ){0,3}(?:damages?|loss(?:es)?) only|\b(?:solely|exclusively)\b.{0,40}\bdirect\b|\b(?:other|apart) than (?:\w+ ){0,2}direct\b|\bnone but direct|\b(?:sole|exclusive) remed\w+\b[^,;]{0,60}\bdirect\b|\bdirect (?:\w+ ){0,3}(?:damages?|loss(?:es)?),? (?:and|but) (?:for )?nothing\b|\b(?:no liability|not (?:be )?liable)\b.{0,40}\b(?:except|save|but) for (?:\w+ ){0,2}direct\b(?! or)",
        r"\b(?:damages?|loss(?:es)?|harm|costs?)\b",
        unless=(r"\b(?:contact|speak|deal|directly)\b.{0,20}\bdirectly\b", r"\bdirect or indirect|\bdirect,? indirect"),
        examples=("The supplier answers solely for direct loss.",),
    ),
    rule(
        "en:data_loss_excluded.data",
        "no liability for lost data",
        "data|content|file|backup & loss|lost|losing|vanish|disappear|missing|corrupt|destr|delet|damage|alteration & liab|responsib|accountable|answer|blame|back|breach|bear",
        r"<no_liability>|\bno (?:obligation|duty)\b.{0,30}\bback ?up",
        r"\b(?:loss|lost|losing|corrupt\w*|destruction|deletion|damaged?|alteration|destroyed|deleted)\b(?:,? (?:or|and|of|to|any|your|the|our|all|such|corrupt\w*|damaged?|destr\w+|delet\w+|disclosure|alteration|recovery|unavailability|customer|customer\'s|user|client|stored|personal|loss|lost|other|inaccura\w+|content|files?|unauthori[sz]ed|access|from))* (?:data|content|files?|information|backups?|records)\b|\bdata (?:that|which) (?:is|are|was|gets?) (?:\w+,? ){0,3}(?:lost|corrupt|delet|damag)|\bdata\b.{0,60}\b(?:its|their|such|any) (?:loss|destruction)|\b(?:data|content|files?)\b.{0,20}\b(?:loss|lost|vanish\w*|disappear\w*|go(?:es)? missing|corrupt\w*|deleted|destroyed|damaged|damage)\b",
        unless=(
            r"\b(?:indirect|consequential|incidental|punitive|exemplary|lost (?:profits?|revenues?|business|income)|loss of (?:profit|revenue|business|goodwill))", _INDEMNIFIES, r"\bexceed\b", r"\b<you> (?:are|is|shall be|will be) (?:solely )?responsible",
            r"\bnothing in\b|\bnot (?:exclude|limit)\b",
        ),
        examples=("The host does not answer for files that get lost.",),
    ),
    rule(
        "en:liability_carve_out.not_apply",
        "what a limit of liability does not touch",
        "not |nothing|neither|void|invalid|inapplicable|ineffective|except|other than|exclud|save|unlimited|apart|without limit|no limit|no upper|only if|unaffected|exception|unless|no  & liab|limit|cap|exclusion|unlimit|uncap|compensate & fraud|death|injur|gross|wil|intent|deliberate|reckless|confidential|indemn|data|privacy|security|law|unlawful|illegal|mandatory|statutory|pay|infring|intellectual|consumer|product|limited|excluded|waived|nonpay|repay|overpay|noninfring",
        r"\bnothing\b.{0,80}\b(?:limit\w*|exclud\w*|restrict\w*|affect\w*)\b|\b(?:caps?|limit\w*|exclusion\w*|restriction\w*|disclaimer\w*)\b.{0,80}\b(?:not|nor|never|no) (?:\w+ ){0,2}(?:apply|applies|extend|affect|cover|limit|be applicable|applicable|operate|exclude|hold)\b|\b(?:limit\w*|exclusion\w*|cap)\b.{0,20}\b(?:void|invalid|inapplicable|ineffective|unenforceable)\b|\b(?:except|excluding|other than|save|apart from|with the exception|exceptions?|exclude[sd]?|unless(?! otherwise))\b.{0,160}\bliab\w*|^(?:except|save|other than)\b[^;]{160,400}\bliab|\b(?:does|do|shall|will) not (?:affect|exclude|limit|restrict) (?:\w+ ){0,4}liabilit|\bliab\w*\b.{0,160}\b(?:except|excluding|other than|save|apart from|with the exception|unaffected|unless)\b|\b(?:unlimited|uncapped|not (?:be )?limited(?! to)|not (?:be )?excluded|no (?:upper )?limit|(?<!ncluding )(?<!ncluding, )without limit\w*|no cap|fully liable)\b|\b(?:not|neither)\b.{0,40}\b(?:limits?|excludes?|restricts?)\b.{0,40}\bliab|\bnot (?:\w+ )?compensate\b.{0,200}\bunless\b.{0,60}\b(?:intent|gross|wil)",
        r"\b(?:liab\w*|limitation\w*|limits?\b|caps?\b|exclusion\w*|capped|compensate)\b",
        r"\b(?:fraud\w*|death|injur\w*|gross\w*|wil[l]?ful\w*|intent\w*|deliberate\w*|reckless\w*|confidential\w*|indemni\w*|data (?:breach|protection|security)|breach(?:es)? of (?:\w+ ){0,3}(?:privacy|security)|personal data|(?:cannot|can ?not|may not|must not|not permitted|not be)\b.{0,30}\b(?:law\w*|limited|excluded|waived|exclude|limit)|mandatory|statutory|pay(?:ment)?\b|infring\w*|intellectual property|consumer rights|product liability|unlawful|illegal)",
        unless=(
            r"^(?!.*\b(?:except|nothing|unless|other than|save|not apply|not hold|not limit|unlimited|unaffected|no limit|uncapped|excluding|apart from|not exclude|not affect|exception|(?<!ncluding )(?<!ncluding, )without limit\w*|never|not limited(?! to)|not be limited|not extend|no cap|fully liable|not affect|not restrict|neither (?:party|side) (?:limits|excludes|restricts)|void|invalid|inapplicable|ineffective|no upper limit|not applicable|not excluded|not be excluded)\b)",
            r"\byou (?:agree to )?indemnif", r"^(?!.*\bliab).*\bdisclaims?\b.{0,60}\b(?:representations|warrant)", r"\bjurisdictions\b", r"\bwil[l]?ful,? (?:punitive|incidental)", r"\bwithout (?:\w+ ){0,2}(?:written )?consent",
        ),
        value="read:carve_outs",
        examples=("The above limits do not apply to wilful misconduct.",),
    ),
    rule(
        "en:liability_excluded.not_liable",
        "what the vendor does not answer for",
        "liab|responsib|accountable|answer|blame|hook|bear",
        r"<no_liability>",
        unless=(
            _HEADING, r"\b(?:acknowledge?ment|admission)\b.{0,40}\b(?:fault|liabilit)", r"\b(?:filing|arbitrator) (?:\w+ )?fees\b|\bindemnifying party\b.{0,60}\bsettle",
            r"\bbe (?:greater|higher|larger) than\b|\b(?:(?<!direct or )indirect|consequential|incidental|punitive|exemplary|lost profits|loss of (?:\w+ ){0,2}(?:profits?|revenue|business|goodwill))\b", r"\bexceed\w*|\bcapped\b|\blimited to\b|\bcap\b|\b(?:liable|responsible)\b.{0,10}\bmore than",
            r"\b(?:data|files?|content) (?:that|which) (?:is|are|was|were|gets?|becomes?) (?:\w+,? ){0,3}(?:lost|corrupt|delet|damag|destroy)|\b(?:loss|lost|corrupt\w*|destruction|deletion)\b(?:(?!\b(?:arising|resulting|caused|incurred|suffered)\b).){0,40}\bdata\b|\b(?:data|files?|content) (?:\w+ ){0,2}(?:vanish|disappear|go(?:es)? missing)|\b(?:lost|corrupt\w*|deleted|damaged) (?:(?:or|and) (?:lost|corrupt\w*|damaged|deleted) )?(?:files|content)\b|\bfiles (?:are|is|get|gets|become|were|have been) (?:\w+,? ){0,3}(?:lost|corrupt|delet|damag|destroy)|\bdata\b.{0,16}\b(?:loss|lost|corrupt)|\bdata\b.{0,60}\b(?:its|their|such|any) (?:loss|destruction)",
            r"\bnothing (?:in|herein)\b|\b(?:not|nor)\b.{0,8}\b(?:exclude|limit|disclaim|affect|restrict)\b|\bneither (?:party|side) (?:limits|excludes|restricts)\b", r"^(?!.*\bliab).*\bcompensation\b.{0,30}(?:%|percent)", r"\bliability insurance|\binsurance\b|\blimited liability (?:company|partnership)",
            r"<we>,? (?:and )?not (?:the )?\w+,? (?:is|are|will be|remain)\b.{0,20}\b(?:responsible|liable)", r"\b(?:not|neither) (?:\w+ ){0,3}(?:relieve|release|absolve|discharge|exempt)", r"\bno liability (?:whatsoever|at all)\b(?! (?:for|arising|in respect|in connection|resulting|relating))", _USERS + r".{0,60}\bliab|\bliab\w*.{0,60}" + _USERS,
            r"\b<you> (?:are|is|shall be|will be|remain|will|shall) not (?:be )?(?:liable|responsible)", r"\b(?:limit\w*|cap|exclusion\w*)\b.{0,40}\bnot apply",
            _MENTION, r"\bsurviv", r"<you> remain (?:\w+ )?responsible", r"\bno (?:upper )?(?:limit|cap|ceiling)\b|\bfull responsibility\b|\bsolely responsible\b(?!.{0,80}\bnot)",
            r"\bfail\w* to (?:\w+ ){0,3}(?:notif|inform|tell|advise|give)\w*.{0,120}\b(?:other|affected|receiving|that|innocent) (?:party|side)\b|\bpart(?:y|ies) (?:that|who|which) (?:\w+ ){1,3}(?:notified|informed|told)\b",
        ),
        value="read:text",
        examples=("The operator is not responsible for third-party websites.",),
    ),
    rule(
        "en:liability_excluded.own_risk",
        "use is at the customer's own risk",
        "risk|borne|bear",
        r"\b(?:loss(?:es)?|damages?|consequences|risks?)\b[^.;]{0,80}\b(?:shall|will|must) be (?:solely )?borne by (?:you|the user|customer|the customer)\b|<you> (?:shall|will|must) (?:\w+ )?bear (?:all |any |the |full )*(?:\w+ )?(?:loss(?:es)?|consequences|risks?)\b|\bat (?:your|the user's|its|the customer's|customer's|their) (?:own|sole)(?: and sole)? risk\b|\bassume all risks?\b",
        unless=(r"\bas[- ]is\b", r"\b(?:incurred|suffered|sustained) by (?:us|the company|the provider|provider)\b|\b(?:caused|losses) to us\b"),
        value="read:text",
        examples=("You rely on such tips at your own risk.",),
    ),
    rule(
        "en:warranty_disclaimer.as_is",
        "warranties are disclaimed",
        "as is|as-is|as available|warrant|with all faults|representation|guarantee",
        r"(?<!soon )(?<!far )(?<!long )(?<!much )\bas[- ]is\b|\bas[- ]available\b|\bwith all faults\b|\b(?:disclaim\w*|exclu(?:d\w*|sions?)|without|no|not|waive\w*|negate\w*|makes? no|give[s]? no)\b.{0,60}\b(?:warrant(?:y|ies)|representations? (?:or|and) warrant\w+)\b|\bwarrant(?:y|ies)\b.{0,40}\b(?:disclaimed|excluded)|\b(?:all|any|implied|express|statutory|other) (?:\w+,? ){0,3}warrant(?:y|ies)\b[^.;]{0,160}\b(?:are|is|be) (?:\w+ ){0,2}(?:disclaimed|excluded)|\b(?:not|neither|nor|never) (?:\w+ ){0,6}(?:warrants?|represents?)\b.{0,140}\b(?:fit|fitness|suitab\w+|merchantab\w+|meet (?:your|the|any)|accura\w+|reliab\w+)\b|" + _NOT_OF_UPTIME + r".*\b(?:not|neither|nor|never) (?:\w+ ){0,6}(?:warrants?|represents?)\b.{0,140}\b(?:virus\w*|harmful|completeness|correctness|quality)\b|" + _NOT_OF_UPTIME + r".*\b(?:not|cannot|neither|nor|never) (?:\w+ ){0,2}guarantees? (?:\w+,? ){0,3}(?:accura\w+|completeness|correctness|quality|reliab\w+)\b",
        unless=(
            _HEADING, r"\bsurviv", r"^nothing (?:in|herein)\b", r"\bdisclaimers? of warrant\w+ (?:section|clause|above|below|set)", _MENTION,
            r"\bwithout limiting (?:any|the)\b[^,]{0,60}warrant", r"\bresponsible for (?:any |all |the )?(?:\w+ )?warrant", r"\b(?:states|jurisdictions|countries)\b.{0,10}\b(?:do|may|that)\b", r"\bwarranty (?:period|claim|card|service|certificate)|\bcopy of\b|\bas is (?:reasonabl\w+|commercially|practica\w+|possible|customary|the case|usual|necessary|required|evident)|\bas is (?:[a-z]+ing|our|your|their|any|every)\b|\b(?:breach|violation) of .{0,120}\bwarrant",
            r"\b(?:not|no)\b.{0,20}\blimit (?:any|your) (?:\w+ )?warrant", r"^(?!.*\bas[- ](?:is|available)\b)(?!.*\bwarrant(?:y|ies) (?!that\b)).*\bno warrant(?:y|ies) that (?:\w+ ){1,5}(?:will|is|are|can)\b", r"\bliable\b.{0,120}\bwarrant(?:y|ies),? (?:contract|tort)|\b(?:contract|tort),? (?:\w+,? ){0,3}warranty",
        ),
        examples=("Beta software comes with all faults.",),
    ),
    rule(
        "en:customer_indemnity.customer",
        "the customer indemnifies the vendor",
        "indemnif|harmless|defend|compensate|reimburse|indemnity|releas|cover|bear|pay",
        r"\b(?:you|customers?|users?|clients?|subscribers?|licensees?|members?)\b(?:(?!\b(?:we|provider|company|vendor) (?:will|shall|agree)).){0,80}" + _INDEMNIFIES + r"|\b(?:shall|will|must|agrees? to) (?:\w+,? ){0,3}?" + _TO_VENDOR + r"|\bindemnif\w*.{0,30}\b(?:by|from) (?:you|customer|the customer)|\bat your (?:own )?expense\b.{0,20}\bdefend",
        _CAUSE_OF_LOSS,
        unless=(
            r"\b(?:we|provider|company|vendor|supplier|licensor) (?:\w+ ){0,2}(?:will|shall|agrees? to|undertakes? to|must)(?:,? \w+){0,6},? (?:protect|indemnify|defend|hold|compensate|reimburse)", r"\bnot (?:be )?(?:required|obliged|obligated) to (?:indemnify|defend)",
            r"\bno (?:obligation|duty) to (?:indemnify|defend)", r"\baudits?\b", r"\bassume (?:the |sole |its )?(?:exclusive )?(?:\w+ )?(?:defen[cs]e|control)", r"\b(?:sla|service level|uptime|availab)\w*", r"\b(?:each|either) party\b.{0,30}\bindemnif", r"\bnot (?:be )?(?:compensated|reimbursed)", r"\bindemnification obligations\b.{0,40}\bnot apply|\bnot apply\b.{0,60}\bindemn",
        ),
        value="read:text",
        who="any",
        examples=("The user shall compensate us for damages due to unlawful uploads.",),
    ),
    rule(
        "en:customer_indemnity.bears",
        "the customer bears what others and the vendor lose through it",
        "bear|compensation & loss|losses|damage|harm|consequences",
        r"\b(?:loss(?:es)?|damages?|harm) (?:\w+ ){0,4}to (?:[\w,]+ ){0,8}us\b[^.;]{0,80}<you> (?:shall|will|must) (?:\w+ )?bear (?:all|full)\b|\bcauses? (?:any )?(?:damages?|loss(?:es)?|harm) to (?:[\w,]+ ){0,12}us\b[^.;]{0,60}<you> (?:shall|will|must) (?:\w+ )?bear (?:all|full)\b|<we> (?:have|has|reserves?) the right to (?:seek|claim|demand) compensation from <you>",
        value="read:text",
        examples=("Should losses be caused to us, the user shall bear full responsibility.",),
    ),
    rule(
        "en:vendor_indemnity.vendor",
        "the vendor indemnifies the customer",
        "indemnif|harmless|defend|indemnity|protect|cover|bear|pay",
        r"\b(?:we|provider|company|vendor|supplier|licensor|seller)\b (?:\w+ ){0,4}(?:will|shall|agrees?|undertakes?|must)(?:(?!\byou (?:shall|will|agree)).){0,50}\b(?:indemnif\w*|hold (?:\w+ ){0,3}harmless|defend)|\b(?:we|provider|company|vendor|supplier|licensor|contractor|consultant)\b.{0,20}\b(?:indemnif(?:y|ies)|defends?|holds?)\b.{0,30}\b(?:you|customer|client|licensee)|\b(?:agrees? to|shall|will|must) (?:\w+,? ){0,4}(?:indemnify|defend|hold)(?:,? (?:and|or|defend|indemnify|hold|keep))* (?:harmless )?(?:the )?(?:customer|client|licensee|subscriber)\b|\binfring\w*.{0,60},? <we> (?:will|shall) (?:\w+ ){0,4}(?:cover|bear|pay) (?:all |the |any )*(?:\w+ ){0,2}(?:damages|costs|losses)|\b(?:third part(?:y|ies)|copyright|patent|infring\w*)\b.{0,90},? <we> (?:will|shall) (?:\w+ ){0,4}(?:cover|bear|pay) (?:all |the |any )*(?:\w+ ){0,2}(?:damages|costs|losses)",
        _CAUSE_OF_LOSS,
        unless=(r"\b(?:not|no obligation to|no duty to) (?:\w+ )?(?:indemnify|defend)", _TO_VENDOR),
        value="read:text",
        examples=("The licensor will defend the licensee against patent suits.",),
    ),
    rule(
        "en:customer_indemnity.mutual",
        "each side indemnifies the other",
        "indemnif|harmless|defend|compensat|reimburse",
        r"\b(?:each|either|both|the|responsible|breaching|defaulting) (?:part(?:y|ies)|side)\b.{0,40}" + _INDEMNIFIES + r".{0,60}\bother\b",
        value="read:text",
        examples=("Each party shall indemnify the other against claims caused by its breach.",),
    ),
    rule(
        "en:vendor_indemnity.mutual",
        "each side indemnifies the other",
        "indemnif|harmless|defend|compensat|reimburse",
        r"\b(?:each|either|both|the|responsible|breaching|defaulting) (?:part(?:y|ies)|side)\b.{0,40}" + _INDEMNIFIES + r".{0,60}\bother\b",
        value="read:text",
        examples=("Each party shall indemnify the other against claims caused by its breach.",),
    ),
    rule(
        "en:mutual_liability.both",
        "limits of liability bind both sides",
        "party|parties|side & liab|answerable|responsib|accountable",
        r"\b(?:neither party|each party|either party|no party|both parties|neither of the parties|neither side|the parties'|of the parties|(?:to|towards) each other)\b",
        r"\b(?:liab\w*|answerable|responsible|accountable)",
        _LIMIT + r"|\b(?:indirect|consequential|lost profits?|special|punitive|loss of|incidental)\b|\b(?:neither|no) party\b.{0,30}\bliable",
        unless=(r"\bforce majeure|\bbeyond (?:\w+ ){0,3}control", r"\bterminat", r"\bresponsible for (?:paying|its own)\b", r"\bindemnif\w*,? (?:the other|each other|defend|and (?:hold|defend)|against)", r"\bsurviv", r"\bnot (?:limit|exclude) (?:either|each) party"),
        examples=("Each party's liability under this contract is limited to EUR 10,000.",),
    ),
    rule(
        "en:survives_termination.clause",
        "exclusions outlive the contract",
        "surviv|outlast|outlive|remain|continue & terminat|expir|end of|an end|ends|ended|cancell|conclusion",
        r"\bcontinue to be bound\b|\b(?:surviv\w*|outlasts?|outlives?)\b|\bcontinues? after\b|\b(?:remain|continue)s?\b.{0,30}\b(?:in (?:full )?(?:force|effect)|valid|apply|binding|effective)\b",
        r"\b(?:terminat\w*|expir\w*|end of|(?:to|at) an end|ends|ended|cancell\w*|conclusion)\b",
        unless=(r"\b(?:previous|old|prior|existing) (?:terms|version)", r"\b(?:continues?|remains?) in (?:full )?(?:force|effect)\b.{0,80}\b(?:until|unless|for the duration)\b", r"\bcredits?\b", r"\bif any (?:provision|part)|\binvalid\b|\bunenforceab"),
        examples=("Disclaimers remain in force after the end of this contract.",),
    ),
)  # fmt: skip
