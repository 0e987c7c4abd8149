-- Incentives live the life of commission: an accrual of a kind of its own, whose rule is the incentive. One that comes from no
-- single order has neither order nor line.

ALTER TABLE commission_accrual ADD COLUMN kind VARCHAR(12) NOT NULL DEFAULT 'COMMISSION';
ALTER TABLE commission_accrual MODIFY COLUMN order_id BIGINT NULL;
ALTER TABLE commission_accrual MODIFY COLUMN line_id BIGINT NULL;
ALTER TABLE commission_accrual ADD CONSTRAINT commission_accrual_kind
    CHECK ((kind = 'COMMISSION' AND order_id IS NOT NULL AND line_id IS NOT NULL) OR (kind = 'INCENTIVE' AND line_id IS NULL));
ALTER TABLE commission_accrual ADD KEY commission_accrual_rule (kind, rule_id, payee_id);

-- The sentence is kept where it cannot be worked out from rate and base.
ALTER TABLE commission_entry ADD COLUMN why_zh VARCHAR(600);
ALTER TABLE commission_entry ADD COLUMN why_en VARCHAR(600);

ALTER TABLE ledger_account DROP CONSTRAINT ledger_account_owner_type;
ALTER TABLE ledger_account ADD CONSTRAINT ledger_account_owner_type
    CHECK (owner_type IN ('HOUSE', 'GUIDE', 'STORE', 'HQ', 'FUNDER'));
