"""How Dutch says legal items."""

from monitor.core.lang.western import western

_CONCEPTS = {
    "customer": (
        r"u|uw|je|jouw|jij|klant(?:en)?|gebruikers?|afnemers?|kopers?|verkopers?|verkooppartners?|consument(?:en)?"
        r"|leden|lid"
    ),
    "must": r"moet(?:en)?|zal|zullen|dient|dienen|verplicht|wordt|worden|is|heeft",
    "may": r"kan|kunnen|mag|mogen|gerechtigd|behoudt|recht",
    "not": r"niet|geen|zonder|nooit|noch|uitgesloten",
    "except": r"behalve|tenzij|met uitzondering|uitgezonderd|behoudens",
    "condition": r"als|indien|wanneer|mits",
    "only": r"alleen|uitsluitend|enkel|slechts",
    "law": r"wet|wettelijke?|toepasselijk recht",
    "liable": r"aansprakelijk(?:heid)?|verantwoordelijk(?:heid)?|schadevergoeding|schade",
    "warranty": r"garand?e\w*|garantie\w*|gegarandeerd|instaan|staat in",
    "as_is": r"in de huidige staat|zoals het is",
    "no_damages": r"(?:geen|zonder)[^.;]{0,30}(?:schadevergoeding|vergoeding)",
    "capped": r"beperkt|maximaal|maximum|ten hoogste",
    "liability_stays": r"(?:onbeperkt aansprakelijk)|niet[^.;]{0,60}(?:opzet|bewuste roekeloosheid)",
    "indemnify": r"vrijwa\w*|schadeloos\w*",
    "notify": (
        r"informe\w*|meld\w*|mededel\w*|kennis\w*|op de hoogte|bericht\w*|aankondig\w*|aangekondigd"
        r"|laten? (?:\w+ )?weten"
    ),
    "notice": r"kennisgeving|opzegtermijn|melding|aankondiging|bericht|termijn",
    "no_notice": r"zonder (?:\w+ ){0,3}(?:kennisgeving|aankondiging|melding|bericht|mededeling)",
    "change": r"wijzig\w*|gewijzigd\w*|aanpass\w*|aangepast\w*|verander\w*",
    "terms": r"voorwaarden|overeenkomst|contract|beleid",
    "price": r"prij(?:s|zen)\w*|tari(?:ef|even)|kosten|vergoeding\w*",
    "end": r"beëindig\w*|opzeg\w*|opgezegd|opschort\w*|opgeschort|stop\w*|blokke\w*|geblokkeerd|verwijder\w*|sluit\w*",
    "duration": (
        r"(?:\d+|een|twee|drie|vier|zes|zeven|tien|veertien|dertig)(?: \(\d+\))? (?:werk|kalender)?(?:dag|dagen"
        r"|we(?:ek|ken)|maand(?:en)?|uur|uren|jaar)"
    ),
    "uptime": r"beschikbaarheid",
    "service_level": r"service[- ]?level\w*|sla|serviceniveau\w*",
    "refund": r"terugbeta\w*|terugbetaald|restitu\w*|vergoed|terugstort\w*|teruggestort|retour\w*",
    "nonrefund": (
        r"niet (?:\w+ ){0,3}(?:terugbeta\w*|restitue\w*|gerestitueerd)|geen (?:\w+ ){0,2}(?:restitutie"
        r"|terugbetaling)"
    ),
    "withdrawal": r"herroep\w*|bedenktijd|bedenktermijn",
    "consent": r"toestemming\w*",
    "balance": r"saldo|tegoed(?:en)?|cadeaubon\w*|credits?|punten",
    "expire": r"verval\w*|vervalt|verlo(?:opt|pen)",
    "predicate": r"is|zijn|wordt|worden|heeft|hebben|kan|kunnen|moet|moeten|mag|niet|zal|zullen",
    "binds": r"moet|moeten|wordt|worden|kan|kunnen|niet|zal",
    "illustration": r"^\W*(?:bijvoorbeeld|bv\.)",
}
_EXAMPLES = {
    "liability.warranty_disclaimer": "Wij geven geen garantie op juistheid.",
    "liability.liability_excluded": "Wij zijn niet aansprakelijk voor verlies van gegevens.",
    "liability.liability_cap": "De aansprakelijkheid is beperkt tot de betaalde prijs.",
    "liability.liability_carve_out": "Voor opzet zijn wij onbeperkt aansprakelijk.",
    "liability.customer_indemnity": "De gebruiker vrijwaart ons voor aanspraken van derden.",
    "notice.no_notice": "Wij mogen de dienst zonder voorafgaande kennisgeving stoppen.",
    "notice.vendor_duty": "Wij informeren u over iedere wijziging.",
    "notice.customer_duty": "De klant moet de beëindiging melden.",
    "notice.amendment_right": "Wij mogen deze voorwaarden wijzigen; wij kunnen wijzigingen van de voorwaarden en de "
    "gewijzigde voorwaarden vaststellen.",
    "sla.commitment": "De beschikbaarheid is 99,5 %.",
    "sla.availability": "Beschikbaarheid wordt niet gegarandeerd.",
    "refund.nonrefundable": "Betaalde kosten worden niet terugbetaald.",
    "refund.refund": "Wij betalen de prijs terug: de prijs wordt terugbetaald.",
    "refund.withdrawal": "U hebt een bedenktijd van 14 dagen.",
    "refund.balance": "Tegoeden vervallen na twaalf maanden.",
}
_STOP_WORDS = """
de het een en of van in op aan bij door voor met naar om over te tot uit als dat die dit deze er is zijn was wordt
worden heeft hebben kan kunnen moet moeten mag zal zullen niet geen ook maar dan zo wel u uw je jouw wij we ons
onze hij zij ze hun haar zich waar wie wat welke dus nog al onder tussen per indien wanneer alle ieder iedere elk
elke
"""

ITEMS = western("nl", _CONCEPTS, _EXAMPLES, _STOP_WORDS)
