-- Price lists, activities and freight (SHOP-7, SHOP-4): what holds for whom from when until when. One writes it down,
-- another lets it have effect; after that it is only ever called off. Amounts in fen, periods half open.

CREATE TABLE price_rule (
    id          BIGINT        NOT NULL,
    kind        VARCHAR(8)    NOT NULL,
    name        VARCHAR(64)   NOT NULL,
    name_en     VARCHAR(64)   NOT NULL,
    audience    MEDIUMTEXT    NOT NULL,
    terms       MEDIUMTEXT    NOT NULL,
    valid_from  DATETIME(3)   NOT NULL,
    valid_until DATETIME(3)   NOT NULL,
    created_by  BIGINT        NOT NULL,
    created_at  DATETIME(3)   NOT NULL,
    approved_by BIGINT,
    approved_at DATETIME(3),
    ended_by    BIGINT,
    ended_at    DATETIME(3),
    version     INT           NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    KEY price_rule_page (kind, id),
    KEY price_rule_in_force (approved_at, valid_until),
    CONSTRAINT price_rule_kind CHECK (kind IN ('LIST', 'ACTIVITY', 'FREIGHT')),
    CONSTRAINT price_rule_period CHECK (valid_from < valid_until),
    CONSTRAINT price_rule_two_people CHECK (approved_by <> created_by),
    CONSTRAINT price_rule_approved CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
    CONSTRAINT price_rule_ended CHECK ((ended_by IS NULL) = (ended_at IS NULL))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE price_list_item (
    rule_id   BIGINT NOT NULL,
    sku_id    BIGINT NOT NULL,
    price_fen BIGINT NOT NULL,
    PRIMARY KEY (rule_id, sku_id),
    KEY price_list_item_sku (sku_id),
    CONSTRAINT price_list_item_price CHECK (price_fen BETWEEN 1 AND 100000000),
    CONSTRAINT price_list_item_rule_fk FOREIGN KEY (rule_id) REFERENCES price_rule (id),
    CONSTRAINT price_list_item_sku_fk FOREIGN KEY (sku_id) REFERENCES catalog_sku (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Grows with every change to what is in force, so that memories can be compared with it.
CREATE TABLE price_book (
    id      INT    NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO price_book (id, version) VALUES (1, 1);

-- Members for whom headquarters has prices of their own: staff, wholesale, a level of loyalty.
CREATE TABLE price_group (
    id         BIGINT      NOT NULL,
    name       VARCHAR(64) NOT NULL,
    name_en    VARCHAR(64) NOT NULL,
    created_by BIGINT      NOT NULL,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT price_group_name UNIQUE (name)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE price_group_member (
    member_id BIGINT      NOT NULL,
    group_id  BIGINT      NOT NULL,
    added_by  BIGINT      NOT NULL,
    added_at  DATETIME(3) NOT NULL,
    PRIMARY KEY (member_id, group_id),
    KEY price_group_member_group (group_id, member_id),
    CONSTRAINT price_group_member_group_fk FOREIGN KEY (group_id) REFERENCES price_group (id),
    CONSTRAINT price_group_member_member_fk FOREIGN KEY (member_id) REFERENCES shopper_member (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What a unit weighs in grams, for freight by weight; a SKU that is not here weighs nothing.
CREATE TABLE price_sku_weight (
    sku_id     BIGINT      NOT NULL,
    grams      INT         NOT NULL,
    updated_by BIGINT      NOT NULL,
    updated_at DATETIME(3) NOT NULL,
    PRIMARY KEY (sku_id),
    CONSTRAINT price_sku_weight_grams CHECK (grams BETWEEN 0 AND 1000000),
    CONSTRAINT price_sku_weight_sku_fk FOREIGN KEY (sku_id) REFERENCES catalog_sku (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
