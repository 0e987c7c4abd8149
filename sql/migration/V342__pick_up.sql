-- Goods that the shopper fetches in a store (ORD-5): handed out against a code that is good once, for a while, and after five wrong
-- tries not at all.

ALTER TABLE order_header ADD COLUMN is_pick_up BOOLEAN NOT NULL DEFAULT FALSE;

CREATE TABLE pickup_order (
    order_id    BIGINT         NOT NULL,
    store_id    BIGINT         NOT NULL,
    state       VARCHAR(10)    NOT NULL,
    -- For the shopper alone; compared by its digest.
    code_sealed VARBINARY(256),
    code_index  CHAR(64),
    valid_until DATETIME(3),
    wrong_tries INT            NOT NULL DEFAULT 0,
    codes_made  INT            NOT NULL DEFAULT 0,
    chosen_at   DATETIME(3)    NOT NULL,
    ready_by    BIGINT,
    ready_at    DATETIME(3),
    handed_by   BIGINT,
    handed_at   DATETIME(3),
    PRIMARY KEY (order_id),
    KEY pickup_order_store (store_id, state, order_id),
    CONSTRAINT pickup_order_state CHECK (state IN ('CHOSEN', 'READY', 'HANDED_OUT')),
    CONSTRAINT pickup_order_ready CHECK (state <> 'READY' OR (code_index IS NOT NULL AND valid_until IS NOT NULL)),
    CONSTRAINT pickup_order_handed CHECK ((state = 'HANDED_OUT') = (handed_at IS NOT NULL)),
    CONSTRAINT pickup_order_tries CHECK (wrong_tries BETWEEN 0 AND 5),
    CONSTRAINT pickup_order_order_fk FOREIGN KEY (order_id) REFERENCES order_header (id),
    CONSTRAINT pickup_order_store_fk FOREIGN KEY (store_id) REFERENCES org_store (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
