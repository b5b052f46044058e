"""English rules for notice: the topic of a notice duty, and the terms of a change."""

from monitor.core.lang.rule import rule

_OBJECTS = r"^(?=.*<disagrees>)(?!.*<vendor_tells>).*<disagrees>"
"""An objection, which is the rarer of the two and therefore asked for first, and no promise of notice beside it."""
_MERE_ACCEPTANCE = r"^(?!.*<we> (?:may|will|shall|can|reserve)).*\b(?:continu\w+ (?:to )?(?:us\w+|access\w*)|keep using|us(?:e|ing) .{0,60}after|use of .{0,40}\b(?:indicat|constitut|signif|mean|confirm))"
_PROPERTY = r"\b(?:change|update|modif\w+) (?:of |to |in )?(?:your|the user'?s|customer'?s) (?:\w+ )?(?:account|password|address|email|billing|contact|details|information|profile|settings|payment|name)"
_DEFINES = r"^.{0,80}\b(?:refers? to|means|shall mean)\b"
_FROM_ONE = r"\b(?:remov|disabl)\w* (?:\w+ ){0,6}from (?:your|users?|users'|(?:the )?customer'?s?)\b"
"""Taken off one customer's machine or account."""
_NOT_THE_SERVICE = (
    r"\b<end>\b (?:\w+ ){0,4}<service> (?:provided )?to (?:you|the user|such|that|any) ?",
    r"\b<you> (?:\w+ )?(?:remove|delete|stop|end|terminate|cancel|withdraw|uninstall|discontinue)\b",
    _FROM_ONE,
    r"\b(?:publishers?|third[- ]part(?:y|ies)|licensors?|partners?) (?:\w+ )?(?:discontinu|ceas|stop)",
    r"\bwithdraw\w* from (?:the|my|this|your|a) (?:\w+ )?(?:contract|agreement|sale|purchase|order)",
)
"""The end of one customer's service, or what a customer ends."""
_ALREADY_ENDED = (
    r"^(?:upon|after|following|on) (?:the |any )?(?:\w+ )?(?:terminat|cancel|expir)\w+\b(?!.{0,200}\b(?:terminat|cancel|clos))",
)
"""What holds once a contract has ended."""
_UPGRADES = r"\bupdates?\b.{0,60}\b(?:download|install)\w*|\b(?:updates?|upgrades|versions),? (?:or |and )?(?:versions|upgrades|enhancements|patches)\b"
"""New versions of software, not of a text."""
_ORDERS = r"\bcancel\w* (?:\w+ ){0,3}orders?\b(?! form)|\borders? (?:\w+ ){0,3}(?:be )?cancel"
"""An order of goods, not the contract."""
_WHOLE_AGREEMENT = r"\bwithout modification\b|\bsupersed\w+,? (?:and )?replac\w* (?:any|all) (?:other |prior |previous |earlier )*(?:agreements?|terms|contracts?)"
"""What this text replaces, not what replaces this text; and a text to be accepted as it is."""
_BY_LAW = r"\bneed not\b.{0,60}required by law|<by_law>"

_NOT_OUTRIGHT = r"^(?!.*\b(?:may|can|right to|entitled to|reserves?)\b.{0,80}\b<terminate>\b.{0,140}\bnotice\b)"
"""No plain right to end the contract, with the notice that goes before: what follows from the end is beside the point."""

_OF_OTHER_THINGS = r"\bsub-?processors? changes?\b|\bnotification e-?mails?\b.{0,160}\bnew features\b"
"""Changes of who processes data, and what e-mails tell those who subscribe to them."""

TOPICS = (
    rule(
        "en:amendment_notice_period.terms",
        "notice of changes to the terms, the agreement or a policy",
        "term|agreement|polic|condition|contract|eula|tos|guideline|rule|provision|document|dpa|addendum|notice|version|edition & new|chang|amend|modif|revis|updat|alter|replac|var|supplement|adjust|edit|rewrite|reissue|tweak|rework|overhaul|redraft|reword|restat",
        r"\b<change>\b.{0,50}(?<!under this )(?<!under these )(?<!of this )(?<!of these )(?<!with this )(?<!with these )(?<!in this )(?<!in these )(?<!by this )<terms>|\b<change>\b (?:\w+ ){0,4}(?:of|in|to|with) (?:this|these|the|our|any) <terms>|(?<!ation of this )(?<!ation of these )(?<!each of this )(?<!each of these )(?<!ation of the )(?<!term of the )(?<!term of this )(?<!with this )(?<!with these )(?<!or this )(?<!under this )<terms>.{0,70}\b<change>\b|\b<change>\b.{0,20}\b(?:this|privacy) notice|\bnew (?:versions?|editions?|terms)\b",
        unless=(
            r"<sla>", r"<partners_do>", _OBJECTS, _MERE_ACCEPTANCE, _PROPERTY, _BY_LAW, _DEFINES, _WHOLE_AGREEMENT, _OF_OTHER_THINGS, r"\bonly\b.{0,80}\b(?:consent|approval)\b", r"\bsubject to (?:\w+ ){0,5}<terms>[^,]{0,40},(?!.{0,120}<change>.{0,40}<terms>)", r"\b(?:sole|exclusive)\b.{0,12}remed", _UPGRADES, r"\bplease (?:\w+ )?read\b",
            r"\b<fee>.{0,30}\b(?:<raise>|<change>)\b|\b(?:<raise>|<change>)\b (?:\w+ ){0,4}<fee>",
            r"\b(?:modify|adapt|alter|copy|reproduce|translate)\w*,? (?:copy|adapt|create|distribute|translate|reverse|decompile)",
            r"\b(?:terminat|cancel)\w*.{0,80}\bif\b.{0,60}\bchange",
        ),
        value="read:notice",
        who="not_customer",
        examples=("We will tell you about changes to this Agreement two weeks before they apply.",),
    ),
    rule(
        "en:amendment_notice_period.changes",
        "notice of changes, where the sentence says no more than \"changes\" or \"amendments\"",
        "change|amendment|modification|revision|update|revised|altered|amended|modified|unchanged",
        r"\b(?:changes|(?:a|any|the|such|this|each|every|no|material) (?:\w+ )?change|amendments?|modifications?|revisions?|updates|(?:an?|any|the|such|this) (?:\w+ )?update|(?:revised|altered|amended|modified|updated|changed) (?:version|text|content|edition))\b",
        unless=(
            r"<sla>|<fee>|\bbreaking changes?\b|(?<!part of these )(?<!part of this )(?<!part of the )<terms>|\bfeatures?\b|functionalit|\b(?:service|product|software|security|api|law|schedule|maintenance|version|plan)s?\b (?:change|update|modification|improvement)|(?:changes?|updates?|modifications?) (?:to|of|in|for) (?:the |our |your |any |a |its |these |that |those |this |each |applicable )*(?:<service>|tax(?:es)?\b|laws?\b|circumstances|regulations|law|control|schedule|account|password|address|details|maintenance|data|content|name|sub-?processors?|list\b|[\w-]+ list\b|list of)|software|firmware|security update|status update|\b(?:outages?|incidents?)\b|<end>.{0,20}<service>",
            r"\b(?:changes?|additions?|replacements?)\b.{0,60}\bsub-?processors?\b", _OF_OTHER_THINGS, r"\b(?:communicat\w+|correspond\w*|contact) (?:with )?you (?:regarding|about|concerning)\b", _OBJECTS, _MERE_ACCEPTANCE, _PROPERTY, _BY_LAW, r"\b(?:changes?|updates?) (?:can|may) be made (?:through|in|via|by you)", r"\b(?:receive|send you|marketing|product|news|promotional).{0,30}\bupdates?\b", _UPGRADES,
        ),
        value="read:notice",
        who="not_customer",
        examples=("Amendments are announced by email ten days before they take effect.",),
    ),
    rule(
        "en:amendment_notice_period.date",
        "changes of the terms are shown by their date",
        "updat|chang|revis & date",
        r"\b<tell>\b.{0,60}\b(?:updat|chang|revis)\w* the (?:[\w\"']+ ){0,4}date\b.{0,40}(?:<terms>|\b(?:this|the) (?:page|notice))",
        value="read:notice",
        who="not_customer",
        examples=("We notify you of revisions by changing the date at the head of this policy.",),
    ),
    rule(
        "en:price_change_notice_period.fees",
        "notice of changes to prices or fees",
        "increase|pric|fee|rate|charge|tariff|cost|overcharge|commission & chang|amend|modif|revis|updat|alter|replac|var|supplement|adjust|edit|rewrite|reissue|tweak|rework|overhaul|redraft|reword|increas|rais|higher|go up|goes up|put up|puts up|putting up|rise|rising|new|uplift|introduc|impos|requir|begin|start",
        r"<fee>.{0,70}\b(?:<change>|<raise>)\b|\b(?:<change>|<raise>)\b.{0,50}<fee>|\bnew (?:prices?|pricing|fees?|rates?)\b|\bthe increase\b|\b(?:introduc\w+|impos(?:e|es|ed|ing)|requir(?:e|ing)|begin (?:to )?charg\w+|start (?:to )?charg\w+) (?:\w+ ){0,3}<fee>",
        unless=(_OBJECTS, r"\b(?:exchange|interest|frame|error|bit|sampl\w+) rates?", r"<sla>", _MERE_ACCEPTANCE, r"\bcharg(?:e|es|ed|ing) (?:your|the|their) (?:\w+ ){0,3}(?:card|account|payment|bank)", r"\bfees? may apply\b"),
        value="read:notice",
        who="not_customer",
        examples=("Fee increases are notified in writing three months ahead.",),
    ),
    rule(
        "en:sla_change_notice_period.sla",
        "notice of changes to the SLA or the service level",
        "sla|service level|service-level|commitment|support level|availability|uptime & chang|amend|modif|revis|updat|alter|replac|var|supplement|adjust|edit|rewrite|reissue|tweak|rework|overhaul|redraft|reword|restat|reduc|lower|decreas|downgrad|degrad|weaken|withdraw",
        r"<sla>",
        r"\b(?:<change>|reduc\w+|lower\w*|decreas\w*|downgrad\w*|degrad\w*|weaken\w*|withdraw\w*)\b",
        unless=(_OBJECTS, _MERE_ACCEPTANCE, _DEFINES, r"\bcredits?\b.{0,40}\b(?:sole|exclusive|claim)", r"\bremed(?:y|ies)\b"),
        value="read:notice",
        who="not_customer",
        examples=("The service levels may be revised on a month's notice.",),
    ),
    rule(
        "en:discontinuation_notice_period.service",
        "notice before a service, product, model or version ends",
        "discontinu|retir|sunset|deprecat|end of|end-of|decommission|phas|shut|wind|withdraw|ceas|stop|terminat|remov|end|clos|offline|take|taken|pull|kill|switch|turn|disappear|vanish|go away|goes away",
        r"\b<end>\b.{0,60}<service>|<service>.{0,50}\b(?:<end>)\b|\b(?:shut|close|wind|turn|switch)(?:s|ting|ing)? (?:the |our |this )(?:\w+ )?<service> (?:down|off)\b|\bdiscontinu\w*\b.{0,40}\bin whole or in part\b|\bend[- ]of[- ]life|<we> (?:\w+ )?(?:shut|wind|close) down\b|<we> (?:\w+ )?(?:cease (?:operations|trading|business)|go out of business)|\bdiscontinuance\b|\bdiscontinuation\b|<service>.{0,90}\b(?:its|their) (?:deprecation|retirement)\b|\bsunset|<service> (?:\w+ ){0,2}clos(?:ed|es|ing|ure)\b|\btake[sn]? (?:\w+ ){0,3}<service> (?:\w+ )?(?:offline|down|off)\b",
        unless=(
            r"\bfeatures?\b|functionalit|\bfunctions?\b", *_NOT_THE_SERVICE, r"\bif you (?:cancel|terminate)\b|\b(?:proprietary|copyright|trademark)\b|\b(?:your|customer's|client's|user's) (?:right|licen[cs]e|access|ability)\b",
            r"\b(?:terminat|end|remov|stop)\w* .{0,80}\b<cause>(?!.{0,30}discontinu)",
            r"\b(?:violat|breach)\w*(?!.{0,200}\b(?:discontinu|sunset|retir|deprecat))", r"\b<cause>.{0,90}\b(?:terminat|suspend|stop|remov)\w*",
            r"\b(?:stop|cease|end|discontinue|terminate)\w* (?:using|accessing|your use|use of|all use|to use)",
            r"\bend of (?:the|each|your|a|any|its|then|current) (?:\w+[ -]){0,3}(?:term|month|period|year|cycle|quarter|subscription|day|week)",
            r"\b(?:terminat|cancel|end|clos)\w* (?:this|the|your|our|any|an) (?:\w+ )?(?:agreement|contract|account|subscription|order)",
            r"\b(?:agreement|contract|account|subscription)s? (?:may|can|will|shall|is|are) (?:be )?(?:terminat|clos|cancel|end)",
            r"\bsuspen\w+,? (?:or|and|and/or) terminat\w+|\bterminat\w+ (?:or|and) suspen|\bremov\w* (?:content|your|any content|material)|\bremov\w* (?:\w+ ){0,2}(?:apps?|listings?|items?|posts?|reviews?|comments?) from\b",
            r"\bsurviv|\bdowntime|\bcredits?\b.{0,60}\b(?:claim|terminat)|\bmaintenance\b|\b<sla>|\bavailability (?:falls|drops|percentage|commitment|level)|\btrial\b|\bpromotion",
            _OBJECTS,
        ),
        value="read:notice",
        who="not_customer",
        examples=("A model is retired no sooner than 90 days after we announce it.",),
    ),
    rule(
        "en:discontinuation_notice_period.whole",
        "notice before the service ends, where its features are named beside it",
        "discontinu|retir|sunset|decommission|shut|withdraw|ceas|stop|terminat|end & feature|functionalit",
        r"\b(?:features?|functionalit\w+)\b",
        r"\b(?:discontinu\w*|retir(?:es?|ed|ing)|sunset\w*|decommission\w*|shut(?:ting)? down|withdraw(?:s|n|ing)?|ceas(?:es?|ed|ing)|stop(?:s|ping)?|terminat(?:es?|ed|ing)|end(?:s|ing)?)\b,? (?:(?:all|any|or|and|and/or|part|parts|portion|portions|aspect|aspects|of|the|our|your|access|to|use|a|an|its|this|these|either|entire|temporarily|permanently|offering|providing|supporting)\b,? ){0,7}<service>(?! (?:features?|functionalit))|\b(?:discontinu|retir|withdraw|terminat)\w* (?:\w+ ){0,3}(?:features?|functionalit\w+),? (?:or|and) (?:\w+ ){0,2}<service>",
        unless=(*_NOT_THE_SERVICE, r"\b<cause>", _OBJECTS, r"<sla>", r"\b(?:agreement|contract|account|subscription|order)\b"),
        value="read:notice",
        who="not_customer",
        examples=("We may retire the platform or any of its features on 60 days' notice.",),
    ),
    rule(
        "en:feature_change_notice_period.feature",
        "notice before features are changed or removed",
        "feature|functionalit|function & chang|amend|modif|revis|updat|alter|replac|var|supplement|adjust|edit|rewrite|reissue|tweak|rework|overhaul|redraft|reword|discontinu|retir|sunset|deprecat|remov|withdraw|stop|end|suspen|disabl|deactivat|switch|turn|add|improv|enhanc|drop|terminat|disappear|vanish|go away|goes away",
        r"\b(?:<change>|<end>|suspend\w*|disabl\w*|deactivat\w*|switch\w*|turn\w*|add(?:s|ed|ing)?|improv(?:e|es|ing)|enhanc(?:e|es|ing)|drop\w*)\b.{0,60}\b(?:features?|functionalit\w+|functions?)\b|\b(?:features?|functionalit\w+|functions?)\b.{0,60}\b(?:<change>|<end>|drop\w*)\b",
        unless=(
            r"\b(?:discontinu|terminat|suspend|ceas)\w*\b (?:(?!features?|functionalit)\w+ ){0,4}<service>(?!,? (?:or|and|including)\b.{0,40}\b(?:features?|functionalit))", _OBJECTS,
            r"<service> (?:\w+ ){0,6}(?:features?|functionalit\w+).{0,40}\bdiscontinu", r"<sla>",
            r"\b<change>\b (?:\w+ ){0,3}(?:<fee>|(?:these|this|the|our) (?:\w+ )?<terms>)", r"\b(?:suggestions?|feedback|ideas?)\b", r"\bchanges addressing\b", r"\bdata\b.{0,120}\b(?:improv|develop)\w*", r"\b(?:right of|your|the) withdrawal\b",
        ),
        value="read:notice",
        who="not_customer",
        examples=("Features are removed only after a month's notice in the dashboard.",),
    ),
    rule(
        "en:feature_change_notice_period.service",
        "notice before the service itself is changed",
        "service|platform|product|api|software|model|site|website|app|breaking & modif|chang|alter|updat|redesign",
        r"<we>.{0,60}\b(?:modify|change|alter|update|redesign)\b(?:,| or| and)?(?: (?:suspend|discontinue|the|our|any|a|an|part|of|or|and|all|aspects?|features?|these|this|api|material|significant|major|breaking))*,? <service>|\b(?:modifications?|changes?|updates?) (?:to|of|in)(?: (?:the|our|any|a|an|part|of|or|and|all|aspects?|these|this|api|its))* <service>|\b(?:breaking|major|material|significant) changes?\b|(?:<service>|\bsite) (?:\w+ ){0,3}(?:may|can|will|might) (?:\w+ )?(?:be (?:modified|changed|altered|updated)|change\b)",
        unless=(r"^(?!subject to ).*<terms>(?<!conditions)|^subject to [^,]{0,60},.*<terms>(?<!conditions)", r"<sla>", _OBJECTS, r"<fee>", r"\bfeatures?\b|functionalit", _MERE_ACCEPTANCE, r"\bdiscontinu", r"\bmaintenance\b"),
        value="read:notice",
        who="not_customer",
        examples=("Breaking changes to the API are announced six months in advance.",),
    ),
    rule(
        "en:suspension_notice_period.suspend",
        "notice before access is suspended",
        "suspen|disabl|deactivat|disconnect|block|restrict|limit|cut off|revoke|freez|frozen|lock|throttl|withhold|interrupt|unlimit|uninterrupt",
        r"\b<suspend>\b",
        unless=(
            _FROM_ONE, r"\bcounter[- ]?notif", r"\bdeactivat\w* (?:\w+ ){0,3}(?:features?|functions?|functionalit)", r"\b(?:request|ask) (?:us|for)\b.{0,30}suspen", _OBJECTS, r"\b(?:lift|restor|reinstat)\w*.{0,20}suspen",
            r"\bsuspen\w+ (?:of|or termination)\b.{0,40}\bnot (?:relieve|affect|excuse|entitle)",
            r"\bforce majeure\b|\bdisabl\w* (?:\w+ ){0,2}(?:content|listings?|features?)\b", r"\b(?:refund|fees?)\b.{0,50}\bsuspen", r"\bdowntime\b|\bavailability\b|\bsurviv",
        ),
        value="read:notice",
        who="not_customer",
        examples=("Accounts are suspended only after ten days' warning by email.",),
    ),
    rule(
        "en:termination_for_cause_notice_period.breach",
        "notice before termination for breach, or the time to cure it",
        "terminat|cancel|clos|delet|end th|end y|end o|end it|ending|ended|rescind & breach|violat|fail|paid|pay|overdue|past due|arrears|late|infring|default|misuse|misconduct|illegal|unlawful|fraud|break|complian|abus|insolven|bankrupt|cause|security|suspect|unpaid|prepaid|nonpay|repay|overpay|noninfring|noncomplian|comply|fulfil|perform|observ",
        r"\b<terminate>\b",
        r"\b<cause>",
        unless=(
            r"\bwithout cause|\bfor convenience|\bfor any (?:or no )?reason|\bno reason",
            r"\b(?:availability|uptime|<sla>)\b", _OBJECTS, r"^(?!.*\b(?:cure|remed(?:y|ied)|rectif\w+)\b).*(?:\brefund|\bforfeit|\bprepaid)|\bfees? (?:of|equal)|\bearly (?:terminat|cancel)",
            r"\b(?:result|effect|consequence)s? of terminat", r"\brepeat infring", r"\bclaims? (?:filed|made|that)",
        ),
        value="read:notice",
        who="vendor",
        examples=("A party may terminate if the other does not cure a material breach within 30 days of notice.",),
    ),
    rule(
        "en:termination_for_cause_notice_period.automatic",
        "a breach ends the customer's rights by itself",
        "terminat & automatic & breach|violat|fail|infring|default|misuse|noncomplian|break|broke|comply",
        r"\bautomatic(?:ally)? (?:\w+ ){0,2}terminat|\bterminat\w* (?:\w+ ){0,3}automatic",
        r"\b<cause>",
        r"\b(?:without|no) (?:\w+ ){0,4}(?:notice|notification|warning)\b|\bimmediately\b|\bwith immediate effect\b",
        value="none",
        examples=("Your licence terminates automatically and without notice if you breach these terms.",),
    ),
    rule(
        "en:termination_for_cause_notice_period.cure",
        "the time to cure a breach, after which the vendor may terminate",
        "cure|remedy|rectify|fix & terminat|cancel|clos",
        r"\b(?:days?|weeks?|months?)\b.{0,60}\bto (?:cure|remedy|rectify|fix)\b.{0,80}<we>.{0,16}\b(?:may|can|shall|will|entitled)\b.{0,16}\b(?:terminat|cancel|clos)",
        value="read:notice",
        examples=("The client has ten days from notice to remedy a breach, after which the provider may terminate.",),
    ),
    rule(
        "en:termination_notice_period.convenience",
        "notice before the vendor ends the contract or closes the account",
        "terminat|cancel|clos|delet|end th|end y|end o|ended|rescind",
        r"\b<terminate>\b",
        unless=(
            *_ALREADY_ENDED, _ORDERS, r"\bi/we\b", r"\bsupersed", r"<a_change>.{0,160}<you> (?:\w+ )?(?:may|can|have the right to|are entitled to|are free to) (?:\w+ ){0,3}(?:terminat|cancel|end\b|close)", r"^(?:to )?cancel\b|^(?:if you (?:wish|want|would like) |in order )?to <terminate>|\b(?:chance|opportunity|option) to (?:cancel|terminate)\b|\bcancel\w* (?:\w+ ){0,3}(?:newsletters?|sessions?|events?|bookings?|reservations?|appointments?|class|course|meetings?|jobs?)\b|\b(?:newsletters?|sessions?|events?|bookings?|reservations?|appointments?|class|course|meetings?|jobs?) (?:\w+ ){0,3}cancel|\bnotice period for terminat|<we> (?:require|need|ask for)s?\b", r"\b(?:your|customer's|client's) right to (?:terminate|cancel)\b", r"\b(?:terminat|cancel)\w* by (?:the )?(?:you\b|customer|user|client|subscriber|member|licensee)", r"^(?!.*\bnotice,? (?:but|however|unless|except)\b).*\b<cause>(?!.{0,60}(?:without cause|no cause|convenience))", r"\bif you\b(?!.{0,80}\b(?:we|us)\b)", r"<you> (?:\w+ ){0,2}(?:notify|inform|tell) (?:us\b|<we>)", r"\bpermission to link\b|\bconduct (?:\w+ )?audits?\b|\bsends? you a reminder\b|\bterminat\w* (?:or \w+ )?(?:this|the|any) (?:promotion|offer|contest|competition)\b", _OBJECTS,
            r"\bconfidential information\b|\bdiscontinu|(?<!suspend or )(?<!suspension or )\b(?:terminat|cancel)\w* (?!the provision)(?:(?:the|any|a|our|all|part|of|or|some|certain|these|your) )*<service>(?! to you)",
            r"\b(?:availability|uptime|<sla>)\b", _NOT_OUTRIGHT + r".*(?:\brefund|\breimburs|\bforfeit|\bprepaid|\bpre-paid|\bsurviv|\bearly (?:terminat|cancel)|\bdelet\w*\b.{0,40}\bdata)", r"^(?:if|when|where|should|once) you (?:have |had )?(?:\w+ )?(?:delet|clos|cancel)\w*",
            r"\b(?:end|expir\w+) of (?:the|each|your|then|any|its|a) (?:\w+[ -]){0,3}(?:term|period|subscription)\b|\brenew",
            r"\b(?:upon|after|following|on|within .{0,30} of|from) (?:the )?(?:\w+ )?(?:terminat|cancel|clos)\w+,? (?:of (?:this|the|your) (?:agreement|contract|account),? )?(?:you|customer|all|your|customer's|we will (?:delete|return|erase)|data|each|any)",
        ),
        value="read:notice",
        who="vendor",
        examples=("We may end this agreement on ninety days' written notice.",),
    ),
    rule(
        "en:termination_notice_period.any_reason",
        "the vendor may end the contract for any reason, a breach among others",
        "terminat|cancel|clos|delet|end th|end y|end o|ended & reason|cause",
        r"<we> (?:\w+ ){0,6}?<terminate>",
        r"\bfor (?:any|no|any or no) reason\b|\bwith or without cause\b",
        r"\b<cause>",
        unless=(_OBJECTS, r"\brefund|\bsurviv"),
        value="read:notice",
        who="vendor",
        examples=("We may terminate your account without notice for any reason, including a breach of these rules.",),
    ),
    rule(
        "en:termination_notice_period.closed",
        "notice that the account has been closed",
        "clos|terminat|delet",
        r"<we>.{0,40}\b<tell>\b.{0,60}\b(?:once|after|when|as soon as|that)\b.{0,30}\baccounts?\b.{0,30}\b(?:clos|terminat|delet)",
        unless=(r"\b(?:breach|violat)",),
        value="read:notice",
        examples=("We notify you once your account is closed.",),
    ),
    rule(
        "en:customer_termination_notice_period.customer",
        "notice the customer owes to end the contract",
        "terminat|cancel|end th|end y|end o|ended|clos|rescind|leave|withdraw & hour|day|week|month|year|quarter",
        r"\b<terminate>\b",
        unless=(
            r"\b(?:breach|fail\w* to|violat|default|availability|uptime|<sla>|insolven)", _OBJECTS, _NOT_OUTRIGHT + r".*\brefund",
            r"\b(?:before|prior to) (?:the )?(?:end|expir\w+|renewal|next|start|its|each|current|then|your|subscription)|\brenew",
            r"\bclaim|\binvoice|\bto redeem\b", r"\bwithin\b.{0,24}\bdays (?:of|after|from)\b", _ORDERS,
        ),
        value="read:notice_length",
        who="customer",
        examples=("You may cancel the contract by giving us one month's notice.",),
    ),
    rule(
        "en:customer_termination_notice_period.to_end",
        "who wants to end the contract is told to give notice",
        "terminat|cancel|end|leave|clos|rescind & give|tell|notify|inform|send|write|let & hour|day|week|month|year|quarter",
        r"^(?:if you (?:wish|want|would like) |in order )?to <terminate>.{0,60}\b(?:give|tell|notify|inform|send|write to|let)\b (?:us\b|<we>)",
        unless=(r"\brenew", r"\b(?:before|prior to) (?:the )?(?:end|expir\w+|renewal|next|start|its|each|current|then|your|subscription)", r"<we> (?:will|shall|may)\b"),
        value="read:notice_length",
        examples=("To end your membership, give us three weeks' notice.",),
    ),
    rule(
        "en:customer_termination_notice_period.by_customer",
        "the customer's ending of the contract works some time after notice",
        "terminat|cancel & hour|day|week|month|year|quarter",
        r"\b(?:terminat|cancel)\w* by (?:the )?(?:you\b|customer|user|client|subscriber|member|licensee)|\b(?:terminat|cancel)\w* (?:\w+ ){0,4}(?:for|by|to) (?:both|either|each) part",
        unless=(r"\b(?:breach|fail\w* to|violat|default|availability|uptime|<sla>|insolven)", _OBJECTS, r"\brefund", r"\bfee of|\bdata\b"),
        value="read:notice_length",
        examples=("Termination by the client takes effect two months after notice.",),
    ),
    rule(
        "en:customer_termination_notice_period.period",
        "the notice period customers have to observe",
        "notice period",
        r"\bnotice period for (?:the )?(?:customers?|you|users?|clients?|subscribers?|members?)\b",
        unless=(r"\brenew",),
        value="read:notice_length",
        examples=("The notice period for members is four weeks.",),
    ),
    rule(
        "en:customer_termination_notice_period.required",
        "notice the vendor requires from a customer who leaves",
        "terminat|cancel|end th|end y|leave & requir|need|ask|notice period",
        r"\b<terminate>\b",
        r"\b(?:your|customer's|the client's|the user's) notice period\b|<we> (?:require|need|ask for)s?\b.{0,40}\bnotice\b|\bnotice (?:of|to) (?:terminat|cancel)\w* (?:is|must|shall).{0,20}\brequired",
        value="read:notice_length",
        examples=("We require 60 days' written notice to cancel.",),
    ),
    rule(
        "en:non_renewal_notice_period.renewal",
        "how long before the end of the term renewal must be refused",
        "renew|cancel|terminat|opt out|term|extend|extension|expir & before|prior|preceding|advance|ahead|renew & hour|day|week|month|year|quarter",
        r"\b(?:before|prior to|preceding|in advance of|ahead of)\b.{0,30}\b(?:ends?|expir\w+|renew\w*|anniversary|term|current|billing (?:date|day)|next (?:billing|subscription))\b|\bnon-?renewal\b|\bnot (?:to )?renew",
        r"\b(?:renew\w*|cancel\w*|terminat\w*|opt[- ]?out|not (?:to )?(?:extend|continue)|notice|tell|notif\w*|inform\w*|end\b)",
        unless=(
            r"\b(?:remind\w*|reminder)\b", r"\bcharged (?:for (?:\w+ )?renewals? )?(?:within|up to)\b", r"\bdata\b.{0,30}\b(?:delet|export)", r"^(?!.*\bnot (?:want|wish|like) to (?:renew|continue|extend)).*<disagrees>", r"\bcertificate|\bpassword|\btrial\b",
            r"<we> (?:will|shall|may) (?:\w+ )?(?:notify|inform|tell|give|email|send)(?! us)",
            r"<fee>.{0,40}\b(?:<raise>|<change>)\b|\b(?:<raise>|<change>)\b.{0,40}<fee>",
        ),
        value="read:length_before",
        examples=("Notice of non-renewal must reach us 60 days before the term ends.",),
    ),
    rule(
        "en:maintenance_notice_period.maintenance",
        "notice of maintenance",
        "maintenance|planned|scheduled|upgrade & noti|inform|announc|tell|told|advis|publish|post|advance|before|mail|schedul|warn|alert|communicat|email",
        r"\bmaintenance\b|\bsystem (?:upgrades?|updates?)|\bupgrades (?:\w+ ){0,3}interrupt\w*|\b(?:planned|scheduled) (?:downtime|outages?|works?|upgrades?|interruptions?)|\b(?:interrupt\w*|unavailable|down|offline)\b.{0,24}\b(?:for|due to|during) (?:\w+ )?(?:upgrades?|updates|servicing|repairs?)\b",
        r"<tell>|\bin advance\b|\bbeforehand\b|\bschedul\w+ .{0,20}(?:hours|days)",
        unless=(r"\b(?:exclud|not (?:be )?(?:count|includ|consider|constitut)|disregard|does not (?:count|include))\w*", r"\b(?:not (?:be )?liable|no liability|compensat|credits?\b)", r"\b(?:account|book|record)s? maintenance"),
        value="read:notice",
        who="not_customer",
        examples=("Planned maintenance is notified three days ahead.",),
    ),
    rule(
        "en:notice_channel.general",
        "how notices of any kind reach the customer",
        "notice|notification|communication & give|given|giving|send|sent|deliver|provid|made|serve|post|mail|writing",
        r"\b(?:notices?|notifications?|communications)\b (?:(?:to (?:you|(?:the )?customers?|users?)|from us|by us|or (?:other )?communications|(?:provided |sent |given )?by [\w.]+(?: (?!will|shall|may)[\w.]+)?|under (?:this|these|the) (?:\w+ ){0,2}\w+|that we (?:give|send)|we (?:give|send)|required(?: to be (?:given|sent))?|including (?:\w+ ){1,7}(?:terms|agreement)|hereunder),? ){0,4}(?:may|will|shall|can|must|are|is) (?:\w+ )?(?:be )?(?:\w+ )?(?:in writing and )?(?:\w+ )?(?:given|sent|delivered|provided|made|served|posted|e-?mailed)\b|<we> (?:\w+ ){0,2}(?:may|will|shall|can) (?:\w+ )?(?:give|send|provide|deliver|serve)\b (?:\w+ ){0,3}(?:notices?|communications|notifications)\b|<you> (?:\w+ )?(?:consent|agree) (?:to (?:us|our|<we>) using|that <we> may use) (?:\w+ ){0,2}e-?mail address to send you\b[^.;]{0,80}\bnotices?\b|<you> (?:\w+ )?(?:consent|agree) to receiv\w+ (?:\w+ ){0,5}(?:notices|communications) (?:\w+ ){0,4}electronically\b",
        r"\b(?:by|via|through|to|using|on|at|in)\b",
        unless=(
            r"^(?!.*\bnotices? to (?:you|(?:the )?customers?|users?)\b).*\bnotices? to (?:us\b|<we>)", r"^(?!.{0,80}\b(?:sent|given|delivered|made|served) (?:by|via|through|to)\b.{0,120}\bdeemed\b).*\b(?:deemed|considered|treated|presumed|regarded)\b",
            r"^(?!.*\b(?:notices|they|notifications) (?:are )?required by (?:\w+ )?law).*\b(?:marketing|promotional|newsletters?|advertis\w+)\b", r"\bwithout (?:\w+ )?notice",
        ),
        value="read:channels",
        who="not_customer",
        examples=("Notices to you will be sent to your e-mail address.",),
    ),
    rule(
        "en:disruption_notice.outage",
        "notice of outages and other disruptions",
        "outage|interrupt|disrupt|malfunction|failure|fault|incident|unavailab|downtime|degrad|unable|uninterrupt & noti|inform|announc|tell|told|advis|publish|post|mail|warn|alert|communicat|let you|email|text you",
        r"\bunable to (?:\w+ ){0,2}use\b|\b(?:outages?|(?:service )?interrupt\w*|disruptions?|malfunctions?|(?:major|system|service) (?:failures?|faults?)|incidents?|unavailab\w*|unplanned downtime|degradation)\b",
        r"<we>.{0,60}\b<tell>|<tell>.{0,60}\b(?:on the status page|to you|by us)|\b(?:you|customers?|users?|subscribers?|clients?) (?:are|will be|shall be) (?:\w+ )?(?:notified|informed|alerted|told)\b|\b(?:outages?|interruptions?|disruptions?|incidents?) (?:will|are|shall) (?:be )?(?:announc|notif|communicat|publish|post|report)",
        unless=(r"\bmaintenance\b|\b(?:system|for|due to) (?:upgrades?|updates?)|\b(?:planned|scheduled)\b", r"\bcredits?\b|\bclaim", r"\bsecurity incident|\bdata breach|\bpersonal data", r"\bliable\b.{0,120}\bdamages\b", r"\bsuspend|\bterminat|\bdiscontinu"),
        value="read:notice",
        who="not_customer",
        examples=("If there is an outage, we will inform you as soon as we can.",),
    ),
)  # fmt: skip
