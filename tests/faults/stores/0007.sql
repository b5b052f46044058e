BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0007');
CREATE TABLE change (
	id INTEGER NOT NULL, 
	derivation_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	lineage_id VARCHAR NOT NULL, 
	old_clause VARCHAR NOT NULL, 
	new_clause VARCHAR NOT NULL, 
	payload JSON NOT NULL, 
	CONSTRAINT pk_change PRIMARY KEY (id), 
	CONSTRAINT fk_change_derivation_id FOREIGN KEY(derivation_id) REFERENCES derivation (id), 
	CONSTRAINT uq_change_derivation_id_position UNIQUE (derivation_id, position)
);
INSERT INTO "change" VALUES(1,1,0,'modified','dfbb2ac8cb7a','2.1','2.1','{"kind": "modified", "reasons": [], "old": [{"eid": "terms-c70b85f22ec1", "part": "terms", "num": "2.1", "heading": "", "path": ["2.1"], "text": "We may discontinue the services. We will notify you at least 30 days before we discontinue any service."}], "new": [{"eid": "terms-c6015fd0f591", "part": "terms", "num": "2.1", "heading": "", "path": ["2.1"], "text": "We may discontinue the services. We will notify you at least 15 days before we discontinue any service."}], "edits": [["=", "We may discontinue the services. We will notify you at least "], ["-", "30"], ["+", "15"], ["=", " days before we discontinue any service."]], "findings": [0], "evidence": []}');
CREATE TABLE check_day (
	day DATE NOT NULL, 
	service VARCHAR NOT NULL, 
	outcome VARCHAR NOT NULL, 
	checks INTEGER NOT NULL, 
	CONSTRAINT pk_check_day PRIMARY KEY (day, service, outcome)
);
CREATE TABLE check_run (
	id INTEGER NOT NULL, 
	terms_key INTEGER NOT NULL, 
	started_at DATETIME NOT NULL, 
	finished_at DATETIME NOT NULL, 
	outcome VARCHAR NOT NULL, 
	detail VARCHAR NOT NULL, 
	reasons JSON NOT NULL, 
	version_id INTEGER, 
	engine VARCHAR NOT NULL, 
	CONSTRAINT pk_check_run PRIMARY KEY (id), 
	CONSTRAINT fk_check_run_terms_key FOREIGN KEY(terms_key) REFERENCES terms ("key")
);
INSERT INTO "check_run" VALUES(1,1,'2026-03-02 09:00:00.000000','2026-03-02 09:00:00.000000','baseline','7 clauses','[]',1,'engine-1');
INSERT INTO "check_run" VALUES(2,1,'2026-03-03 09:00:00.000000','2026-03-03 09:00:00.000000','changed','1 modified','[]',2,'engine-1');
CREATE TABLE clause_text (
	id INTEGER NOT NULL, 
	terms_key INTEGER NOT NULL, 
	text_key VARCHAR NOT NULL, 
	lineage_id VARCHAR NOT NULL, 
	num VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	since INTEGER, 
	stood JSON NOT NULL, 
	CONSTRAINT pk_clause_text PRIMARY KEY (id), 
	CONSTRAINT fk_clause_text_terms_key FOREIGN KEY(terms_key) REFERENCES terms ("key"), 
	CONSTRAINT uq_clause_text_terms_key_text_key UNIQUE (terms_key, text_key)
);
INSERT INTO "clause_text" VALUES(1,1,'978ac4ad4ce804edfdd04636','dfbb2ac8cb7a','2.1','We will notify you at least 30 days before we discontinue any service.',NULL,'[[1, 1]]');
INSERT INTO "clause_text" VALUES(2,1,'87f54fc851b423a447408739','dfbb2ac8cb7a','2.1','We will notify you at least 15 days before we discontinue any service.',2,'[]');
CREATE TABLE derivation (
	id INTEGER NOT NULL, 
	version_id INTEGER NOT NULL, 
	engine VARCHAR NOT NULL, 
	rules_key VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	current BOOLEAN NOT NULL, 
	made_at DATETIME NOT NULL, 
	material BOOLEAN NOT NULL, 
	summary JSON NOT NULL, 
	CONSTRAINT pk_derivation PRIMARY KEY (id), 
	CONSTRAINT fk_derivation_version_id FOREIGN KEY(version_id) REFERENCES version (id), 
	CONSTRAINT uq_derivation_version_id_engine_rules_key UNIQUE (version_id, engine, rules_key)
);
INSERT INTO "derivation" VALUES(1,2,'engine-1','','check',1,'2026-03-03 09:00:00.000000',1,'{"modified": 1, "added": 0, "removed": 0, "moved": 0, "split": 0, "merged": 0, "renumbered": 0, "cosmetic": 0, "unchanged": 6}');
CREATE TABLE finding (
	id INTEGER NOT NULL, 
	derivation_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	change_position INTEGER NOT NULL, 
	category VARCHAR NOT NULL, 
	attribute VARCHAR NOT NULL, 
	direction VARCHAR NOT NULL, 
	severity VARCHAR NOT NULL, 
	rule VARCHAR NOT NULL, 
	material BOOLEAN NOT NULL, 
	part VARCHAR NOT NULL, 
	lineage_id VARCHAR NOT NULL, 
	old_clause VARCHAR NOT NULL, 
	new_clause VARCHAR NOT NULL, 
	payload JSON NOT NULL, 
	acknowledged_at DATETIME, 
	note VARCHAR NOT NULL, 
	CONSTRAINT pk_finding PRIMARY KEY (id), 
	CONSTRAINT fk_finding_derivation_id FOREIGN KEY(derivation_id) REFERENCES derivation (id), 
	CONSTRAINT uq_finding_derivation_id_position UNIQUE (derivation_id, position)
);
INSERT INTO "finding" VALUES(1,1,0,0,'notice','discontinuation_notice_period','worse','critical','en:discontinuation_notice_period.service',1,'terms','dfbb2ac8cb7a','2.1','2.1','{"category": "notice", "attribute": "discontinuation_notice_period", "old_value": "P30D", "new_value": "P15D", "direction": "worse", "severity": "critical", "material": true, "rule": "en:discontinuation_notice_period.service", "reason": "You now have 15 days, not 30 days, to move your data before the service ends.", "old_quote": "We will notify you at least 30 days before we discontinue any service.", "new_quote": "We will notify you at least 15 days before we discontinue any service.", "old_clause": "2.1", "new_clause": "2.1", "part": "terms"}',NULL,'');
CREATE TABLE host (
	name VARCHAR NOT NULL, 
	not_before DATETIME NOT NULL, 
	asked_until DATETIME, 
	failures INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_host PRIMARY KEY (name)
);
CREATE TABLE lease (
	name VARCHAR NOT NULL, 
	holder VARCHAR NOT NULL, 
	token INTEGER NOT NULL, 
	acquired_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_lease PRIMARY KEY (name)
);
INSERT INTO "lease" VALUES('terms:acme-terms','host 1 1',2,'2026-11-22 02:13:35.662618','2026-11-22 02:13:35.967254');
CREATE TABLE logged_notice (
	id VARCHAR NOT NULL, 
	terms_key INTEGER NOT NULL, 
	"trigger" VARCHAR NOT NULL, 
	received DATE NOT NULL, 
	published DATE, 
	effective DATE, 
	channel VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	attachment VARCHAR, 
	logged_at DATETIME NOT NULL, 
	CONSTRAINT pk_logged_notice PRIMARY KEY (id), 
	CONSTRAINT fk_logged_notice_terms_key FOREIGN KEY(terms_key) REFERENCES terms ("key")
);
CREATE TABLE needs_reading (
	id INTEGER NOT NULL, 
	derivation_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	category VARCHAR NOT NULL, 
	lineage_id VARCHAR NOT NULL, 
	payload JSON NOT NULL, 
	acknowledged_at DATETIME, 
	note VARCHAR NOT NULL, 
	CONSTRAINT pk_needs_reading PRIMARY KEY (id), 
	CONSTRAINT fk_needs_reading_derivation_id FOREIGN KEY(derivation_id) REFERENCES derivation (id), 
	CONSTRAINT uq_needs_reading_derivation_id_position UNIQUE (derivation_id, position)
);
CREATE TABLE notice_entry (
	id VARCHAR NOT NULL, 
	derivation_id INTEGER, 
	logged_notice_id VARCHAR, 
	terms_key INTEGER NOT NULL, 
	service VARCHAR NOT NULL, 
	"trigger" VARCHAR NOT NULL, 
	verdict VARCHAR NOT NULL, 
	exit_deadline DATE, 
	status VARCHAR NOT NULL, 
	status_at DATETIME, 
	note VARCHAR NOT NULL, 
	current BOOLEAN NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	payload JSON NOT NULL, 
	reasoning JSON NOT NULL, 
	CONSTRAINT pk_notice_entry PRIMARY KEY (id), 
	CONSTRAINT fk_notice_entry_derivation_id FOREIGN KEY(derivation_id) REFERENCES derivation (id), 
	CONSTRAINT fk_notice_entry_logged_notice_id FOREIGN KEY(logged_notice_id) REFERENCES logged_notice (id), 
	CONSTRAINT fk_notice_entry_terms_key FOREIGN KEY(terms_key) REFERENCES terms ("key")
);
INSERT INTO "notice_entry" VALUES('L-054387e1a8',1,NULL,1,'acme','amendment','unknown',NULL,'open',NULL,'',1,'2026-03-03 09:00:00.000000','{"id": "L-054387e1a8", "service": "acme", "terms": "acme-terms", "part": "terms", "trigger": "amendment", "rule": {"id": "acme-terms:terms:amendment:P30D", "trigger": "amendment", "minimum": "P30D", "day_kind": "calendar", "source": "contract", "service": "acme", "terms": "acme-terms", "part": "terms", "clause": "2.2", "quote": "We may amend these terms upon at least 30 days'' prior notice to you by email.", "channel": ["email"], "applies_to": ["terms"], "language": "en", "eid": "terms-d31bd516014b"}, "changes": ["modified 2.1"], "first_seen": "2026-03-03T09:00:00Z", "last_seen_old": "2026-03-02T09:00:00Z", "effective_basis": "unknown", "required_days": 30, "event": "acme-terms@2", "every_hours": 24.0, "severity": "major"}','["Owed: 30 days (P30D) before a change of the text, by email", "Rule: acme-terms:terms:amendment:P30D, the vendor''s own terms at 2.2", "Its words: \"We may amend these terms upon at least 30 days'' prior notice to you by email.\"", "It governs: terms", "Our record: old text last seen 2026-03-02 09:00 UTC, new text first seen 2026-03-03 09:00 UTC; the page is checked every 24 h", "Notice given: not before 2026-03-02 (Mon) and not after 2026-03-03 (Tue), by our own record", "Owed by email: no notice logged; what the page shows is taken, which favours the vendor", "Takes effect: not stated, and not derivable from the rule; no day is made up", "Convention: the day on which notice is given is not counted [PRC Civil Code art. 201; Reg. (EEC, Euratom) 1182/71 art. 3(1); verified]", "Convention: a period ends at 24:00 of its last day, so N full days have passed only on the day after it [PRC Civil Code art. 203; Reg. (EEC, Euratom) 1182/71 art. 3(2); verified]", "  2026-03-02 + 30 days = 2026-04-01 (Wed)", "  2026-03-03 + 30 days = 2026-04-02 (Thu)", "  not decided: nothing says when the change takes effect", "Last day to act: not known"]');
CREATE TABLE notice_rule (
	"key" INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	service VARCHAR NOT NULL, 
	terms_key INTEGER, 
	version_id INTEGER, 
	"trigger" VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	valid_from DATE, 
	valid_to DATE, 
	payload JSON NOT NULL, 
	CONSTRAINT pk_notice_rule PRIMARY KEY ("key"), 
	CONSTRAINT fk_notice_rule_terms_key FOREIGN KEY(terms_key) REFERENCES terms ("key"), 
	CONSTRAINT fk_notice_rule_version_id FOREIGN KEY(version_id) REFERENCES version (id), 
	CONSTRAINT uq_notice_rule_id_version_id UNIQUE (id, version_id)
);
INSERT INTO "notice_rule" VALUES(1,'acme-terms:terms:discontinuation:P30D','acme',1,1,'discontinuation','contract',NULL,'2026-03-02','{"id": "acme-terms:terms:discontinuation:P30D", "trigger": "discontinuation", "minimum": "P30D", "day_kind": "calendar", "source": "contract", "service": "acme", "terms": "acme-terms", "part": "terms", "clause": "2.1", "quote": "We will notify you at least 30 days before we discontinue any service.", "channel": [], "applies_to": ["service"], "acceptance_by_use": null, "objection_right": null, "objection_window": null, "scope": "all", "calendar": null, "valid_from": null, "valid_to": null, "version": "acme-terms@1", "note": "", "language": "en", "eid": "terms-c70b85f22ec1", "deemed_receipt": null, "on_posting": false, "after_notice_period": false}');
INSERT INTO "notice_rule" VALUES(2,'acme-terms:terms:amendment:P30D','acme',1,1,'amendment','contract',NULL,NULL,'{"id": "acme-terms:terms:amendment:P30D", "trigger": "amendment", "minimum": "P30D", "day_kind": "calendar", "source": "contract", "service": "acme", "terms": "acme-terms", "part": "terms", "clause": "2.2", "quote": "We may amend these terms upon at least 30 days'' prior notice to you by email.", "channel": ["email"], "applies_to": ["terms"], "acceptance_by_use": null, "objection_right": null, "objection_window": null, "scope": "all", "calendar": null, "valid_from": null, "valid_to": null, "version": "acme-terms@1", "note": "", "language": "en", "eid": "terms-d31bd516014b", "deemed_receipt": null, "on_posting": false, "after_notice_period": false}');
INSERT INTO "notice_rule" VALUES(3,'acme-terms:terms:discontinuation:P15D','acme',1,2,'discontinuation','contract','2026-03-03',NULL,'{"id": "acme-terms:terms:discontinuation:P15D", "trigger": "discontinuation", "minimum": "P15D", "day_kind": "calendar", "source": "contract", "service": "acme", "terms": "acme-terms", "part": "terms", "clause": "2.1", "quote": "We will notify you at least 15 days before we discontinue any service.", "channel": [], "applies_to": ["service"], "acceptance_by_use": null, "objection_right": null, "objection_window": null, "scope": "all", "calendar": null, "valid_from": "2026-03-03", "valid_to": null, "version": "acme-terms@2", "note": "", "language": "en", "eid": "terms-c6015fd0f591", "deemed_receipt": null, "on_posting": false, "after_notice_period": false}');
CREATE TABLE outbox (
	id INTEGER NOT NULL, 
	dedupe VARCHAR NOT NULL, 
	message_id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	recipient VARCHAR NOT NULL, 
	payload JSON NOT NULL, 
	status VARCHAR NOT NULL, 
	attempts INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	next_try_at DATETIME NOT NULL, 
	sent_at DATETIME, 
	error VARCHAR NOT NULL, 
	CONSTRAINT pk_outbox PRIMARY KEY (id), 
	CONSTRAINT uq_outbox_dedupe UNIQUE (dedupe), 
	CONSTRAINT uq_outbox_message_id UNIQUE (message_id)
);
INSERT INTO "outbox" VALUES(1,'alert:acme-terms@2:counsel','88dfd9472d37e073c066108a08240f91@clausewatch.invalid','alert','counsel','{"subject": "[CRITICAL] Acme: discontinuation notice 30 \u2192 15 days", "text": "[CRITICAL] Acme: discontinuation notice 30 \u2192 15 days\n====================================================\n\nWHAT CHANGED\n------------\n\n* [CRITICAL] Acme, Acme terms, clause 2.1: discontinuation notice 30 \u2192 15 days (worse\n  for you)\n  You now have 15 days, not 30 days, to move your data before the service ends.\n  Old: We will notify you at least [-30-] days before we discontinue any service.\n  New: We will notify you at least {+15+} days before we discontinue any service.\n  <https://acme.example/terms>  snapshots aae58d6bb625 \u2192 e17c4180d3e2  first seen\n  2026-03-03 09:00 UTC\n\nNOTICE\n------\n\n* acme: 30 days owed for amendment (clause 2.2): unknown\n  first seen 2026-03-03 09:00 UTC; effective date not stated.\n  Rule: \u201cWe may amend these terms upon at least 30 days'' prior notice to you by email.\u201d\n  clausewatch ledger why L-054387e1a8\n\nClausewatch quotes and compares published texts. It is not legal advice.\n", "html": "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><title>[CRITICAL] Acme: discontinuation notice 30 \u2192 15 days</title><style>\n:root { color-scheme: light dark; }\nbody { margin: 0; background: #f4f4f1; color: #1d1d1b; }\n.page { max-width: 640px; margin: 0 auto; padding: 20px 16px 32px;\n  font: 16px/1.5 -apple-system, \"Segoe UI\", Roboto, \"Helvetica Neue\", Arial, \"PingFang SC\", \"Microsoft YaHei\",\n  \"Noto Sans CJK SC\", sans-serif; overflow-wrap: anywhere; }\nh1 { font-size: 20px; line-height: 1.3; margin: 0 0 16px; }\nh2 { font-size: 13px; letter-spacing: .06em; text-transform: uppercase; margin: 28px 0 8px; color: #5a5a55; }\n.item { background: #fff; border: 1px solid #dcdcd5; border-radius: 6px; padding: 12px 14px; margin: 0 0 10px; }\n.item p { margin: 0 0 6px; }\n.item p:last-child { margin-bottom: 0; }\n.dim { color: #5a5a55; }\n.tag { display: inline-block; border: 1px solid currentColor; border-radius: 3px; padding: 0 6px; font-size: 12px;\n  font-weight: 700; }\n.critical { color: #a3121f; } .major { color: #8a4b00; } .minor { color: #3d5a80; }\ndel { color: #8f1422; background: #fde8e8; text-decoration: line-through; }\nins { color: #0b5a2a; background: #e3f5e8; text-decoration: underline; }\na { color: #0b4f9e; }\n.foot { color: #5a5a55; font-size: 13px; margin-top: 28px; }\n@media (prefers-color-scheme: dark) {\n  body { background: #161614; color: #ececE6; }\n  .item { background: #21211e; border-color: #3c3c37; }\n  h2, .dim, .foot { color: #a9a9a1; }\n  .critical { color: #ff8d8d; } .major { color: #f3b562; } .minor { color: #9ec1ee; }\n  del { color: #ffb3b3; background: #4a1c20; } ins { color: #a9e8bd; background: #163b24; }\n  a { color: #8ab8ff; }\n}\n</style></head>\n<body><div class=\"page\"><h1>[CRITICAL] Acme: discontinuation notice 30 \u2192 15 days</h1><h2>What changed</h2><div class=\"item\"><p><span class=\"tag critical\">CRITICAL</span> Acme, Acme terms, clause 2.1: <strong>discontinuation notice 30 \u2192 15 days</strong> (worse for you)</p><p>You now have 15 days, not 30 days, to move your data before the service ends.</p><p><span class=\"dim\">Old: </span>We will notify you at least <del>30</del> days before we discontinue any service.</p><p><span class=\"dim\">New: </span>We will notify you at least <ins>15</ins> days before we discontinue any service.</p><p><a href=\"https://acme.example/terms\">https://acme.example/terms</a><span class=\"dim\">  snapshots aae58d6bb625 \u2192 e17c4180d3e2</span><span class=\"dim\">  first seen 2026-03-03 09:00 UTC</span></p></div><h2>Notice</h2><div class=\"item\"><p>acme: 30 days owed for amendment (clause 2.2): <strong>unknown</strong></p><p>first seen 2026-03-03 09:00 UTC; effective date not stated.</p><p><span class=\"dim\">Rule: </span>\u201cWe may amend these terms upon at least 30 days&#x27; prior notice to you by email.\u201d</p><p><span class=\"dim\">clausewatch ledger why L-054387e1a8</span></p></div><p class=\"foot\">Clausewatch quotes and compares published texts. It is not legal advice.</p></div></body></html>\n"}','queued',0,'2026-03-03 09:00:00.000000','2026-03-03 09:00:00.000000',NULL,'');
CREATE TABLE snapshot (
	id INTEGER NOT NULL, 
	terms_key INTEGER NOT NULL, 
	url VARCHAR NOT NULL, 
	final_url VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	size INTEGER NOT NULL, 
	media_type VARCHAR, 
	charset VARCHAR, 
	rendered BOOLEAN NOT NULL, 
	spec JSON NOT NULL, 
	spec_key VARCHAR NOT NULL, 
	first_fetched_at DATETIME NOT NULL, 
	last_fetched_at DATETIME NOT NULL, 
	evidence JSON, 
	CONSTRAINT pk_snapshot PRIMARY KEY (id), 
	CONSTRAINT fk_snapshot_terms_key FOREIGN KEY(terms_key) REFERENCES terms ("key"), 
	CONSTRAINT uq_snapshot_terms_key_url_sha256_spec_key UNIQUE (terms_key, url, sha256, spec_key)
);
INSERT INTO "snapshot" VALUES(1,1,'https://acme.example/terms','https://acme.example/terms','aae58d6bb62530c6f5ddc4bc08a69c40e61c95943c7dd959e6078863b84487fd',872,'text/html','utf-8',0,'{"select": [], "remove": []}','5780f39e3d566091','2026-03-02 09:00:00.000000','2026-03-02 09:00:00.000000','{"fetched_at": "2026-03-02T09:00:00+00:00", "status": 200, "headers": [], "redirects": [], "tls_peer": null, "screenshot": null}');
INSERT INTO "snapshot" VALUES(2,1,'https://acme.example/terms','https://acme.example/terms','e17c4180d3e29ff458d5629b163743b93bc56e445de10d3af67aad5dec2766e3',872,'text/html','utf-8',0,'{"select": [], "remove": []}','5780f39e3d566091','2026-03-03 09:00:00.000000','2026-03-03 09:00:00.000000','{"fetched_at": "2026-03-03T09:00:00+00:00", "status": 200, "headers": [], "redirects": [], "tls_peer": null, "screenshot": null}');
CREATE TABLE source_state (
	"key" INTEGER NOT NULL, 
	terms_key INTEGER NOT NULL, 
	url VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	etag VARCHAR, 
	last_modified VARCHAR, 
	validators_url VARCHAR NOT NULL, 
	fingerprint VARCHAR, 
	snapshot_id INTEGER, 
	retrieved_at DATETIME, 
	CONSTRAINT pk_source_state PRIMARY KEY ("key"), 
	CONSTRAINT fk_source_state_snapshot_id FOREIGN KEY(snapshot_id) REFERENCES snapshot (id), 
	CONSTRAINT fk_source_state_terms_key FOREIGN KEY(terms_key) REFERENCES terms ("key"), 
	CONSTRAINT uq_source_state_terms_key_url UNIQUE (terms_key, url)
);
INSERT INTO "source_state" VALUES(1,1,'https://acme.example/terms',0,'"v1"',NULL,'https://acme.example/terms','14cbfb54ac2216c2f006aa44b989e957037e0de1f4dbf72daa1700b96efe1800',2,'2026-03-03 09:00:00.000000');
CREATE TABLE standing_fact (
	version_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	attribute VARCHAR NOT NULL, 
	payload JSON NOT NULL, 
	CONSTRAINT pk_standing_fact PRIMARY KEY (version_id, position), 
	CONSTRAINT fk_standing_fact_version_id FOREIGN KEY(version_id) REFERENCES version (id)
);
CREATE TABLE stated_fact (
	terms_key INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	attribute VARCHAR NOT NULL, 
	rank FLOAT, 
	value JSON NOT NULL, 
	clause VARCHAR NOT NULL, 
	lineage_id VARCHAR NOT NULL, 
	quote VARCHAR NOT NULL, 
	CONSTRAINT pk_stated_fact PRIMARY KEY (terms_key, position), 
	CONSTRAINT fk_stated_fact_terms_key FOREIGN KEY(terms_key) REFERENCES terms ("key")
);
CREATE TABLE terms (
	"key" INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	service VARCHAR NOT NULL, 
	service_name VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	type VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	host VARCHAR NOT NULL, 
	translation_of VARCHAR, 
	added_at DATETIME NOT NULL, 
	retired_at DATETIME, 
	interval_hours DOUBLE NOT NULL, 
	next_due_at DATETIME, 
	last_checked_at DATETIME, 
	last_good_at DATETIME, 
	last_read_at DATETIME, 
	last_outcome VARCHAR, 
	last_detail VARCHAR NOT NULL, 
	failures INTEGER NOT NULL, 
	failing_since DATETIME, 
	alarmed_at DATETIME, 
	text_key VARCHAR, 
	text_sha256 VARCHAR, 
	reread_engine VARCHAR, 
	version_id INTEGER, 
	CONSTRAINT pk_terms PRIMARY KEY ("key"), 
	CONSTRAINT uq_terms_id UNIQUE (id)
);
INSERT INTO "terms" VALUES(1,'acme-terms','acme','Acme','Acme terms','terms','terms','acme.example',NULL,'2026-03-02 09:00:00.000000',NULL,24.0,'2026-03-04 08:29:48.549500','2026-03-03 09:00:00.000000','2026-03-03 09:00:00.000000','2026-03-03 09:00:00.000000','changed','1 modified',0,NULL,NULL,'39094038d3b12171','f0a20b41de89df51da5f1700729a15f82f8a4a5b757c3578e281954dd4503df9',NULL,2);
CREATE TABLE version (
	id INTEGER NOT NULL, 
	terms_key INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	previous_id INTEGER, 
	kind VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	first_seen_at DATETIME NOT NULL, 
	last_seen_at DATETIME NOT NULL, 
	previous_seen_at DATETIME, 
	text_sha256 VARCHAR NOT NULL, 
	engine VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	language VARCHAR NOT NULL, 
	published DATE, 
	updated DATE, 
	effective DATE, 
	clauses INTEGER NOT NULL, 
	returns_to INTEGER, 
	lineage BLOB NOT NULL, 
	CONSTRAINT pk_version PRIMARY KEY (id), 
	CONSTRAINT fk_version_previous_id FOREIGN KEY(previous_id) REFERENCES version (id), 
	CONSTRAINT fk_version_terms_key FOREIGN KEY(terms_key) REFERENCES terms ("key"), 
	CONSTRAINT uq_version_terms_key_number UNIQUE (terms_key, number)
);
INSERT INTO "version" VALUES(1,1,1,NULL,'baseline','','2026-03-02 09:00:00.000000','2026-03-02 09:00:00.000000',NULL,'56db564d0a741167af7f18a8baf2804c4a6f8f22b3e4300182876bc1b5b3525b','engine-1','Acme API Terms of Service','en',NULL,NULL,NULL,7,NULL,X'28B52FFD607400B5060096512D14A0A5A003C762B96EF9FBBF48499A24940E5175602A002600260044E41E65933629DC33080133BC68D4BE17BF09639489947ED604402030E0051306C5687EB7517A673008DBC498BF5495965B963A31618860736148972B52309E6A96FD267E6EDF8864274CEF0FE1AE1ED4A2201D191D12515DC6225159B8AE3CA167E382E4299894CFDE6F9E30D56EF6B94CDA44B903010143DE9DB89E5AD08F34553F0D7160DA1512DC95C3F79D20DD84715AAE324DF76CFCD50D0020785012200FB0147AB66151A0E7606050747031283AB898C0858A02');
INSERT INTO "version" VALUES(2,1,2,1,'change','','2026-03-03 09:00:00.000000','2026-03-03 09:00:00.000000','2026-03-02 09:00:00.000000','f0a20b41de89df51da5f1700729a15f82f8a4a5b757c3578e281954dd4503df9','engine-1','Acme API Terms of Service','en',NULL,NULL,NULL,7,NULL,X'28B52FFD607400C5060076112D14A0A5A003C7A2DBBAE5EFFF22651886D40D5175602900250026009A7C944EEB83B4CF20048CF822515C9EFC4D18A34CA4FC3327000281812F9830A8C2BBBC09E23C8341C3BA0BA9AAADB724753A6186B6BD1AD2256B6AE3ED26E1E2E3EFAD38E2E009E35C84FEEF8F04E9C8E890C62E37166925E93A520695B626486FE87EFA396AD08429918548C922F5B1EDEC01010143EF9EC89F4BF08F36774B1AA2C0B423A4ED959AE2B9FC407AE2AEB2CDFF742CBCE41A0E006D081E5482F30CCB7AB009DAB76125A0FD600C50747031283AB898C0858A02');
CREATE TABLE version_snapshot (
	version_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	snapshot_id INTEGER NOT NULL, 
	CONSTRAINT pk_version_snapshot PRIMARY KEY (version_id, position), 
	CONSTRAINT fk_version_snapshot_snapshot_id FOREIGN KEY(snapshot_id) REFERENCES snapshot (id), 
	CONSTRAINT fk_version_snapshot_version_id FOREIGN KEY(version_id) REFERENCES version (id)
);
INSERT INTO "version_snapshot" VALUES(1,0,1);
INSERT INTO "version_snapshot" VALUES(2,0,2);
CREATE VIRTUAL TABLE clause_word USING fts5(words, place, content='', tokenize="unicode61 remove_diacritics 0 tokenchars '.,'");
INSERT INTO clause_word (rowid, words, place) VALUES(1,'we will notify you at least 30 day before we discontinue any service','1');
INSERT INTO clause_word (rowid, words, place) VALUES(2,'we will notify you at least 15 day before we discontinue any service','1');
CREATE INDEX ix_outbox_due ON outbox (status, next_try_at);
CREATE INDEX ix_outbox_recipient ON outbox (recipient);
CREATE INDEX ix_terms_due ON terms (retired_at, next_due_at);
CREATE INDEX ix_terms_service ON terms (service, id);
CREATE INDEX ix_check_run_finished ON check_run (finished_at);
CREATE INDEX ix_check_run_terms ON check_run (terms_key, started_at);
CREATE INDEX ix_logged_notice_terms_key ON logged_notice (terms_key);
CREATE INDEX ix_snapshot_sha256 ON snapshot (sha256);
CREATE INDEX ix_notice_rule_id ON notice_rule (id);
CREATE INDEX ix_notice_rule_service ON notice_rule (service);
CREATE INDEX ix_version_snapshot_snapshot_id ON version_snapshot (snapshot_id);
CREATE INDEX ix_change_lineage_id ON change (lineage_id);
CREATE INDEX ix_finding_lineage_id ON finding (lineage_id);
CREATE INDEX ix_needs_reading_lineage_id ON needs_reading (lineage_id);
CREATE INDEX ix_notice_entry_derivation_id ON notice_entry (derivation_id);
CREATE INDEX ix_notice_entry_logged_notice_id ON notice_entry (logged_notice_id);
CREATE INDEX ix_notice_entry_open ON notice_entry (status, exit_deadline);
CREATE INDEX ix_notice_entry_service ON notice_entry (service, current);
CREATE INDEX ix_stated_fact_attribute ON stated_fact (attribute, rank, terms_key, position);
CREATE INDEX ix_terms_state ON terms (last_outcome, retired_at);
CREATE INDEX ix_terms_translation_of ON terms (translation_of);
CREATE INDEX ix_version_first_seen_at ON version (first_seen_at, id);
CREATE INDEX ix_notice_entry_terms_key ON notice_entry (terms_key, current);
CREATE INDEX ix_notice_entry_deadline ON notice_entry (current, exit_deadline, id);
CREATE INDEX ix_derivation_made_at ON derivation (made_at);
CREATE INDEX ix_clause_text_standing ON clause_text (terms_key, since) WHERE since IS NOT NULL;
COMMIT;
