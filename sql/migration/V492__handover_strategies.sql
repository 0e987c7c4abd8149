-- Customers may go to the nearest store's guides, or by their tags (INH-6).
ALTER TABLE handover_plan DROP CONSTRAINT handover_plan_strategy;
ALTER TABLE handover_plan ADD CONSTRAINT handover_plan_strategy CHECK (
    strategy IN ('ROUND_ROBIN', 'BY_LOAD', 'BY_STORE', 'BY_LEVEL', 'BY_AFFINITY', 'NEAREST', 'BY_TAGS', 'MANUAL'));
