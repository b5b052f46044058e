"""Which language a text is in, told by its scripts and by its most frequent small words."""

import re

_SMALL_WORDS = {
    "en": "the of and to in you or your that for is be we by with this any are not as may our",
    "fr": "le la les des du et à vous de que en pour est ou nous votre une dans sur par vos au",
    "de": "der die das und zu den von mit sie wir ist nicht oder für auf des ein eine werden dem ihre",
    "es": "el la los las de que y en del por con para su se una o no es al usted sus",
    "it": "il di che e la per un in del con le è della si dei non una gli o nel alla",
    "nl": "de het een en van in op te dat je voor is met zijn of wij niet aan door uw deze",
    "pt": "o a os as de que e do da em para com um uma por não se você dos ou seu",
    "sv": "och att i det som en på är av för med till den inte om ett du vi eller har din",
    "da": "og at i det som en på er af for med til den ikke om et du vi eller har dine",
    "pl": "i w z na do nie się o że jest przez od lub oraz dla po są może jego tej",
    "tr": "ve bir bu için ile de da olarak veya sizin size olan gibi daha tarafından",
    "cs": "a v na se je že o pro s z do nebo jsou které jako k vaše podle může",
    "fi": "ja on ei tai että se joka sekä voi ovat myös jos mukaan tämä sen kun",
    "ro": "de și în a la cu pe care să nu din pentru este sau prin dumneavoastră ale",
}

FUNCTION_WORDS: dict[str, frozenset[str]] = {code: frozenset(small.split()) for code, small in _SMALL_WORDS.items()}
"""Language -> its small words, of which running text is made in good part. Written by hand for this project."""

SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ja", re.compile("[\u3041-\u30fa]")),
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("hi", re.compile("[\u0900-\u097f]")),
)
"""Language -> a script that it alone (among the ones met) is written in; tried in this order."""

TRADITIONAL = re.compile(
    "[這個們為與會時國學對說開關條權應當務責後從無實變將於還經過給總網頁資訊號點選項區單據類別證據規則費額業產質護]"
)
SIMPLIFIED = re.compile(
    "[这个们为与会时国学对说开关条权应当务责后从无实变将于还经过给总网页资讯号点选项区单据类别证据规则费额业产质护]"
)
"""The same frequent characters in both forms; where both are one character it stands in both and cancels out."""
