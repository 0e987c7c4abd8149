-- Credit is given per order line: where a touch speaks for one product alone, each line may belong to somebody else, and
-- the commission of a line can only go to the payees credited with that very line (B3, B5).
-- Until now every decision held for all lines of its order, so each line takes over the credits of its order.

CREATE TABLE attribution_line_credit (
    order_id       BIGINT      NOT NULL,
    revision       INT         NOT NULL,
    line_id        BIGINT      NOT NULL,
    payee_type     VARCHAR(8)  NOT NULL,
    payee_id       BIGINT      NOT NULL,
    performance_bp INT         NOT NULL,
    commission_bp  INT         NOT NULL,
    PRIMARY KEY (order_id, revision, line_id, payee_type, payee_id),
    KEY attribution_line_credit_payee (payee_type, payee_id, order_id),
    CONSTRAINT attribution_line_credit_type CHECK (payee_type IN ('GUIDE', 'STORE', 'HQ')),
    CONSTRAINT attribution_line_credit_performance CHECK (performance_bp BETWEEN 0 AND 10000),
    CONSTRAINT attribution_line_credit_commission CHECK (commission_bp BETWEEN 0 AND 10000),
    CONSTRAINT attribution_line_credit_decision_fk FOREIGN KEY (order_id, revision)
        REFERENCES attribution_decision (order_id, revision)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO attribution_line_credit (order_id, revision, line_id, payee_type, payee_id, performance_bp, commission_bp)
SELECT c.order_id, c.revision, l.id, c.payee_type, c.payee_id, c.performance_bp, c.commission_bp
FROM attribution_credit c
JOIN order_line l ON l.order_id = c.order_id;

ALTER TABLE commission_accrual DROP FOREIGN KEY commission_accrual_credit_fk;

DROP TABLE attribution_credit;

RENAME TABLE attribution_line_credit TO attribution_credit;

-- Serves the look-up by order as well, so that an accrual is no more work to write than before.
CREATE INDEX commission_accrual_credit ON commission_accrual (order_id, revision, line_id, payee_type, payee_id);

DROP INDEX commission_accrual_order ON commission_accrual;

DROP INDEX commission_accrual_credit_fk ON commission_accrual;

ALTER TABLE commission_accrual ADD CONSTRAINT commission_accrual_line_credit_fk
    FOREIGN KEY (order_id, revision, line_id, payee_type, payee_id)
    REFERENCES attribution_credit (order_id, revision, line_id, payee_type, payee_id);
