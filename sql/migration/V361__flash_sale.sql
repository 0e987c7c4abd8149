-- Flash sales (PRM-3): a price, a window, and units of their own, which are carried out of the central stock to a place with the
-- number of the sale and back when it is over.

CREATE TABLE flash_sale (
    id          BIGINT      NOT NULL,
    title       VARCHAR(64) NOT NULL,
    title_en    VARCHAR(64) NOT NULL DEFAULT '',
    status      VARCHAR(10) NOT NULL,
    starts_at   DATETIME(3) NOT NULL,
    ends_at     DATETIME(3) NOT NULL,
    created_by  BIGINT      NOT NULL,
    created_at  DATETIME(3) NOT NULL,
    approved_by BIGINT,
    approved_at DATETIME(3),
    closed_at   DATETIME(3),
    version     INT         NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    KEY flash_sale_status (status, ends_at),
    CONSTRAINT flash_sale_status_known CHECK (status IN ('DRAFT', 'SUBMITTED', 'APPROVED', 'ENDED', 'CANCELLED')),
    CONSTRAINT flash_sale_window CHECK (starts_at < ends_at),
    CONSTRAINT flash_sale_two_people CHECK (approved_by IS NULL OR approved_by <> created_by),
    CONSTRAINT flash_sale_approval CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
    CONSTRAINT flash_sale_approved CHECK (status NOT IN ('APPROVED', 'ENDED') OR approved_by IS NOT NULL),
    CONSTRAINT flash_sale_closed CHECK ((status IN ('ENDED', 'CANCELLED')) = (closed_at IS NOT NULL))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE flash_sale_item (
    sale_id    BIGINT NOT NULL,
    sku_id     BIGINT NOT NULL,
    price_fen  BIGINT NOT NULL,
    units      INT    NOT NULL,
    per_member INT    NOT NULL,
    PRIMARY KEY (sale_id, sku_id),
    KEY flash_sale_item_sku (sku_id),
    CONSTRAINT flash_sale_item_price CHECK (price_fen BETWEEN 1 AND 100000000),
    CONSTRAINT flash_sale_item_units CHECK (units BETWEEN 1 AND 1000000),
    CONSTRAINT flash_sale_item_limit CHECK (per_member BETWEEN 1 AND 999),
    CONSTRAINT flash_sale_item_sale_fk FOREIGN KEY (sale_id) REFERENCES flash_sale (id),
    CONSTRAINT flash_sale_item_sku_fk FOREIGN KEY (sku_id) REFERENCES catalog_sku (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What a member has taken of an item: paid, or waiting to be paid. The row stays when the units are given back, because an answer
-- that was given may be asked for again.
CREATE TABLE flash_sale_taking (
    sale_id   BIGINT NOT NULL,
    sku_id    BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    units     INT    NOT NULL,
    most      INT    NOT NULL,
    PRIMARY KEY (sale_id, sku_id, member_id),
    CONSTRAINT flash_sale_taking_limit CHECK (units BETWEEN 0 AND most)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
