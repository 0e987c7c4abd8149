-- How each line came to its price (ORD-1, D17), beyond what it was paid with. Amounts in fen.

-- What of activity_fen the store's own price and price lists took off; activities proper took the rest.
ALTER TABLE order_line ADD COLUMN price_list_fen BIGINT NOT NULL DEFAULT 0;

-- What of the order's freight falls on the line; the lines of one order add up to its freight_fen.
ALTER TABLE order_line ADD COLUMN freight_fen BIGINT NOT NULL DEFAULT 0;

ALTER TABLE order_line ADD CONSTRAINT order_line_price_list CHECK (price_list_fen BETWEEN 0 AND activity_fen);

ALTER TABLE order_line ADD CONSTRAINT order_line_freight CHECK (freight_fen >= 0);

-- Why, in sentences of both languages; only for orders that were not sold at list prices and plain freight.
CREATE TABLE order_price (
    order_id    BIGINT     NOT NULL,
    freight_off BIGINT     NOT NULL,
    steps       MEDIUMTEXT NOT NULL,
    PRIMARY KEY (order_id),
    CONSTRAINT order_price_freight_off CHECK (freight_off >= 0),
    CONSTRAINT order_price_order_fk FOREIGN KEY (order_id) REFERENCES order_header (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
