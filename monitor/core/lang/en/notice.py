"""English words of notice: who tells whom, how long before, and what counts as no firm promise."""

from monitor.core.lang.lexicon import LengthContext, NoticeValue

PHRASES = {
    "partners_do": r"^(?:(?!\bwe\b).)*\bour (?:\w+ ){0,2}(?:partners?|suppliers?|providers?|licensors?|banks?|processors?|sellers?|merchants?) (?:\w+ )?(?:may|can|will|could|might|reserves?)\b",
    "we": r"\b(?:we|us|our|(?:the )?(?:company|provider|service provider|vendor|supplier|licensor|seller|operator|platform|publisher|host|contractor|consultant|carrier|organi[sz]er))\b",
    "you": r"\b(?:you|your|(?:the )?(?:customers?|clients?|subscribers?|users?|licensees?|buyers?|purchasers?|members?|merchants?|developers?|account holders?))\b",
    "either": r"\b(?:either (?:party|side|of us)|each (?:party|side)|both parties|the parties|neither party|any party|one party|a party)\b",
    "tell": r"(?:notif(?:y|ies|ied|ying|ication|ications)|(?<!privacy )(?<!cookie )(?<!cookies )(?<!protection )(?<!copyright )notice|notices|inform(?:s|ed|ing)?|announc\w+|advise[sd]?|tell(?:s|ing)?|told|let (?!us\b|me\b)(?:\w+ ){1,3}know|alert(?:s|ed|ing)?|warn(?:s|ed|ing|ings)?|communicat\w+|publish(?:es|ed|ing)?|publication|post(?:s|ed|ing)?|write to|contact you|e-?mail(?:s|ed|ing)? (?:you|(?:all|every|each) \w+|customers?|users|subscribers|account)|message (?:you|customers?)|made known|heads-up|send you|remind\w*|highlight\w*|sends? (?:you |customers? |users? )?an? (?:\w+ )?(?:sms|text|message|e-?mail|letter|notice)|hears? from us|texts? (?:you|customers|users|subscribers)\b|message (?:\w+ ){0,2}(?:appears?|(?:is|be) (?:shown|displayed))\b|(?:receive|get) (?:an? )?(?:\w+ ){0,2}(?:text|message|e-?mail|letter|notice|warning))",
    "right": r"(?:may|can|might|could|reserves? the right|(?:has|have|retains?) the (?:\w+ )?right|(?:is|are) (?:free|entitled|permitted|allowed) to|(?:sole|absolute) discretion|at (?:our|its|their) (?:own )?(?:\w+ ){0,2}(?:discretion|option)|in (?:our|its) (?:\w+ ){0,2}discretion|right to)",
    "change": r"(?:amend(?:s|ed|ing|ments?)?|chang(?:e|es|ed|ing)|modif(?:y|ies|ied|ying|ications?)|revis(?:e|es|ed|ing|ions?)|updat(?:e|es|ed|ing)|alter(?:s|ed|ing|ations?)?|replac(?:e|es|ed|ing|ements?)|var(?:y|ies|ied|ying|iations?)|supplement(?:s|ed)?|adjust(?:s|ed|ing|ments?)?|edit(?:s|ed)?|rewrite|reissue|tweak(?:s|ed|ing)?|rework(?:s|ed|ing)?|overhaul(?:s|ed|ing)?|redraft(?:s|ed|ing)?|reword(?:s|ed|ing)?|restat(?:e|es|ed|ing)\b(?! that))",
    "terms": r"(?:(?<!long-)(?<!short-)terms\b|conditions\b|agreement|contract\b|polic(?:y|ies)|eula|licen[cs]e terms|guidelines|rules\b|provisions\b|provision of (?:this|these)|this document|\btos\b|\bdpa\b|addendum)",
    "service": r"(?<!terms of )(?<!terms of the )(?:services?\b(?! (?:level|fees?|credits?|terms|agreement|provider|charges?|orders?))|products?\b|platform|software|models?\b|api\b|apis\b|offerings?|applications?\b|plans?\b|endpoints?|versions?\b|servers?\b|subscription plan|tier\b|website|app\b|tool\b|sdk\b|integrations?\b)",
    "end": r"(?:discontinu\w*|retir(?:es?|ed|ing|ements?)|sunset\w*|deprecat\w*|end[- ]of[- ](?:life|sale|service|support)|decommission\w*|phas(?:e|ed|es|ing) out|shut(?:s|ting)?[ -]?(?:down|off)|shutting|wind(?:s|ing)? down|withdraw(?:s|n|ing)?\b|withdrawal of|ceas(?:e|es|ed|ing)|stop(?:s|ping)? (?:offering|providing|supporting|operating|selling)|take[sn]? (?:\w+ ){0,3}(?:offline|out of service)|pull\w*|terminat\w*|(?:will|may|shall|to|can|we) end\b|ends\b|ended\b|ending\b|disappear\w*|vanish\w*|go(?:es)? away|kill|clos(?:e|es|ed|ing|ure) (?:of )?(?:down|(?:the|our|this|its) (?:service|platform|product|site|app))|switch(?:ed|ing)? off|turn(?:ed|ing)? off|remov(?:e|es|ed|ing|al)|discontinuance)",
    "suspend": r"(?:suspend(?:s|ed|ing)?|suspension|disabl(?:e|es|ed|ing)|deactivat\w+|block(?:s|ed|ing)? (?:\w+ ){0,2}(?:access|accounts?|users?|customers?|clients?)|(?:restrict|limit|cut off|revoke|withhold|interrupt)\w* (?:your |the |any |customer'?s? |user )?(?:access|account|use)|access (?:\w+ ){0,3}(?:cut off|restricted|revoked|blocked|withdrawn)|accounts? (?:\w+ ){0,4}(?:locked|blocked|disabled)|freez(?:e|es|ing)|frozen|lock(?:s|ed|ing)? (?:\w+ ){0,2}account|throttl\w+|disconnect(?:s|ed|ing)? (?:your|the|a) (?:line|service|supply|connection)|(?:lines?|services?|connections?|supply) (?:\w+ ){0,3}(?:cut off|disconnected))",
    "terminate": r"(?:terminat\w+|cancel\w*|clos(?:e|es|ed|ing|ure)(?: of)? (?:\w+ ){0,2}accounts?|accounts? (?:\w+ ){0,6}clos(?:ed|ure)|(?:agreement|contract|relationship) (?:\w+ ){0,3}ended|delet\w+ (?:\w+ ){0,2}accounts?|end(?:s|ing)? (?:this |the |your |our )(?:\w+ )?(?:agreement|contract|subscription|membership|relationship)|(?:may|can) end it\b|leave (?:us\b|at any|the (?:service|platform|contract))|withdraw from (?:the|this|your) (?:agreement|contract|subscription)|(?:wish|want|decide|choose)s? to leave|rescind)",
    "cause": r"(?:breach\w*|(?:not|never) (?:\w+ )?(?:fulfil\w*|perform\b|comply|observe)\b|violat\w*|fail(?:s|ed|ure)?\b|non-?payment|(?:un|not )paid|overdue|past due|arrears|late payment|late (?:with|in) pay\w*|infring\w*|default\w*|misuse\w*|misconduct|improper conduct|illegal\w*|unlawful\w*|fraud\w*|non-?complian\w*|abus\w*|insolven\w*|bankrupt\w*|(?:for|good|just|serious|important) cause|security (?:risk|threat|incident)|suspect\w*|(?:break(?:s|ing)?|broke|broken) (?:the|this|these|our|any|its) (?:rules?|terms|law|agreement|contract|policy)|payment (?:is|remains|becomes))",
    "fee": r"(?:pric(?:e|es|ing)\b|rate cards?\b|(?:our|its) commissions?\b|fees?\b|rates?\b|(?<!free of )charges?\b|tariffs?\b|subscription costs?|cost of|price list)",
    "raise": r"(?:increas\w*|rais(?:e|es|ed|ing)|adjust\w*|higher|go(?:es)? up|put(?:s|ting)? up|rise[sn]?|rising|uplift)",
    "sla": r"(?:\bslas?\b|service[- ]levels?|service commitments?|uptime (?:commitment|guarantee|target)|availability (?:commitment|target|guarantee)|guaranteed (?:availability|uptime)|support levels?)",
    "a_change": r"(?:\b(?:<change>|<raise>)\b|\bnew (?:\w+ )?(?:terms|versions?|editions?|prices?|pricing|polic\w+|rules|guidelines|fees?|rates?|agreement|conditions)\b|\bversion\b)",
    "disagrees": r"\b(?:(?:do(?:es)?|did|will|would|are|is) not (?:\w+ )?(?:agree|accept|consent|wish|want|like|approve|willing)|(?:do|does|did)n't (?:\w+ )?(?:agree|accept|want|like|consent|approve)|disagree\w*|disapprov\w*|object(?:s|ed|ing|ions?)?\b|not accept\w*|refus\w*|reject\w*|(?:un|not )happy with|not (?:okay|ok|comfortable) with|not satisfied with the (?:new|revised|amended|change)|unacceptable|not (?:be )?acceptable|declin\w*|dissatisfied with|oppos(?:e|es|ed|ing)|cannot (?:accept|agree)|find .{0,30}unacceptable|(?:do(?:es)?|did)(?: not|n't) suit\b)",
    "leaves": r"\b(?:stop|cease|terminate|cancel|discontinue|close your|leave)\b",
    "keeps": r"\b(?:previous|prior|old|earlier|existing|former|original|current)\b.{0,40}\b(?:continue|appl|remain|govern|stay|in force|in effect)",
    "goes_on": r"^(?:they|it|these|those|this|we do not)\b",
    "by_law": r"(?<!except )(?<!except for )(?<!other than )(?<!save for )(?<!excluding )(?<!unless )(?<!unless the )(?<!unless such )\b(?:changes?|amendments?|modifications?|updates?) (?:\w+ ){0,8}(?:required|mandated|necessary|made|needed) (?:by|for|under|due to|to comply with) (?:\w+ ){0,3}(?:law|laws|legal|regulat\w+|court|security)\b",
    "only_efforts": r"\b(?:efforts|endeavou?rs?|try|attempt|strive|aim|seek) to (?:\w+ ){0,2}(?:give|provide|notify|inform|tell|send|let|announce|post|e-?mail)\b",
    "vendor_tells": r"(?:<we>(?:'ll| (?:\w+ ){0,3}(?:will|shall|must|undertakes? to|agrees? to))(?: \w+){0,5} (?:notify|inform|tell|give|provide|send|announce|e-?mail|publish|post|alert|advise|let)\b|<you> (?:will|shall) (?:be (?:notified|informed|told|given|advised|alerted)|receive (?:\w+ ){0,4}notice)|\b(?:will|shall|must) be (?:notified|announced|communicated|published|posted|e-?mailed)\b)",
}

_TELL = r"\b<tell>\b"

VALUES = (
    NoticeValue(
        value="prior",
        says="nothing happens without notice: notice comes first",
        when=(
            r"\b(?:not|never|no (?:change|amendment|modification|increase|variation)s?|cannot|won't)\b.{0,80}(?<!with or )\bwithout (?:first |giving |providing |sending )?(?:you )?(?:\w+ ){0,2}(?:notice|notif|inform|tell|announc)",
        ),
    ),
    NoticeValue(
        value="none",
        says="without notice, no duty to give notice",
        when=(
            r"\bwith(?:out| no)(?: (?:any|first|giving|providing|further|prior|advance|separate|individual|specific|additional|previous|special|sending|issuing|you|users?|customers?|or|explanation|reasons?|liability|cause|and|express|formal|to|a|the|need|for|obligation|having|other|form|of|kind|individually|separately|personally|specifically))*(?: prior| advance)?(?: written)?,? (?:notice|notification|notifying|informing|telling|warning|announce|announcing|announcement|notify|inform)"
            r"|\bno (?:prior |advance |further |separate |such |individual |additional )*(?:notice|notification|announcement|warning)s?\b"
            r"|\b(?:need not|needn't|not (?:be )?(?:obliged|obligated|required|bound),? to,?|no (?:obligation|duty|requirement)(?: whatsoever)? (?:for us )?to|not have to|don't have to|without (?:any )?obligation to|not undertake to) (?:\w+ ){0,3}?(?:notif|inform(?!ation)|announc|give|tell|provide (?:\w+ ){0,3}notice|send|warn|publish)"
            r"|\bnotice (?:is|will|shall|need)(?: not| no)(?: be)? (?:required|given|needed|necessary|provided)"
            r"|\bwaives? (?:any |the |all )?(?:right to |requirement of )?(?:\w+ )?notice"
            r"|\bright,? (?:\(?but)(?: not| have| has)? (?:the |an |any |no )?(?:obligation|duty)"
            r"|\b(?:will|shall|do|does|are|is|be|may) not (?:(?!without|unless|until|before)\w+ ){0,3}(?:notif(?:y|ied)|inform(?:ed)?|announced?|told|tell|warn(?:ed)?)\b(?!.{0,40}\b(?:before|until|less|later than))"
            r"|\bnot require (?:\w+ ){0,2}(?:notice|notification)\b"
            r"|\bwith or without (?:\w+ ){0,2}notice"
            r"|\bunannounced\b",
        ),
        unless=(
            r"\bif no (?:such )?notice\b",
            r"\bto the extent (?:\w+ )?required\b.{0,20}by law (?:we )?need not",
        ),
    ),
)

AFTER_TABLE = (
    NoticeValue(
        value="none",
        says="in force as soon as posted",
        when=(
            r"\b(?:effective|in effect|apply|applies|applicable|binding|effect|into force|in force|operative|valid)\b(?: \w+){0,2}?,? (?:immediately|instantly|upon|on|as soon as|at the (?:time|moment)|when|once|the moment|the (?:date|day)|from the (?:date|day|moment|time)|as of the (?:date|time|moment)|from (?:its|their)|with)\b.{0,50}(?:post|publi|releas|upload|display|immediate|made available|announce|go(?:es)? live|appear)"
            r"|\b(?:effective|effect|apply|applies|binding|force)\b,? (?:immediately|instantly|with immediate effect|at once)"
            r"|\bimmediately (?:effective|binding|appl|take|enter|come|become|upon)",
        ),
    ),
    NoticeValue(
        value="none",
        says="immediately",
        topics=(
            "suspension_notice_period",
            "termination_notice_period",
            "termination_for_cause_notice_period",
            "discontinuation_notice_period",
            "feature_change_notice_period",
            "price_change_notice_period",
        ),  # fmt: skip
        when=(
            r"\b(?:immediately|with immediate effect|at once|instantly|forthwith|on the spot|right away|straight ?away|immediate(?: \w+)? (?:suspension|termination|right|effect|closure|action))\b",
        ),
        unless=(
            r"\bimmediately (?:notify|inform|tell|advise|contact|report|cease|stop|delete|pay|return|due|prior|preceding|before|following|above|below)\b(?!.{0,60}immediately)",
            r"^before\b[^,]{0,120},.{0,60}<vendor_tells>",
            r"\b(?:notify|inform|tell|email) (?:you|customers?|users?) immediately",
        ),
    ),
    NoticeValue(
        value="after",
        says="notice only after the event",
        when=(
            rf"{_TELL}.{{0,60}}\b(?:once|after|following|as soon as|afterwards|subsequent(?:ly)?|retrospectively|after the fact)\b"
            rf"|\b(?:once|after|following|having)\b.{{0,60}}\b(?:will|shall|may) (?:\w+ ){{0,6}}?<tell>\b|^(?:once|after|following)\b.{{0,60}}\bnotice (?:will|shall|is)\b"
            r"|\bsubsequent notice|\bafter the (?:event|fact)\b",
        ),
        unless=(
            r"\b(?:after|once|following|as soon as) (?:\w+ ){0,5}(?:notif|notice|post|publi|e-?mail|announc|receipt|receiv|inform|sent|send)",
            r"\bas soon as (?:(?:reasonably )?(?:possible|practicable)|(?:we|it) can)",
            r"\b(?:prior|advance|in advance|beforehand|before)\b",
        ),
    ),
    NoticeValue(
        value="efforts",
        says="only reasonable or best efforts to give notice",
        when=(
            r"(?:\b(?:do our best|as much (?:\w+ )?notice as|as far in advance as|efforts?|endeavou?rs?|endeavou?ring|attempts?|try|tries|strives?|seeks?|aims?)\b|as far as (?:possible|practicable|feasible|reasonabl)|to the best of (?:our|its)|where(?:ver)? reasonably|(?:where|wherever|when|whenever|if) (?:it is )?(?:reasonably |commercially )?(?:possible|practicable|feasible|practical)|to the extent (?:reasonably )?(?:possible|practicable|feasible)|when (?:possible|practicable|feasible|reasonably))",
            _TELL,
        ),
    ),
    NoticeValue(
        value="reasonable",
        says="reasonable notice",
        when=(
            r"\b(?:reasonabl[ey]|sufficient|adequate|ample|appropriate|fair|due)(?: (?:prior|advance|written|amount|of|period|length|in|by|email|e-mail|time|time's|before|and|electronic|public|notice))*? (?:notice|notification|warning|period|time|in advance|advance)\b"
            r"|\breasonable (?:period|time|amount of time)\b|\breasonably in advance|\bsufficiently in advance|\bin good time\b|\bwell in advance",
        ),
    ),
    NoticeValue(
        value="prior",
        says="notice before the event, no length",
        when=(
            r"\b(?:prior|advance|advanced|previous|pre)[- ]?(?:\w+[ -]){0,3}(?:notice|notification|warning|announcement)|\bin advance\b|\bbeforehand\b|\bahead of (?:time|\w+)|\b(?:before|prior to|until|unless)\b|\bfirst (?:notify|inform|give|tell)|\bnotice in advance",
            _TELL,
        ),
        unless=(r"\bunless\b.{0,40}\b(?:breach|required by law|legally required|otherwise)",),
    ),
    NoticeValue(
        value="unspecified",
        says="notice is promised, no length or time",
        when=(
            r"(?:'ll|\b(?:will|shall|must|undertakes? to|agrees? to|commits? to|upon|on|by|with|subject to|after|are|is|to|through|via|may|and|or|in)) (?:\w+ ){0,5}?<tell>\b|<we> (?:\w+ )?<tell>\b|<we> (?:give|send|provide)s? <you> (?:\w+ )?<tell>\b",
        ),
        unless=(
            r"\b(?:may|might|can) (?:\w+ )?(?:choose|elect|decide) to (?:notify|inform)",
            r"\b(?:after|upon|on|at) (?:(?:the|expiry|end|of) ){0,3}notice period\b",
            r"<we> (?:may|can|might) (?:\w+ ){0,2}(?:post|publish) (?:an? |the )?(?:new|revised|updated|amended)\b",
            r"\b(?:polic(?:y|ies)|terms|rules|guidelines|content) (?:posted|published) (?:on|at)\b",
            r"<we> (?:is|are|be|get|becomes?|has been|have been) (?:\w+ ){0,2}(?:notified|informed|alerted|told)\b",
            r"\bdate (?:\w+ )?(?:in|on|by|at the top of) (?:the|our|such|that) (?:\w+ )?(?:notice|announcement|notification|publication)\b",
        ),
    ),
    NoticeValue(
        value="unstated",
        says="may act at any time or from time to time; no notice promised",
        when=(r"\b(?:at any (?:\w+ )?time|any ?time|(?<!reasonable )discretion|as we see fit|whenever we|at will)\b",),
    ),
    NoticeValue(
        value="unstated",
        says="may change from time to time; no notice promised",
        topics=(
            "amendment_notice_period",
            "price_change_notice_period",
            "sla_change_notice_period",
            "feature_change_notice_period",
            "discontinuation_notice_period",
        ),  # fmt: skip
        when=(r"\b(?:from time to time|time to time|periodically|occasionally|now and then)\b",),
        unless=(
            r"\b(?:your|the user's|users') (?:own )?responsibility to (?:\w+ )?(?:check|review|visit|consult)\b(?!.{0,120}\bwe may\b)",
        ),
    ),
    NoticeValue(
        value="unstated",
        says="may change alone; no notice promised",
        topics=(
            "amendment_notice_period",
            "price_change_notice_period",
            "sla_change_notice_period",
            "feature_change_notice_period",
            "discontinuation_notice_period",
        ),  # fmt: skip
        when=(r"<we>.{0,40}\b<right>\b|\bsubject to change\b|\b<right>\b.{0,40}<we>",),
        unless=(r"<we> (?:may|can|could|will|shall) (?:not|only)\b",),
    ),
)

LENGTHS = LengthContext(
    strong_before=r"\b(?:cure|remedy|rectify|correct|fix) (?:\w+ ){0,4}within (?:a period of )?$|\b(?:(?:notice|grace|cure|remedy|warning) period|period of (?:notice|grace)|notice)(?: for \w+)? (?:of|is|shall be|will be)(?: at least| not less than| no less than| no fewer than| not fewer than| a minimum of)? $|\b(?:available|accessible|supported|maintained|usable|online|operational|work|working|run|running) for (?:at least |another |a further |a minimum of )*$|\bnotice\b[^.;]{0,60}: (?:at least |not less than |a minimum of )?$",
    strong=r"^(?:'s?|s')?,? ?(?:\([^)]{0,20}\) ?)?(?:(?:prior|advance|advanced|written|previous|electronic|e-?mail|formal|clear|or|and|public|in-app|online|express|individual|cure|[a-z]+ed)[ ,/]+)*(?:notices?\b|heads-up|notification|warning|in advance|advance\b|ahead|beforehand|(?:before|prior|earlier)\W*$|(?:grace|cure|remedy|rectification) period|to (?:cure|remedy|fix|rectify|correct|comply|resolve|pay|settle|put (?:\w+ ){1,2}right)|to (?:\w+ ){0,2}(?:migrat|adapt|transition|switch|move|export))|^ (?:after|following|from|of) (?:[\w'-]+ ){0,5}?(?:notif|notice|post|publi|e-?mail|announc|releas|receipt|receiv|inform|sent|sending|deliver|remind|warn|tell|told|alert)|^ (?:before|prior to|preceding|ahead of|in advance of) (?:\w+ ){0,4}?.{0,40}(?:<change>|<raise>|<end>|<suspend>|effect|force|go(?:es)? live|apply|applies|happen|implement|clos|occur|kick|bind|starts?\b|begins?\b)",
    before=(
        r"(?:notice(?: period)?.{0,12} |at least|at a minimum|not? (?:less|fewer|later) than|minimum(?: of)?|not less|upon|on|with|by|giving|giv(?:e|es|en)|provid(?:e|es|ed|ing)|notice(?: period)?(?: (?:of|is|shall be|will be))?|notif\w+ (?:you|customers?|users?)|receiv\w+|subject to|less than|fewer than|within|in|after|for|effect|effective|a|our|the|is|are|expires?|until|unless|minimum|and|,)\s*(?:at least |not? less than |not? fewer than |a minimum of |minimum of |a |an |about |approximately )?$"
    ),
    after=(
        r"^(?:'s?|s')?,? ?(?:\([^)]{0,20}\) ?)?(?:of )?(?:(?:the|our|its|such|an?|prior|advance|advanced|written|previous|electronic|electronically|e-?mail|email|formal|clear|or|and|public|in-app|in-product|online|posted|on-site|express|individual|website|direct|to)[ ,/]*)*(?:notice|notification|warning|announcement|in advance|advance|ahead|beforehand|before|prior|earlier|after|following|from|of (?:the |our |your |its )?(?:notice|posting|publication|notification|sending|announcement|being|e-?mail)|have (?:passed|elapsed)|later|elapse|pass|period (?:from|after|following)|to (?:your|all|each|affected|the) )"
    ),
    unless_before=r"(?:trial|exceeds?|exceeding|more than|longer than|lasting|retain\w*|remain\w*|for (?:more than|over)|over|older than|inactive for|inactivity of|term of|period of inactivity of|unused for|preceding|past|last|previous) ?$",
    unless_after=r"^(?:'s?)? ?(?:overdue|past due|late|of inactivity|inactive|in arrears|trial|old|of age|after the (?:due|invoice)|of (?:the |receiving )?(?:the )?invoice|after (?:receipt of )?(?:the )?invoice|of (?:non-?use|continuous|the (?:\w+ ){0,2}(?:month|quarter|year)))",
    late=r"^(?:'s?)? ?(?:after|following|of)\b(?! (?:[\w'-]+ ){0,5}?(?:notice|notif|post|publi|e-?mail|announc|releas|receipt|receiv|sent|send|sending|inform|deliver|remind|being|warn|tell|told|alert))",
)

CHANNELS = (
    ("email", r"\be-?mail(?!s? address (?:of|is))"),
    ("sms", r"\b(?:sms|text messages?|by text|texts? (?:you|customers|users|subscribers))\b"),
    ("in_app", r"\b(?:in|on)-site (?:messag|notif)\w*|\bin[- ](?:app|product|service(?! level)|platform|site (?:message|mail))\b(?! (?:sales?|purchas\w+|currenc\w+|items?|advert\w+))|\binternal messages?|\bpush notifications?|\b(?:in|within|inside|through|via) (?:the|our|your) app(?:lication)?\b|\b(?:notices?|notif\w+|inform\w*|messages?|tell|alerts?|announce\w*)\b.{0,40}\b(?:through|via|within) (?:the|our) services?\b(?! of\b)|\bwithin the (?:app|services?|product|software)\b|\bpop-?up|\b(?:site|system|internal|platform) messag\w*|\binbox\b"),
    ("console", r"(?:\b(?:in|on|via|through|to|at|using|within|by|from|as) (?:[\w'-]+ ){0,5}?|^(?:the |a )?)(?:console|dashboard|admin(?:istration)? (?:panel|portal|interface)|control panel|(?:customer|developer|admin|user|account|management|self-service|client|partner|support) portal|account (?:page|settings|area|center|centre)|billing portal)\b"),
    ("site_post", r"\bblog posts?\b|\b(?:post(?:s|ed|ing)?|publish\w*|publication|displayed|announc\w*|notices?|banner|available|made)\b.{0,50}\b(?:on|at|in|through|via) (?:[\w']+ ){0,3}?(?:web ?sites?|web ?pages?|page|site|blog|status page|platform|homepage|changelog|release notes|(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}\b(?!@)|this (?:page|url|location)|documentation|forum|online)\b|\bstatus page|\bpost(?:ing|ed)? (?:\w+ ){0,6}(?:online|here)\b|\b(?:on|via) (?:our|the|its) (?:official )?(?:web ?site|blog|home ?page|release notes)|\bwebsite (?:notice|announcement|post)|\bposting\b|\b(?:posted|publication|published|post (?:it|them|the (?:changes|revised|updated|new)))\b"),
    ("letter", r"(?<!in lieu of )(?<!in lieu of communication by )(?<!instead of )(?<!instead of by )\b(?:registered|certified|postal|regular|first[- ]class|ordinary|paper|physical) (?:mail|letters?|post)\b|\bhard[- ]copy\b|\bby (?:post|mail|letter|courier)\b|\bletters?\b|\bcourier\b|\bvia (?:post|mail)\b|(?<!e-)\bmailed to\b"),
)  # fmt: skip
