"""How Spanish says legal items."""

from monitor.core.lang.western import western

_CONCEPTS = {
    "customer": (
        r"usted(?:es)?|usuari[oa]s?|clientes?|miembros?|comprador(?:es)?|vendedor(?:es)?|consumidor(?:es)?|su|sus"
        r"|tu|tus"
    ),
    "must": r"debe(?:rá|rán|n)?|tendrá que|se compromete|se obliga|será|serán|ha de|deberás|obligad[oa]s?",
    "may": r"pued(?:e|en|es)|podrá(?:n|s)?|se reserva|derecho|facultad",
    "not": r"no|ningun[oa]?|ningún|sin|nunca|ni|tampoco",
    "except": r"salvo|excepto|a menos que|con excepción",
    "condition": r"si|en caso de|siempre que|cuando",
    "only": r"sólo|solo|únicamente|exclusivamente",
    "law": r"ley|legislación|legal(?:es|mente)?",
    "liable": r"responsables?|responsabilidad(?:es)?|respond(?:e|er|erá|erán)|daños|perjuicios",
    "warranty": r"garant\w*",
    "as_is": r"tal cual|como está",
    "no_damages": r"(?:no|sin|caso alguno)[^.;]{0,60}(?:indemnizaci\w+|compensaci\w+)",
    "capped": r"limitad[oa]s?|máxim[oa]|exceder\w*|superar\w*",
    "liability_stays": r"no (?:excluye|limita)[^.;]{0,60}responsabilidad",
    "indemnify": r"indemnizará|indemnizar (?:a|y)|mantener indemne|mantendrá indemne|eximir",
    "notify": r"notific\w*|inform(?:a|ar|ará|arán|aremos|amos|ado)|comunic\w*|avis\w*",
    "notice": r"preaviso|aviso|notificación|antelación",
    "no_notice": r"sin (?:\w+ ){0,3}(?:preaviso|aviso|notificación|comunicación previa)",
    "change": r"modific\w*|cambi\w*|actualiz\w*|alter\w*",
    "terms": r"condiciones|términos|contrato|acuerdo|política",
    "price": r"precios?|tarifas?|comisi\w+|honorarios",
    "end": r"cancel\w*|rescind\w*|resol\w+|suspend\w*|suspensión|terminar|finaliz\w*|elimin\w*|dar de baja|baja",
    "duration": (
        r"(?:\d+|un|una|dos|tres|cuatro|seis|siete|diez|quince|treinta)(?: \(\d+\))? (?:días?|semanas?|meses|mes"
        r"|horas?|años?)"
    ),
    "uptime": r"disponibilidad",
    "service_level": r"nivel(?:es)? de servicio|sla",
    "refund": r"reembols\w*|devol(?:ver|ución|uciones|verá)\w*|reintegr\w*",
    "nonrefund": r"no (?:\w+ ){0,4}(?:reembols\w*|devol\w*)|sin (?:derecho a )?(?:reembolso|devolución)",
    "withdrawal": r"desistimiento",
    "consent": r"consentimientos?",
    "balance": r"saldos?|créditos?|bonos?|vales?|puntos",
    "expire": r"caduc\w*|expir\w*|perder\w*|perderá",
    "predicate": r"es|son|será|serán|puede|pueden|debe|deben|ha|han|no|podrá|podrán|deberá|acarreará",
    "binds": r"debe|deben|será|serán|puede|pueden|no|podrá|deberá",
    "illustration": r"^\W*(?:por ejemplo)",
}
_EXAMPLES = {
    "liability.warranty_disclaimer": "No garantizamos la exactitud de los datos.",
    "liability.liability_excluded": "La empresa no será responsable de la pérdida de datos.",
    "liability.liability_cap": "La responsabilidad queda limitada al precio pagado.",
    "liability.liability_carve_out": "Esta cláusula no excluye la responsabilidad por dolo.",
    "liability.customer_indemnity": "El usuario indemnizará a la empresa.",
    "notice.no_notice": "Podemos suspender el servicio sin previo aviso.",
    "notice.vendor_duty": "Le informaremos de cualquier modificación.",
    "notice.customer_duty": "El cliente debe comunicar la cancelación.",
    "notice.amendment_right": "La empresa podrá modificar estas condiciones.",
    "sla.commitment": "La disponibilidad será del 99,5 %.",
    "sla.availability": "No garantizamos la disponibilidad.",
    "refund.nonrefundable": "Los pagos no son reembolsables.",
    "refund.refund": "Le reembolsaremos el precio.",
    "refund.withdrawal": "Tiene derecho de desistimiento durante 14 días.",
    "refund.balance": "Los créditos caducan a los doce meses.",
}
_STOP_WORDS = """
el la los las lo un una unos unas de del y o u a al en con por para sobre entre sin que quien cual cuyo donde
cuando como si no ni se su sus es son será serán ha han puede pueden debe deben este esta estos estas ese esa eso
dicho dicha dichos más muy ya pero sino también usted ustedes nos nuestro nuestra le les me te tu tus todo toda
todos todas cada otro otra
"""

ITEMS = western("es", _CONCEPTS, _EXAMPLES, _STOP_WORDS)
