-- Rule sets by scope and time, made by one person and approved by another (B1, B2). Which one holds for an order is chosen
-- by the narrowest scope: store, region, brand, all. A set that was never activated begins in the year 9999.

ALTER TABLE attribution_rule_set ADD COLUMN scope_type VARCHAR(8) NOT NULL DEFAULT 'ALL';
ALTER TABLE attribution_rule_set ADD COLUMN scope_key VARCHAR(64) NOT NULL DEFAULT '';
ALTER TABLE attribution_rule_set ADD COLUMN effective_until DATETIME(3) NOT NULL DEFAULT '9999-12-31 00:00:00.000';
-- The name of a preset or the version it was copied from.
ALTER TABLE attribution_rule_set ADD COLUMN based_on VARCHAR(64) NOT NULL DEFAULT '';
ALTER TABLE attribution_rule_set ADD COLUMN edition INT NOT NULL DEFAULT 0;
ALTER TABLE attribution_rule_set ADD COLUMN simulation_id BIGINT;
-- Nobody made what was shipped: 0.
ALTER TABLE attribution_rule_set ADD COLUMN created_by BIGINT NOT NULL DEFAULT 0;
ALTER TABLE attribution_rule_set ADD COLUMN edited_by BIGINT NOT NULL DEFAULT 0;
ALTER TABLE attribution_rule_set ADD COLUMN approved_by BIGINT;
ALTER TABLE attribution_rule_set ADD COLUMN created_at DATETIME(3) NOT NULL DEFAULT '2020-01-01 00:00:00.000';

ALTER TABLE attribution_rule_set ADD CONSTRAINT attribution_rule_set_scope
    CHECK (scope_type IN ('ALL', 'BRAND', 'REGION', 'STORE') AND (scope_type = 'ALL') = (scope_key = ''));
ALTER TABLE attribution_rule_set ADD CONSTRAINT attribution_rule_set_period
    CHECK (effective_from <= effective_until);
ALTER TABLE attribution_rule_set ADD CONSTRAINT attribution_rule_set_simulated
    CHECK (state <> 'SIMULATED' OR simulation_id IS NOT NULL);
ALTER TABLE attribution_rule_set ADD CONSTRAINT attribution_rule_set_checker
    CHECK (approved_by IS NULL OR (approved_by <> created_by AND approved_by <> edited_by));
ALTER TABLE attribution_rule_set ADD CONSTRAINT attribution_rule_set_approved
    CHECK (state NOT IN ('APPROVED', 'ACTIVE') OR approved_by IS NOT NULL OR created_by = 0);

CREATE INDEX attribution_rule_set_in_force ON attribution_rule_set (scope_type, scope_key, effective_from);

-- Who did what to a rule set, and how it looked afterwards.
CREATE TABLE attribution_rule_set_event (
    id          BIGINT      NOT NULL,
    version     INT         NOT NULL,
    kind        VARCHAR(12) NOT NULL,
    admin_id    BIGINT      NOT NULL,
    detail      TEXT        NOT NULL,
    occurred_at DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    KEY attribution_rule_set_event_version (version, id),
    CONSTRAINT attribution_rule_set_event_kind CHECK (kind IN ('CREATED', 'EDITED', 'SIMULATED', 'APPROVED', 'ACTIVATED', 'RETIRED')),
    CONSTRAINT attribution_rule_set_event_fk FOREIGN KEY (version) REFERENCES attribution_rule_set (version)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Templates that headquarters copies.
CREATE TABLE attribution_rule_preset (
    name       VARCHAR(16) NOT NULL,
    position   INT         NOT NULL,
    title      VARCHAR(64) NOT NULL,
    title_en   VARCHAR(64) NOT NULL,
    parameters TEXT        NOT NULL,
    PRIMARY KEY (name)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO attribution_rule_preset (name, position, title, title_en, parameters)
VALUES ('APPAREL', 1, '服装(默认)', 'Apparel (default)', '{"name": "APPAREL", "version": 1, "decisionMoment": "ORDER_CREATED", "precedence": "ASSIST_FIRST", "enabled": ["ASSIST", "PROTECTED_BINDING", "LAST_TOUCH", "UNPROTECTED_BINDING", "FRIEND", "STORE", "HQ"], "bindTriggers": ["ADD_FRIEND", "FIRST_ORDER"], "snatch": "AFTER_PROTECTION", "protectionDays": 30, "validityDays": 180, "lookbackDays": 7, "touchScope": "WHOLE_SHOP", "multiFriend": "MOST_RECENT", "friendPriority": [], "crossStore": "PAY_BOUND_GUIDE", "storeCredit": "GUIDE_STORE", "fulfilShareBp": 0, "selfPurchase": "NO_COMMISSION", "guideAsCustomer": "KEEP_BINDER", "assistConfirm": "SHOPPER", "assistShareBp": 10000, "endOnDelete": false, "freshProtectionOnTransfer": false}'),
       ('JEWELLERY', 2, '珠宝', 'Jewellery', '{"name": "JEWELLERY", "version": 1, "decisionMoment": "ORDER_CREATED", "precedence": "BINDING_FIRST", "enabled": ["ASSIST", "PROTECTED_BINDING", "LAST_TOUCH", "UNPROTECTED_BINDING", "FRIEND", "STORE", "HQ"], "bindTriggers": ["ADD_FRIEND", "FIRST_ORDER"], "snatch": "NEVER", "protectionDays": 0, "validityDays": -1, "lookbackDays": 7, "touchScope": "WHOLE_SHOP", "multiFriend": "MOST_RECENT", "friendPriority": [], "crossStore": "PAY_BOUND_GUIDE", "storeCredit": "GUIDE_STORE", "fulfilShareBp": 0, "selfPurchase": "NO_COMMISSION", "guideAsCustomer": "KEEP_BINDER", "assistConfirm": "SHOPPER", "assistShareBp": 10000, "endOnDelete": false, "freshProtectionOnTransfer": false}'),
       ('FMCG', 3, '快消', 'Everyday goods', '{"name": "FMCG", "version": 1, "decisionMoment": "ORDER_CREATED", "precedence": "LAST_TOUCH_FIRST", "enabled": ["ASSIST", "PROTECTED_BINDING", "LAST_TOUCH", "UNPROTECTED_BINDING", "FRIEND", "STORE", "HQ"], "bindTriggers": ["ADD_FRIEND", "FIRST_ORDER"], "snatch": "ANYTIME", "protectionDays": 0, "validityDays": 180, "lookbackDays": 3, "touchScope": "WHOLE_SHOP", "multiFriend": "MOST_RECENT", "friendPriority": [], "crossStore": "PAY_BOUND_GUIDE", "storeCredit": "GUIDE_STORE", "fulfilShareBp": 0, "selfPurchase": "NO_COMMISSION", "guideAsCustomer": "KEEP_BINDER", "assistConfirm": "SHOPPER", "assistShareBp": 10000, "endOnDelete": false, "freshProtectionOnTransfer": false}'),
       ('POS_STRICT', 4, '仅收银台指定', 'Till only', '{"name": "POS_STRICT", "version": 1, "decisionMoment": "ORDER_CREATED", "precedence": "ASSIST_FIRST", "enabled": ["ASSIST", "STORE", "HQ"], "bindTriggers": ["ADD_FRIEND", "FIRST_ORDER"], "snatch": "AFTER_PROTECTION", "protectionDays": 30, "validityDays": 180, "lookbackDays": 7, "touchScope": "WHOLE_SHOP", "multiFriend": "MOST_RECENT", "friendPriority": [], "crossStore": "PAY_BOUND_GUIDE", "storeCredit": "GUIDE_STORE", "fulfilShareBp": 0, "selfPurchase": "NO_COMMISSION", "guideAsCustomer": "KEEP_BINDER", "assistConfirm": "SHOPPER", "assistShareBp": 10000, "endOnDelete": false, "freshProtectionOnTransfer": false}');
