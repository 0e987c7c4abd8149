-- The rules that hold until somebody decides otherwise: APPAREL of B2. A version in force is never changed.
-- Whether a shopper is a guide himself is asked for every order.

INSERT INTO attribution_rule_set (version, name, parameters, effective_from, state)
VALUES (1, 'APPAREL', '{"name": "APPAREL", "version": 1, "decisionMoment": "ORDER_CREATED", "precedence": "ASSIST_FIRST", "enabled": ["ASSIST", "PROTECTED_BINDING", "LAST_TOUCH", "UNPROTECTED_BINDING", "FRIEND", "STORE", "HQ"], "bindTriggers": ["ADD_FRIEND", "FIRST_ORDER"], "snatch": "AFTER_PROTECTION", "protectionDays": 30, "validityDays": 180, "lookbackDays": 7, "touchScope": "WHOLE_SHOP", "multiFriend": "MOST_RECENT", "friendPriority": [], "crossStore": "PAY_BOUND_GUIDE", "storeCredit": "GUIDE_STORE", "fulfilShareBp": 0, "selfPurchase": "NO_COMMISSION", "guideAsCustomer": "KEEP_BINDER", "assistConfirm": "SHOPPER", "assistShareBp": 10000, "endOnDelete": false, "freshProtectionOnTransfer": false}', '2020-01-01 00:00:00.000', 'ACTIVE');

CREATE INDEX org_guide_payee_openid ON org_guide (payee_openid);
