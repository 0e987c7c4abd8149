-- What shoppers look at, mark and pass on (SHOP-6): a stream that later rules read, ordered by when it happened and not by
-- when it came; and what is made of it for the shopper.

CREATE TABLE behaviour_event (
    id          BIGINT      NOT NULL,
    member_id   BIGINT      NOT NULL,
    event_id    VARCHAR(64) NOT NULL,
    kind        VARCHAR(12) NOT NULL,
    product_id  BIGINT      NOT NULL,
    store_id    BIGINT,
    occurred_at DATETIME(3) NOT NULL,
    received_at DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT behaviour_event_once UNIQUE (member_id, event_id),
    KEY behaviour_event_product (member_id, product_id, kind, occurred_at),
    KEY behaviour_event_received (received_at, id),
    CONSTRAINT behaviour_event_kind CHECK (kind IN ('VIEW', 'SHARE', 'FAVOURITE', 'UNFAVOURITE')),
    CONSTRAINT behaviour_event_member_fk FOREIGN KEY (member_id) REFERENCES shopper_member (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE behaviour_favourite (
    member_id  BIGINT      NOT NULL,
    product_id BIGINT      NOT NULL,
    added_at   DATETIME(3) NOT NULL,
    PRIMARY KEY (member_id, product_id),
    KEY behaviour_favourite_added (member_id, added_at, product_id),
    CONSTRAINT behaviour_favourite_member_fk FOREIGN KEY (member_id) REFERENCES shopper_member (id),
    CONSTRAINT behaviour_favourite_product_fk FOREIGN KEY (product_id) REFERENCES catalog_product (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE behaviour_visit (
    member_id  BIGINT      NOT NULL,
    product_id BIGINT      NOT NULL,
    viewed_at  DATETIME(3) NOT NULL,
    views      INT         NOT NULL,
    PRIMARY KEY (member_id, product_id),
    KEY behaviour_visit_viewed (member_id, viewed_at, product_id),
    KEY behaviour_visit_age (viewed_at),
    CONSTRAINT behaviour_visit_views CHECK (views > 0),
    CONSTRAINT behaviour_visit_member_fk FOREIGN KEY (member_id) REFERENCES shopper_member (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
