-- Commission that waits for somebody to look at it: it is neither released nor withdrawn while a hold stands (B9, B11).

CREATE TABLE commission_hold (
    id          BIGINT      NOT NULL,
    order_id    BIGINT      NOT NULL,
    cause       VARCHAR(8)  NOT NULL,
    cause_id    BIGINT      NOT NULL,
    -- A suspicion concerns the guide; a dispute may move the store's credit too.
    guides_only BOOLEAN     NOT NULL,
    placed_at   DATETIME(3) NOT NULL,
    lifted_at   DATETIME(3),
    held_order  BIGINT AS (CASE WHEN lifted_at IS NULL THEN order_id END) STORED,
    PRIMARY KEY (id),
    CONSTRAINT commission_hold_once UNIQUE (cause, cause_id),
    KEY commission_hold_held (held_order),
    CONSTRAINT commission_hold_cause CHECK (cause IN ('DISPUTE', 'FRAUD')),
    CONSTRAINT commission_hold_order_fk FOREIGN KEY (order_id) REFERENCES order_header (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
