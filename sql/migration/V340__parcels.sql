-- What is in which parcel. An order leaves in several; each knows its units, so that nothing is sent twice and what is given back
-- before it left can be told from what has to come back first.

CREATE TABLE order_shipment_line (
    shipment_id BIGINT NOT NULL,
    line_id     BIGINT NOT NULL,
    quantity    INT    NOT NULL,
    PRIMARY KEY (shipment_id, line_id),
    KEY order_shipment_line_line (line_id),
    CONSTRAINT order_shipment_line_quantity CHECK (quantity BETWEEN 1 AND 999),
    CONSTRAINT order_shipment_line_shipment_fk FOREIGN KEY (shipment_id) REFERENCES order_shipment (id),
    CONSTRAINT order_shipment_line_line_fk FOREIGN KEY (line_id) REFERENCES order_line (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Until now the first parcel of an order was taken for all of it.
INSERT INTO order_shipment_line (shipment_id, line_id, quantity)
SELECT f.shipment_id, l.id, l.quantity
FROM (SELECT order_id, MIN(id) AS shipment_id FROM order_shipment GROUP BY order_id) f
JOIN order_line l ON l.order_id = f.order_id;

-- Some units have left and others have not: it cannot be received yet.
ALTER TABLE order_header ADD COLUMN is_part_sent BOOLEAN NOT NULL DEFAULT FALSE;

-- What is known of a parcel today. The row of order_shipment stays as it was noted; a wrong number is put right here.
CREATE TABLE order_parcel (
    shipment_id  BIGINT      NOT NULL,
    order_id     BIGINT      NOT NULL,
    carrier      VARCHAR(32) NOT NULL,
    tracking_no  VARCHAR(64) NOT NULL,
    state        VARCHAR(16) NOT NULL DEFAULT 'SENT',
    state_at     DATETIME(3) NOT NULL,
    -- When the carrier is asked next; far away once there is nothing left to ask.
    ask_at       DATETIME(3) NOT NULL,
    attempts     INT         NOT NULL DEFAULT 0,
    version      INT         NOT NULL DEFAULT 0,
    PRIMARY KEY (shipment_id),
    CONSTRAINT order_parcel_once UNIQUE (order_id, carrier, tracking_no),
    KEY order_parcel_ask (ask_at),
    CONSTRAINT order_parcel_state CHECK (state IN ('SENT', 'PICKED_UP', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED', 'TROUBLE', 'RETURNED')),
    CONSTRAINT order_parcel_shipment_fk FOREIGN KEY (shipment_id) REFERENCES order_shipment (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO order_parcel (shipment_id, order_id, carrier, tracking_no, state_at, ask_at)
SELECT id, order_id, carrier, tracking_no, shipped_at, '9999-12-31' FROM order_shipment;

-- Who put which number right and why, and what carriers or people said of a parcel; appended only.
CREATE TABLE order_parcel_change (
    id           BIGINT       NOT NULL,
    shipment_id  BIGINT       NOT NULL,
    old_carrier  VARCHAR(32)  NOT NULL,
    old_no       VARCHAR(64)  NOT NULL,
    new_carrier  VARCHAR(32)  NOT NULL,
    new_no       VARCHAR(64)  NOT NULL,
    reason       VARCHAR(200) NOT NULL,
    changed_by   BIGINT       NOT NULL,
    changed_at   DATETIME(3)  NOT NULL,
    PRIMARY KEY (id),
    KEY order_parcel_change_shipment (shipment_id),
    CONSTRAINT order_parcel_change_shipment_fk FOREIGN KEY (shipment_id) REFERENCES order_shipment (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE order_parcel_event (
    shipment_id BIGINT       NOT NULL,
    occurred_at DATETIME(3)  NOT NULL,
    state       VARCHAR(16)  NOT NULL,
    place       VARCHAR(64)  NOT NULL DEFAULT '',
    text        VARCHAR(200) NOT NULL,
    told_by     VARCHAR(8)   NOT NULL,
    teller_id   BIGINT       NOT NULL,
    learned_at  DATETIME(3)  NOT NULL,
    -- The same word of a carrier, however often it is repeated, is one.
    PRIMARY KEY (shipment_id, occurred_at, state),
    CONSTRAINT order_parcel_event_state CHECK (state IN ('SENT', 'PICKED_UP', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED', 'TROUBLE', 'RETURNED')),
    CONSTRAINT order_parcel_event_teller CHECK (told_by IN ('CARRIER', 'ADMIN')),
    CONSTRAINT order_parcel_event_shipment_fk FOREIGN KEY (shipment_id) REFERENCES order_shipment (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
