"""How much of a page's visible text was kept."""


def letters(text: str) -> int:
    """Characters that are not white space."""
    return len("".join(text.split()))
