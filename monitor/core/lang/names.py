"""Capitalised words of legal English that are nobody's name, or a place's: they tell no vendor from another.

Counted over a public archive of terms: words that six or more services capitalise throughout, big companies left out.
"""

_COMMON = """
Acceptable Account Accounts Act Additional Additionally Addendum Ads Affiliate Affiliates Agreement Alliance America
American Analytics Android Annex APIs App Apple Apps Area Art Article Assistant August Australia Austria Basic
Beijing Belgium Beta Brazil Browser California Calendar Canada Center Centre China Chrome City Civil Clause Clauses
Client Clients Cloud Code Colorado Commerce Commercial Commission Commissioner Community Company Conditions
Connecticut Consumer Content Contract Controller Cookie Corporation Court Credits Customer Customers Dashboard Data
Definitions Delaware Department Digital Directive Disclaimer Documentation Drive Dublin Economic Edge Effective
England English Enterprise Europe European Examples Exhibit Extension Family Federal Feedback Fees Finally Finland
Flash Floor Framework France Francisco French Furthermore General Germany Global Governing Government Group
Guidelines Help Hong However Inc India Indemnification Input Inputs Intellectual International Internet Introduction
Ireland Irish Islands Italy January Japan Jersey July June Kingdom Kong Korea Law Laws Legal Liability License Limited
Llc London Losses Ltd Luxembourg Manager Map Maps March Market Marketplace Materials Member Members Mobile
Netherlands Nevada New Norway Nothing Notice Notices Notwithstanding November October Office Officer Once Online
Order Orders Output Outputs Paris Part Participant Partner Parties Party Pay Payment Payments Personal Plan Platform
Platforms Play Please Plus Policies Policy Portal Premium Price Principles Privacy Pro Processor Product Products
Program Property Protection Protocol Provider Providers Purchase Recipient Refund Refunds Regulation Republic
Responsibilities Restricted Rules San Scc SCCs Schedule SDKs Section Sections Security September Service Services
Shield Shop Singapore Site Sites Software South Spain Standard State States Store Street Submission Submissions
Subscriber Subscribers Subscription Subscriptions Suite Supplemental Support Sweden Swedish Swiss Switzerland Table
Team Teams Tel Term Terms Territory Texas The Title Twitter Union United Updates URLs Usage Use User Users Utah
Virginia Wales Warranties Warranty Washington Web Website Websites What Wi WiFi York You Your
"""

COMMON_NAMES = frozenset(_COMMON.split())

_FORMS = """
Inc LLC L.L.C Ltd Limited GmbH B.V BV N.V S.A SAS S.A.S SE AG KG AB Oy ApS PLC plc Corp Corporation Pty Pte LP Co SRL
S.r.l K.K
"""

COMPANY_FORMS = frozenset(_FORMS.split())
"""Abbreviations of company forms, as they stand behind a company's name."""

_MANY = """
adobe aboutads amazon android apple chrome cloudflare europa facebook firefox gmail google instagram intercom ios jams
jamsadr linkedin mailchimp meta microsoft mozilla networkadvertising networkadvertisinginitiative optout paypal
pinterest playstore privacyshield reddit salesforce shopify snapchat stripe tiktok twilio twitter vimeo whatsapp
wordpress youradchoices youronlinechoices youtube zendesk
"""

NAMED_BY_MANY = frozenset(_MANY.split())
"""Companies and offices that texts of many others name: partners, payment, self-regulation, arbitration."""
