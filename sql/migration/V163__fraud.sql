-- What looks suspicious about a paid order, kept with its evidence until a person has looked (B11). Nothing here is
-- personal data in the clear: phones, addresses and devices are keyed digests.

ALTER TABLE order_header ADD COLUMN device_index CHAR(64);

CREATE INDEX sharing_touch_link ON sharing_touch (link_id, occurred_at);

-- By what a guide is known as a person, beyond the openid under which he is paid.
CREATE TABLE fraud_guide_identity (
    kind     VARCHAR(16) NOT NULL,
    value    VARCHAR(64) NOT NULL,
    guide_id BIGINT      NOT NULL,
    known_by BIGINT      NOT NULL,
    known_at DATETIME(3) NOT NULL,
    PRIMARY KEY (kind, value, guide_id),
    KEY fraud_guide_identity_guide (guide_id),
    CONSTRAINT fraud_guide_identity_kind CHECK (kind IN ('OPENID', 'UNIONID', 'EXTERNAL_USERID', 'PHONE')),
    CONSTRAINT fraud_guide_identity_guide_fk FOREIGN KEY (guide_id) REFERENCES org_guide (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE fraud_trait (
    order_id    BIGINT      NOT NULL,
    kind        VARCHAR(12) NOT NULL,
    value_index CHAR(64)    NOT NULL,
    member_id   BIGINT      NOT NULL,
    link_id     BIGINT,
    seen_at     DATETIME(3) NOT NULL,
    PRIMARY KEY (order_id, kind),
    KEY fraud_trait_value (kind, value_index, seen_at),
    CONSTRAINT fraud_trait_kind CHECK (kind IN ('ADDRESS', 'PAYER', 'DEVICE')),
    CONSTRAINT fraud_trait_order_fk FOREIGN KEY (order_id) REFERENCES order_header (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE fraud_hold (
    id            BIGINT      NOT NULL,
    order_id      BIGINT      NOT NULL,
    guide_id      BIGINT      NOT NULL,
    region_id     BIGINT,
    status        VARCHAR(10) NOT NULL,
    opened_at     DATETIME(3) NOT NULL,
    reviewed_by   BIGINT,
    reviewed_at   DATETIME(3),
    review_reason VARCHAR(500),
    correction_id BIGINT,
    open_order    BIGINT AS (CASE WHEN status = 'OPEN' THEN order_id END) STORED,
    PRIMARY KEY (id),
    CONSTRAINT fraud_hold_one_open UNIQUE (open_order),
    KEY fraud_hold_status (status, id),
    KEY fraud_hold_guide (guide_id, id),
    CONSTRAINT fraud_hold_status_name CHECK (status IN ('OPEN', 'RELEASED', 'CONFIRMED')),
    CONSTRAINT fraud_hold_reviewed CHECK (status = 'OPEN'
        OR (reviewed_by IS NOT NULL AND reviewed_at IS NOT NULL AND review_reason IS NOT NULL)),
    CONSTRAINT fraud_hold_confirmed CHECK (status <> 'CONFIRMED' OR correction_id IS NOT NULL),
    CONSTRAINT fraud_hold_order_fk FOREIGN KEY (order_id) REFERENCES order_header (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Appended only; a signal is told once of an order, whatever becomes of its hold.
CREATE TABLE fraud_signal (
    order_id    BIGINT       NOT NULL,
    kind        VARCHAR(32)  NOT NULL,
    hold_id     BIGINT       NOT NULL,
    buyer_id    BIGINT,
    evidence_zh VARCHAR(500) NOT NULL,
    evidence_en VARCHAR(500) NOT NULL,
    found_at    DATETIME(3)  NOT NULL,
    PRIMARY KEY (order_id, kind),
    KEY fraud_signal_hold (hold_id),
    CONSTRAINT fraud_signal_hold_fk FOREIGN KEY (hold_id) REFERENCES fraud_hold (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
