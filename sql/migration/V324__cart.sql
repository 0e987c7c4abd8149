-- What a shopper wants to buy (SHOP-3). Nothing is held back by it.

CREATE TABLE cart_line (
    member_id  BIGINT      NOT NULL,
    sku_id     BIGINT      NOT NULL,
    quantity   INT         NOT NULL,
    selected   BOOLEAN     NOT NULL,
    -- List price of a unit when it was put in, to tell what has changed since.
    price_fen  BIGINT      NOT NULL,
    added_at   DATETIME(3) NOT NULL,
    updated_at DATETIME(3) NOT NULL,
    PRIMARY KEY (member_id, sku_id),
    KEY cart_line_sku (sku_id),
    CONSTRAINT cart_line_quantity CHECK (quantity BETWEEN 1 AND 999),
    CONSTRAINT cart_line_member_fk FOREIGN KEY (member_id) REFERENCES shopper_member (id),
    CONSTRAINT cart_line_sku_fk FOREIGN KEY (sku_id) REFERENCES catalog_sku (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
