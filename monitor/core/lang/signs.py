"""Which Chinese signs stand in many sentences of contracts: to find one of these is to find next to nothing."""

_COMMONEST = (
    "的用不务服可本提或我任们及在关您为内公方户知相使件行有通权时以人法应你于前对何议司同后软信合协能等息其责个他日理费款将"
    "并限一成意账和自容会如保赔发承规供全未号生中止月付过定利偿退下因期更作客三包解请式台担律平出产条进性要终商但损经修失除违"
    "得括第上分面据无向效告改证与间变接安制网约停注年示需部护收情动当受由所到取视数书功工识系许新即续实布反益侵额支害事形则之"
    "身天还明是订现处者导断适品力随联予此须起确术获业技致单况重申政调机而至造统立国求标计均正按程度整依金传密入特范认开录果"
)
"""The commonest first: counted in 5,000 sentences of terms, of which 59 in a hundred hold the first, 3 the last."""
_PLACE = {sign: place for place, sign in enumerate(_COMMONEST)}


def rarest(word: str) -> str:
    """The sign of the word that fewest sentences hold; "" for no word.

    >>> rarest("不结转")
    '结'
    """
    return max(word, key=lambda sign: _PLACE.get(sign, len(_PLACE)), default="")
