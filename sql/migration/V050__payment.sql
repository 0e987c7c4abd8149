-- What was asked of WeChat Pay, and what WeChat Pay says it took.

CREATE TABLE payment_prepay (
    order_id     BIGINT      NOT NULL,
    out_trade_no VARCHAR(32) NOT NULL,
    amount_fen   BIGINT      NOT NULL,
    prepay_id    VARCHAR(64),
    prepared_at  DATETIME(3),
    asked_at     DATETIME(3) NOT NULL,
    query_at     DATETIME(3) NOT NULL,
    attempts     INT         NOT NULL DEFAULT 0,
    PRIMARY KEY (order_id),
    CONSTRAINT payment_prepay_trade_no UNIQUE (out_trade_no),
    KEY payment_prepay_query (query_at),
    CONSTRAINT payment_prepay_amount CHECK (amount_fen > 0),
    CONSTRAINT payment_prepay_order_fk FOREIGN KEY (order_id) REFERENCES order_header (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE payment_capture (
    transaction_id VARCHAR(64) NOT NULL,
    order_id       BIGINT      NOT NULL,
    amount_fen     BIGINT      NOT NULL,
    currency       VARCHAR(8)  NOT NULL,
    payer_openid   VARCHAR(64) NOT NULL,
    verdict        VARCHAR(16) NOT NULL,
    captured_at    DATETIME(3) NOT NULL,
    learned_at     DATETIME(3) NOT NULL,
    learned_by     VARCHAR(8)  NOT NULL,
    -- An order is paid by exactly one capture; every other one goes to suspense.
    paid_order_id  BIGINT AS (CASE WHEN verdict = 'ACCEPTED' THEN order_id END) STORED,
    PRIMARY KEY (transaction_id),
    KEY payment_capture_order (order_id),
    CONSTRAINT payment_capture_one_per_order UNIQUE (paid_order_id),
    CONSTRAINT payment_capture_amount CHECK (amount_fen > 0),
    CONSTRAINT payment_capture_verdict CHECK (verdict IN ('ACCEPTED', 'TOO_LATE', 'WRONG_AMOUNT', 'SECOND')),
    CONSTRAINT payment_capture_learned CHECK (learned_by IN ('NOTICE', 'QUERY')),
    CONSTRAINT payment_capture_order_fk FOREIGN KEY (order_id) REFERENCES order_header (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
