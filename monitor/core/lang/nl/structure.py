"""Dutch: counting words, titles, months, date labels."""

from monitor.core.lang.structure import Structure

STRUCTURE = Structure(
    language="nl",
    counters=(("deel", "titel"), ("hoofdstuk",), ("afdeling",), ("artikel", "clausule")),
    annexes=("bijlage",),
    types=(
        (r"service level|\bsla\b", "sla"),
        (r"verwerkersovereenkomst", "dpa"),
        (r"gedragsregels|acceptabel gebruik", "acceptable_use"),
        (r"cookie", "cookies"),
        (r"privacy", "privacy"),
        (r"retour|terugbetaling|herroeping", "refund"),
        (r"voorwaarden|overeenkomst", "terms"),
        (r"beleid|verklaring", "other"),
    ),
    contents=("inhoud", "inhoudsopgave"),
    definitions=r"definitie|begrippen",
    months=(
        ("januari", 1),
        ("februari", 2),
        ("maart", 3),
        ("april", 4),
        ("mei", 5),
        ("juni", 6),
        ("juli", 7),
        ("augustus", 8),
        ("september", 9),
        ("oktober", 10),
        ("november", 11),
        ("december", 12),
        ("okt", 10),
        ("mrt", 3),
    ),
    labels=(
        (r"(?:laatst )?(?:bijgewerkt|gewijzigd|aangepast)", "updated"),
        (r"versie van", "updated"),
        (r"gepubliceerd", "published"),
        (r"(?:geldig|van kracht|ingangsdatum|in werking)", "effective"),
    ),
    day_first=True,
    joining=("de", "het", "een", "en", "of", "van", "voor", "met"),
    stop_words=("de", "het", "een", "en", "of", "van", "te", "dat", "is", "op", "voor", "met", "zijn", "niet", "door"),
)
