"""How French says legal items."""

from monitor.core.lang.western import western

_CONCEPTS = {
    "customer": (
        r"vous|votre|vos|clients?|utilisateurs?|utilisatrices?|membres?|acheteurs?|vendeurs?|abonnés?"
        r"|consommateurs?"
    ),
    "must": r"doit|doivent|devra|devront|s'engagent?|sera|seront|est tenue?|sont tenus|tenue?s? de|devez|il appartient",
    "may": r"peut|peuvent|pourra|pourront|se réservent?|droit|pouvez|autorisée?s?",
    "not": r"ne|n'\w+|pas|non|aucune?|sans|jamais|ni",
    "except": r"sauf|excepté|hormis|à l'exception|à moins",
    "condition": r"si|en cas|sous réserve|à condition|lorsque",
    "only": r"uniquement|seulement|exclusivement|seule?",
    "law": r"loi|légale?s?|droit applicable|réglementation",
    "liable": r"responsables?|responsabilités?|dommages?[- ]intérêts|dommages?|préjudices?",
    "warranty": r"garanti\w*",
    "as_is": r"en l'état|tels? quels?",
    "no_damages": r"(?:aucune?|sans) (?:indemni\w+|dédommagement)",
    "capped": r"limitée?s?|plafonn\w*|excéder|dépasser",
    "liability_stays": (
        r"(?:n'exclut|ne limite|n'exclu\w*|ne saurait limiter|ne (?:vise|tend|cherche|sert)(?:nt)? (?:pas )?à"
        r" (?:exclure|limiter|restreindre))[^.;]{0,60}responsabilité"
    ),
    "indemnify": r"garantir[^.;]{0,60}contre|indemnis\w*|relever[^.;]{0,30}indemne|tenir[^.;]{0,30}indemne",
    "notify": r"inform(?!ati)\w*|notifi\w*|préven(?:ir|u|ue|us|ues)|avert\w*|avis\w*|communiqu\w*",
    "notice": r"préavis|notification|avis",
    "no_notice": r"sans (?:\w+ ){0,2}(?:préavis|notification|avis|avertissement|information préalable)",
    "change": r"modifi\w*|chang\w*|mise? à jour|mises à jour|évolu\w*|amend\w*",
    "terms": r"conditions|contrat|cgu|cgv|accord|politique|présentes",
    "price": r"prix|tarifs?|frais|commissions?",
    "end": r"résili\w*|suspen\w*|supprim\w*|mettre fin|met fin|interrompre|clôtur\w*|fermer|fermeture|cess\w*",
    "duration": (
        r"(?:\d+|une?|deux|trois|quatre|six|sept|huit|dix|quinze|trente)(?: \(\d+\))? (?:jours?|semaines?|mois"
        r"|heures?|ans?)"
    ),
    "uptime": r"disponibilité|taux de disponibilité",
    "service_level": r"niveaux? de service|sla",
    "refund": r"(?<!période de )(?<!durée de )(?<!délai de )rembours\w*",
    "nonrefund": r"non remboursables?|(?:ne|n')[^.;]{0,30}(?:pas|aucun)[^.;]{0,20}rembours\w*|aucun remboursement",
    "withdrawal": r"rétractation|droit de retrait",
    "consent": r"consentements?",
    "balance": r"soldes?|crédits?|avoirs?|bons? d'achat|cartes? cadeaux?|points",
    "expire": r"expir\w*|perdus?|périm\w*|caduc\w*",
    "predicate": r"est|sont|sera|seront|peut|peuvent|doit|doivent|a|ont|ne|avez|pouvez|devez|s'engagent?",
    "binds": r"doit|doivent|sera|seront|peut|peuvent|ne|devez|pouvez",
    "illustration": r"^\W*(?:par exemple|ex\.)",
}
_EXAMPLES = {
    "liability.warranty_disclaimer": "Nous ne garantissons pas l'exactitude des informations.",
    "liability.liability_excluded": "Nous ne sommes pas responsables des pertes de données.",
    "liability.liability_cap": "Notre responsabilité est limitée au prix payé.",
    "liability.liability_carve_out": "Rien ici n'exclut notre responsabilité en cas de faute lourde.",
    "liability.customer_indemnity": "Vous acceptez de nous indemniser en cas de réclamation.",
    "notice.no_notice": "Nous pouvons suspendre le service sans préavis.",
    "notice.vendor_duty": "Nous vous informerons de toute modification.",
    "notice.customer_duty": "Le client doit notifier la résiliation.",
    "notice.amendment_right": "Nous pouvons modifier ces conditions : la société peut modifier les conditions.",
    "sla.commitment": "Le taux de disponibilité est de 99,5 %.",
    "sla.availability": "La disponibilité n'est pas garantie.",
    "refund.nonrefundable": "Les frais sont non remboursables.",
    "refund.refund": "Le prix vous sera remboursé.",
    "refund.withdrawal": "Vous disposez d'un droit de rétractation de 14 jours.",
    "refund.balance": "Les crédits expirent après douze mois.",
}
_STOP_WORDS = """
le la les l un une des du de d et ou à au aux en dans par pour sur sous avec sans que qui quoi dont où ce cet cette ces
se s sa son ses leur leurs vous votre vos nous notre nos il elle ils elles on est sont sera seront être a ont avoir avez
peut peuvent doit doivent ne n pas plus comme si mais donc ni car ainsi tout toute tous toutes y lui même afin lors très
"""

ITEMS = western("fr", _CONCEPTS, _EXAMPLES, _STOP_WORDS)
