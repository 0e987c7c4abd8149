-- What another till or marketplace took back (ATT-7, B7): once by its number there, and a refund like any other in our books, but
-- one that WeChat knows nothing of. Money without goods may go back too, because a price fell (B7).

ALTER TABLE refund_request DROP CONSTRAINT refund_request_kind;
ALTER TABLE refund_request ADD CONSTRAINT refund_request_kind CHECK (kind IN ('AFTER_SALE', 'SUSPENSE', 'CHANNEL'));

ALTER TABLE refund_line DROP CONSTRAINT refund_line_quantity;
ALTER TABLE refund_line ADD CONSTRAINT refund_line_quantity CHECK (quantity >= 0);

-- Appended only.
CREATE TABLE channel_return (
    channel      VARCHAR(16) NOT NULL,
    return_no    VARCHAR(64) NOT NULL,
    order_id     BIGINT      NOT NULL,
    refund_id    BIGINT      NOT NULL,
    content_hash CHAR(64)    NOT NULL,
    returned_at  DATETIME(3) NOT NULL,
    imported_at  DATETIME(3) NOT NULL,
    imported_by  BIGINT      NOT NULL,
    PRIMARY KEY (channel, return_no),
    CONSTRAINT channel_return_refund UNIQUE (refund_id),
    KEY channel_return_order (order_id),
    CONSTRAINT channel_return_channel CHECK (channel IN ('POS', 'TMALL', 'JD', 'DOUYIN', 'OUTLET', 'OTHER')),
    CONSTRAINT channel_return_past CHECK (returned_at <= imported_at),
    CONSTRAINT channel_return_order_fk FOREIGN KEY (order_id) REFERENCES order_header (id),
    CONSTRAINT channel_return_refund_fk FOREIGN KEY (refund_id) REFERENCES refund_request (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
