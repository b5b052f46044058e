"""One terms text on pages in the manner of thirty site frameworks, each fetched twice: what changes is no text.

``PAGES``: name -> function of the number of the fetch. Chrome is written here for the test; every phrase of it that a
reader could take for text is in ``CHROME``.
"""

import hashlib
from collections.abc import Callable
from html import escape

TITLE = "Acme Cloud Terms of Service"
UPDATED = "Last updated: March 3, 2025"
SECTIONS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "Scope of the Agreement",
        (
            "These Terms of Service govern your access to and use of the services that Acme Cloud Ltd. offers to customers.",
            "By creating an account you agree to be bound by these terms on behalf of the company that you work for.",
        ),
        (),
    ),
    (
        "Your Obligations",
        (
            "You are responsible for all activity under your account and you must keep your password confidential.",
            "In using the services you must not do any of the following:",
        ),
        (
            "copy, modify or resell any part of the services without our written consent;",
            "probe or breach the security of the services or of other customers; or",
            "use the services to send unlawful, harmful or misleading content to anybody.",
        ),
    ),
    (
        "Fees and Refunds",
        (
            "Fees are due within thirty days after the date of the invoice and are payable in euro.",
            "Fees that were paid in advance are not refundable unless we terminate this agreement without cause.",
        ),
        (),
    ),
    (
        "Limitation of Liability",
        (
            "Neither party is liable for indirect or consequential damages, including loss of profit and loss of data.",
            "Our total liability under this agreement is limited to the fees paid in the twelve months before the claim.",
        ),
        (),
    ),
    (
        "Changes and Termination",
        (
            "We may change these terms and give you at least 30 days' notice by e-mail before a change takes effect.",
            "Either party may terminate this agreement for convenience upon sixty days' prior written notice.",
        ),
        (),
    ),
    (
        "Governing Law",
        ("This agreement is governed by the laws of Ireland, and its courts have exclusive jurisdiction.",),
        (),
    ),
)
ZH_TITLE = "示例平台用户服务协议"
ZH_UPDATED = "更新日期：2025年3月3日"
ZH_SECTIONS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("总则", ("本协议是您与示例科技有限公司之间就使用本平台各项服务所订立的具有法律约束力的协议。", "您注册或者使用本平台即视为您已经充分阅读并同意接受本协议的全部条款。"), ()),
    ("用户义务", ("您应当妥善保管账号和密码，并对该账号下的一切行为承担法律责任。", "您在使用本服务的过程中不得实施下列行为："), ("未经我们书面同意，复制、修改或者转售本服务的任何内容；", "干扰、破坏本服务的正常运行或者侵犯他人的合法权益。")),
    ("费用与退款", ("您应当按照平台公示的价格支付服务费用，费用自支付之日起七日内可以申请退款。",), ()),
    ("责任限制", ("在法律允许的范围内，我们对任何间接损失不承担赔偿责任，赔偿总额不超过您已经支付的费用。",), ()),
    ("协议的变更与终止", ("我们有权修改本协议，并将至少提前三十日通过站内信的方式通知您，修改自公布之日起生效。",), ()),
)  # fmt: skip

CHROME = (
    "Sign in", "Start free trial", "Pricing", "Solutions", "Subscribe to our newsletter", "Was this helpful",
    "All rights reserved", "Follow us", "Accept all cookies", "We value your privacy", "Related articles", "Skip to content",
    "Share on Facebook", "found this helpful", "On this page", "Edit this page", "Previous", "Powered by", "Your cart is empty",
    "Choose your region", "Page viewed", "Recently viewed articles", "Comments", "Ask a question", "Cookie list",
    "Strictly necessary", "partners store and access information", "Download our app", "首页", "登录", "版权所有", "联系我们", "京ICP备",
    "分享到", "相关阅读", "扫码下载", "上一篇", "浏览次数", "Home", "Contributors", "Talk to sales", "Reading time",
)  # fmt: skip


def token(fetch: int, salt: str) -> str:
    """What servers put anew into every page."""
    return hashlib.sha256(f"{fetch}/{salt}".encode()).hexdigest()[:16]


def lines(*, zh: bool = False) -> list[str]:
    """The words that must stand on each page, without numbers."""
    title, updated, sections = (ZH_TITLE, ZH_UPDATED, ZH_SECTIONS) if zh else (TITLE, UPDATED, SECTIONS)
    found = [title, updated]
    for heading, paragraphs, points in sections:
        found += [heading, *paragraphs, *points]
    return found


def body(*, heading: str = "<h2>{n}. {t}</h2>", text: str = "<p>{t}</p>", point: str = "<li>{t}</li>", points: str = "<ul>{t}</ul>", zh: bool = False) -> str:  # fmt: skip
    """The sections set with the given markup."""
    parts = []
    for n, (title, paragraphs, items) in enumerate(ZH_SECTIONS if zh else SECTIONS, 1):
        parts.append(
            heading.format(n="一二三四五六七八九"[n - 1] if zh else n, t=escape(title, quote=False), id=f"s{n}")
        )
        parts += [text.format(t=escape(line, quote=False), n=n, m=m) for m, line in enumerate(paragraphs, 1)]
        if items:
            marks = "abcdef"
            inner = "".join(point.format(t=escape(item, quote=False), a=marks[k]) for k, item in enumerate(items))
            parts.append(points.format(t=inner))
    return "\n".join(parts)


HEAD = f"<h1>{TITLE}</h1><p>{UPDATED}</p>"
MENU = "".join(f'<li><a href="/{word.lower()}">{word}</a></li>' for word in ("Home", "Solutions", "Pricing", "Sign in"))
FOOT = "<p>© 2025 Acme Cloud Ltd. All rights reserved.</p><ul><li><a href=/imprint>Imprint</a></li><li><a href=/jobs>Jobs</a></li></ul>"


def page(inner: str, fetch: int, *, head: str = "") -> bytes:
    meta = f'<meta name="csrf-token" content="{token(fetch, "csrf")}"><link href="/app.{token(fetch, "css")}.css" rel=stylesheet>'
    start = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | Acme</title>{meta}{head}</head>'
    )
    return f"{start}<body>{inner}<script nonce={token(fetch, 'n')}>window.t={fetch}</script></body></html>".encode()


def next_js(fetch: int) -> bytes:
    build = token(fetch, "build")
    data = f'<script id="__NEXT_DATA__" type="application/json">{{"buildId":"{build}","props":{{}}}}</script>'
    streamed = (
        f'<main><template id="B:0"></template></main><div hidden id="S:0"><article>{HEAD}{body()}</article></div>'
    )
    shell = f'<div id="__next"><header class="sticky top-0"><nav><ul>{MENU}</ul></nav></header>{streamed}<footer>{FOOT}</footer></div>'
    return page(f"{shell}{data}<script>self.__next_f.push([1,'{build}'])</script>", fetch)


def docusaurus(fetch: int) -> bytes:
    toc = "".join(
        f'<li><a href="#s{n}" class="table-of-contents__link">{t}</a></li>' for n, (t, _, _) in enumerate(SECTIONS, 1)
    )
    heads = body(
        heading='<h2 class="anchor" id="{id}">{n}. {t}<a href="#{id}" class="hash-link" aria-label="Direct link">\u200b</a></h2>'
    )
    side = f'<aside class="theme-doc-sidebar-container"><nav aria-label="Docs sidebar"><ul class="menu__list">{MENU}</ul></nav></aside>'
    foot = f'<div class="theme-doc-footer"><a href="/edit/{token(fetch, "sha")}">Edit this page</a></div><nav class="pagination-nav"><a href=/p>Previous</a></nav>'
    main = f'<main><div class="row"><div class="col"><article><div class="theme-doc-markdown markdown"><header><h1>{TITLE}</h1></header><p>{UPDATED}</p>{heads}</div>{foot}</article></div><div class="col col--3"><div class="tableOfContents"><span>On this page</span><ul class="table-of-contents">{toc}</ul></div></div></div></main>'
    return page(
        f'<div id="__docusaurus"><a class="skipToContent" href="#c">Skip to content</a><nav class="navbar"><ul>{MENU}</ul></nav>{side}{main}<footer class="footer">{FOOT}</footer></div>',
        fetch,
    )


def zendesk(fetch: int) -> bytes:
    votes = f'<div class="article-votes"><span class="article-votes-question">Was this helpful?</span><button>Yes</button><span class="article-votes-count">{17 + fetch} out of {23 + fetch} found this helpful</span></div>'
    recent = f'<section class="recent-articles"><h2>Recently viewed articles</h2><ul><li><a href="/{fetch}">Article {fetch}</a></li></ul></section><section class="related-articles"><h2>Related articles</h2><ul><li><a href="/hc/{token(fetch, "r")}">How to pay {fetch}</a></li></ul></section>'
    crumbs = "<ol class=breadcrumbs><li><a href=/hc>Home</a></li><li><a href=/hc/legal>Legal</a></li></ol>"
    share = '<ul class="share"><li><a href="//facebook.example">Share on Facebook</a></li></ul>'
    inner = f'<article class="article"><header class="article-header"><h1 class="article-title">{TITLE}</h1></header><section class="article-info"><div class="article-content"><div class="article-body"><p>{UPDATED}</p>{body()}</div></div></section><footer><div class="article-footer">{share}</div>{votes}<div class="article-more-questions">Have more questions? <a href=/new>Ask a question</a></div></footer>{recent}<section class="article-comments"><h2>Comments</h2><p>0 comments</p></section></article>'
    return page(
        f'<header class="header"><div class=logo></div><a href=/signin>Sign in</a></header><main role="main"><div class="container">{crumbs}{inner}</div></main><footer class="footer">{FOOT}</footer>',
        fetch,
    )


def elementor(fetch: int) -> bytes:
    def box(inner: str) -> str:
        return f'<div class="elementor-element elementor-element-{token(fetch, inner)[:7]} elementor-widget elementor-widget-text-editor" data-id="{token(fetch, inner)[:7]}"><div class="elementor-widget-container">{inner}</div></div>'

    sections = "".join(
        box(part)
        for part in body(heading='<h3 class="elementor-heading-title"><strong>{n}. {t}</strong></h3>').split("\n")
    )
    main = f'<div data-elementor-type="wp-page" class="elementor elementor-{fetch}"><section class="elementor-section"><div class="elementor-container"><div class="elementor-column"><div class="elementor-widget-wrap">{box(HEAD)}{sections}</div></div></div></section></div>'
    consent = f'<div id="cookie-law-info-bar" data-nosnippet="true"><span>We value your privacy. This site uses cookies. <a>Accept all cookies</a></span></div><div class="cli-modal" id="cliSettingsPopup"><p>Strictly necessary cookies are kept for {fetch} months by partners that store them.</p></div>'
    return page(
        f'<div id="page"><header id="masthead" class="site-header"><nav id="site-navigation"><ul>{MENU}</ul></nav></header><div id="content">{main}</div><footer id="colophon">{FOOT}</footer></div>{consent}',
        fetch,
    )


def shopify(fetch: int) -> bytes:
    drawer = '<cart-drawer class="drawer"><div class="drawer__inner-empty"><h2>Your cart is empty</h2><a href=/collections>Continue shopping</a></div></cart-drawer>'
    news = '<div class="footer-block__newsletter"><h2>Subscribe to our newsletter</h2><form action="/contact"><input type=email name=email><button>Go</button></form></div>'
    main = f'<main id="MainContent" class="content-for-layout"><div class="shopify-policy__container"><div class="shopify-policy__title"><h1>{TITLE}</h1></div><div class="shopify-policy__body"><div class="rte"><p>{UPDATED}</p>{body()}</div></div></div></main>'
    return page(
        f'<a class="skip-to-content-link" href="#MainContent">Skip to content</a>{drawer}<div id="shopify-section-header"><nav><ul>{MENU}</ul></nav></div>{main}<div id="shopify-section-footer"><footer>{news}{FOOT}</footer></div><script>var Shopify={{"id":"{token(fetch, "s")}"}}</script>',
        fetch,
    )


def webflow(fetch: int) -> bytes:
    rich = body(
        heading="<h4><strong>{n}. {t}</strong></h4><p>\u200d</p>",
        text="<p>{t}<br/></p>",
        points='<ul role="list">{t}</ul>',
    )
    hero = f'<div class="section hero"><div class="w-layout-blockcontainer w-container"><h1 class="heading-32">{TITLE}</h1><div class="text-block-7">{UPDATED}</div></div></div>'
    cta = '<div class="cta-section"><h2>Start free trial</h2><p>Join companies that build faster with Acme.</p><a href=/go class="w-button">Talk to sales</a></div>'
    return page(
        f'<div class="page-wrapper"><div class="navbar w-nav"><nav class="w-nav-menu">{MENU}</nav></div>{hero}<div class="section"><div class="w-container"><div class="rich-text-block w-richtext">{rich}</div></div></div>{cta}<div class="footer-wrap">{FOOT}</div></div>',
        fetch,
        head=f'<meta content="{fetch}" name=generator>',
    )


def notion(fetch: int) -> bytes:
    def block(kind: str, inner: str) -> str:
        return f'<div data-block-id="{token(fetch, inner)}" class="notion-selectable notion-{kind}-block"><div style="display:flex"><div spellcheck="true" data-content-editable-leaf="true">{inner}</div></div></div>'

    parts = []
    for n, (title, paragraphs, points) in enumerate(SECTIONS, 1):
        parts.append(block("sub_header", f"<h3>{n}. {title}</h3>"))
        parts += [block("text", escape(line, quote=False)) for line in paragraphs]
        parts += [
            block("bulleted_list", f'<div class="pseudoSelection" style="width:24px">•</div><div>{point}</div>')
            for point in points
        ]
    return page(
        f'<div id="notion-app"><div class="notion-topbar"><a href=/>Home</a><a href=/signin>Sign in</a></div><main class="notion-frame"><div class="notion-page-block"><h1>{TITLE}</h1></div><div class="notion-page-content">{block("text", UPDATED)}{"".join(parts)}</div></main></div>',
        fetch,
    )


def google_docs(fetch: int) -> bytes:
    style = "<style>ol.lst-kix_a{list-style-type:none}.c1{font-weight:700}.c2{color:#000}</style>"
    spans = body(
        heading='<h2 class="c3"><span class="c1">{n}. </span><span class="c1 c2">{t}</span></h2>',
        text='<p class="c4"><span class="c2">{t}</span></p><p class="c4 c5"><span class="c2"></span></p>',
        point='<li class="c6 li-bullet-0"><span class="c2">{t}</span></li>',
        points=f'<ul class="c7 lst-kix_{token(fetch, "k")}-0 start">{{t}}</ul>',
    )
    banner = f'<div id="banners"><div id="publish-banner"><div id="last-updated">Updated automatically every {5 + fetch % 2} minutes</div></div></div>'
    return page(
        f'{banner}<div id="contents">{style}<div class="c8 doc-content"><p class="c9 title"><span class="c10">{TITLE}</span></p><p class="c4"><span class="c2">{UPDATED}</span></p>{spans}</div></div>',
        fetch,
    )


def sharepoint(fetch: int) -> bytes:
    text = body(text="<div>\u200b{t}<br></div>")
    main = f'<div id="contentBox"><div id="DeltaPlaceHolderMain"><div class="ms-rtestate-field" id="ctl00_{token(fetch, "ctl")}"><div class="ExternalClass{token(fetch, "e").upper()}"><h1>{TITLE}</h1><p>{UPDATED}</p>{text}</div></div></div></div>'
    form = f'<form method="post" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="{token(fetch, "v")}"><div id="s4-ribbonrow"><a href="#">Skip to content</a></div><div id="sideNavBox" class="ms-nav"><ul>{MENU}</ul></div>{main}<div id="footer">{FOOT}</div></form>'
    return page(form, fetch)


def termly(fetch: int) -> bytes:
    parts = body(
        heading='<div class="MsoNormal" style="line-height:1.5"><strong><span style="font-size:19px"><bdt class="block-component"></bdt>{n}. {t}</span></strong></div><div><br></div>',
        text='<div style="line-height:1.5"><span style="font-size:15px;color:rgb(89,89,89)"><bdt class="question">{t}</bdt></span></div>',
        point='<li data-custom-class="body_text"><span>{t}</span></li>',
    )
    main = f'<div name="termly-embed" data-id="{token(fetch, "t")}"><div data-custom-class="body"><div><strong><span data-custom-class="title"><h1>{TITLE}</h1></span></strong></div><div><strong><span data-custom-class="subtitle">{UPDATED}</span></strong></div>{parts}</div></div>'
    return page(f"<header><nav><ul>{MENU}</ul></nav></header><section>{main}</section><footer>{FOOT}</footer>", fetch)


def iubenda(fetch: int) -> bytes:
    main = f'<div id="iubenda_policy" class="iubenda_fluid_policy"><div id="wbars_all"><div class="iub_container iub_base_container"><div id="wbars"><div class="iub_content legal_pp">{HEAD}{body(text="<div class=one_line_col><p>{t}</p></div>")}</div></div></div></div></div>'
    banner = f'<div id="iubenda-cs-banner" class="iubenda-cs-default-floating"><div class="iubenda-cs-container"><p>We and {800 + fetch} selected partners store and access information on your device, and you may consent to it.</p><button>Accept all cookies</button></div></div>'
    return page(f"<nav><ul>{MENU}</ul></nav>{main}<footer>{FOOT}</footer>{banner}", fetch)


def onetrust(fetch: int) -> bytes:
    rows = "".join(
        f"<tr><td>_ck{k}{token(fetch, str(k))[:4]}</td><td>This cookie is set by partner {k} and lasts {k + fetch} days on your device.</td></tr>"
        for k in range(30)
    )
    sdk = f'<div id="onetrust-consent-sdk"><div id="onetrust-banner-sdk" role="dialog"><p>We value your privacy. Our {700 + fetch} partners store and access information on a device.</p><button>Accept all cookies</button></div><div id="onetrust-pc-sdk"><h2>Privacy Preference Center</h2><h3>Strictly necessary</h3><p>These cookies are required for the site to work, and you cannot object to their use under the terms.</p><table>{rows}</table></div></div>'
    return page(
        f'<div class="page"><header role="banner"><ul>{MENU}</ul></header><div role="main" class="cmp-container">{HEAD}{body()}</div><div role="contentinfo">{FOOT}</div></div>{sdk}',
        fetch,
    )


def cookiebot(fetch: int) -> bytes:
    dialog = f'<div id="CybotCookiebotDialog" name="CybotCookiebotDialog"><div id="CybotCookiebotDialogBody"><h2>We value your privacy</h2><p>We use cookies to personalise content and ads, and we share data with {40 + fetch} partners.</p><div id="CybotCookiebotDialogDetailBody"><p>Cookie list: consent is needed for statistics, and you may withdraw your consent at any time under our policy.</p></div></div></div>'
    return page(
        f"{dialog}<div class=wrap><nav><ul>{MENU}</ul></nav><article>{HEAD}{body()}</article><footer>{FOOT}</footer></div>",
        fetch,
    )


def gitbook(fetch: int) -> bytes:
    def flex(tag: str, inner: str) -> str:
        return f'<{tag} class="flex-1 decoration-primary min-w-0 {token(fetch, inner)[:5]}">{inner}</{tag}>'

    items = body(
        heading='<h2 id="{id}" class="heading flex group"><div class="flex-1">{n}. {t}</div></h2>',
        text='<p class="mx-auto page-width-wide:mx-0">{t}</p>',
        point='<li class="leading-normal flex"><div class="bullet">•</div><div class="flex flex-col"><p>{t}</p></div></li>',
    )
    toc = '<aside class="group hidden xl:flex" aria-label="Table of contents"><ul><li><a href="#s1">Scope of the Agreement</a></li><li><a href="#s2">Your Obligations</a></li></ul></aside>'
    foot = f'<div class="flex flex-row"><p>Last updated <time datetime="2025">{1 + fetch} hours ago</time></p><p>Was this helpful?</p></div><div><a href=/prev>Previous<span>Intro</span></a></div>'
    return page(
        f'<header id="site-header"><a href=/>Home</a><a href=/in>Sign in</a></header><div><aside data-testid="table-of-contents"><ul>{MENU}</ul><a href="//gitbook.example">Powered by GitBook</a></aside><main class="flex-1"><header><h1>{TITLE}</h1></header><div class="whitespace-pre-wrap">{flex("p", UPDATED)}{items}</div>{foot}</main>{toc}</div>',
        fetch,
    )


def confluence(fetch: int) -> bytes:
    meta = f'<div id="page-metadata-banner"><ul class="banner"><li>Created by Anna, last modified on Mar 03, 2025</li></ul></div><div class="page-metadata">Page viewed {fetch * 37} times</div>'
    main = f'<div id="content" class="page view"><div id="title-heading" class="pagetitle"><h1 id="title-text"><a href="/x">{TITLE}</a></h1></div>{meta}<div id="main-content" class="wiki-content"><p>{UPDATED}</p>{body(heading="<h2 id=Terms-{id}>{n}. {t}</h2>")}</div><div id="likes-and-labels-container">Be the first to like this</div><div id="comments-section"><h2>Comments</h2></div></div>'
    return page(
        f'<div id="header"><nav class="aui-header"><ul>{MENU}</ul></nav></div><div class="ia-splitter"><div class="acs-side-bar"><ul>{MENU}</ul></div><div id="main">{main}</div></div><div id="footer" role="contentinfo">{FOOT}</div>',
        fetch,
    )


def old_tables(fetch: int) -> bytes:
    text = body(
        heading="<p><font size=4><b>{n}. {t}</b></font></p>",
        text="<font face=Arial size=2>{t}</font><br><br>",
        point="<font size=2>- {t}</font><br>",
        points="{t}<br>",
    )
    menu = "".join(f"<tr><td bgcolor=#ccc><a href=/{w}>{w}</a></td></tr>" for w in ("Home", "Pricing", "Sign in"))
    return page(
        f"<table width=800 align=center><tr><td colspan=2><img src=logo.gif?{fetch}></td></tr><tr><td width=150 valign=top><table>{menu}</table></td><td valign=top><h1>{TITLE}</h1><font size=2>{UPDATED}</font><br><br>{text}</td></tr><tr><td colspan=2 align=center><font size=1>© 2025 Acme Cloud Ltd. All rights reserved.<br>You are visitor no. {1000 + fetch}</font></td></tr></table>",
        fetch,
    )


def word_html(fetch: int) -> bytes:
    text = body(
        heading="<p class=MsoListParagraph style='text-indent:-.25in;mso-list:l0 level1 lfo1'><b><span lang=EN-US style='font-size:14.0pt'><span style='mso-list:Ignore'>{n}.<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span></span></b><b><span lang=EN-US>{t}<o:p></o:p></span></b></p>",
        text="<p class=MsoNormal style='mso-margin-top-alt:auto'><span lang=EN-US style='mso-ansi-language:EN-US'>{t}<o:p></o:p></span></p>\n<p class=MsoNormal><o:p>&nbsp;</o:p></p>",
        point="<p class=MsoListParagraphCxSpMiddle style='mso-list:l1 level1 lfo2'><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span></span><span lang=EN-US>{t}</span></p>",
        points="{t}",
    )
    return page(
        f"<div class=WordSection1><p class=MsoTitle><span lang=EN-US>{TITLE}</span></p><p class=MsoNormal>{UPDATED}</p>{text}</div><div class=site-foot>{FOOT}</div>",
        fetch,
        head=f"<!--[if gte mso 9]><xml><w:WordDocument>{fetch}</w:WordDocument></xml><![endif]-->",
    )


def breaks_only(fetch: int) -> bytes:
    text = body(heading="<br><b>{n}. {t}</b><br><br>", text="{t}<br><br>", point="- {t}<br>", points="{t}<br>")
    return page(
        f"<div class=top><a href=/>Home</a> | <a href=/p>Pricing</a> | <a href=/s>Sign in</a></div><div class=c{token(fetch, 'c')}><h1>{TITLE}</h1>{UPDATED}<br><br>{text}</div><div>© 2025 Acme Cloud Ltd. All rights reserved.</div>",
        fetch,
    )


def counters(fetch: int) -> bytes:
    style = "<style>ol{counter-reset:item;list-style:none}li:before{content:counters(item,'.') ' ';counter-increment:item}</style>"
    parts = []
    for title, paragraphs, points in SECTIONS:
        nested = f"<ol>{''.join(f'<li>{point}</li>' for point in points)}</ol>" if points else ""
        inner = "".join(f"<li>{line}{nested if line is paragraphs[-1] else ''}</li>" for line in paragraphs)
        parts.append(f"<li><strong>{title}</strong><ol>{inner}</ol></li>")
    return page(
        f'{style}<div class="layout-{token(fetch, "l")}"><header><nav><ul>{MENU}</ul></nav></header><main>{HEAD}<ol class="legal">{"".join(parts)}</ol></main><footer>{FOOT}</footer></div>',
        fetch,
    )


def accordion(fetch: int) -> bytes:
    parts = []
    for n, (title, paragraphs, points) in enumerate(SECTIONS, 1):
        inner = "".join(f"<p>{line}</p>" for line in paragraphs) + (
            f"<ul>{''.join(f'<li>{p}</li>' for p in points)}</ul>" if points else ""
        )
        key = token(fetch, title)
        parts.append(
            f'<div class="accordion-item"><h2 class="accordion-header"><button class="accordion-button collapsed" aria-expanded="false" aria-controls="c{key}">{n}. {title}</button></h2><div id="c{key}" class="accordion-collapse collapse" style="display:none"><div class="accordion-body">{inner}</div></div></div>'
        )
    return page(
        f'<nav class="navbar"><ul>{MENU}</ul></nav><div class="container">{HEAD}<div class="accordion" id="a{token(fetch, "a")}">{"".join(parts)}</div></div><footer>{FOOT}</footer>',
        fetch,
    )


def tabs(fetch: int) -> bytes:
    other = "<div role=tabpanel id=p2 hidden><h2>Language versions</h2><p>The English version of this agreement prevails over any translation of these terms that we may provide.</p></div>"
    return page(
        f'<header><ul class=menu>{MENU}</ul></header><div class="tabs"><div role=tablist><button role=tab aria-controls=p1>Terms</button><button role=tab aria-controls=p2>Translations</button></div><div role=tabpanel id=p1>{HEAD}{body()}</div>{other}</div><footer>{FOOT}<span>{token(fetch, "v")}</span></footer>',
        fetch,
    )


def definition_table(fetch: int) -> bytes:
    rows = "".join(
        f"<tr><td><strong>Word {k}</strong></td><td>means thing {k} that the parties agreed upon in the order form</td><td>Section {k}</td></tr>"
        for k in range(1, 5)
    )
    table = f"<table class=t{token(fetch, 't')}><thead><tr><th>Term</th><th>Meaning</th><th>Where</th></tr></thead><tbody>{rows}</tbody></table>"
    return page(f"<nav><ul>{MENU}</ul></nav><main>{HEAD}{table}{body()}</main><footer>{FOOT}</footer>", fetch)


def angular(fetch: int) -> bytes:
    c = f"_ngcontent-{token(fetch, 'ng')[:3]}-c{fetch}"
    return page(
        f'<app-root ng-version="17.{fetch}"><app-header><mat-toolbar {c}><a {c} href=/>Home</a><a {c}>Sign in</a></mat-toolbar></app-header><router-outlet></router-outlet><app-legal><div {c} class="content">{HEAD}{body(text=f"<p {c}>{{t}}<!----></p>")}</div></app-legal><app-footer><footer {c}>{FOOT}</footer></app-footer></app-root>',
        fetch,
    )


def tailwind(fetch: int) -> bytes:
    prose = body(
        heading='<h2 class="text-xl font-semibold mt-8">{n}. {t}</h2>',
        text='<p class="hidden:false mb-4 text-gray-600">{t}</p>',
    )
    cta = f'<section class="bg-indigo-700"><div><h2>Start free trial</h2><p>{12000 + fetch} teams already ship with Acme.</p><a href=/go>Talk to sales</a></div></section>'
    return page(
        f'<header class="fixed inset-x-0"><nav class="hidden md:flex"><ul>{MENU}</ul></nav></header><div class="mx-auto max-w-3xl prose">{HEAD}{prose}</div>{cta}<footer class="bg-gray-900">{FOOT}</footer>',
        fetch,
    )


def hubspot(fetch: int) -> bytes:
    key = 17 + fetch
    mail = bytes([key, *(byte ^ key for byte in b"legal@acme.example")]).hex()
    tok = f"?hsLang=en&_hsenc={token(fetch, 'h')}&utm_source=x{fetch}"
    return page(
        f'<div class="header-container-wrapper"><div class="hs_cos_wrapper"><ul>{MENU}</ul></div></div><div class="body-container-wrapper"><div class="body-container"><div class="row-fluid"><div class="span12 widget-type-rich_text"><span id="hs_cos_wrapper_{token(fetch, "w")}" class="hs_cos_wrapper">{HEAD}{body()}<p>Write to <a href="/cdn-cgi/l/email-protection#{mail}"><span class="__cf_email__" data-cfemail="{mail}">[email&#160;protected]</span></a> or see <a href="https://acme.example/dpa{tok}">our data processing addendum</a>, which is part of this agreement.</p></span></div></div></div></div><div class="footer-container-wrapper">{FOOT}</div>',
        fetch,
    )


def wordpress(fetch: int) -> bytes:
    side = f'<div id="secondary" class="widget-area sidebar"><section class="widget"><h2>Recent posts</h2><ul><li><a href=/{fetch}>Post {fetch}</a></li></ul></section></div>'
    share = '<div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3><ul><li><a>Share on Facebook</a></li></ul></div>'
    return page(
        f'<div id="page" class="site"><a class="skip-link screen-reader-text" href="#primary">Skip to content</a><header class="site-header"><nav class="main-navigation"><ul>{MENU}</ul></nav></header><div id="primary" class="content-area"><main><article id="post-{fetch}" class="post-{fetch} page type-page"><header class="entry-header"><h1 class="entry-title">{TITLE}</h1></header><div class="entry-content"><p>{UPDATED}</p>{body()}{share}</div></article></main></div>{side}<footer class="site-footer">{FOOT}</footer></div>',
        fetch,
    )


def mediawiki(fetch: int) -> bytes:
    toc = (
        '<div id="toc" class="toc" role="navigation"><div class="toctitle"><h2>Contents</h2></div><ul>'
        + "".join(
            f'<li><a href="#s{n}"><span class="tocnumber">{n}</span> <span class="toctext">{t}</span></a></li>'
            for n, (t, _, _) in enumerate(SECTIONS, 1)
        )
        + "</ul></div>"
    )
    heads = body(
        heading='<h2><span class="mw-headline" id="{id}">{n}. {t}</span><span class="mw-editsection"><span>[</span><a href="/edit?{id}">edit</a><span>]</span></span></h2>'
    )
    return page(
        f'<div id="mw-page-base"></div><div id="content" class="mw-body" role="main"><h1 id="firstHeading">{TITLE}</h1><div id="bodyContent"><div id="siteSub" class="noprint">From the Acme wiki</div><div class="mw-parser-output"><p>{UPDATED}</p>{toc}{heads}</div><div class="printfooter">Retrieved from "https://acme.example/w?oldid={fetch}"</div></div></div><div id="mw-navigation"><ul>{MENU}</ul></div><div id="footer" role="contentinfo">{FOOT}</div>',
        fetch,
    )


def salesforce(fetch: int) -> bytes:
    return page(
        f'<c-wtSite lwc-{token(fetch, "l")[:8]}><c-wtHeader><ul>{MENU}</ul></c-wtHeader><div class="region"><div class="slds-rich-text-editor__output uiOutputRichText forceOutputRichText" data-aura-rendered-by="{fetch}:0">{HEAD}{body(text="<p><span style=font-size:14px>{t}</span></p><p>&nbsp;</p>")}</div></div><c-wtFooter>{FOOT}</c-wtFooter></c-wtSite>',
        fetch,
    )


def region_select(fetch: int) -> bytes:
    options = "".join(
        f"<li><a href=/{c}>{c}</a></li>" for c in ("Austria", "Belgium", "Chile", "Denmark", "Estonia", "France")
    )
    return page(
        f'<header class="globalnav"><ul>{MENU}</ul></header><div class="locale-switcher"><h2>Choose your region</h2><ul>{options}</ul></div><div class="legal-page"><section>{HEAD}{body()}</section></div><div class="globalfooter">{FOOT}<p>Session {token(fetch, "s")}</p></div>',
        fetch,
    )


def portal_gbk(fetch: int) -> bytes:
    text = body(
        zh=True,
        heading="<p><strong>{n}、{t}</strong></p>",
        text="<p>　　{t}</p>",
        point="<p>　　（{a}）{t}</p>",
        points="{t}",
    )
    menu = "".join(f'<li><a href="/{n}">{w}</a></li>' for n, w in enumerate(("首页", "产品", "登录", "联系我们")))
    foot = "<div class=footer><p>版权所有 示例科技有限公司 京ICP备12345678号</p></div>"
    source = f'<html><head><title>{ZH_TITLE}</title></head><body><div class="header"><ul>{menu}</ul></div><div class="crumb">当前位置：<a href="/">首页</a> &gt; 协议</div><div class="article"><h1>{ZH_TITLE}</h1><div class="info"><span>浏览次数：{100 + fetch}</span></div><div class="content"><p>{ZH_UPDATED}</p>{text}</div><div class="share">分享到：<a>微信</a><a>微博</a></div><div class="pages">上一篇：<a href="/a{fetch}">隐私政策</a></div></div><div class="related"><h3>相关阅读</h3><ul><li><a href="/r{fetch}">公告{fetch}</a></li></ul></div><div class="qr">扫码下载</div>{foot}<script>var t={fetch}</script></body></html>'
    return source.encode("gb18030")


def portal_divs(fetch: int) -> bytes:
    text = body(
        zh=True,
        heading='<div class="t">{n}、{t}</div>',
        text='<div class="p">{t}</div>',
        point='<div class="p">（{a}）{t}</div>',
        points="{t}",
    )
    source = f'<html><head><meta charset="utf-8"><title>{ZH_TITLE}</title></head><body><div id="app" data-v-{token(fetch, "v")[:8]}><div class="nav-bar"><a>首页</a><a>登录</a></div><div class="agreement-wrap"><div class="agreement-title"><h1>{ZH_TITLE}</h1></div><div class="agreement-time">{ZH_UPDATED}</div><div class="agreement-content">{text}</div></div><div class="bottom"><a>联系我们</a><span>版权所有</span></div></div></body></html>'
    return source.encode()


PAGES: dict[str, Callable[[int], bytes]] = {
    function.__name__: function
    for function in (
        next_js, docusaurus, zendesk, elementor, shopify, webflow, notion, google_docs, sharepoint, termly, iubenda, onetrust, cookiebot,
        gitbook, confluence, old_tables, word_html, breaks_only, counters, accordion, tabs, definition_table, angular, tailwind, hubspot,
        wordpress, mediawiki, salesforce, region_select, portal_gbk, portal_divs,
    )
}  # fmt: skip
