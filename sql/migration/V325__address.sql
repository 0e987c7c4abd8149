-- Where a shopper has things sent (SHOP-4). Name, phone and street lie sealed; the region alone decides about freight.

CREATE TABLE address_entry (
    id             BIGINT          NOT NULL,
    member_id      BIGINT          NOT NULL,
    region_code    CHAR(6)         NOT NULL,
    entry_sealed   VARBINARY(2048) NOT NULL,
    is_default     BOOLEAN         NOT NULL,
    created_at     DATETIME(3)     NOT NULL,
    updated_at     DATETIME(3)     NOT NULL,
    version        INT             NOT NULL DEFAULT 0,
    -- At most one of a shopper's is the default.
    default_member BIGINT AS (CASE WHEN is_default THEN member_id END) STORED,
    PRIMARY KEY (id),
    KEY address_entry_member (member_id, id),
    CONSTRAINT address_entry_one_default UNIQUE (default_member),
    CONSTRAINT address_entry_member_fk FOREIGN KEY (member_id) REFERENCES shopper_member (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
