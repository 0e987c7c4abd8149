-- Money that WeChat could not give back: tried again under its number, or given back by hand, as two persons say.

ALTER TABLE refund_request DROP CONSTRAINT refund_request_status;
ALTER TABLE refund_request ADD CONSTRAINT refund_request_status CHECK (status IN
    ('REQUESTED', 'REJECTED', 'APPROVED', 'UNKNOWN', 'PROCESSING', 'SUCCEEDED', 'ABNORMAL', 'FAILED', 'RESOLVED'));
ALTER TABLE refund_request ADD CONSTRAINT refund_request_resolved CHECK (status <> 'RESOLVED' OR kind = 'SUSPENSE');

CREATE TABLE refund_resolution (
    refund_id   BIGINT       NOT NULL,
    reference   VARCHAR(64)  NOT NULL,
    note        VARCHAR(200) NOT NULL,
    proposed_by BIGINT       NOT NULL,
    proposed_at DATETIME(3)  NOT NULL,
    approved_by BIGINT,
    approved_at DATETIME(3),
    PRIMARY KEY (refund_id),
    CONSTRAINT refund_resolution_two_people CHECK (approved_by IS NULL OR approved_by <> proposed_by),
    CONSTRAINT refund_resolution_approved CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
    CONSTRAINT refund_resolution_refund_fk FOREIGN KEY (refund_id) REFERENCES refund_request (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A day is compared with WeChat's bill by the time at which money moved.
CREATE INDEX payment_capture_at ON payment_capture (captured_at);
