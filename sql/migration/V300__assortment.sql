-- What headquarters needs to look after the catalogue (SHOP-2): codes of its own, brands, versions, a timetable for the
-- shelf, and prices and availability per store as exceptions to what holds everywhere.

ALTER TABLE catalog_category ADD COLUMN icon VARCHAR(300) NOT NULL DEFAULT '';

ALTER TABLE catalog_category ADD COLUMN version INT NOT NULL DEFAULT 0;

-- Products, orders and rates name a brand by its name, which therefore never changes.
CREATE TABLE catalog_brand (
    id          BIGINT        NOT NULL,
    name        VARCHAR(64)   NOT NULL,
    name_en     VARCHAR(64)   NOT NULL DEFAULT '',
    logo        VARCHAR(300)  NOT NULL DEFAULT '',
    description VARCHAR(1000) NOT NULL DEFAULT '',
    sort_order  INT           NOT NULL DEFAULT 0,
    version     INT           NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    CONSTRAINT catalog_brand_name UNIQUE (name),
    CONSTRAINT catalog_brand_named CHECK (name <> '')
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO catalog_brand (id, name) SELECT MIN(id), brand FROM catalog_product WHERE brand <> '' GROUP BY brand;

-- NULL: this product has no code. Two codes are never the same.
ALTER TABLE catalog_product ADD COLUMN code VARCHAR(64);

ALTER TABLE catalog_product ADD COLUMN video VARCHAR(300) NOT NULL DEFAULT '';

ALTER TABLE catalog_product ADD COLUMN publish_at DATETIME(3);

ALTER TABLE catalog_product ADD COLUMN unpublish_at DATETIME(3);

ALTER TABLE catalog_product ADD COLUMN is_everywhere BOOLEAN NOT NULL DEFAULT TRUE;

ALTER TABLE catalog_product ADD CONSTRAINT catalog_product_code UNIQUE (code);

ALTER TABLE catalog_product ADD KEY catalog_product_publish (publish_at);

ALTER TABLE catalog_product ADD KEY catalog_product_unpublish (unpublish_at);

ALTER TABLE catalog_product ADD KEY catalog_product_brand (brand, id);

ALTER TABLE catalog_product DROP CONSTRAINT catalog_product_state;

ALTER TABLE catalog_product ADD CONSTRAINT catalog_product_state CHECK (state IN ('ON_SHELF', 'OFF_SHELF', 'ARCHIVED'));

ALTER TABLE catalog_product ADD CONSTRAINT catalog_product_timetable
    CHECK (publish_at IS NULL OR unpublish_at IS NULL OR publish_at < unpublish_at);

ALTER TABLE catalog_product ADD CONSTRAINT catalog_product_archived
    CHECK (state <> 'ARCHIVED' OR (publish_at IS NULL AND unpublish_at IS NULL));

ALTER TABLE catalog_sku ADD COLUMN code VARCHAR(64);

ALTER TABLE catalog_sku ADD COLUMN specs JSON;

ALTER TABLE catalog_sku ADD CONSTRAINT catalog_sku_code UNIQUE (code);

-- The stores for which the opposite of is_everywhere holds.
CREATE TABLE catalog_store_exception (
    product_id BIGINT NOT NULL,
    store_id   BIGINT NOT NULL,
    PRIMARY KEY (product_id, store_id),
    KEY catalog_store_exception_store (store_id, product_id),
    CONSTRAINT catalog_store_exception_product_fk FOREIGN KEY (product_id) REFERENCES catalog_product (id),
    CONSTRAINT catalog_store_exception_store_fk FOREIGN KEY (store_id) REFERENCES org_store (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Only where it differs: in every other store the price of the SKU holds.
CREATE TABLE catalog_store_price (
    sku_id    BIGINT NOT NULL,
    store_id  BIGINT NOT NULL,
    price_fen BIGINT NOT NULL,
    PRIMARY KEY (sku_id, store_id),
    KEY catalog_store_price_store (store_id, sku_id),
    CONSTRAINT catalog_store_price_amount CHECK (price_fen BETWEEN 1 AND 100000000),
    CONSTRAINT catalog_store_price_sku_fk FOREIGN KEY (sku_id) REFERENCES catalog_sku (id),
    CONSTRAINT catalog_store_price_store_fk FOREIGN KEY (store_id) REFERENCES org_store (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
