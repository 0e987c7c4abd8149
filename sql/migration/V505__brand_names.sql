-- A brand can be called otherwise: what names it follows, but for orders, which keep what was sold. A name that a brand once
-- had belongs to it for ever, so that old orders still say which brand they mean.

CREATE TABLE catalog_brand_former_name (
    name       VARCHAR(64) NOT NULL,
    brand_id   BIGINT      NOT NULL,
    renamed_at DATETIME(3) NOT NULL,
    PRIMARY KEY (name),
    KEY catalog_brand_former_name_brand (brand_id),
    CONSTRAINT catalog_brand_former_name_fk FOREIGN KEY (brand_id) REFERENCES catalog_brand (id) ON DELETE CASCADE
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
