"""An outline drawn as plain text and as HTML."""

from html import escape
from textwrap import fill

from monitor.render.letter.outline import Line, Mark, Outline, Section, Span

_WIDTH = 88
_TEXT_MARKS: dict[Mark, tuple[str, str]] = {"old": ("[-", "-]"), "new": ("{+", "+}"), "link": ("<", ">")}
_TAGS: dict[Mark, str] = {"strong": "strong", "old": "del", "new": "ins"}

_STYLE = """
:root { color-scheme: light dark; }
body { margin: 0; background: #f4f4f1; color: #1d1d1b; }
.page { max-width: 640px; margin: 0 auto; padding: 20px 16px 32px;
  font: 16px/1.5 -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "PingFang SC", "Microsoft YaHei",
  "Noto Sans CJK SC", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 20px; line-height: 1.3; margin: 0 0 16px; }
h2 { font-size: 13px; letter-spacing: .06em; text-transform: uppercase; margin: 28px 0 8px; color: #5a5a55; }
.item { background: #fff; border: 1px solid #dcdcd5; border-radius: 6px; padding: 12px 14px; margin: 0 0 10px; }
.item p { margin: 0 0 6px; }
.item p:last-child { margin-bottom: 0; }
.dim, .proof { color: #5a5a55; }
.proof { display: block; font-size: 13px; }
.tag { display: inline-block; border: 1px solid currentColor; border-radius: 3px; padding: 0 6px; font-size: 12px;
  font-weight: 700; }
.critical { color: #a3121f; } .major { color: #8a4b00; } .minor { color: #3d5a80; }
del { color: #8f1422; background: #fde8e8; text-decoration: line-through; }
ins { color: #0b5a2a; background: #e3f5e8; text-decoration: underline; }
a { color: #0b4f9e; }
.foot { color: #5a5a55; font-size: 13px; margin-top: 28px; }
@media (prefers-color-scheme: dark) {
  body { background: #161614; color: #ecece6; }
  .item { background: #21211e; border-color: #3c3c37; }
  h2, .dim, .proof, .foot { color: #a9a9a1; }
  .critical { color: #ff8d8d; } .major { color: #f3b562; } .minor { color: #9ec1ee; }
  del { color: #ffb3b3; background: #4a1c20; } ins { color: #a9e8bd; background: #163b24; }
  a { color: #8ab8ff; }
}
"""


def text(outline: Outline) -> str:
    """The plain-text part: struck words stand in ``[-...-]``, new ones in ``{+...+}``."""
    blocks = [fill(outline.title, _WIDTH), "=" * min(len(outline.title), _WIDTH), ""]
    for section in outline.sections:
        blocks += [section.title.upper(), "-" * len(section.title), ""]
        for item in section.items:
            blocks.append(_wrapped(item.head, "* ", "  "))
            blocks += [_wrapped(line, "  ", "  ") for line in item.lines]
            blocks.append("")
        if section.left_out:
            blocks += [_more(section), ""]
    blocks += [_wrapped(line, "", "") for line in outline.footer]
    return "\n".join(blocks) + "\n"


def html(outline: Outline) -> str:
    """The HTML part: no images, no scripts, no requests; light and dark."""
    body = [f"<h1>{escape(outline.title)}</h1>"]
    for section in outline.sections:
        body.append(f"<h2>{escape(section.title)}</h2>")
        for item in section.items:
            lines = [item.head, *item.lines]
            body.append('<div class="item">' + "".join(f"<p>{_html_line(line)}</p>" for line in lines) + "</div>")
        if section.left_out:
            body.append(f'<p class="dim">{escape(_more(section))}</p>')
    foot = "<br>".join(_html_line(line) for line in outline.footer)
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        f"<title>{escape(outline.title)}</title><style>{_STYLE}</style></head>\n"
        f'<body><div class="page">{"".join(body)}<p class="foot">{foot}</p></div></body></html>\n'
    )


def _more(section: Section) -> str:
    return f"... and {section.left_out} more; `clausewatch history` lists them all."


def _wrapped(line: Line, first: str, further: str) -> str:
    return fill(
        "".join(_text_span(span) for span in line),
        _WIDTH,
        initial_indent=first,
        subsequent_indent=further,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _text_span(span: Span) -> str:
    before, after = _TEXT_MARKS.get(span.mark, ("", ""))
    shown = f"{before}{span.text}{after}"
    return f"[{shown.upper()}]" if span.mark in ("critical", "major", "minor") else shown


def _html_line(line: Line) -> str:
    return "".join(_html_span(span) for span in line)


def _html_span(span: Span) -> str:
    shown = escape(span.text)
    if span.mark in _TAGS:
        return f"<{_TAGS[span.mark]}>{shown}</{_TAGS[span.mark]}>"
    if span.mark == "link":
        return f'<a href="{shown}">{shown}</a>' if span.text.startswith(("https://", "http://")) else shown
    if span.mark in ("critical", "major", "minor"):
        return f'<span class="tag {span.mark}">{shown}</span>'
    return f'<span class="{span.mark}">{shown}</span>' if span.mark in ("dim", "proof") else shown
