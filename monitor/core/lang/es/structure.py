"""Spanish: counting words, titles, months, date labels."""

from monitor.core.lang.structure import Structure

STRUCTURE = Structure(
    language="es",
    counters=(("parte", "título"), ("capítulo",), ("sección",), ("artículo", "cláusula")),
    annexes=("anexo",),
    types=(
        (r"nivel de servicio|\bsla\b", "sla"),
        (r"tratamiento de datos|encargado del tratamiento", "dpa"),
        (r"uso aceptable|normas de (?:la comunidad|conducta)", "acceptable_use"),
        (r"cookie", "cookies"),
        (r"privacidad|protección de datos", "privacy"),
        (r"reembolso|devoluci|cancelación|desistimiento", "refund"),
        (r"términos|condiciones|contrato|aviso legal", "terms"),
        (r"política|declaración", "other"),
    ),
    contents=("índice", "contenido", "contenidos"),
    definitions=r"definicion|definición",
    months=(
        ("enero", 1),
        ("febrero", 2),
        ("marzo", 3),
        ("abril", 4),
        ("mayo", 5),
        ("junio", 6),
        ("julio", 7),
        ("agosto", 8),
        ("septiembre", 9),
        ("octubre", 10),
        ("noviembre", 11),
        ("diciembre", 12),
        ("setiembre", 9),
    ),
    labels=(
        (r"(?:última )?(?:actualización|actualizad[oa]|modificación|revisión)", "updated"),
        (r"publica(?:do|da|ción)", "published"),
        (r"(?:en vigor|entrada en vigor|vigente|efectiv[oa]|vigencia)", "effective"),
    ),
    day_first=True,
    joining=("el", "la", "los", "las", "de", "del", "y", "o", "en", "un", "una", "por", "para", "con"),
    stop_words=("el", "los", "las", "de", "del", "y", "o", "que", "en", "para", "por", "con", "una", "su", "se"),
)
