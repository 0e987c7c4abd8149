-- Orders that other tills and marketplaces took (ATT-7), once each by their number there, and what these call our stores.

CREATE TABLE channel_store_code (
    channel  VARCHAR(16) NOT NULL,
    code     VARCHAR(64) NOT NULL,
    store_id BIGINT      NOT NULL,
    set_by   BIGINT      NOT NULL,
    set_at   DATETIME(3) NOT NULL,
    PRIMARY KEY (channel, code),
    CONSTRAINT channel_store_code_channel CHECK (channel IN ('POS', 'TMALL', 'JD', 'DOUYIN', 'OUTLET', 'OTHER')),
    CONSTRAINT channel_store_code_store_fk FOREIGN KEY (store_id) REFERENCES org_store (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Appended only.
CREATE TABLE channel_order (
    channel      VARCHAR(16) NOT NULL,
    external_no  VARCHAR(64) NOT NULL,
    order_id     BIGINT      NOT NULL,
    -- The order whose goods these were taken in exchange for.
    exchange_of  BIGINT,
    content_hash CHAR(64)    NOT NULL,
    ordered_at   DATETIME(3) NOT NULL,
    imported_at  DATETIME(3) NOT NULL,
    imported_by  BIGINT      NOT NULL,
    PRIMARY KEY (channel, external_no),
    CONSTRAINT channel_order_order UNIQUE (order_id),
    CONSTRAINT channel_order_channel CHECK (channel IN ('POS', 'TMALL', 'JD', 'DOUYIN', 'OUTLET', 'OTHER')),
    CONSTRAINT channel_order_past CHECK (ordered_at <= imported_at),
    CONSTRAINT channel_order_order_fk FOREIGN KEY (order_id) REFERENCES order_header (id),
    CONSTRAINT channel_order_exchange_fk FOREIGN KEY (exchange_of) REFERENCES order_header (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
