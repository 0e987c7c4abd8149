-- Who approved a rate and what ended it. A SKU may have a fixed reward and a percentage from the same moment on, and a
-- moment that was called off may be used again: which rates meet is judged when one is proposed and when it is approved.

ALTER TABLE commission_rate ADD COLUMN proposal_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE commission_rate ADD COLUMN approved_at DATETIME(3);
ALTER TABLE commission_rate ADD COLUMN ended_by_proposal BIGINT NOT NULL DEFAULT 0;
ALTER TABLE commission_rate ADD KEY commission_rate_slot (scope, scope_key, payee_type, effective_from);
ALTER TABLE commission_rate DROP INDEX commission_rate_once;
ALTER TABLE commission_rate ADD CONSTRAINT commission_rate_two CHECK (approved_by <> created_by OR created_by = 0);
ALTER TABLE commission_rate ADD CONSTRAINT commission_rate_per_unit CHECK (fixed_fen IS NULL OR scope = 'SKU');
