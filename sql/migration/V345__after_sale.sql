-- After-sale (ORD-6): refund only, return and refund, exchange; by line and unit, several times, up to what is left.

-- Freight that goes back beside the goods, and the case that a refund belongs to: its way decides when the money goes back.
ALTER TABLE refund_request ADD COLUMN freight_fen BIGINT NOT NULL DEFAULT 0;

ALTER TABLE refund_request ADD COLUMN case_id BIGINT NULL;

ALTER TABLE refund_request ADD CONSTRAINT refund_request_freight CHECK (freight_fen BETWEEN 0 AND amount_fen);

CREATE TABLE aftersale_case (
    id              BIGINT       NOT NULL,
    order_id        BIGINT       NOT NULL,
    member_id       BIGINT       NOT NULL,
    kind            VARCHAR(16)  NOT NULL,
    status          VARCHAR(16)  NOT NULL,
    reason          VARCHAR(16)  NOT NULL,
    words           VARCHAR(500) NOT NULL,
    -- The refund that it comes to; none for an exchange.
    refund_id       BIGINT,
    -- The store whose manager decides first; none where headquarters does at once.
    store_id        BIGINT,
    turn            VARCHAR(8)   NOT NULL,
    -- The end of the term that runs, and when it is looked at next.
    due_at          DATETIME(3)  NOT NULL,
    watch_at        DATETIME(3)  NOT NULL,
    requested_at    DATETIME(3)  NOT NULL,
    decided_at      DATETIME(3),
    decision        VARCHAR(200) NOT NULL DEFAULT '',
    return_carrier  VARCHAR(32)  NOT NULL DEFAULT '',
    return_no       VARCHAR(64)  NOT NULL DEFAULT '',
    sent_at         DATETIME(3),
    inspected_at    DATETIME(3),
    replacement_carrier VARCHAR(32) NOT NULL DEFAULT '',
    replacement_no  VARCHAR(64)  NOT NULL DEFAULT '',
    finished_at     DATETIME(3),
    -- The rejected one that this one asks for again.
    after_id        BIGINT,
    is_open         BOOLEAN AS (CASE WHEN finished_at IS NULL THEN TRUE ELSE FALSE END) STORED,
    version         INT          NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    KEY aftersale_case_order (order_id, id),
    KEY aftersale_case_member (member_id, id),
    KEY aftersale_case_watch (is_open, watch_at),
    KEY aftersale_case_status (status, id),
    CONSTRAINT aftersale_case_refund UNIQUE (refund_id),
    CONSTRAINT aftersale_case_kind CHECK (kind IN ('REFUND_ONLY', 'RETURN_REFUND', 'EXCHANGE')),
    CONSTRAINT aftersale_case_status_known CHECK (status IN ('REQUESTED', 'REJECTED', 'WITHDRAWN', 'AWAITING_RETURN', 'LAPSED',
        'RETURNING', 'RETURN_REFUSED', 'REFUNDING', 'EXCHANGING', 'COMPLETED')),
    CONSTRAINT aftersale_case_over CHECK ((finished_at IS NOT NULL) =
        (status IN ('REJECTED', 'WITHDRAWN', 'LAPSED', 'RETURN_REFUSED', 'COMPLETED'))),
    CONSTRAINT aftersale_case_turn CHECK (turn IN ('STORE', 'HQ', 'SHOPPER', 'WECHAT')),
    CONSTRAINT aftersale_case_order_fk FOREIGN KEY (order_id) REFERENCES order_header (id),
    CONSTRAINT aftersale_case_refund_fk FOREIGN KEY (refund_id) REFERENCES refund_request (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE aftersale_line (
    case_id        BIGINT NOT NULL,
    line_id        BIGINT NOT NULL,
    quantity       INT    NOT NULL,
    -- What is sent in its place; only of an exchange.
    replacement_sku_id BIGINT,
    PRIMARY KEY (case_id, line_id),
    KEY aftersale_line_line (line_id),
    CONSTRAINT aftersale_line_quantity CHECK (quantity BETWEEN 1 AND 999),
    CONSTRAINT aftersale_line_case_fk FOREIGN KEY (case_id) REFERENCES aftersale_case (id),
    CONSTRAINT aftersale_line_line_fk FOREIGN KEY (line_id) REFERENCES order_line (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Files that a shopper has handed in: nobody can show, or be shown, what somebody else did.
CREATE TABLE aftersale_file (
    member_id BIGINT      NOT NULL,
    asset_id  BIGINT      NOT NULL,
    handed_at DATETIME(3) NOT NULL,
    PRIMARY KEY (member_id, asset_id),
    KEY aftersale_file_time (member_id, handed_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE aftersale_evidence (
    case_id  BIGINT NOT NULL,
    asset_id BIGINT NOT NULL,
    PRIMARY KEY (case_id, asset_id),
    CONSTRAINT aftersale_evidence_case_fk FOREIGN KEY (case_id) REFERENCES aftersale_case (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Who did what when; appended only.
CREATE TABLE aftersale_event (
    id          BIGINT       NOT NULL,
    case_id     BIGINT       NOT NULL,
    event       VARCHAR(20)  NOT NULL,
    from_status VARCHAR(16)  NOT NULL,
    to_status   VARCHAR(16)  NOT NULL,
    actor_type  VARCHAR(8)   NOT NULL,
    actor_id    BIGINT       NOT NULL,
    note        VARCHAR(200) NOT NULL,
    at          DATETIME(3)  NOT NULL,
    PRIMARY KEY (id),
    KEY aftersale_event_case (case_id, id),
    CONSTRAINT aftersale_event_actor CHECK (actor_type IN ('SHOPPER', 'MANAGER', 'ADMIN', 'SYSTEM')),
    CONSTRAINT aftersale_event_case_fk FOREIGN KEY (case_id) REFERENCES aftersale_case (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
