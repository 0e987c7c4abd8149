-- Money back to the shopper. The number is fixed and committed before WeChat is called, and stays for life.

CREATE TABLE refund_request (
    id             BIGINT       NOT NULL,
    order_id       BIGINT       NOT NULL,
    kind           VARCHAR(12)  NOT NULL,
    transaction_id VARCHAR(64)  NOT NULL,
    out_refund_no  VARCHAR(64)  NOT NULL,
    status         VARCHAR(12)  NOT NULL,
    amount_fen     BIGINT       NOT NULL,
    reason         VARCHAR(200) NOT NULL,
    requested_at   DATETIME(3)  NOT NULL,
    approved_by    BIGINT,
    approved_at    DATETIME(3),
    finished_at    DATETIME(3),
    fail_reason    VARCHAR(200),
    attempts       INT          NOT NULL DEFAULT 0,
    query_at       DATETIME(3),
    version        INT          NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    CONSTRAINT refund_request_no UNIQUE (out_refund_no),
    KEY refund_request_order (order_id),
    KEY refund_request_due (status, query_at),
    CONSTRAINT refund_request_kind CHECK (kind IN ('AFTER_SALE', 'SUSPENSE')),
    CONSTRAINT refund_request_status CHECK (status IN ('REQUESTED', 'REJECTED', 'APPROVED', 'UNKNOWN', 'PROCESSING', 'SUCCEEDED', 'ABNORMAL', 'FAILED')),
    CONSTRAINT refund_request_amount CHECK (amount_fen > 0),
    CONSTRAINT refund_request_order_fk FOREIGN KEY (order_id) REFERENCES order_header (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE refund_line (
    refund_id  BIGINT NOT NULL,
    line_id    BIGINT NOT NULL,
    quantity   INT    NOT NULL,
    amount_fen BIGINT NOT NULL,
    PRIMARY KEY (refund_id, line_id),
    KEY refund_line_line (line_id),
    CONSTRAINT refund_line_quantity CHECK (quantity > 0),
    CONSTRAINT refund_line_amount CHECK (amount_fen >= 0),
    CONSTRAINT refund_line_refund_fk FOREIGN KEY (refund_id) REFERENCES refund_request (id),
    CONSTRAINT refund_line_line_fk FOREIGN KEY (line_id) REFERENCES order_line (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
