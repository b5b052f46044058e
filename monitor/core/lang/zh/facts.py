"""The Chinese lexicon of facts."""

from monitor.core.lang.grammar import Grammar
from monitor.core.lang.lexicon import Lexicon
from monitor.core.lang.zh import notice, numbers, words
from monitor.core.lang.zh.rules.liability import LIABILITY
from monitor.core.lang.zh.rules.notice import TOPICS
from monitor.core.lang.zh.rules.other import OTHER
from monitor.core.lang.zh.rules.refund import REFUND
from monitor.core.lang.zh.rules.sla import SLA
from monitor.core.lang.zh.rules.terms import TERMS
from monitor.core.lang.zh.synonyms import plainer

LEXICON = Lexicon(
    name="zh",
    grammar=Grammar(notice.PHRASES | words.PHRASES),
    rules=(*TOPICS, *TERMS, *SLA, *LIABILITY, *REFUND, *OTHER),
    notice_values=(*notice.VALUES, *notice.AFTER_TABLE),
    length_context=notice.LENGTHS,
    sets={
        "channel": notice.CHANNELS,
        "credit_form": words.CREDIT_FORMS,
        "damage": words.DAMAGES,
        "carve_out": words.CARVE_OUTS,
    },
    topics=words.TOPICS,
    cap=words.CAP,
    tiers=words.TIERS,
    actors=words.ACTORS,
    each_side=words.EACH_SIDE,
    condition=words.CONDITION,
    scope=words.SCOPE,
    lengths=numbers.lengths,
    percents=numbers.percents,
    amounts=numbers.amounts,
    written_out=plainer,
    drops_spaces=True,
)
