"""How German says legal items."""

from monitor.core.lang.western import western

_CONCEPTS = {
    "customer": (
        r"sie|ihre?[nms]?|kunden?|kundinnen|nutzer(?:\w*)|mitglied(?:er|ern|s)?|verbraucher\w*|käufer\w*"
        r"|verkäufer\w*"
    ),
    "must": r"muss|müssen|hat|haben|wird|werden|soll(?:en)?|verpflichtet|ist|sind",
    "may": r"kann|können|darf|dürfen|berechtigt|behält|behalten|recht",
    "not": r"nicht|keine?[nrms]?|ohne|ausgeschlossen|weder|ausschluss",
    "except": r"außer|es sei denn|sofern|ausnahme|mit ausnahme|soweit nicht",
    "condition": r"wenn|falls|sofern|soweit",
    "only": r"nur|ausschließlich|lediglich",
    "law": r"gesetzlich\w*|anwendbare\w* recht\w*",
    "liable": r"haft(?:et|en|ung|bar)|haftungs\w+|schadens?ersatz\w*|verantwortlich\w*",
    "warranty": r"gewährleist\w*|garanti\w*|gewähr|zusicher\w*",
    "as_is": r"wie besehen|ohne gewähr",
    "no_damages": r"(?:kein|ohne)\w* (?:anspruch|ansprüche|recht) auf (?:schadens?ersatz|entschädigung)\w*",
    "capped": r"begrenzt|beschränkt|höchstens|maximal",
    "liability_stays": r"unbeschränkt|(?:haftung|haftet)[^.;]{0,60}(?:vorsatz|grobe\w* fahrlässigkeit|leben|körper)",
    "indemnify": r"freistell\w*|stellt[^.;]{0,80}frei|schadlos\w*",
    "notify": (
        r"mitteil\w*|informier\w*|benachrichtig\w*|ankündig\w*|angekündigt|hinweis\w*|in kenntnis|mitgeteilt"
        r"|teilt[^.;]{0,60}mit"
    ),
    "notice": r"ankündigung\w*|mitteilung\w*|frist\w*|kündigungsfrist",
    "no_notice": (
        r"ohne (?:\w+ ){0,2}(?:ankündigung|mitteilung|benachrichtigung|vorankündigung|hinweis"
        r"|einhaltung einer frist)"
    ),
    "change": r"änder\w*|geändert\w*|anpass\w*|angepasst\w*|aktualisier\w*",
    "terms": r"bedingungen|agb|vertrag\w*|nutzungsbedingungen|vereinbarung\w*|richtlinie\w*",
    "price": r"preis\w*|gebühr\w*|entgelt\w*",
    "end": r"kündig\w*|gekündigt|beend\w*|einstell\w*|eingestellt|sperr\w*|gesperrt|lösch\w*",
    "duration": (
        r"(?:\d+|einem?|einer|zwei|drei|vier|sechs|vierzehn|dreißig) (?:kalender|werk|arbeits)?(?:tag|woche|monat"
        r"|stunde|jahr)\w*"
    ),
    "uptime": r"verfügbarkeit\w*",
    "service_level": r"service[- ]level\w*|sla",
    "refund": r"erstatt\w*|rückerstatt\w*|zurückerstatt\w*|rückzahl\w*|zurückgezahlt",
    "nonrefund": r"nicht (?:\w+ ){0,3}(?:erstatt\w*|rückerstatt\w*)|keine (?:\w+ ){0,2}(?:erstattung|rückerstattung)",
    "withdrawal": r"widerruf\w*",
    "consent": r"einwilligung\w*|zustimmung\w*",
    "balance": r"guthaben\w*|gutschein\w*|credits?|punkte",
    "expire": r"verfällt|verfallen|erlischt|erlöschen|ablauf\w*",
    "predicate": r"ist|sind|wird|werden|hat|haben|kann|können|muss|müssen|darf|gilt|gelten|haftet|nicht",
    "binds": r"muss|müssen|wird|werden|kann|können|nicht",
    "illustration": r"^\W*(?:zum beispiel|beispielsweise|z\.b\.)",
}
_EXAMPLES = {
    "liability.warranty_disclaimer": "Wir übernehmen keine Gewähr für die Richtigkeit der Angaben.",
    "liability.liability_excluded": "Wir haften nicht für entgangenen Gewinn.",
    "liability.liability_cap": "Die Haftung ist auf den gezahlten Preis begrenzt.",
    "liability.liability_carve_out": "Für Vorsatz haften wir unbeschränkt.",
    "liability.customer_indemnity": "Der Nutzer stellt uns von Ansprüchen Dritter frei.",
    "notice.no_notice": "Wir können den Dienst ohne vorherige Ankündigung einstellen.",
    "notice.vendor_duty": "Wir werden Sie über Änderungen informieren.",
    "notice.customer_duty": "Der Kunde muss uns die Kündigung mitteilen.",
    "notice.amendment_right": "Wir können diese Bedingungen ändern; geänderte Bedingungen gelten dann.",
    "sla.commitment": "Die Verfügbarkeit beträgt 99,5 %.",
    "sla.availability": "Eine Verfügbarkeit wird nicht garantiert.",
    "refund.nonrefundable": "Gebühren werden nicht erstattet.",
    "refund.refund": "Wir erstatten den Kaufpreis.",
    "refund.withdrawal": "Sie haben ein Widerrufsrecht von 14 Tagen.",
    "refund.balance": "Guthaben verfällt nach zwölf Monaten.",
}
_STOP_WORDS = """
der die das den dem des ein eine einen einem einer eines und oder aber auch als an am auf aus bei beim bis durch für
gegen in im ins mit nach ob über um unter von vom vor zu zum zur zwischen ist sind war wird werden hat haben kann können
muss müssen soll sollen darf sie wir ihr ihre ihnen uns unser unsere es sich dies diese dieser dieses diesen jede jeder
alle nicht kein keine so wie wenn dass sowie bzw sein seine seiner ihrer etwa hier dort dann nur noch sofern soweit
"""

ITEMS = western("de", _CONCEPTS, _EXAMPLES, _STOP_WORDS)
