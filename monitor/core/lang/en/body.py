"""English words that tell a terms text from the page around it."""

from monitor.core.lang.words import BodyWords

_LEGAL = """
shall hereby herein hereof hereunder thereof thereto pursuant notwithstanding whereas
agree agrees agreed agreement agreements consent consents
terms condition conditions provision provisions clause section sections policy policies
liable liability liabilities damages damage loss losses indemnify indemnification indemnity disclaim disclaimer warranty
warranties warrant warrants merchantability infringement negligence
terminate terminates termination terminated suspend suspension suspended cancel cancellation renewal renew
party parties obligation obligations right rights breach violation violate violates comply compliance
law laws applicable governing jurisdiction court courts arbitration dispute disputes claim claims statutory regulation
license licensed licence sublicense proprietary intellectual property trademark trademarks copyright
refund refunds refundable fees payment payments notice notify subscription
personal data processing processed disclose disclosure retention controller processor recipients confidential
entitled permitted prohibited required responsible authorize authorized legal legally lawful unlawful
user users customer provider
"""

BODY = BodyWords(
    legal=frozenset(_LEGAL.split()),
    titles=(
        "terms", "conditions", "policy", "policies", "agreement", "notice", "privacy", "legal", "license", "licence",
        "disclaimer", "eula", "guidelines", "sla", "service level", "refund", "addendum", "rules", "code of conduct",
        "statement", "contract",
    ),
    date_labels=(
        "updated", "effective", "last modified", "last revised", "revised", "revision", "in force", "as of",
        "last change", "published", "posted on", "date of", "release date", "dated",
    ),
    prompts=frozenset((
        "share", "share this", "share this page", "share this article", "share on", "print", "print this page",
        "download", "download pdf", "download as pdf", "copy link", "copy", "back to top", "top", "scroll to top",
        "go to top", "return to top", "skip to content", "skip to main content", "skip to main", "skip navigation",
        "menu", "close", "open menu", "search", "home", "log in", "login", "sign in", "sign up", "register",
        "was this page helpful", "was this article helpful", "was this helpful", "did this answer your question",
        "did this doc help you", "yes", "no", "helpful", "not helpful", "thank you for your feedback",
        "related articles", "related posts", "related content", "related pages", "related links", "recommended",
        "recently viewed articles", "read more", "see more", "show more", "show less", "load more", "learn more",
        "previous", "next", "previous article", "next article", "accept", "accept all", "accept cookies", "reject all",
        "decline", "manage preferences", "cookie settings", "cookie preferences", "manage cookies", "loading",
        "have more questions", "have more questions? submit a request", "submit a request", "still need help",
        "contact support", "edit this page", "edit this page on github", "contributors", "follow us", "follow us on",
        "subscribe", "subscribe to our newsletter", "get started", "contact sales", "in this article", "on this page",
        "listen to this article", "privacy", "terms", "cookies", "legal", "help", "about", "about us", "careers",
        "select language", "choose language", "language", "english", "select your language",
    )),
    furniture_starts=(
        "©", "(c) 20", "copyright ©", "copyright 20", "copyright (c)", "all rights reserved", "powered by ",
        "sign up for our newsletter", "subscribe to our newsletter", "share this ", "estimated reading time",
    ),
)  # fmt: skip
