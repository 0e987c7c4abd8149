-- 支付即服务 (D8): WeChat shows the guide of a sale on the payment's receipt. A guide is registered there once; the sale's guide is
-- named before the shopper pays.

CREATE TABLE payguide_guide (
    guide_id      BIGINT      NOT NULL,
    -- WeChat's number of the guide; none until it is known.
    wx_guide_id   VARCHAR(64),
    store_no      BIGINT      NOT NULL,
    state         VARCHAR(12) NOT NULL,
    registered_by BIGINT      NOT NULL,
    registered_at DATETIME(3) NOT NULL,
    PRIMARY KEY (guide_id),
    CONSTRAINT payguide_guide_state CHECK (state IN ('REGISTERING', 'REGISTERED', 'ENDED')),
    CONSTRAINT payguide_guide_known CHECK (state <> 'REGISTERED' OR wx_guide_id IS NOT NULL),
    CONSTRAINT payguide_guide_guide_fk FOREIGN KEY (guide_id) REFERENCES org_guide (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What became of naming the guide of an order: a payment never waits for it, and never fails because of it.
CREATE TABLE payguide_assignment (
    order_id    BIGINT       NOT NULL,
    guide_id    BIGINT       NOT NULL,
    outcome     VARCHAR(8)   NOT NULL,
    reason      VARCHAR(200) NOT NULL DEFAULT '',
    assigned_at DATETIME(3)  NOT NULL,
    PRIMARY KEY (order_id),
    KEY payguide_assignment_time (assigned_at),
    CONSTRAINT payguide_assignment_outcome CHECK (outcome IN ('ASSIGNED', 'REFUSED', 'UNKNOWN')),
    CONSTRAINT payguide_assignment_order_fk FOREIGN KEY (order_id) REFERENCES order_header (id),
    CONSTRAINT payguide_assignment_guide_fk FOREIGN KEY (guide_id) REFERENCES org_guide (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
