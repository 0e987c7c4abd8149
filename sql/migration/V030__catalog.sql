-- Products, SKUs, prices and stock.

CREATE TABLE catalog_category (
    id         BIGINT      NOT NULL,
    parent_id  BIGINT,
    name       VARCHAR(64) NOT NULL,
    name_en    VARCHAR(64) NOT NULL,
    sort_order INT         NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    CONSTRAINT catalog_category_parent_fk FOREIGN KEY (parent_id) REFERENCES catalog_category (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE catalog_product (
    id                 BIGINT        NOT NULL,
    category_id        BIGINT        NOT NULL,
    brand              VARCHAR(64)   NOT NULL DEFAULT '',
    title              VARCHAR(128)  NOT NULL,
    title_en           VARCHAR(128)  NOT NULL DEFAULT '',
    description        VARCHAR(4000) NOT NULL DEFAULT '',
    images             JSON          NOT NULL,
    state              VARCHAR(12)   NOT NULL DEFAULT 'ON_SHELF',
    return_window_days INT           NOT NULL DEFAULT 7,
    price_from_fen     BIGINT        NOT NULL,
    created_at         DATETIME(3)   NOT NULL,
    version            INT           NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    KEY catalog_product_category (category_id, state, id),
    KEY catalog_product_shelf (state, id),
    KEY catalog_product_price (state, price_from_fen, id),
    CONSTRAINT catalog_product_state CHECK (state IN ('ON_SHELF', 'OFF_SHELF')),
    CONSTRAINT catalog_product_window CHECK (return_window_days BETWEEN 0 AND 365),
    CONSTRAINT catalog_product_category_fk FOREIGN KEY (category_id) REFERENCES catalog_category (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE catalog_sku (
    id         BIGINT       NOT NULL,
    product_id BIGINT       NOT NULL,
    spec       VARCHAR(128) NOT NULL,
    price_fen  BIGINT       NOT NULL,
    state      VARCHAR(12)  NOT NULL DEFAULT 'ON_SHELF',
    PRIMARY KEY (id),
    CONSTRAINT catalog_sku_spec UNIQUE (product_id, spec),
    CONSTRAINT catalog_sku_price CHECK (price_fen BETWEEN 1 AND 100000000),
    CONSTRAINT catalog_sku_state CHECK (state IN ('ON_SHELF', 'OFF_SHELF')),
    CONSTRAINT catalog_sku_product_fk FOREIGN KEY (product_id) REFERENCES catalog_product (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Whatever happens to a unit, it is counted once: the row itself refuses anything else (INV-08).
CREATE TABLE catalog_stock (
    sku_id    BIGINT NOT NULL,
    initial   INT    NOT NULL,
    restocked INT    NOT NULL DEFAULT 0,
    available INT    NOT NULL,
    reserved  INT    NOT NULL DEFAULT 0,
    sold      INT    NOT NULL DEFAULT 0,
    PRIMARY KEY (sku_id),
    CONSTRAINT catalog_stock_available CHECK (available >= 0),
    CONSTRAINT catalog_stock_reserved CHECK (reserved >= 0),
    CONSTRAINT catalog_stock_sold CHECK (sold >= 0),
    CONSTRAINT catalog_stock_conserved CHECK (initial + restocked = available + reserved + sold),
    CONSTRAINT catalog_stock_sku_fk FOREIGN KEY (sku_id) REFERENCES catalog_sku (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
