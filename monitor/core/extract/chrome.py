"""Which elements of a page are not its text: hidden ones, controls, and what surrounds the terms."""

import re

from monitor.core.extract.tree import Element, names

NEVER_TEXT = names(
    "script style noscript template head title meta link base iframe object embed canvas audio video img picture "
    "source input select textarea map area datalist progress meter svg frame frameset param track"
)
"""Elements whose content is no text of the page, or none that could be terms."""

STRUCK_OUT = frozenset(("del", "s", "strike"))
"""Text that the page shows as void."""

_CHROME_TAGS = frozenset(("nav", "footer", "aside", "menu", "dialog"))
_CHROME_ROLES = names(
    "navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar tooltip"
)
_CHROME_WORDS = names(
    "nav navbar navigation navi topnav subnav sidenav menu megamenu submenu footer sitefooter pagefooter "
    "breadcrumb breadcrumbs sidebar cookie cookies cookiebanner cookiebar cookieconsent consent gdpr onetrust "
    "didomi cookiebot share sharing social addthis related recommended newsletter subscribe signup popup modal "
    "lightbox toast snackbar skiplink skip pagination pager promo advert ads searchbox searchbar search "
    "contributors feedback helpful rating comments masthead topbar"
)
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_HIDING_STYLE = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")
_HIDING_CLASSES = names(
    "hidden hide d-none is-hidden visually-hidden visuallyhidden sr-only screen-reader-text screen-reader-only u-hidden"
)
_DISCLOSED = re.compile(r"(?i)accordion|collaps|tab-?pane|tab-?content|toggle|expand|faq|panel|disclosure|details|tabs")


def is_hidden(element: Element) -> bool:
    """Is the element hidden for good? What a tab, an accordion or a disclosure hides until a click is not."""
    get = element.get
    style = get("style")
    classes = get("class")
    hiding = get("hidden") is not None or (style is not None and _HIDING_STYLE.search(style) is not None)
    if not hiding and classes is not None:
        tokens = classes.split()
        hiding = any(token in _HIDING_CLASSES for token in tokens) and not any(":" in token for token in tokens)
    if not hiding:
        return False
    return get("role") != "tabpanel" and not _DISCLOSED.search(f"{classes or ''} {get('id') or ''}")


def is_chrome(element: Element) -> bool:
    """Does the element's tag, role, class or id say that it surrounds the text rather than being part of it?"""
    if element.tag in _CHROME_TAGS or element.get("role") in _CHROME_ROLES:
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return len(names) > 2 and any(word.lower() in _CHROME_WORDS for word in _WORDS.findall(names))
