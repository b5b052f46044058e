"""The English lexicon of facts."""

from monitor.core.lang.en import notice, numbers, words
from monitor.core.lang.en.contractions import written_out
from monitor.core.lang.en.rules.liability import LIABILITY
from monitor.core.lang.en.rules.notice import TOPICS
from monitor.core.lang.en.rules.other import OTHER
from monitor.core.lang.en.rules.refund import REFUND
from monitor.core.lang.en.rules.sla import SLA
from monitor.core.lang.en.rules.terms import TERMS
from monitor.core.lang.grammar import Grammar
from monitor.core.lang.lexicon import Lexicon

LEXICON = Lexicon(
    name="en",
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
    written_out=written_out,
)
