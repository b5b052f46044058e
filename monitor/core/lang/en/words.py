"""English words of liability, credits and refunds: members of sets, caps, tiers, sides of the contract."""

from monitor.core.lang.lexicon import ActorWords, CapWords, EachSide, TierWords

PHRASES = {
    "told_or_effective": r"<tell>|\b(?:effect|effective|apply|applies|in force|into force|binding|valid|beforehand|in advance|cure|remedy|rectify|fix|right|comply|correct|migrat\w*|transition|deprecated)\b",
    "counts_back_after": r"^(?:'s?|s')?,? ?(?:\([^)]{0,12}\) ?)?(?:prior|before|in advance|ahead|preceding|beforehand|(?:prior |advance |advanced )?(?:written )?(?:notice|notification))",
    "counts_back_before": r"(?:notice (?:period )?of|non-?renewal of|giving|by|on|upon)(?: at least| not less than| a minimum of)? ?$",
    "within_before": r"(?:is|be|of|within|in|no later than|not later than|up to|inside|during|for|under|before|by|until|at most|maximum of|a)(?: the)?(?: first| next| following| initial| last| past)?(?: a)?(?: period of| maximum of| at most)? ?$",
    "within_after": r"^(?:'s?|s')?[ -]?(?:of|after|from|following|money|window|period|refund|cooling|to (?:request|claim|file|submit|apply|object|reject|cancel)|or less)",
    "vague_deadline": r"\b(?:as soon as|promptly|in a timely|without undue delay|reasonable (?:time|period))\b",
    "promise": r"<we>'ll (?:\w+ ){0,3}(?:notify|inform|tell|give|send|announce|e-?mail|post|alert|let)|<we> (?:\w+ ){0,3}(?:will|shall|must|undertakes?|agrees?|may)(?: \w+){0,5} (?:notify|inform|tell|give|provide|send|announce|email|e-mail|publish|post|alert|advise)|\b(?:notice|notification) (?:of|will|shall|is)\b|\b(?:will|shall) be (?:notified|informed|announced|given)|<you>(?:'ll| will| shall) hear from|<you>(?:'ll| will| shall) (?:get|receive|have) (?:[\w'-]+ ){0,8}(?:notice|notification|warning)\b",
    "below_after": r" ?(?:>(?!=)|or (?:less|below|lower|under))",
    "at_least_after": r" ?(?:≤|<=|or (?:more|above|higher|greater|better)|and (?:above|higher|over))",
    "untold": r"<you>(?:'ll| will| shall) not (?:\w+ ){0,2}?be (?:\w+ )?(?:notified|told|informed|warned)\b|<we> (?:will|shall|need|do|does) not (?:\w+ ){0,3}(?:notify|tell|inform|warn|announce)\b",
    "on_site": r"\b(?:our|the|its|[a-z]+'s) (?:official )?(?:web ?site|home ?page|blog|status page)|\bwebsite (?:announcement|notice|post)|\bstatus page|\bweb ?page|\b(?:on|via) (?:this|our|the) (?:platform|site|website)|\bposting\b|\bpost(?:ed)? (?:it |them )?(?:on|to)\b",
    "no_liability": r"(?:\b(?:not|nor|never|neither|cannot|can't|won't|no event|no circumstances?|no case|without(?! prejudice))\b.{0,70}\b(?:liable|liabilit\w*|responsib\w*|accountable|answerable|answer for|to blame|on the hook|pay for)|\b(?:no|disclaim\w*|exclu(?:d\w*|sions?)|no (?:obligation|duty) or|refuse\w*|declin\w*|without(?: any)?|waive\w*|free (?:of|from)|relieve\w*|releas\w*)\b.{0,40}\b(?:liabilit\w*|responsibilit\w*)|\bliabilit\w*\b.{0,60}\b(?:is|are|shall be) (?!not\b)(?:\w+ )?(?:excluded|disclaimed|waived)\b|\bdisclaims? (?:\w+ ){0,3}liabilit|\b(?:not|no)\b.{0,30}\b(?:obligation|duty|obliged|required) to (?:compensate|pay (?:\w+ )?(?:damages|compensation))|\bnot bear (?:any |the )?(?:\w+ ){0,4}(?:loss(?:es)?|liabilit\w+|responsibilit\w+|damages?)\b|\bnot (?:be )?(?:deemed|considered|regarded|treated)(?: as| to be)? (?:a |any )?breach\b)",
    "efforts": r"\b(?:efforts|(?:reasonable|best) endeavou?rs)\b",
    "availability": r"(?:\bavailab\w*|\buptime|\bup-time|\bup time|\boperational\b|\breachable\b|\baccessible\b|\bsuccess rate|\bonline\b|\bup and running)",
    "uptime": r"(?:\bavailability\b|\buptime|\bup-time|\bdowntime|\boutages?\b|\bunavailab\w*|\bup and running|\b(?:available|operational|reachable|accessible|online|up)\b.{0,24}\d|<sla>)",
    "credit": r"(?:\bcredit(?:s|ed)?\b|\bcompensat\w+|\brebates?\b|\bvouchers?\b|\bsla (?:claims?|remed\w+))",
    "refund": r"\b(?:refund\w*|reimburs\w*|repa(?:y|ys|id|yments?|yable)\b|money[- ]back|non-?refundable|(?:get|gets|give|given|receive[sd]?|pay|pays|paid|claim|want|your money) (?:\w+ ){0,6}back\b|return(?:ed|s|ing)? (?:of )?(?:\w+ ){0,3}(?:fees?|payments?|money|amounts?|sums?|price|deposits?)|(?:fees?|payments?|money|amounts?|sums?|price|deposits?|balance) (?:\w+ ){0,6}returned)",
    "terminated": r"(?:terminat\w*|cancel\w*|clos(?:e|es|ed|ing|ure)\b|end(?:s|ed|ing)? (?:of )?(?:this|the|your) (?:\w+ )?(?:agreement|contract|subscription|service)|discontinu\w*|suspen\w*)",
    "law_named": r"\blaws? of [^,;.()]{2,70}|\b(?!(?:by|the|that|with|under|this|and|of|to|in|any|all|applicable|such|or|a|as|is|are|local|mandatory|case|common) )[a-z]+ (?:(?!by |the |that |with |under |and |of |to |in )[a-z]+ )?law\b",
    "forum_named": r"\b(?:[a-z-]+ ){0,2}(?:courts?\b[^,;.()]{0,70}|arbitrat\w+[^,;.()]{0,70}|tribunal[^,;.()]{0,60})",
    "address_named": r"\b[\w.+-]{1,40}@[\w-]{1,40}(?:\.[a-z0-9-]{2,20}){1,3}",
    "fees": r"(?:fees?\b|payments?\b|charges?\b|amounts?\b|sums?\b|purchases?\b|sales?\b|orders?\b|subscriptions?\b|price\b|deposits?\b|prepa\w+|credits?\b|balance)",
}

SPECIAL_DAMAGES = r"\bspecial\b(?=\s*[,;/)(]|[.]?$|(?:,? (?:and|or|nor|and/or))? (?:(?:\w+,? ){0,3}(?:damages?|loss(?:es)?|harms?)\b|indirect|consequential|incidental|punitive|exemplary))"
"""The kind of damage; contracts have special terms, users and reasons, too."""

DAMAGES = (
    ("indirect", r"\bindirect\b"),
    ("consequential", r"\bconsequential\b"),
    ("incidental", r"\bincidental\b"),
    ("special", SPECIAL_DAMAGES),
    ("punitive", r"\bpunitive\b"),
    ("exemplary", r"\bexemplary\b"),
    ("lost_profits", r"\bprofits?\b|\bloss of (?:\w+ ){0,3}earnings|\b(?:lost|expected|anticipated) (?:sales or )?earnings"),
    ("lost_revenue", r"\brevenues?\b|\b(?:lost|loss of) (?:\w+ ){0,2}(?:income|sales|turnover)"),
    ("lost_data", r"\b(?:loss|lost|corrupt\w*|destruction|deletion|damage)\b(?: \w+,?){0,14}? data\b|\bdata\b,? (?:loss|or)\b|\blost data|\bdata (?:corruption|damage)"),
    ("goodwill", r"\bgoodwill\b|\breputation\w*"),
    ("business_interruption", r"\b(?:business|work|service|operational?) (?:interruption|stoppage|disruption|downtime)s?\b|\binterruption of business"),
    ("lost_opportunity", r"\bopportunit\w+|\b(?:loss of|lost) business\b(?! (?:interruption|profit|opportunit))|\b(?:loss of|lost)\b[^.;]{0,60}?\b(?:contracts?|customers|savings|business(?! (?:interruption|profit|opportunit|information|reputation)))\b"),
    ("third_party_claims", r"\b(?:third[- ]part(?:y|ies)'?s?) (?:claims?|demands?|suits?)|\bclaims? (?:\w+ ){0,7}(?:by|of|from) (?:a |any )?third part"),
)  # fmt: skip

CARVE_OUTS = (
    ("law", r"\b(?:cannot|can not|may not|must not|not permitted to|can't|unable to) (?:\w+ ){0,3}(?:be )?(?:lawfully |legally )?(?:limited|excluded|restricted|waived|exclude|limit|disclaimed)|\bmandatory (?:\w+ )?(?:law|liabilit|rights|statut|consumer)|\bproduct liability (?:act|law)|\b(?:unlawful|illegal) (?:for us )?to (?:do so|exclude|limit|restrict)\b|\bnot (?:be )?(?:excluded|limited) (?:by|under) (?:\w+ )?law|\blaws? (?:does|do) not (?:allow|permit)|\bconsumer rights\b|\bstatutory (?:rights|liabilit|warrant)"),
    ("gross_negligence", r"\bgross(?:ly)? negligen\w+|\bgross fault"),
    ("wilful_misconduct", r"\b(?:wil[l]?ful\w*|intent(?:ional\w*)?|deliberate\w*|reckless\w*)\b"),
    ("fraud", r"\bfraud\w*|\bdeceit\b"),
    ("death_injury", r"\bdeath\b|\b(?:personal|bodily|physical) (?:injury|injuries|harm)|\binjury to (?:life|body|persons?)|\binjury of life"),
    ("ip_indemnity", r"\bindemni\w+|\b(?:infring\w+|misappropriat\w+)|\bintellectual property"),
    ("confidentiality", r"\bconfidential\w*|\bnon-?disclosure|\bsecrecy"),
    ("data_breach", r"\bdata (?:breach\w*|protection|security)|\bsecurity breach|\bbreach(?:es)? of (?:\w+ ){0,3}(?:data|privacy|security)|\bpersonal data|\bprivacy obligations"),
    ("payment_obligations", r"\b(?:payment|pay) (?:obligation|of fees|of undisputed)\w*|\bobligations? to pay|\b(?:fees|amounts|sums) (?:due|owed|payable)|\bobligation of payment|\bpay the fees|\bnon-?payment|\bunpaid (?:invoices|fees|amounts|charges|bills)"),
)  # fmt: skip

CREDIT_FORMS = (
    ("cash", r"^(?!.*\b(?:not|cannot|no|never|nor|instead of|in lieu of)\b.{0,50}\bcash\b).*(?:\b(?:in|as|for|paid in|by) cash\b|\bcash (?:payments?|refunds?|compensation|settlement)\b|\bbank transfer|\bmonetary (?:payment|refund|compensation))"),
    ("service_credit", r"\b(?:service|account|billing|platform|invoice|store|bill) credits?\b|\bcredit notes?\b|\b(?:credit(?:ed|s)?|applied|offset|set off|deduct\w*|appl\w+) .{0,40}\b(?:(?:next|future|following|subsequent|upcoming|later) (?:[\w']+ ){0,2}(?:invoices?|bills?|billing|fees|payments?|charges|statement|purchases?)|against (?:\w+ ){0,3}(?:invoices?|fees|charges|bills?))|\bcredits? .{0,40}\b(?:used|usable|redeem\w*|valid) .{0,20}\b(?:against|towards?|for|on) (?:\w+ ){0,3}(?:invoices?|fees|charges|bills?|purchases?)"),
    ("voucher", r"\bvouchers?\b|\bcoupons?\b|\bgift cards?\b"),
    ("extension", r"\b(?:term|subscription|period|validity|plan|contract) (?:\w+ ){0,3}(?:extended|prolonged)\b|\bexten(?:d|ds|ded|ding|sion)\b.{0,50}\b(?:term|subscription|period|service|validity|time|days|plan)|\b(?:additional|extra|free) (?:\w+ ){0,2}(?:(?:service|subscription) (?:days|weeks|months|time)|days of service|months? of service|subscription time)|\b(?:days|months) added to\b"),
    ("discretionary_benefit", r"\bgoodwill (?:gesture|credit|payment)|\b(?:free|complimentary) (?:trial|usage|benefits?|experience)|\bdiscretionary (?:benefit|credit)|\bgesture of goodwill"),
)  # fmt: skip

TOPICS = (
    ("content", r"\bcontent\b|\bmaterials?\b|\binputs?\b|\boutputs?\b|\bdata you\b|\byour data\b|\buploads?\b|\bsubmissions?\b"),
    ("ip", r"\bintellectual property|\binfring\w+|\bpatents?\b|\bcopyrights?\b|\btrademarks?\b|\bmisappropriat\w+|\bthird[- ]part(?:y|ies)'?s? rights"),
    ("breach", r"\bbreach\w*|\bviolat\w*|\bnon-?complian\w*|\bfail(?:ure|s)? to comply"),
    ("law", r"\bapplicable laws?\b|\blaws? (?:and|or) regulations|\bregulations\b"),
    ("use", r"\buse (?:of|or)\b|\byour use\b|\baccess to\b|\bmisuse\b|\binability to use"),
    ("maintenance", r"\bmaintenance\b|\bupgrades?\b|\bscheduled downtime|\bplanned downtime"),
    ("force majeure", r"\bforce majeure|\bacts? of god|\bnatural disaster|\bbeyond (?:\w+ ){0,3}(?:reasonable )?control|\bwar\b|\bgovernment"),
    ("third party", r"\bthird[- ]part(?:y|ies)"),
    ("customer fault", r"\byour (?:own )?(?:acts?|omissions?|fault|equipment|software|misuse|negligence|system|hardware|network|failure|configuration)|\bcustomer(?:'s)? (?:acts?|fault|equipment|misuse|failure|systems?)|\bcaused by (?:you|customer|the customer)"),
    ("network", r"\binternet\b|\bnetwork\w*|\btelecommunications?\b|\bisp\b"),
    ("attack", r"\battacks?\b|\bhack\w*|\bvirus\w*|\bmalware|\bddos"),
    ("beta", r"\bbeta\b|\bpreview\b|\balpha\b|\bexperimental|\bfree (?:tier|trial|plan|version)"),
    ("suspension", r"\bsuspen\w+|\bterminat\w+|\bdiscontinu\w+"),
    ("service discontinuation", r"\bdiscontinu\w+|\bceas\w+|\bretir\w+"),
    ("data loss", r"\b(?:loss|corruption|deletion) of (?:\w+ ){0,3}data|\bdata loss|\blost data|\bbackups?\b"),
    ("legal fees", r"\b(?:attorney|legal|lawyer)\w*'? (?:fees|costs|expenses)"),
    ("delay", r"\bdelays?\b|\bfailure to perform|\bfailure in performance"),
    ("account", r"\baccounts?\b|\bcredentials?\b|\bpasswords?\b|\bkeys?\b"),
    ("claims", r"\bclaims?\b|\bdemands?\b|\bproceedings\b"),
)  # fmt: skip

CAP = CapWords(
    bases=(
        ("monthly_fee", r"\bmonthly (?:\w+ ){0,2}(?:fees?|charges?|subscription|price)|\b(?:fees?|charges?) (?:\w+ ){0,4}(?:one|a single|that|the affected|the relevant) month\b|\bone month'?s? (?:\w+ )?fees?"),
        ("order_fees", r"\border (?:fees|value|price)|\bprice of the (?:relevant |applicable )?order|\bvalue of the order"),
        ("fees_consumed", r"\b(?:fees?|amounts?|charges?|sums?)\b.{0,50}\b(?:consumed|used|incurred)\b|\bconsum(?:ed|ption)\b.{0,30}\b(?:fees?|amounts?|charges?)|\b(?:actually |actual )(?:consumed|used|usage)"),
        ("fees_payable", r"\b(?:fees?|amounts?|charges?|sums?|subscription|consideration|price|payments?)\b(?:(?!\bpaid\b).){0,60}\b(?:payable|due|owed|owing|invoiced|billed|charged|to be paid)\b|\b(?:invoiced|billed|payable|annual|yearly) (?:\w+ )?(?:fees?|amounts?|charges?)(?!.{0,40}\bpaid\b)"),
        ("fees_paid", r"\bcompensation (?:that )?(?:you|customer|client)\b.{0,20}\b(?:paid|pays?)\b|\b(?:fees?|amounts?|charges?|sums?|subscription|consideration|price|payments?|money|monies|purchase price|total|spend|what)\b.{0,60}\b(?:paid|pay|spent|received|made|remitted)\b|\bpaid (?:\w+ ){0,3}(?:fees?|amounts?|subscription)|\byou(?: have| had|'ve)? (?:actually )?paid\b|\b(?:received|collected) from you|\bpayments? (?:by|from|made)|\b(?:total|aggregate) (?:fees?|charges?|payments?)\b|\b(?:months?|year)['s]* (?:of |worth of )?(?:\w+ )?fees|\b(?:service|subscription|contract|licen[cs]e) (?:fees?|price|charges?)\b|\bfees\b"),
    ),
    greater=r"\b(?:greater|higher|larger|highest|greatest|more)(?: amount)?(?: of\b|,|\.|$|\))|\bwhichever (?:\w+ ){0,3}(?:greater|higher|more|larger)",
    lesser=r"\b(?:lesser|lower|smaller|less|lowest|smallest)(?: amount)? of\b|\bwhichever (?:\w+ ){0,3}(?:lesser|lower|less|smaller)",
    uncapped=r"\b(?<!\()(?:unlimited|uncapped)\b|\bnot (?:be )?(?:limited(?! by (?:\w+ )?law)|capped|subject to (?:any |a |the )?(?:cap|limit))|\bwithout (?:any )?(?:limit|limitation|cap)\b(?! of)|\bno (?:cap|limit|limitation|ceiling|upper limit)\b",
    zero=r"\b(?:zero|nil)\b",
    multiples=(
        ("2", r"(?<![\d.])\b(?:two|2)(?: \(2x?\))? ?(?:times|x)\b|\btwice\b|\bdouble\b|(?<![\d.])\b2x\b|\b200 ?%|\b200 percent"),
        ("3", r"(?<![\d.])\b(?:three|3)(?: \(3x?\))? ?(?:times|x)\b|\btriple\b|(?<![\d.])\b3x\b|\b300 ?%"),
        ("4", r"(?<![\d.])\b(?:four|4)(?: \(4x?\))? ?(?:times|x)\b|(?<![\d.])\b4x\b"),
        ("5", r"(?<![\d.])\b(?:five|5)(?: \(5x?\))? ?(?:times|x)\b|(?<![\d.])\b5x\b|\b500 ?%"),
        ("10", r"(?<![\d.])\b(?:ten|10)(?: \(10x?\))? ?(?:times|x)\b|(?<![\d.])\b10x\b"),
        ("1.5", r"\b(?:one and a half|1\.5) ?(?:times|x)\b|\b1\.5x\b|\b150 ?%|\b150 percent|\bone hundred (?:and )?fifty percent"),
        ("1.25", r"\b125 ?%"),
        ("0.5", r"\b(?:half|50 ?%|fifty percent(?: \(50%\))?) of\b"),
    ),
    lookbacks=(
        ("P12M", r"\b(?:annual(?:ly)?|yearly|per (?:calendar |contract )?year|(?:contract|calendar|same|one|preceding|previous|prior|last|past) year|the year (?:before|prior|preceding|immediately|leading|up to|ending))\b"),
        ("P3M", r"\bquarterly\b|\b(?:the|that|preceding|previous|prior|last|past|calendar|same) (?:calendar )?quarter\b"),
        ("P1M", r"\bmonthly\b|\b(?:the|that|affected|same|relevant|preceding|previous|prior|last|past|one) (?:calendar |billing )?month\b"),
    ),
    order=r"\b(?:under|for|in|on|to) (?:the |that |an? )?(?:\w+ )?(?:order|purchase|transaction|item|goods|ticket|booking)\b(?! form)",
)  # fmt: skip

TIERS = TierWords(
    below=r"(?:below|under|less than|lower than|<(?!=)|falls? (?:short of|below)|drops? (?:below|under)|up to but not including|up to but excluding|but not|fewer than|beneath)\s*(?:(?:a|the|or|of|monthly|uptime|availability|percentage)\s*)*$",
    at_least=r"(?:at or above|at least|greater than or equal to|equal to or (?:greater|higher|more) than|(?:not|no) (?:less|lower|fewer) than|not (?:be )?(?:under|below)|>=|≥|or (?:more|above|higher)|above|from|between|more than|greater than|not below|no less than|down to|exceeds?|higher than or equal to|equal to or above|equals? or exceeds?)\s*(?:or equal to )?$",
    credit=r"(?:credit|compensat\w+|rebate|refund|discount|reimburs\w+|fees?|charges?|bill|invoice|voucher|deduct\w+)",
)  # fmt: skip

CONDITION = (
    r"^(?:if|unless|except|where|when|subject to|provided|in the event|should|save|to the (?:fullest|maximum|extent))\b"
    r"[^,;.]{3,160}(?=,)|\b(?:unless|except|provided that|other than|save as)\b[^;.]{3,160}"
)
SCOPE = (
    r"\b(?:for|to|of|with) (?:users of (?:the |our )?|the |our |any )?(?:free|beta|trial|preview|evaluation|paid)\b[\w -]{0,40}"
    r"|\bfor (?:any |a )?(?:breach(?:es)? of|data breach\w*|each (?:order|claim|incident)|personal injury|bodily)[\w ]{0,40}"
    r"|\bfor (?:all |any )?(?:claims|damages|losses) (?:related to|relating to|caused by|arising from|resulting from)"
    r" (?!this|these|the|your|or|any)[\w -]{3,40}"
    r"|\bunder (?:this|the) (?:section|clause|sla)\b"
)

ACTORS = ActorWords(
    vendor=r"\b(?:we|us|our|company|provider|vendor|supplier|licensor|seller|operator|platform|publisher|host|contractor|consultant|carrier|organi[sz]er)\b",
    customer=r"\b(?:you|customers?|clients?|subscribers?|users?|licensees?|buyers?|purchasers?|members?|merchants?|developers?|account (?:holders?|owners?)|administrators?)\b(?! (?:\w+ ){0,3}(?:agrees?|acknowledges?|understands?|accepts?) that\b)(?!'s? (?:account|data|access|content)| (?:applications?|software|devices?|side)\b)",
    both=r"\b(?:either (?:party|side|of us)|each (?:party|side)|both parties|the parties|neither party|any party|one party|a party|you or we|we or you|mutual(?:ly)?)\b",
    modal=r"'ll\b|\b(?:won't|can't|may|shall|will|must|can|cannot|could|might|agrees? to|undertakes? to|reserves?|(?:has|have|retains?) the (?:\w+ )?right|(?:is|are) (?:\w+ ){0,2}(?:entitled|obliged|obligated|required|responsible|free|liable)|commits? to|need(?:s)? to|should|requires?|warrants?|guarantees?|promises?|would|has to|have to)\b",
    receives=r" (?:also |then |always |not )?(?:be|get|been|being) (?:\w+ ){0,2}(?:told|notified|informed|given|e-?mailed|advised|alerted|sent|warned|contacted|provided with)\b| receive\b(?! the service)| (?:hear|learn|find out|be made aware)\b| (?:have|get)\b.{0,30}(?:notice|warning)\b",
    agent=r" (?:\w+ ){0,2}be \w+(?:ed|en)(?: \w+){0,2} by (?:the )?",
    tells=r" (?:also |then |first |normally )?(?:give|notify|tell|inform|send|provide|advise|alert|warn|remind|e-?mail) (?:you|(?:the |each |all |every |any |its |their |our )?(?:affected )?(?:customers?|users?|clients?|subscribers?|members?|account holders?))\b",
    object_before=r"\b(?:giv(?:e|es|ing)|notif(?:y|ies|ying)|inform(?:s|ing)?|tell(?:s|ing)?|provid(?:e|es|ing)|to|from|with|for|against) (?:the )?$",
    vendor_names=(
        "we",
        "us",
        "our",
        "company",
        "provider",
        "vendor",
        "supplier",
        "licensor",
        "service provider",
        "seller",
        "operator",
        "platform",
    ),
    canonical_vendor="we",
    canonical_customer="you",
)

EACH_SIDE = EachSide(
    sign="notice",
    joint=r",? (?:and|or|while|whereas|but) (?=(?:by )?(?:<we>|<you>))",
    notice=r"\bnotice\b",
    left_out=r"(?:by )?(?:the )?(\w+) (?=(?:on|upon|with|by giving|giving|at)\b)",
    verb="may terminate this agreement",
    one_sided=r"^(?:if|when|where|should|in the event|unless|upon)\b|\b(?:breach|violat|fail\w* to|default|insolven|renew)|\bnotice (?:from|of) (?:you|us|the other)\b",
)  # fmt: skip
