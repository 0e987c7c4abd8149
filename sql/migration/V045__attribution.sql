-- Who gets the credit for an order, decided once when it is placed, with everything that was seen (B1, B3).
-- A correction is a new revision; the commission of a revision can only go to its credited payees.

CREATE TABLE attribution_rule_set (
    version        INT         NOT NULL,
    name           VARCHAR(64) NOT NULL,
    parameters     TEXT        NOT NULL,
    effective_from DATETIME(3) NOT NULL,
    state          VARCHAR(12) NOT NULL,
    PRIMARY KEY (version),
    CONSTRAINT attribution_rule_set_state CHECK (state IN ('DRAFT', 'SIMULATED', 'APPROVED', 'ACTIVE', 'RETIRED'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE attribution_decision (
    order_id         BIGINT      NOT NULL,
    revision         INT         NOT NULL,
    decided_at       DATETIME(3) NOT NULL,
    rule_set_version INT         NOT NULL,
    basis            VARCHAR(20) NOT NULL,
    guide_id         BIGINT,
    store_id         BIGINT,
    region_id        BIGINT,
    assignment_id    BIGINT,
    inputs           MEDIUMTEXT  NOT NULL,
    outcome          MEDIUMTEXT  NOT NULL,
    PRIMARY KEY (order_id, revision),
    KEY attribution_decision_guide (guide_id, decided_at),
    KEY attribution_decision_store (store_id, decided_at),
    KEY attribution_decision_assignment (assignment_id),
    CONSTRAINT attribution_decision_basis CHECK (basis IN ('ASSIST', 'PROTECTED_BINDING', 'LAST_TOUCH', 'UNPROTECTED_BINDING', 'FRIEND', 'STORE', 'HQ')),
    CONSTRAINT attribution_decision_order_fk FOREIGN KEY (order_id) REFERENCES order_header (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE attribution_credit (
    order_id       BIGINT      NOT NULL,
    revision       INT         NOT NULL,
    payee_type     VARCHAR(8)  NOT NULL,
    payee_id       BIGINT      NOT NULL,
    performance_bp INT         NOT NULL,
    commission_bp  INT         NOT NULL,
    PRIMARY KEY (order_id, revision, payee_type, payee_id),
    KEY attribution_credit_payee (payee_type, payee_id, order_id),
    CONSTRAINT attribution_credit_type CHECK (payee_type IN ('GUIDE', 'STORE', 'HQ')),
    CONSTRAINT attribution_credit_performance CHECK (performance_bp BETWEEN 0 AND 10000),
    CONSTRAINT attribution_credit_commission CHECK (commission_bp BETWEEN 0 AND 10000),
    CONSTRAINT attribution_credit_decision_fk FOREIGN KEY (order_id, revision) REFERENCES attribution_decision (order_id, revision)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
