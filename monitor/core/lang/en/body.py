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
        "share", "print", "download", "download pdf", "download as pdf", "copy", "top", "menu", "close", "search",
        "home",
        "log in", "login", "sign in", "sign up", "log in or sign up", "register", "yes", "no", "helpful",
        "not helpful",
        "related articles", "related posts", "related content", "related pages", "related links", "related",
        "related information",
        "you may also like", "you might also like", "recommended", "recommended articles",
        "articles in this section", "more articles",
        "recently viewed articles", "other articles", "read more", "see more", "learn more", "previous", "next",
        "previous article", "next article", "accept", "accept all", "accept cookies", "reject all", "decline",
        "agree",
        "manage preferences", "cookie settings", "cookie preferences", "manage cookies", "loading", "comments",
        "0 comments", "contributors", "follow us", "follow us on", "subscribe", "get started", "contact sales",
        "in this article", "on this page", "table of contents toggle", "privacy", "terms", "cookies", "legal", "help",
        "about", "about us", "careers", "select language", "choose language", "language", "english",
        "select your language", "back", "go back", "back to home", "submit", "send", "email", "follow", "products",
        "resources", "company", "support", "pricing", "blog", "contact", "sitemap", "feedback",
    )),
    furniture_starts=(
        "©", "(c) 20", "copyright ©", "copyright 20", "copyright (c)", "all rights reserved", "powered by ",
        "sign up for our newsletter", "subscribe to our newsletter", "estimated reading time", "skip to ",
    ),
    controls=frozenset((
        "share this", "share this page", "share this article", "share this post", "print this page",
        "print this document", "copy link", "copy to clipboard", "copied", "back to top", "scroll to top",
        "go to top",
        "return to top", "skip to content", "skip to main content", "skip to main", "skip navigation", "open menu",
        "close menu", "toggle navigation", "toggle menu", "was this page helpful", "was this article helpful",
        "was this helpful", "was this information helpful", "did this answer your question", "did this doc help you",
        "thank you for your feedback", "updated", "posted", "published", "written by", "thanks for your feedback",
        "show more", "show less", "load more",
        "expand all",
        "collapse all", "have more questions? submit a request", "still need help", "edit this page",
        "edit this page on github", "listen to this article", "opens in a new tab", "opens in new window",
    )),
    consent=("cookie",),
    ages=(
        r"(?:last )?(?:updated|edited|modified|posted|published|written)?(?: by [^.]{1,40})?[\W_]*"
        r"(?:over |about |almost |more than )?(?:\d+|an?|one|two) (?:second|minute|hour|day|week|month|year)s? ago",
        r"(?:last )?(?:updated|edited|modified) (?:yesterday|today|this week|last week|last month)",
        r"\d+ (?:out of \d+ )?(?:people )?found this helpful",
        r"\d+ min(?:ute)?s?\.? read",
        r"(?:request|session|trace|build|ray) id[:#]? ?[\w-]{6,}",
        r"(?:page )?(?:rendered|generated|loaded|served) in [\d.,]+ ?(?:ms|s|seconds|milliseconds)",
        r"today is .{6,40}\d.{0,20}",
        r"(?:this document is )?updated automatically every \d+ minutes",
        r"(?:you are )?(?:our )?visitors?(?: (?:no\.?|number|count|#))?:? ?#?[\d,.]+",
        r"[\d,.]+[km]? (?:views|likes|shares|comments|votes)",
    ),
)  # fmt: skip
