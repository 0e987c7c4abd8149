-- Stock as a ledger (INV-08): whatever changes a row of stock leaves a movement beside it. catalog_stock is the central
-- warehouse; stores, and what is set aside for an activity, have rows of their own in stock_at.

ALTER TABLE catalog_stock ADD COLUMN inbound INT NOT NULL DEFAULT 0;

ALTER TABLE catalog_stock ADD COLUMN adjusted INT NOT NULL DEFAULT 0;

ALTER TABLE catalog_stock ADD COLUMN transferred INT NOT NULL DEFAULT 0;

-- At so many units or fewer the SKU is low; NULL where the general threshold holds.
ALTER TABLE catalog_stock ADD COLUMN low_at INT;

ALTER TABLE catalog_stock DROP CONSTRAINT catalog_stock_conserved;

ALTER TABLE catalog_stock ADD CONSTRAINT catalog_stock_conserved
    CHECK (initial + restocked + inbound + adjusted + transferred = available + reserved + sold);

ALTER TABLE catalog_stock ADD CONSTRAINT catalog_stock_inbound CHECK (inbound >= 0);

ALTER TABLE catalog_stock ADD CONSTRAINT catalog_stock_low CHECK (low_at IS NULL OR low_at BETWEEN 0 AND 1000000);

-- Where goods lie beside the central warehouse, which is 0. A store's place has the store's number; the number of what is set aside
-- is that of the activity.
CREATE TABLE stock_place (
    id         BIGINT      NOT NULL,
    kind       VARCHAR(8)  NOT NULL,
    store_id   BIGINT,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT stock_place_kind CHECK (kind IN ('STORE', 'ACTIVITY')),
    CONSTRAINT stock_place_store CHECK ((kind = 'STORE') = (store_id IS NOT NULL) AND (store_id IS NULL OR store_id = id)),
    CONSTRAINT stock_place_id CHECK (id > 0),
    CONSTRAINT stock_place_store_fk FOREIGN KEY (store_id) REFERENCES org_store (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE stock_at (
    place_id    BIGINT NOT NULL,
    sku_id      BIGINT NOT NULL,
    initial     INT    NOT NULL DEFAULT 0,
    restocked   INT    NOT NULL DEFAULT 0,
    inbound     INT    NOT NULL DEFAULT 0,
    adjusted    INT    NOT NULL DEFAULT 0,
    transferred INT    NOT NULL DEFAULT 0,
    available   INT    NOT NULL DEFAULT 0,
    reserved    INT    NOT NULL DEFAULT 0,
    sold        INT    NOT NULL DEFAULT 0,
    low_at      INT,
    PRIMARY KEY (place_id, sku_id),
    KEY stock_at_sku (sku_id, place_id),
    CONSTRAINT stock_at_available CHECK (available >= 0),
    CONSTRAINT stock_at_reserved CHECK (reserved >= 0),
    CONSTRAINT stock_at_sold CHECK (sold >= 0),
    CONSTRAINT stock_at_inbound CHECK (inbound >= 0),
    CONSTRAINT stock_at_low CHECK (low_at IS NULL OR low_at BETWEEN 0 AND 1000000),
    CONSTRAINT stock_at_conserved
        CHECK (initial + restocked + inbound + adjusted + transferred = available + reserved + sold),
    CONSTRAINT stock_at_place_fk FOREIGN KEY (place_id) REFERENCES stock_place (id),
    CONSTRAINT stock_at_sku_fk FOREIGN KEY (sku_id) REFERENCES catalog_sku (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- One cause changes a SKU at a place once for each kind: the key refuses to release, sell or take back a second time.
CREATE TABLE stock_movement (
    cause_id BIGINT      NOT NULL,
    kind     VARCHAR(12) NOT NULL,
    place_id BIGINT      NOT NULL,
    sku_id   BIGINT      NOT NULL,
    units    INT         NOT NULL,
    moved_at DATETIME(3) NOT NULL,
    PRIMARY KEY (cause_id, kind, place_id, sku_id),
    KEY stock_movement_sku (sku_id, place_id, moved_at),
    CONSTRAINT stock_movement_kind CHECK (kind IN
        ('INITIAL', 'INBOUND', 'RESERVATION', 'RELEASE', 'SALE', 'RETURN', 'ADJUSTMENT', 'TRANSFER')),
    CONSTRAINT stock_movement_units CHECK (units <> 0 AND (units > 0 OR kind IN ('ADJUSTMENT', 'TRANSFER')))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What moved before there were movements, in one sum for each SKU; the SKU stands for the cause.
INSERT INTO stock_movement (cause_id, kind, place_id, sku_id, units, moved_at)
SELECT sku_id, 'INITIAL', 0, sku_id, initial, UTC_TIMESTAMP(3) FROM catalog_stock WHERE initial > 0;

INSERT INTO stock_movement (cause_id, kind, place_id, sku_id, units, moved_at)
SELECT sku_id, 'RESERVATION', 0, sku_id, reserved + sold, UTC_TIMESTAMP(3) FROM catalog_stock WHERE reserved + sold > 0;

INSERT INTO stock_movement (cause_id, kind, place_id, sku_id, units, moved_at)
SELECT sku_id, 'SALE', 0, sku_id, sold, UTC_TIMESTAMP(3) FROM catalog_stock WHERE sold > 0;

INSERT INTO stock_movement (cause_id, kind, place_id, sku_id, units, moved_at)
SELECT sku_id, 'RETURN', 0, sku_id, restocked, UTC_TIMESTAMP(3) FROM catalog_stock WHERE restocked > 0;

-- Goods that came in, were counted, corrected or carried from one place to another.
CREATE TABLE stock_document (
    id              BIGINT       NOT NULL,
    kind            VARCHAR(12)  NOT NULL,
    place_id        BIGINT       NOT NULL,
    from_place_id   BIGINT,
    reason          VARCHAR(200) NOT NULL,
    status          VARCHAR(8)   NOT NULL,
    line_count      INT          NOT NULL,
    units_moved     BIGINT       NOT NULL,
    content_hash    CHAR(64),
    created_by_type VARCHAR(8)   NOT NULL,
    created_by      BIGINT       NOT NULL,
    created_at      DATETIME(3)  NOT NULL,
    decided_by      BIGINT,
    decided_at      DATETIME(3),
    decision        VARCHAR(200) NOT NULL DEFAULT '',
    version         INT          NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    KEY stock_document_status (status, id),
    KEY stock_document_place (place_id, id),
    CONSTRAINT stock_document_kind CHECK (kind IN ('INBOUND', 'ADJUSTMENT', 'COUNT', 'TRANSFER')),
    CONSTRAINT stock_document_status_known CHECK (status IN ('PENDING', 'POSTED', 'REJECTED')),
    CONSTRAINT stock_document_from CHECK ((kind = 'TRANSFER') = (from_place_id IS NOT NULL)
        AND (from_place_id IS NULL OR from_place_id <> place_id)),
    CONSTRAINT stock_document_maker CHECK (created_by_type IN ('ADMIN', 'GUIDE')),
    CONSTRAINT stock_document_two_people
        CHECK (decided_by IS NULL OR status = 'REJECTED' OR created_by_type = 'GUIDE' OR decided_by <> created_by),
    CONSTRAINT stock_document_decided CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
    CONSTRAINT stock_document_reason CHECK (reason <> '')
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The change of a SKU; of a count also what was counted and what the books said then.
CREATE TABLE stock_document_line (
    document_id BIGINT      NOT NULL,
    sku_id      BIGINT      NOT NULL,
    kind        VARCHAR(12) NOT NULL,
    units       INT         NOT NULL,
    counted     INT,
    booked      INT,
    PRIMARY KEY (document_id, sku_id),
    CONSTRAINT stock_document_line_kind CHECK (kind IN ('INITIAL', 'INBOUND', 'ADJUSTMENT', 'TRANSFER')),
    CONSTRAINT stock_document_line_units CHECK (units <> 0 AND (units > 0 OR kind = 'ADJUSTMENT')),
    CONSTRAINT stock_document_line_count
        CHECK ((counted IS NULL) = (booked IS NULL) AND (counted IS NULL OR units = counted - booked)),
    CONSTRAINT stock_document_line_document_fk FOREIGN KEY (document_id) REFERENCES stock_document (id),
    CONSTRAINT stock_document_line_sku_fk FOREIGN KEY (sku_id) REFERENCES catalog_sku (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
