-- What WeChat is told of parcels (发货信息管理): until it knows, the shop's money stays frozen. One row for each order that was paid
-- at WeChat and of which something has left.

CREATE TABLE shippinginfo_upload (
    order_id       BIGINT       NOT NULL,
    transaction_id VARCHAR(64)  NOT NULL,
    state          VARCHAR(8)   NOT NULL,
    -- Grows with each parcel that leaves or is put right; told is what WeChat has heard.
    wanted         INT          NOT NULL,
    told           INT          NOT NULL DEFAULT 0,
    due_at         DATETIME(3)  NOT NULL,
    attempts       INT          NOT NULL DEFAULT 0,
    told_at        DATETIME(3),
    fail_code      VARCHAR(32),
    fail_reason    VARCHAR(200),
    PRIMARY KEY (order_id),
    KEY shippinginfo_upload_due (state, due_at),
    CONSTRAINT shippinginfo_upload_state CHECK (state IN ('DUE', 'UNKNOWN', 'TOLD', 'REFUSED')),
    CONSTRAINT shippinginfo_upload_told CHECK (told BETWEEN 0 AND wanted AND wanted > 0),
    CONSTRAINT shippinginfo_upload_done CHECK (state <> 'TOLD' OR (told_at IS NOT NULL AND told = wanted)),
    CONSTRAINT shippinginfo_upload_order_fk FOREIGN KEY (order_id) REFERENCES order_header (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
