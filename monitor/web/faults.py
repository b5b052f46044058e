"""What checks, the fetcher and the store say in English - faults, reasons of suspicion, what came of a check - told
again in another language by the patterns of ``monitor.web.retold``.

A test collects every sentence that those packages can say, and finds the pattern of each here.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from monitor.web.language import N_
from monitor.web.retold import BETWEEN, MOST, Patterns, Say

_GAP = re.compile(r"%\(\w+\)s")

_WALLS = (
    N_("an error page"),
    N_("a block by the site or its delivery network"),
    N_("a check for robots"),
    N_("a login"),
    N_("a consent dialogue"),
    N_("a shell that a script should have filled"),
    N_("a maintenance notice"),
    N_("a chooser of countries or languages"),
    N_("a parked domain or an unfinished server"),
    N_("an age check"),
    N_("a wall for subscribers"),
    N_("an invitation to use an app"),
)
_FILES = (
    N_("a zip archive or an Office file"),
    N_("an old Office file"),
    N_("a rich text file"),
    N_("an image"),
    N_("a gzip file"),
)
_OF_FETCHING = (
    N_("no connection in time"),
    N_("the answer did not come to its end in time"),
    N_("no connection"),
    N_("the answer broke off or is not HTTP"),
    N_("the proxy refused"),
    N_("the connection broke"),
    N_("the request could not be made"),
    N_("the certificate is not trusted: %(cause)s"),
    N_("the server answered %(count)s"),
    N_("the server answered 304 to a request that asked for no such thing"),
    N_("the browser got no answer"),
    N_("the page takes more than %(count)s bytes of memory in a browser"),
    N_("the page did not settle in time"),
    N_("the browser failed: %(cause)s"),
    N_("the browser does not start: %(cause)s"),
    N_("the browser did not come back"),
    N_('the browser would download it; set render = "plain"'),
    N_("no connection, or none that is allowed"),
    N_(
        "needs a browser; install one with `apt-get install chromium` (or set browser_path), and the extra with "
        "`pip install clausewatch[browser]`"
    ),
    N_("environment variable not set: %(names)s"),
    N_("outside the hours set for fetching"),
    N_("%(host)s has no address"),
    N_("the name %(host)s does not resolve: %(cause)s"),
    N_("the name %(host)s did not resolve in time"),
    N_(
        "%(host)s is at %(address)s, which is not a public address; if it is meant to be inside your network, set "
        "allow_private = true on this source (--allow-private on the command line)"
    ),
    N_("more than %(count)s bytes came in"),
    N_("more than %(count)s bytes"),
    N_("more than %(count)s redirects"),
    N_("the answer's headers are too large"),
    N_("its host is left alone for %(seconds)s more seconds"),
    N_("its host is being asked"),
    N_("its host is asked again in %(seconds)s s"),
    N_('robots.txt forbids it; ignore_robots = "reason" on the source overrides that'),
    N_("robots.txt cannot be read just now: %(fault)s"),
    N_("only http and https are fetched"),
    N_("%(kind)s is not read"),
    N_("sent as %(kind)s although only gzip and deflate were asked for"),
    N_("the body broke off before its end"),
    N_("the body is not %(kind)s"),
)
_OF_READING = (
    N_("the page is empty"),
    N_("the page is empty: it holds no element"),
    N_("the page has %(count)s bytes; at most %(total)s are read: give it in parts"),
    N_("the page has more than %(count)s lines; give it in parts"),
    N_("the text has %(count)s signs of markup; at most %(total)s are read: give it in parts"),
    N_("the page has a tag of %(count)s attributes; at most %(total)s are read"),
    N_(
        "the page has too much markup: its first %(count)s tags with %(total)s attributes would take more than "
        "%(number)s MB of memory; give a page that holds the terms alone"
    ),
    N_("the page holds no text"),
    N_('the page holds no text; it may be built by scripts (try render = "browser")'),
    N_(
        "%(share)s of the characters cannot be read in the page's charset; it was damaged before it came here, or its "
        "charset is stated wrongly"
    ),
    N_("these bytes are not text (they hold NUL bytes and no known file type)"),
    N_("this is %(file)s, not HTML, Markdown, plain text or PDF"),
    N_("the PDF has %(count)s pages; at most %(total)s are read"),
    N_(
        "the PDF uses fonts that are neither in it nor on this machine, and a part of its text cannot be read:"
        " install them (for Chinese: fonts-noto-cjk)"
    ),
    N_("the PDF is scanned: its pages are pictures without text (run it through OCR first)"),
    N_("the PDF holds no text"),
    N_("the PDF cannot be opened (damaged, or locked by a password): %(cause)s"),
    N_("reading PDF needs PDFium: pip install 'clausewatch[pdf]'"),
    N_("the selector %(selector)s matches nothing on this page"),
    N_("the selector %(selector)s of a range matches nothing on this page"),
    N_("the selector %(selector)s cannot be read: %(cause)s"),
    N_("the selector to remove %(selector)s matches nothing"),
    N_("the range from %(selector)s to %(other)s is empty: it ends before it begins"),
    N_("a range needs a beginning and an end"),
    N_("nothing removed: %(fault)s"),
    N_("%(count)s of the page's %(total)s characters were lost in parsing: its markup is broken"),
    N_('left out %(count)s bytes that read like terms: "%(quote)s..."'),
)
_SUSPICIONS = (
    N_("no text can be read from the page"),
    N_("the page looks like %(wall)s: %(quote)s"),
    N_("the page is headed like %(wall)s: %(quote)s"),
    N_("the page is a consent dialogue with the buttons %(quote)s"),
    N_("the page speaks about terms rather than being terms (an article or an analysis)"),
    N_("the page says that it is not the version in force: %(quote)s"),
    N_("%(share)s of the page's letters are links; there is no terms text"),
    N_("only a title or a few words are left; there is no terms text"),
    N_("the text has too little of the vocabulary that terms are made of"),
    N_("the page's markup has no end and its text stops in mid-sentence"),
    N_("the text stops in mid-sentence: %(quote)s"),
    N_("the text is in another language (%(code)s) than before (%(kind)s)"),
    N_("the text stops in the middle of a clause that went on before"),
    N_("the last %(share)s of the text is missing and nothing else changed"),
    N_("only %(share)s of the text before is left and hardly any is new"),
    N_("the page is dated %(day)s, the text before it %(date)s"),
    N_(
        "the page is another document: its vocabulary agrees by %(share)s with the text before (%(code)s, now %(kind)s)"
    ),
    N_("the page is another vendor's document: it names %(name)s, never %(other)s"),
    N_("the page is another vendor's document: it never names %(name)s"),
)
_OF_CHECKS = (
    N_("no clause differs"),
    N_("%(count)s clauses"),
    N_("%(count)s modified"),
    N_("%(count)s added"),
    N_("%(count)s removed"),
    N_("%(count)s moved"),
    N_("%(count)s split"),
    N_("%(count)s merged"),
    N_("%(count)s renumbered"),
    N_("%(count)s cosmetic"),
    N_("%(tally)s, %(tallies)s"),
    N_("note: %(fault)s"),
    N_("another process took over"),
    N_("another process, just now"),
    N_("%(url)s has moved for good to %(address)s"),
    N_("source added: %(url)s"),
    N_("source removed: %(url)s"),
    N_("the stored bytes of the version before cannot be read any more"),
    N_("the page is now read through a browser, or no longer"),
    N_("its stored pages cannot be read"),
)
_REMEDIES = (
    N_("let this user write to the file and to its folder"),
    N_("let this user write to the folder"),
    N_("free some space; what was stored is safe"),
    N_("see that the disk has free space and is sound; what was stored is safe"),
)
_OF_THE_STORE = (
    *_REMEDIES,
    N_("damaged: %(file)s holds other bytes than were stored"),
    N_("damaged: %(file)s rests on more files than were written for one"),
    N_("damaged: %(file)s claims to hold more than was ever stored"),
    N_("damaged: %(file)s does not decompress"),
    N_("cannot create the folder %(file)s: %(cause)s"),
    N_("cannot read %(file)s: %(cause)s"),
    N_("cannot read %(file)s: there is no such object"),
    N_("cannot write %(file)s: %(cause)s"),
    N_("cannot remove %(file)s: %(cause)s"),
    N_("cannot list %(file)s: %(cause)s"),
    N_("the database refused a statement: %(cause)s"),
    N_("the database %(address)s cannot be reached: %(cause)s"),
    N_("the database %(address)s cannot be used: %(cause)s"),
    N_("the database %(address)s cannot be used: %(cause)s; %(remedy)s"),
    N_('the store does not know the terms "%(id)s" yet'),
    N_("the lineage of a version is damaged"),
    N_("version %(count)s: its stored bytes give no text any more"),
    N_('there is no channel "%(name)s"; one of: %(names)s'),
)
FAULTS = (
    *_WALLS,
    *_FILES,
    *_SUSPICIONS,
    *_OF_CHECKS,
    *_OF_READING,
    *_OF_THE_STORE,
    *_OF_FETCHING,
    N_("%(url)s: %(fault)s"),
)
KINDS = {
    "count": r"[\d,]+",
    "total": r"[\d,]+",
    "share": r"[\d.]+%",
    "seconds": r"[\d.]+",
    "day": r"\d{4}-\d\d-\d\d",
    "date": r"\d{4}-\d\d-\d\d",
    "code": r"[\w-]+",
    "kind": r"['\w./+-]+",
    "host": r"[^\s:;]+",
    "url": r"https?://[^\s;]+?",
    "address": r"[^;]+",
    "id": r"[^\s\"]+",
    "wall": "|".join(_WALLS),
    "file": r"[^;\n]+?",
    "tally": r"\d+ \w+",
    "tallies": r"\d+ \w+(?:, \d+ \w+)*",
    "remedy": "|".join(map(re.escape, _REMEDIES)),
}
VERBATIM = frozenset(
    {"count", "total", "share", "seconds", "day", "date", "code", "kind", "host", "url", "id"}
    | {"cause", "address", "name", "names", "other", "selector", "quote"}
)
_PATTERNS = Patterns(
    # What says more is tried first, whatever group it stands in.
    sorted(FAULTS, key=lambda one: -len(_GAP.sub("", one))),
    kinds=KINDS,
    verbatim=VERBATIM,
)


@lru_cache(maxsize=4096)
def fault(sentence: str, say: Say) -> str:
    """The sentence in the language of ``say``, what it quotes untouched; as it is where no pattern fits."""
    parts = sentence.split(BETWEEN)
    told = _one_by_one(parts, say) if 1 < len(parts) <= MOST else None
    return _PATTERNS.told(sentence, say) if told is None else say(BETWEEN).join(told)


def _one_by_one(parts: Sequence[str], say: Say) -> list[str] | None:
    """Each of several faults in the language of ``say``, where all are known; None where one is not.

    The shortest that is known comes first: a quote at the end of one would else take in the next.
    """
    if not parts:
        return []
    for end in range(1, len(parts) + 1):
        told = _PATTERNS.fitting(BETWEEN.join(parts[:end]), say)
        if told is not None and (rest := _one_by_one(parts[end:], say)) is not None:
            return [told, *rest]
    return None
