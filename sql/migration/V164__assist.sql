-- A guide prepares a basket for a shopper, or is named at the till while the order waits for its payment (ATT-6).

CREATE TABLE assist_basket (
    id         BIGINT        NOT NULL,
    guide_id   BIGINT        NOT NULL,
    store_id   BIGINT        NOT NULL,
    items      VARCHAR(4000) NOT NULL,
    created_at DATETIME(3)   NOT NULL,
    expires_at DATETIME(3)   NOT NULL,
    -- The shopper who opened it first: nobody else takes it over.
    opened_by  BIGINT,
    opened_at  DATETIME(3),
    order_id   BIGINT,
    PRIMARY KEY (id),
    KEY assist_basket_guide (guide_id, id),
    CONSTRAINT assist_basket_one_order UNIQUE (order_id),
    CONSTRAINT assist_basket_guide_fk FOREIGN KEY (guide_id) REFERENCES org_guide (id),
    CONSTRAINT assist_basket_store_fk FOREIGN KEY (store_id) REFERENCES org_store (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Who named whom when, attempts that were refused included; appended only.
CREATE TABLE assist_event (
    id         BIGINT      NOT NULL,
    kind       VARCHAR(16) NOT NULL,
    basket_id  BIGINT      NOT NULL,
    order_id   BIGINT      NOT NULL,
    guide_id   BIGINT      NOT NULL,
    actor_type VARCHAR(8)  NOT NULL,
    actor_id   BIGINT      NOT NULL,
    at         DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    KEY assist_event_order (order_id, kind),
    KEY assist_event_basket (basket_id),
    CONSTRAINT assist_event_kind CHECK (kind IN ('CREATED', 'OPENED', 'ORDERED', 'DESIGNATED', 'REFUSED_PAID')),
    CONSTRAINT assist_event_actor CHECK (actor_type IN ('GUIDE', 'SHOPPER'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
