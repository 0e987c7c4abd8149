-- When each change of commission was posted, which is what statements go by: the same time as on the ledger's transfer,
-- whenever the sale itself may have been. A change of something that a closed statement holds names that month.

ALTER TABLE commission_entry ADD COLUMN posted_at DATETIME(3) NULL;
ALTER TABLE commission_entry ADD COLUMN adjusts_month INT NULL;
ALTER TABLE commission_entry ADD COLUMN accrual_kind VARCHAR(12) NOT NULL DEFAULT 'COMMISSION';

UPDATE commission_entry e
JOIN commission_accrual a ON a.id = e.accrual_id
LEFT JOIN ledger_transfer t ON t.event_key = CASE e.kind
    WHEN 'ACCRUED' THEN CONCAT('accrued:', a.order_id)
    ELSE CONCAT('clawback:', SUBSTRING(e.cause, 8), ':', e.accrual_id) END
SET e.posted_at = COALESCE(t.posted_at, e.occurred_at);

ALTER TABLE commission_entry MODIFY COLUMN posted_at DATETIME(3) NOT NULL;

-- Everything a statement adds up, so that a month of one payee is read from the index alone.
ALTER TABLE commission_entry ADD KEY commission_entry_period
    (payee_type, payee_id, posted_at, kind, accrual_kind, adjusts_month, amount_fen, accrual_id);

ALTER TABLE commission_accrual ADD COLUMN released_at DATETIME(3) NULL;
ALTER TABLE commission_accrual ADD COLUMN settled_month INT NULL;

UPDATE commission_accrual SET released_at = release_at WHERE status = 'AVAILABLE';

ALTER TABLE commission_accrual ADD KEY commission_accrual_standing (payee_type, payee_id, status);
ALTER TABLE commission_accrual DROP KEY commission_accrual_payee;
