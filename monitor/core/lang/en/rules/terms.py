"""English rules for the terms of a change: when it applies, what staying means, what an objector may do."""

from monitor.core.lang.rule import rule

_DISAGREES = r"<disagrees>"
_OBJECTING = (
    "agree|accept|consent|happy|satisfied|ok|comfortable|want|wish|like|approv|willing|disagree|disapprov|object|refus|reject|unhappy|unaccept"
    "|declin|dissatisf|oppos|suit"
)
"""Trigger words of ``_DISAGREES``."""
_OF_A_CHANGE = r"(?:<a_change>|\brevis\w+|\b<terms>)"
_TERMINATES = r"\b(?:terminat\w*|cancel\w*|walk away|clos\w+ (?:\w+ ){0,2}account|end (?:this|the|your) (?:\w+ )?(?:agreement|contract|subscription)|withdraw from|delete (?:your|their|the) account|leave the)"
_KEEPS = r"\b(?:previous|prior|old|earlier|existing|former|original|current|unchanged|unamended|pre-existing|superseded)\b.{0,40}\b(?:continue|appl|remain|govern|stay|in force|in effect)|\b(?:continue|remain|stay|keep|retain|goes on|go on|carries on|run on|runs on|proceed)\w*\b.{0,50}\b(?:previous|old|prior|existing|original|current|former|unchanged|earlier)\b|\b(?:stay|remain|continue)s? on the (?:versions?|terms|contract|edition) (?:that |which )?(?:they|you|it|he or she) (?:have |had |has )?(?:signed|accepted|agreed)"

_LEAVES_BEFORE = (
    r"<a_change>.{0,200}<you> (?:\w+ )?(?:may|can|(?:have|has) the right to|(?:is|are|be) (?:entitled|able|free) to) (?:\w+ ){0,2}"
    + _TERMINATES.removeprefix(r"\b")
    + r".{0,60}\b(?:before|prior to|until)\b.{0,40}\b(?:then|effect|force|change|increase|appl|it\b|they|new)"
)
"""Leave to go before a change applies."""

_NAMED = (
    r"^(?!(?:our|your|their|its|his|her|any|some|other|such|third|an?|each|every) )(?!(?:the |these |this )?<terms>)"
    r"(?:(?!(?:you|part(?:y|ies)|partners?|providers|sellers|hosts|merchants|publishers|users?|customers?|members?|banks?|states?|governments?"
    r"|commission|council|parliament|legislat\w+|authorit\w+|regulators?|courts?|tribunal)\b)[\w.&'-]+ ){1,4}?"
)
"""A vendor named by its name at the beginning of a sentence: neither the customer nor somebody else's partner, bank or state."""

_LEAVES_WITHIN = (
    r"<a_change>.{0,200}<you> (?:\w+ )?(?:may|can|(?:have|has) the right to|(?:is|are|be) (?:entitled|able|free) to) (?:\w+ ){0,2}"
    + _TERMINATES.removeprefix(r"\b")
    + r".{0,60}\bwithin\b.{0,30}\b(?:days?|weeks?|months?)\b.{0,12}\b(?:of|from|after|following) (?:(?:the|such|our|that|any|receipt|receiving|of) )*(?:notice|notification|announcement|change|amendment|modification|increase)"
)
"""Leave to go within a time after notice of a change."""
_LEAVING_SOON = "within & chang|amend|modif|revis|updat|alter|increas|rais & terminat|cancel|end|clos|withdraw"
"""Trigger words of ``_LEAVES_WITHIN``."""
_VENDOR_LEAVES = r"<we> (?:may|can|reserves?)\b.{0,30}\b(?:terminat|cancel)"

TERMS = (
    rule(
        "en:change_effective.posting",
        "a change applies as soon as it is posted",
        "effect|appl|force|binding|operative|valid & post|publi|releas|upload|display|immediate|available|announc|live|appear|instantly|once",
        r"\b(?:effective|in effect|apply|applies|applicable|binding|effect|into force|in force|operative|valid)\b(?: \w+){0,2}?,? (?:immediately|instantly|upon|on|as soon as|at the (?:time|moment)|when|once|the moment|from the (?:date|day|moment|time)|as of the (?:date|time|moment)|from (?:its|their)|with immediate)\b.{0,50}(?:post|publi|releas|upload|display|immediate|made available|announce|go(?:es)? live|appear)|\b(?:effective|effect|apply|applies|force)\b,? (?:immediately|instantly|with immediate effect|at once)|\bimmediately (?:effective|binding|appl|take|enter|come|become)",
        r"<a_change>|<terms>",
        unless=(r"<by_law>", r"\bfirst day of\b", r"\b(?:suspen|terminat|cancel)\w* .{0,90}immediate|\bimmediate\w* (?:suspen|terminat|cancel)", r"\b(?:days?|weeks?|months?|hours?)\b.{0,20}\b(?:after|following|from)\b.{0,30}\b(?:post|publi|notice|e-?mail)"),
        value="immediate_on_posting",
        examples=("New versions are binding from the moment they are published.",),
    ),
    rule(
        "en:change_effective.period",
        "a change applies some time after notice of it",
        "effect|appl|force|binding|valid & after|following|from|later & hour|day|week|month|fortnight|period",
        r"\b(?:effective|effect|apply|applies|in force|into force|binding|valid|operative)\b.{0,60}\b(?:days?|weeks?|months?|hours?|fortnight)\b.{0,12}\b(?:after|following|from|later)\b|\b(?:effective|effect|apply|applies|in force|into force|binding|valid)\b.{0,20}\bafter\b.{0,30}\bnotice\b|\b(?:after|following|upon|at|on) (?:the )?(?:expir\w+|end|completion|lapse) of (?:the |that |this |such |a )?(?:\w+ )?notice period|\b(?:days?|weeks?|months?)\b (?:after|following|from)\b.{0,80}\b(?:take[s]? effect|become[s]? effective|appl(?:y|ies)|come[s]? into (?:force|effect)|enter[s]? into force|(?:be|are|is) (?:effective|binding))",
        r"<a_change>",
        unless=(r"\bafter (?:they|it|the changes?|such changes?) (?:take|become|come|enter|go|appl)", r"\b(?:credit|refund|invoice|terminat\w+ (?:takes|becomes|is))", r"\bterminat\w+ .{0,20}(?:take|become)s? effect"),
        value="after_notice_period",
        examples=("A new version applies six weeks after it was published.",),
    ),
    rule(
        "en:change_effective.renewal",
        "a change applies from the next renewal or billing period",
        "renew|billing|next|term|period|cycle & effect|affect|appl|force|binding|implement|introduc|kick|charged|only|start & chang|amend|modif|revis|updat|alter|replac|var|supplement|adjust|edit|rewrite|reissue|tweak|rework|overhaul|redraft|reword|new|increas|rais|rise|rising|higher",
        r"\bnot (?:affect|apply to) (?:the |your )?(?:current|then-current|ongoing) (?:\w+ )?(?:period|term|cycle|subscription)\b|\b(?:effective|effect|apply|applies|in force|into force|binding|implemented|introduced|kick in|charged|only|start)\b.{0,70}\b(?:(?:next|following|subsequent|upcoming|new|each|any) (?:\w+ ){0,2}(?:renewal|billing|payment|subscription|contract|term\b|invoice|cycle|period)|renewal (?:term|date|of)|(?:upon|on|at|from|until|with|to) (?:the |your |its |each )?(?:\w+ )?renewal|not (?:affect|apply to) (?:the |your )?(?:current|then-current|ongoing) (?:\w+ )?(?:period|term|cycle|subscription)\b|until (?:\w+ ){0,5}(?:term|period|cycle|subscription) (?:ends|expires|is over|has ended)|(?:once|after|when) (?:the |your )?(?:current|running|existing) (?:\w+ )?(?:term|period|cycle|subscription) (?:ends|expires|is over|has (?:ended|expired|run out))|billing (?:cycle|period))",
        r"<a_change>",
        unless=(r"\bcredits?\b.{0,40}\b(?:next|following) (?:invoice|bill)", r"^(?!.*\b<fee>.{0,60}\b(?:your|the) next renewal).*\bcancel\w*|\brefund"),
        value="next_renewal",
        examples=("The new prices apply as of your next billing period.",),
    ),
    rule(
        "en:change_effective.acceptance",
        "a change applies only once the customer accepts it",
        "accept|agree|consent|sign|click|confirm|unaccept|disagree & effect|appl|bind|force|valid|invalid & chang|amend|modif|revis|updat|alter|replac|var|supplement|adjust|edit|rewrite|reissue|tweak|rework|overhaul|redraft|reword|new",
        r"\b(?:effective|effect|apply|applies|bind(?:s|ing)?|in force|into force|valid)\b.{0,60}\b(?:only |not )?(?:if|when|once|after|upon|until|unless|on)\b.{0,40}\b(?:you|customer|user|subscriber|both parties|the parties)\b.{0,30}\b(?:accept|agree|consent|sign|approv)\w*|\b(?:bind|binds|binding|effective|apply|applies)\b.{0,30}\b(?:from|as of) the moment .{0,24}\b(?:accept|agree|click|confirm)\w*|\b(?:your|customer's) (?:\w+ )?(?:acceptance|consent|agreement|approval) is (?:required|needed|necessary)\b.{0,60}\b(?:effective|apply|bind|binding|effect)\b|\b(?:effective|effect|apply|bind)\w*\b.{0,30}\b(?:upon|on|after|with) (?:\w+ )?(?:acceptance|consent|approval) (?:by|of) (?:you|the customer|customer|the user)\b|\b(?:effective|effect|apply|bind)\w*\b.{0,30}\b(?:upon|on|until|after|with) (?:your|customer's|the customer's|mutual) (?:\w+ )?(?:acceptance|consent|agreement|signature)",
        r"<a_change>",
        unless=(r"\bcontinu\w+ (?:to )?us", r"\bdeemed\b", _DISAGREES),
        value="on_acceptance",
        examples=("Revised conditions apply to you only after you accept them.",),
    ),
    rule(
        "en:change_effective.fixed",
        "a change applies from a date it names",
        "date & effect|appl|force",
        r"\b(?:effective|effect|apply|applies|in force|into force)\b.{0,40}\b(?:on|from|as of|at) the (?:effective )?date (?:stated|specified|indicated|shown|set out|given|announced|mentioned|listed|named|at the top|in the notice)|\b(?:effective|effect) (?:on|as of|from) the (?:stated|specified|indicated|announced) (?:effective )?date",
        r"<a_change>",
        value="fixed_date",
        examples=("Amendments take effect on the date stated in the announcement.",),
    ),
    rule(
        "en:acceptance_by_use.use",
        "staying or going on using the service counts as agreeing to a change",
        "continu|keep|log|use|using|access|stay|remain & accept|agree|consent|acknowledg|bound|assent|approv|unaccept|disagree",
        r"\b(?:continu\w+ (?:to )?(?:us\w+|access\w*)|continued (?:\w+ ){0,3}(?:use|access|subscription|membership)|continuing (?:use|access)|logging in|log in|(?:keep(?:s|ing)?|go(?:es|ing)? on|carry(?:ing)? on|continu\w+) (?:on |to )?(?:us|play|trad|shop|access|visit|order|buy)\w*|(?:use|using|access(?:ing)?) .{0,60}\b(?:after|(?<!the )(?<!by )following (?:the|any|such|our|that|an?|publication|posting|notice|notification)|once|thereafter)|(?:stay|remain)\w* (?:on|with|a|in) .{0,60}|(?:further|subsequent|ongoing) use|still use|carry on using|use of .{0,40}\b(?:indicat|constitut|signif|confirm)\w*\b.{0,60}\b(?:chang|amend|modif|revis|updat)\w*)\b",
        r"\b(?:accept\w*|agree(?:s|d|ing)?|(?:your|an?) agreement|agreement (?:to|with)|consent\w*|acknowledg\w*|bound|assent\w*|approv\w*)\b",
        unless=(
            r"\b(?:not|never) (?:be )?(?:constitut|mean|amount|deem|imply|count|treat)", r"\b(?:other|third|acquiring|such) (?:entity|entities|company|companies|part(?:y|ies))\b.{0,90}\bcontinue to use\b", r"<disagrees>.{0,120}\b(?:must|may|should|shall|do) not (?:continue|use|access|keep)|<disagrees>.{0,60}\b(?:stay|remain)s? on\b",
            r"^(?:by|before) (?:using|accessing) (?:the|our|this)(?!.{0,80}(?:after|chang|amend|revis|updat|modif))", r"\bunauthori[sz]ed\b",
        ),
        examples=("Anyone who goes on using the site after a revision is taken to have consented to it.",),
    ),
    rule(
        "en:objection_right.old_terms",
        "who objects to a change keeps the old terms",
        _OBJECTING,
        _DISAGREES,
        _KEEPS,
        _OF_A_CHANGE,
        unless=(r"\b(?:stop|cease) using", r"<we> (?:may|can|will|reserve\w*)\b.{0,60}\b(?:refus|reject|declin)"),
        value="keep_old_terms",
        examples=("If you refuse the revision, your existing conditions stay in force.",),
    ),
    rule(
        "en:objection_right.refund",
        "who objects to a change may leave and is refunded",
        _OBJECTING,
        _DISAGREES,
        _OF_A_CHANGE,
        _TERMINATES,
        r"<refund>|\b(?:pro[- ]?rat|return(?:ed)? (?:of )?(?:\w+ ){0,3}prepay)",
        unless=(r"\b(?:no|not|without)\b.{0,20}\brefund",),
        value="terminate_with_refund",
        examples=("Should you reject the amendment, you can cancel and get back what you prepaid.",),
    ),
    rule(
        "en:objection_right.none",
        "there is no right to object",
        "object|reject|refus|agree|disagree|oppos|contest|challeng",
        r"\b(?:no right to|(?:may|can) ?not|not (?:be )?entitled to|waives? (?:any |the )?right to)\s(?:\w+ ){0,2}(?:object|reject|refuse|contest|oppose|challenge)",
        _OF_A_CHANGE,
        unless=(r"\b(?:as a whole|only (?:certain|some|parts?))\b",),
        value="none",
        examples=("You cannot object to such revisions.",),
    ),
    rule(
        "en:objection_right.terminate",
        "who objects to a change may leave",
        _OBJECTING,
        _DISAGREES,
        _OF_A_CHANGE,
        _TERMINATES,
        unless=(r"\bmust (?:\w+ )?leave\b", r"<we> (?:may|can|reserves?) (?:[\w-]+,? ){0,16}(?:reject|refuse|decline)\b", r"\brefuse (?:or|and) (?:remove|block|delete|terminate)\b", r"(?<!either of )\b<we> (?:may|can|will|shall|reserve|have|has|are|is)\b.{0,30}\b(?:terminat|suspend|clos)",),
        value="terminate",
        examples=("Customers who disagree with a revision may cancel before it applies.",),
    ),
    rule(
        "en:objection_right.leave_refund",
        "a change lets customers leave with a refund before it applies",
        "refund|reimburs|repa|back|return|pro & before|prior|until & terminat|cancel|end|clos|withdraw|delete|leave",
        r"\b(?:before|prior to|until)\b",
        r"<refund>",
        _LEAVES_BEFORE,
        unless=(r"\b(?:no|not|without)\b.{0,20}\brefund", r"\bfees? (?:is|are) non"),
        value="terminate_with_refund",
        examples=("If a change is material, you may end the contract before it takes effect and receive a refund.",),
    ),
    rule(
        "en:objection_right.leave",
        "a change lets customers leave before it applies",
        "before|prior|until & terminat|cancel|end|clos|withdraw|delete|leave",
        r"\b(?:before|prior to|until)\b",
        _LEAVES_BEFORE,
        value="terminate",
        examples=("We announce a price increase a month before it applies, and you can cancel before then.",),
    ),
    rule(
        "en:objection_right.within",
        "a change lets customers leave within a time after notice of it",
        _LEAVING_SOON,
        _LEAVES_WITHIN,
        unless=(_VENDOR_LEAVES,),
        value="terminate",
        examples=("Where a change removes an essential feature, the client may cancel within a month of the notice.",),
    ),
    rule(
        "en:objection_right.special",
        "a change gives a right to leave",
        "special|extraordinary|chance|opportunity|option|before",
        r"<a_change>.{0,60}\b(?:chance|opportunity|option) to (?:cancel|terminate|opt out|leave)\b|<a_change>.{0,80}\b(?:special|extraordinary) right (?:of|to) (?:terminat|cancel|withdraw)|\b(?:special|extraordinary) right (?:of|to) (?:terminat|cancel|withdraw)\w*.{0,60}<a_change>"
        r"|\b(?:if|when(?:ever)?|where) <we> (?:\w+ ){0,2}(?:change|increase|raise|amend|modify|alter)\b.{0,100}\b(?:you|customers?|users?|subscribers?) (?:may|can) (?:\w+ )?(?:cancel|terminate|leave)\b.{0,60}\bbefore\b",
        value="terminate",
        examples=("If the price is raised, clients have an extraordinary right to cancel.",),
    ),
    rule(
        "en:objection_right.stop",
        "who objects to a change can only stop using the service",
        _OBJECTING,
        _DISAGREES,
        r"\b(?:stop|ceas|discontinu|refrain|not (?:access|use|continue)|no longer (?:use|access)|end (?:your|the|their) use|leave|quit|do not use|must not use)\w*",
        r"<a_change>",
        value="stop_using",
        examples=("Anyone unhappy with the updated policy should cease to use the site.",),
    ),
    rule(
        "en:objection_window.days",
        "how long a customer has to object to a change",
        _OBJECTING,
        _DISAGREES,
        r"\b(?:within|no later than|by|before|in|up to|until|inside|objection period|period (?:for|of) objection)\b|\bha(?:ve|s) (?:\w+ ){1,3}(?:days|weeks|months)",
        _OF_A_CHANGE,
        unless=(r"\bdisput\w+|\binvoice\w*|\bcharge on\b|\bsub-?processor|\bbreach", r"\b(?:deliver|defect|goods)\w*"),
        value="read:within",
        examples=("Objections to an amendment must reach us within a month.",),
    ),
    rule(
        "en:objection_window.leave",
        "how long after notice of a change a customer may leave",
        _LEAVING_SOON,
        _LEAVES_WITHIN,
        unless=(_VENDOR_LEAVES,),
        value="read:within",
        examples=("Where a change removes an essential feature, the client may cancel within a month of the notice.",),
    ),
    rule(
        "en:adverse_change_consent_required.not_without",
        "adverse changes need the customer's consent",
        "consent|approv|agree|permission|disagree|accept & reduc|diminish|limit|restrict|lessen|advers|detriment|disadvantag|weaken|curtail|increas|rais|less favo|worsen|prejudic|impair|affect|chang|amend|modif|revis|updat|alter|replac|var|supplement|adjust|edit|rewrite|reissue|tweak|rework|overhaul|redraft|reword|unlimit & not|never|no |nor|neither|nobody|none|cannot|won|requir|subject|only|need|seek|obtain|ask|request|get",
        r"\b(?:not|never|no|nor|neither|cannot|won't|nobody|none)\b.{0,140}\b(?:without|unless)\b.{0,50}\b(?:consent|approv\w*|agree\w*|permission)|\bnot (?:bind|apply to|affect) <you>.{0,12}\bunless .{0,30}\baccept\w*|\b(?:requires?|subject to|only with|needs?)\b.{0,30}\b(?:your|(?:the )?(?:customer|client|subscriber|member|user)s?'s?|mutual)(?!\w).{0,30}\b(?:consent|approval|agreement)|\b(?:requires?|need|subject to|only with)\b.{0,20}\b(?:consent|agreement|approval) (?:of|from) (?:both|all|the other|each) part|\bonly\b.{0,70}\bwith (?:\w+ )?(?:your|customer's|the customer's) (?:\w+ )?(?:consent|approval|agreement)|\bonly (?:with|after|if)\b.{0,30}\b(?:consent|agree)|\b(?:seek|obtain|ask(?: you)?(?: for)?|request|get)\b.{0,30}\b(?:consent|approval|agreement|permission)\b.{0,12}\b(?:before|prior to|first|beforehand|in advance)\b",
        r"\b(?:reduc\w*|diminish\w*|limit\w*|restrict\w*|lessen\w*|adverse\w*|detriment\w*|disadvantag\w*|weaken\w*|curtail\w*|less favou?rable|worsen\w*|prejudic\w*|impair\w*|affects?\b|(?:increas\w*|rais\w*) (?:\w+ ){0,3}<fee>|<change> (?:\w+ ){0,6}(?:to|of|in|your|this|these|the))",
        r"\b<change>\b|\brights\b|\bprotection|\bdetriment|\badverse|\b(?:increas|rais)\w*",
        unless=(r"\b(?:assign|transfer|disclos|shar|sell|licens|subcontract|reproduc|copy|publish|settle|admit|use your|process|collect)\w*", r"\b<you> (?:may|shall|must|will|can|agree)(?: not|not)\b.{0,60}\b(?:modif|alter|chang)", r"\bmay\b.{0,40}\bwithout (?:your|any) (?:\w+ )?consent", r"\b(?:binds?|bound|binding|effective|apply|applies|in force|effect)\b.{0,24}\bonly (?:after|once|if|when|with)\b"),
        examples=("Your rights are never curtailed unless you agree.",),
    ),
    rule(
        "en:adverse_change_consent_required.signed",
        "amendments need both sides' written agreement",
        "writing|written|signed",
        r"\b(?:amend\w*|modif\w*|chang\w*|variation\w*)\b.{0,80}\b(?:only|unless|must be|except)\b.{0,40}\b(?:signed|agreed|executed|in writing and)\b.{0,30}\b(?:both|each|the|either) part",
        examples=("This contract can be amended only in a document signed by both parties.",),
    ),
    rule(
        "en:adverse_change_consent_required.without",
        "adverse changes may be made without consent",
        "without|not & consent|approv|agree",
        r"<we>.{0,30}\b(?:may|can)\b.{0,80}\b(?:<change>|reduc\w+|limit\w*|restrict\w*|lower\w*)\b.{0,80}\bwithout (?:\w+ ){0,2}(?:your|the customer's|customer's|any|further)? ?(?:\w+ )?(?:consent|approval|agreement)\b|\b(?:consent|approval) (?:is|shall be|will be) not (?:needed|required|necessary)\b.{0,60}\b<change>\b",
        value=False,
        examples=("We may alter your entitlements without your consent.",),
    ),
    rule(
        "en:unilateral_amendment_right.may",
        "the vendor alone may change the terms",
        "term|agreement|polic|condition|contract|eula|tos|guideline|rule|provision|document|dpa|notice & new|chang|amend|modif|revis|updat|alter|replac|var|supplement|adjust|edit|rewrite|reissue|tweak|rework|overhaul|redraft|reword & may|can|right|will|subject|discretion|entitled|free|might|could|permitted|allowed",
        r"\bright to (?:\w+ )?<change>\b.{0,60}<terms>.{0,40}\breserved\b|<we>.{0,60}\b<right>\b.{0,100}\b<change>\b.{0,80}(?:<terms>|\b(?:this|privacy) notice)|<we> (?:\w+ ){0,2}<right> (?:\w+ ){0,3}(?:post|publish|issue|adopt|introduce) (?:an? |the )?(?:new|revised|updated|amended) (?:\w+ ){0,3}<terms>|<terms>.{0,60}\b(?:may|can|subject to|are subject)\b.{0,30}\b<change>\b|\bat (?:our|its) (?:sole )?discretion\b.{0,30}\b<change>\b.{0,40}<terms>|<we>.{0,30}\b(?:may|can|will|amend|update|revise)\b.{0,20}\b<change>\b.{0,60}<terms>.{0,60}\b(?:from time to time|at any time)|\bfrom time to time,? <we>.{0,20}\b(?:may|will)\b.{0,20}\b<change>\b.{0,60}<terms>|" + _NAMED + r"(?:also )?(?:may|can|reserves? the right to|is entitled to) (?:\w+ ){0,3}<change> (?:\w+ ){0,2}(?:this|these|the) (?:\w+ ){0,3}<terms>.{0,160}\b(?:at any time|from time to time|by (?:notifying|giving|posting|sending|publishing)|unilateral\w*|discretion)|" + _NAMED + r"(?:may|can) (?:\w+ ){0,2}unilaterally (?:\w+ )?<change>\b.{0,40}<terms>",
        unless=(
            r"<sla>", r"<partners_do>", r"\b(?:may|can|shall|will) (?:not|only)\b.{0,30}\b<change>", r"\bcannot\b.{0,20}\b<change>", _DISAGREES,
            r"\b<fee>.{0,30}\b(?:<raise>|<change>)\b|\b(?:<raise>|<change>)\b (?:\w+ ){0,4}<fee>", r"\b(?:both parties|mutual|by agreement)\b",
            r"\bmodify,? (?:copy|adapt|create|distribute)", r"\b<change> (?:\w+ ){0,3}(?:outputs?|results|responses)\b", r"<we>.{0,20}\bwill not\b", r"\bif (?:we|the company|provider) (?:\w+ )?<change>", r"\bunenforceab|\bseverab|\binvalid\b", r"\b(?:either|neither) party",
        ),
        who="not_customer",
        examples=("The operator is entitled to alter these conditions.",),
    ),
    rule(
        "en:unilateral_discontinuation_right.right",
        "the vendor alone may end the service",
        "right|entitled|discretion & discontinu|retir|sunset|deprecat|end|decommission|phas|shut|wind|withdraw|ceas|stop|offline|pull|terminat|clos|switch|turn|remov & service|product|platform|software|model|api|offering|application|plan|version|website|app|tool|endpoint",
        r"\b(?:reserves? the right|(?:has|have|retains?) the (?:\w+ )?right|entitled to|sole discretion|right to)\b.{0,60}\b<end>\b.{0,60}<service>|<service> (?:\w+ ){0,3}\b<end>\b.{0,40}\b(?:sole|absolute|own) discretion",
        unless=(r"\b<cause>", r"\b(?:without|no) (?:\w+ ){0,2}notice|\bimmediately", r"<refund>", r"\bfeatures?\b(?!.{0,20}service)", r"\baccounts?\b|\bif your\b|\byour (?:access|use)\b", r"\b<you> (?:have|has|reserve)"),
        who="not_customer",
        examples=("The Company reserves the right to cease offering the platform.",),
    ),
    rule(
        "en:notice_deemed_receipt.after",
        "when a notice counts as received",
        "deemed|considered|regarded|treated|presumed|taken|count",
        r"\b(?:deemed|considered|regarded|treated as|presumed|taken|counts? as)\b.{0,60}\b(?:received|delivered|given|served|effective|receipt|delivery|notified|reach\w*|arriv\w*)\b",
        unless=(r"^(?:(?!\d|\b(?:two|three|four|five)\b).)*\b(?:next|following) (?:business |working )?day\b", r"\bcounts? as the first day", r"\baccept\w*\b.{0,20}\bdeemed|\bdeemed (?:to have )?accepted", r"\bcontinu\w+ us"),
        value="read:length",
        examples=("A letter is deemed served three days after posting.",),
    ),
    rule(
        "en:notice_deemed_receipt.next_day",
        "a notice counts as received on the next business day",
        "deemed|considered|regarded|treated|presumed|count",
        r"\b(?:deemed|considered|regarded|treated as|presumed|counts? as)\b.{0,60}\b(?:received|delivered|given|served|effective|receipt|delivery)\b.{0,60}\b(?:(?:next|following) (?:business|working) day|(?:business|working) day (?:after|following))",
        value="P1BD",
        examples=("E-mails are deemed received on the next business day.",),
    ),
    rule(
        "en:notice_deemed_receipt.day_after",
        "a notice counts as received on the next day",
        "deemed|considered|regarded|treated|presumed",
        r"\b(?:deemed|considered|regarded|treated as|presumed)\b.{0,60}\b(?:received|delivered|given|served|effective|receipt|delivery)\b.{0,60}\b(?:(?:next|following) (?:calendar )?day|(?<!business )(?<!working )day (?:after|following))\b",
        unless=(r"\b(?:\d+|two|three|four|five|six|seven|ten)\b",),
        value="P1D",
        examples=("A notice is considered given on the day following its dispatch.",),
    ),
    rule(
        "en:notice_default_excuses_counterparty.excused",
        "a missed notice frees the other side",
        "notif|notice|inform",
        r"\b(?:fail\w*|omit\w*|neglect\w*|not (?:been )?(?:notified|informed|told)|absence of|without)\b.{0,140}\b(?:notif\w*|notice|inform\w*|time)\b.{0,160}\b(?:(?:other|affected|receiving|innocent|non-defaulting) (?:party|side|customer)?|(?:that|the) (?:party|side|customer)\b).{0,50}\b(?:not (?:be )?(?:liable|responsible|bound|obliged|required)|relieved|excused|released|discharged|not bear\b|no (?:liability|obligation)|may refuse|freed|exempt)|\bpart(?:y|ies) (?:that|who|which) (?:is|was|were|has|have|are)(?: not)?(?: been)? (?:not )?(?:notified|informed|told)\b.{0,60}\b(?:released|excused|relieved|discharged|not (?:be )?(?:liable|responsible|bound))",
        unless=(r"<we>.{0,20}\bnot (?:be )?(?:liable|responsible)",),
        examples=("Where a party fails to give notice, the other party is excused from performance.",),
    ),
)  # fmt: skip
