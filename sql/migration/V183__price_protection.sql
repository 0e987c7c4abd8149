-- Headquarters gives the difference back when a price falls (B7): one person says so, another approves.

ALTER TABLE refund_request ADD COLUMN requested_by BIGINT NULL;

ALTER TABLE refund_request ADD CONSTRAINT refund_request_two_people
    CHECK (requested_by IS NULL OR approved_by IS NULL OR approved_by <> requested_by);
