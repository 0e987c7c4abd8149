-- Corrections are looked for by the time at which they replaced the former decision.

ALTER TABLE attribution_decision ADD KEY attribution_decision_superseded (superseded_at, order_id);
