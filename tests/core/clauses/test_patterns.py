"""Every numbering convention that was found on real pages, on pages of our own.

A case is a page and its outline: number, ``#heading``, ``=text``, two spaces a level.
"""

import pytest

from monitor.core.clauses import build
from tests.core.clauses import pages

CASES = {
    "hanzi over decimals": (
        """
一、适用范围及定义
1.1 适用范围
1.1.1 本协议适用于您。
三、 您的权利
""",
        ["一 #适用范围及定义", "  1.1 #适用范围", "    1.1.1 =本协议适用于您。", "三 #您的权利"],
    ),
    "chapters, articles counted through, points": (
        """
第一章 总则
第一条 定义
（一）平台指网站；
（二）用户指您。
第二章 费用
第二条 付款
① 每月付款；
② 每年付款。
附件一 价格表
1. 标准版十元。
2. 专业版二十元。
""",
        [
            "第一章 #总则",
            "  第一条 #定义",
            "    (一) =平台指网站；",
            "    (二) =用户指您。",
            "第二章 #费用",
            "  第二条 #付款",
            "    ① =每月付款；",
            "    ② =每年付款。",
            "附件一 #价格表",
            "  1 =标准版十元。",
            "  2 =专业版二十元。",
        ],
    ),
    "articles, sections, schedules, letters and romans": (
        """
ARTICLE I - DEFINITIONS
Section 1.1 Terms. Words have these meanings.
ARTICLE II - PAYMENT
Section 2.1 Fees. You pay them.
(a) Monthly fees are due first.
(b) Yearly fees are due:
(i) in advance; and
(ii) in full.
(c) Nothing else is due.
SCHEDULE 1 - Service Levels
1. Uptime is 99.9% a month.
2. Credits are given on request.
""",
        [
            "ARTICLE I #DEFINITIONS",
            "  Section 1.1 #Terms. =Words have these meanings.",
            "ARTICLE II #PAYMENT",
            "  Section 2.1 #Fees. =You pay them.",
            "    (a) =Monthly fees are due first.",
            "    (b) =Yearly fees are due:",
            "      (i) =in advance; and",
            "      (ii) =in full.",
            "    (c) =Nothing else is due.",
            "SCHEDULE 1 #Service Levels",
            "  1 =Uptime is 99.9% a month.",
            "  2 =Credits are given on request.",
        ],
    ),
    "paragraph signs": (
        """
§ 1 Geltungsbereich
(1) Diese Bedingungen gelten.
(2) Andere gelten nicht.
§ 2 Vertragsschluss
(1) Angebote binden nicht.
""",
        [
            "§ 1 #Geltungsbereich",
            "  (1) =Diese Bedingungen gelten.",
            "  (2) =Andere gelten nicht.",
            "§ 2 #Vertragsschluss",
            "  (1) =Angebote binden nicht.",
        ],
    ),
    "numbers alone on a line": (
        """
1.
Accounts
You need one to use this.
1.1
You register first.
1.2
You log in then.
2.
Fees
""",
        [
            "1 #Accounts",
            "  (paragraph) =You need one to use this.",
            "  1.1 =You register first.",
            "  1.2 =You log in then.",
            "2 =Fees",
        ],
    ),
    "letters through i, romans below them": (
        """
1. Rules
- (a) one;
- (b) two;
- (c) three;
- (d) four;
- (e) five;
- (f) six;
- (g) seven;
- (h) eight:
  - (i) small one;
  - (ii) small two.
- (i) nine;
- (j) ten.
""",
        [
            "1 #Rules",
            "  (a) =one;",
            "  (b) =two;",
            "  (c) =three;",
            "  (d) =four;",
            "  (e) =five;",
            "  (f) =six;",
            "  (g) =seven;",
            "  (h) =eight:",
            "    (i) =small one;",
            "    (ii) =small two.",
            "  (i) =nine;",
            "  (j) =ten.",
        ],
    ),
    "widths mixed in one list": (
        """
2.2 赔偿范围
- （1）系统维护所引起的；
- (2) 设备故障引起的；
- （3）不可抗力引起的。
2.3 申请时限
""",
        [
            "2.2 #赔偿范围",
            "  (1) =系统维护所引起的；",
            "  (2) =设备故障引起的；",
            "  (3) =不可抗力引起的。",
            "2.3 #申请时限",
        ],
    ),
    "a slip in a number": (
        """
1. 隐私
1.16 其他用途
1.17 例外
1.17.1 履行合同所必需；
1.17.2 履行义务相关的；
1. 17.3 公共安全相关的；
1. 17.4 法律规定的。
2. 安全
""",
        [
            "1 #隐私",
            "  1.16 #其他用途",
            "  1.17 #例外",
            "    1.17.1 =履行合同所必需；",
            "    1.17.2 =履行义务相关的；",
            "    1.17.3 =公共安全相关的；",
            "    1.17.4 =法律规定的。",
            "2 #安全",
        ],
    ),
    "a wrong ordinal between right ones": (
        "5. E\n5.1 It is one.\n5,2 It is two.\n5.3 It is three.\n6.4 It is four.\n5.5 It is five.\n6. F\n6.1 It is new.",
        [
            "5 #E",
            "  5.1 =It is one.",
            "  5.2 =It is two.",
            "  5.3 =It is three.",
            "  5.4 =It is four.",
            "  5.5 =It is five.",
            "6 #F",
            "  6.1 =It is new.",
        ],
    ),
    "a list inside a clause, and its tail": (
        """
7. Data
7.2 You may ask for
1. access to it;
2. a copy of it.
We answer within 30 days.
7.3 You may object.
8. End
""",
        [
            "7 #Data",
            "  7.2 =You may ask for",
            "    1 =access to it;",
            "    2 =a copy of it.",
            "    (tail) =We answer within 30 days.",
            "  7.3 =You may object.",
            "8 #End",
        ],
    ),
    "a paragraph inside a point that goes on": (
        """
1. Contact
(1) Write to us;
letters are answered.
(2) Call us.
Calls are recorded.
2. End
""",
        [
            "1 #Contact",
            "  (1) =Write to us;",
            "    (paragraph) =letters are answered.",
            "  (2) =Call us.",
            "  (tail) =Calls are recorded.",
            "2 #End",
        ],
    ),
    "inline points": (
        """
1. Measures
1.1 We may (1) restrict use; (2) end the service; and (3) claim damages.
1.2 Subject to Section 5(a) and paragraph (b), the criteria (a), (b) and (c) apply.
""",
        [
            "1 #Measures",
            "  1.1 =We may (1) restrict use; (2) end the service; and (3) claim damages.",
            "    (1) (inline) =restrict use;",
            "    (2) (inline) =end the service; and",
            "    (3) (inline) =claim damages.",
            "  1.2 =Subject to Section 5(a) and paragraph (b), the criteria (a), (b) and (c) apply.",
        ],
    ),
    "references and amounts at a line's start": (
        """
1. Fees
1.1 You pay the fees as they are listed on our pages and in
Article 13 of these Terms.
99.9% is the share of minutes.
2.5 million users agree.
1.2 You pay on time.
""",
        [
            "1 #Fees",
            "  1.1 =You pay the fees as they are listed on our pages and in\nArticle 13 of these Terms.",
            "    (paragraph) =99.9% is the share of minutes.",
            "    (paragraph) =2.5 million users agree.",
            "  1.2 =You pay on time.",
        ],
    ),
    "headings by markup, run-ins, questions, capitals": (
        """
# Terms of Service
Welcome to the service.
## How do we change these terms?
**Notice.** We write to you.
**We may** stop the service.
### Exceptions
None.
## Your data
LIMITATION OF LIABILITY
We owe you nothing.
""",
        [
            "(section) #Terms of Service",
            "(paragraph) =Welcome to the service.",
            "(section) #How do we change these terms?",
            "  (paragraph) #Notice. =We write to you.",
            "  (paragraph) =We may stop the service.",
            "  (section) #Exceptions",
            "    (paragraph) =None.",
            "(section) #Your data",
            "  (section) #LIMITATION OF LIABILITY",
            "    (paragraph) =We owe you nothing.",
        ],
    ),
    "numbered headings by markup": (
        """
## 1. Scope
### 1.1 Who
You.
### 1.2 What
This.
## 2. Fees
## Part of no number
### (a) Late fees
Interest is due.
### (b) Taxes
Taxes are due.
""",
        [
            "1 #Scope",
            "  1.1 #Who",
            "    (paragraph) =You.",
            "  1.2 #What",
            "    (paragraph) =This.",
            "2 #Fees",
            "(section) #Part of no number",
            "  (a) #Late fees",
            "    (paragraph) =Interest is due.",
            "  (b) #Taxes",
            "    (paragraph) =Taxes are due.",
        ],
    ),
    "points of points at the same depth": (
        "- 1. Rights\n- 1.1 You may use it:\n- (a) here;\n- (b) there.\n- 1.2 You may stop.\n- 2. Duties\n- 2.1 You pay.",
        [
            "1 =Rights",
            "  1.1 =You may use it:",
            "    (a) =here;",
            "    (b) =there.",
            "  1.2 =You may stop.",
            "2 =Duties",
            "  2.1 =You pay.",
        ],
    ),
    "bullets without numbers": (
        """
# Terms
**Acceptable use**
You must not:
- copy the service;
  - in whole;
  - in part;
- sell the service.
This list is not complete.
○ signs typed by hand
""",
        [
            "(section) #Terms",
            "(section) #Acceptable use",
            "  (paragraph) =You must not:",
            "  (item) =copy the service;",
            "    (item) =in whole;",
            "    (item) =in part;",
            "  (item) =sell the service.",
            "  (tail) =This list is not complete.",
            "  (item) =signs typed by hand",
        ],
    ),
    "a list below its lead-in where no section is open": (
        """
We collect:
- your name;
- your address.
We keep it.
""",
        ["(paragraph) =We collect:", "  (item) =your name;", "  (item) =your address.", "  (tail) =We keep it."],
    ),
    "definitions and a formula": (
        """
1. Definitions
“Service” means what we sell.
Cycle: a calendar month.
$\\text{x} = (1 - y) \\times 100\\%$
2. 定义
服务周期：一个服务周期为一个自然月。
""",
        [
            "1 #Definitions",
            "  (term) #“Service” =means what we sell.",
            "  (term) #Cycle: =a calendar month.",
            "  (paragraph) =$\\text{x} = (1 - y) \\times 100\\%$",
            "2 #定义",
            "  (term) #服务周期： =一个服务周期为一个自然月。",
        ],
    ),
    "a sentence broken over lines": (
        """
1. 密钥
1.1 您保证，我们提供的密钥仅可用于已获得授权的应用端，您应当妥善保管其使用本服务的密钥，不得将密钥转让出借给他人
使用。如密钥遭到未获授权的使用，您应立即通知我们。
1.2 您应采取措施。
""",
        [
            "1 #密钥",
            "  1.1 =您保证，我们提供的密钥仅可用于已获得授权的应用端，您应当妥善保管其使用本服务的密钥，不得将密钥转让出借给他人\n"
            "使用。如密钥遭到未获授权的使用，您应立即通知我们。",
            "  1.2 =您应采取措施。",
        ],
    ),
    "a heading alone at the end": ("1. Fees\nYou pay.\n2. Other", ["1 #Fees", "  (paragraph) =You pay.", "2 #Other"]),
    "a notice in bold above numbered sections": (
        """
# Terms
**IMPORTANT NOTICE**
Read this.
1. Scope
These are the terms.
2. Fees
You pay.
""",
        [
            "(section) #Terms",
            "(section) #IMPORTANT NOTICE",
            "  (paragraph) =Read this.",
            "1 #Scope",
            "  (paragraph) =These are the terms.",
            "2 #Fees",
            "  (paragraph) =You pay.",
        ],
    ),
    "a numbering that goes on under headings": (
        """
## Using it
1. You may use it.
2. You must be 18.
## Paying for it
3. You pay for it.
4. You pay on time.
""",
        [
            "(section) #Using it",
            "  1 =You may use it.",
            "  2 =You must be 18.",
            "(section) #Paying for it",
            "  3 =You pay for it.",
            "  4 =You pay on time.",
        ],
    ),
    "numbers that are missing": (
        "1. A\n1.1 It is one.\n1.2 It is two.\n1.4 It is four.\n2. B\n4. D\nText.\n5. E",
        [
            "1 #A",
            "  1.1 =It is one.",
            "  1.2 =It is two.",
            "  1.4 =It is four.",
            "2 #B",
            "4 #D",
            "  (paragraph) =Text.",
            "5 #E",
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_outline(name: str) -> None:
    page, expected = CASES[name]
    assert pages.sketch(build(pages.document(page))) == expected
