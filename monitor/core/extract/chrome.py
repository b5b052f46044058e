"""Which elements of a page are not its text: hidden ones, and what surrounds the terms, by tag, role and name."""

import re
from functools import lru_cache
from typing import Literal

from lxml import etree

from monitor.core.extract.tree import HEADINGS, Element, names

Role = Literal["consent", "landmark", "named", ""]
"""A cookie dialogue; a navigation, footer, banner or the like by tag or role; one by a class name alone; none."""

NEVER_TEXT = names(
    "script style noscript template head title meta link base iframe object embed canvas audio video img picture "
    "source input select textarea map area datalist progress meter svg frame frameset param track"
)
"""Elements whose content is no text of the page, or none that could be terms."""

STRUCK_OUT = frozenset(("del", "s", "strike"))
"""Text that the page shows as void."""

_LANDMARK_TAGS = frozenset(("nav", "footer", "aside", "menu", "dialog"))
_LANDMARK_ROLES = names(
    "navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar tooltip alert"
)
_CHROME_WORDS = names(
    "nav navbar navigation navi topnav subnav sidenav menu megamenu submenu footer sitefooter pagefooter breadcrumb "
    "breadcrumbs sidebar share sharing social addthis sharethis related recommended recommendations newsletter "
    "subscribe signup popup modal lightbox toast snackbar skiplink skip pagination pager promo advert ads searchbox "
    "searchbar search votes relatives contributors feedback helpful rating comments masthead topbar announcement cta "
    "backtotop editsection headerlink printfriendly language languages locale langswitcher chatbot livechat"
)
_CONSENT_TOOLS = names(
    "onetrust optanon didomi cookiebot cybot usercentrics trustarc truste osano quantcast "
    "cmpbox cmpwrapper cmpmodal iubenda complianz cmplz "
    "klaro termly borlabs axeptio cookieyes cky cookieconsent cookiebanner cookiebar cookienotice cookielaw gdprcookie "
    "tarteaucitron sourcepoint cookiehub cookiefirst cookieinfo cookiescript"
)
"""Consent tools and the names that sites give to their own."""

_CONSENT_WORDS = names("cookie cookies consent gdpr ccpa tcf cmp")
"""A site builder calls its every component "cmp", too: the word alone means nothing."""
_CONSENT_FORMS = names(
    "banner bar dialog modal popup notice notification overlay settings preferences wrapper message box window layer "
    "wall panel drawer sheet center sdk manager prompt alert toast bottom popover disclaimer"
)
_TITLE_SIZE = 12
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_HIDING_STYLE = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")
_HIDING_CLASSES = names(
    "hidden hide d-none is-hidden visually-hidden visuallyhidden sr-only screen-reader-text screen-reader-only u-hidden"
)
_MAY_BE_HIDDEN = etree.XPath(
    "//*[@hidden or contains(translate(@style, 'DENOI', 'denoi'), 'none') or contains(@style, 'idden')"
    " or contains(@class, 'hid') or contains(@class, 'd-none') or contains(@class, 'sr-only')"
    " or contains(@class, 'screen-reader')]"
)
"""A coarse sieve in C before the exact rule: few elements of a page pass it."""

_DISCLOSED = re.compile(r"(?i)accordion|collaps|tab-?pane|tab-?content|toggle|expand|faq|panel|disclosure|details|tabs")


def hidden(root: Element) -> list[Element]:
    """The elements whose markup hides them from everybody. (``aria-hidden`` hides from screen readers only.)"""
    return [element for element in _MAY_BE_HIDDEN(root) if _is_hidden(element)]


def _is_hidden(element: Element) -> bool:
    style = element.get("style")
    if style is not None and _HIDING_STYLE.search(style):
        return True
    stated = element.get("hidden")
    if stated is not None and stated != "until-found":
        return True
    classes = element.get("class")
    if classes is None:
        return False
    tokens = classes.split()
    return any(token in _HIDING_CLASSES for token in tokens) and not any(":" in token for token in tokens)


def is_disclosed(element: Element) -> bool:
    """Is it the panel of a tab, an accordion or a disclosure, which a click shows?"""
    if element.get("role") == "tabpanel" or element.tag == "details":
        return True
    return _DISCLOSED.search(f"{element.get('class') or ''} {element.get('id') or ''}") is not None


def is_title_button(element: Element) -> bool:
    """Is a ``<button>`` the title of a part that it opens? Inside a heading it is, else if it says more than "More"."""
    if element.getparent() is not None and element.getparent().tag in HEADINGS:
        return True
    opens = element.get("aria-expanded") is not None or element.get("aria-controls") is not None
    return opens and len("".join(element.itertext()).strip().encode()) >= _TITLE_SIZE


def role_of(element: Element) -> Role:
    """What an element's tag, role, class and id say that it is, beside the page's main content."""
    named = _named_role(element.get("class") or "", element.get("id") or "")
    if named == "consent":
        return named
    if element.tag in _LANDMARK_TAGS or element.get("role") in _LANDMARK_ROLES:
        return "landmark"
    return named


@lru_cache(maxsize=4096)
def _named_role(classes: str, identifier: str) -> Role:
    """``id="cookies"`` alone may well be a section of a policy: a consent dialogue takes a tool's name or two words."""
    if not classes and not identifier:
        return ""
    given = f"{classes} {identifier}"
    words = {word.lower() for word in _WORDS.findall(given)}
    joined = {token.lower().replace("-", "").replace("_", "") for token in given.split()}
    if words & _CONSENT_TOOLS or joined & _CONSENT_TOOLS or (words & _CONSENT_WORDS and words & _CONSENT_FORMS):
        return "consent"
    return "named" if any(word.lower() in _CHROME_WORDS for word in _WORDS.findall(classes)) else ""
