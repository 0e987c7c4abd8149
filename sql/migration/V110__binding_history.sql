-- The whole life of a binding: every change with its cause, the store that keeps the shopper when the guide moves on,
-- shoppers handed over from one guide to another, members merged, and the store or region a shopper belongs to.

ALTER TABLE shopper_binding ADD COLUMN last_paid_at DATETIME(3);
-- Empty: the store in which he was bound.
ALTER TABLE shopper_binding ADD COLUMN keeper_store_id BIGINT;
ALTER TABLE shopper_binding ADD COLUMN merged_from BIGINT;
ALTER TABLE shopper_binding ADD CONSTRAINT shopper_binding_keeper_fk FOREIGN KEY (keeper_store_id) REFERENCES org_store (id);
ALTER TABLE shopper_binding DROP CONSTRAINT shopper_binding_source;
ALTER TABLE shopper_binding ADD CONSTRAINT shopper_binding_source CHECK (source IN ('FRIEND', 'FIRST_PAID_ORDER', 'SNATCH', 'TRANSFER', 'REGISTRATION', 'LINK', 'IMPORT', 'ADMIN'));
ALTER TABLE shopper_binding ADD KEY shopper_binding_living_guide (guide_id, end_reason, member_id);

-- Appended only: who or what changed a binding, and why.
CREATE TABLE shopper_binding_change (
    id          BIGINT       NOT NULL,
    member_id   BIGINT       NOT NULL,
    binding_id  BIGINT       NOT NULL,
    kind        VARCHAR(12)  NOT NULL,
    cause       VARCHAR(16)  NOT NULL,
    happened_at DATETIME(3)  NOT NULL,
    recorded_at DATETIME(3)  NOT NULL,
    expires_at  DATETIME(3),
    store_id    BIGINT,
    end_reason  VARCHAR(24),
    order_id    BIGINT,
    admin_id    BIGINT,
    note        VARCHAR(200) NOT NULL DEFAULT '',
    PRIMARY KEY (id),
    KEY shopper_binding_change_binding (binding_id, id),
    CONSTRAINT shopper_binding_change_kind CHECK (kind IN ('BOUND', 'RENEWED', 'FOLLOWED', 'ENDED')),
    CONSTRAINT shopper_binding_change_cause CHECK (cause IN ('FRIEND', 'TOUCH', 'PAYMENT', 'STAFF', 'HANDOVER', 'DELETED', 'MERGE', 'ADMIN')),
    CONSTRAINT shopper_binding_change_admin CHECK (cause <> 'ADMIN' OR (admin_id IS NOT NULL AND note <> ''))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A friend who stays with the store his guide has left is still the guide's friend, but no longer a reason for credit.
ALTER TABLE shopper_friendship ADD COLUMN credit_until DATETIME(3) NOT NULL DEFAULT '9999-12-31 00:00:00.000';

ALTER TABLE shopper_member ADD COLUMN pool_region_id BIGINT;
ALTER TABLE shopper_member ADD COLUMN merged_into BIGINT;
ALTER TABLE shopper_member ADD COLUMN merged_at DATETIME(3);
ALTER TABLE shopper_member ADD CONSTRAINT shopper_member_pool_fk FOREIGN KEY (pool_region_id) REFERENCES org_region (id);
ALTER TABLE shopper_member ADD CONSTRAINT shopper_member_merged_fk FOREIGN KEY (merged_into) REFERENCES shopper_member (id);
-- A shopper belongs to a store or waits in the pool of a region, and not both.
ALTER TABLE shopper_member ADD CONSTRAINT shopper_member_home CHECK (home_store_id IS NULL OR pool_region_id IS NULL);
ALTER TABLE shopper_identity ADD COLUMN merged_from BIGINT;

-- Appended only: which store or region a shopper belonged to before and after.
CREATE TABLE shopper_home_change (
    id             BIGINT       NOT NULL,
    member_id      BIGINT       NOT NULL,
    changed_at     DATETIME(3)  NOT NULL,
    from_store_id  BIGINT,
    from_region_id BIGINT,
    to_store_id    BIGINT,
    to_region_id   BIGINT,
    reason         VARCHAR(16)  NOT NULL,
    admin_id       BIGINT,
    note           VARCHAR(200) NOT NULL DEFAULT '',
    PRIMARY KEY (id),
    KEY shopper_home_change_member (member_id, changed_at),
    KEY shopper_home_change_store (from_store_id, reason),
    CONSTRAINT shopper_home_change_reason CHECK (reason IN ('GUIDE_LEFT', 'GUIDE_MOVED', 'HANDOVER', 'STORE_CLOSED', 'STORE_REOPENED', 'MERGE', 'ADMIN')),
    CONSTRAINT shopper_home_change_admin CHECK (reason <> 'ADMIN' OR (admin_id IS NOT NULL AND note <> ''))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE shopper_handover (
    id             BIGINT      NOT NULL,
    member_id      BIGINT      NOT NULL,
    from_guide_id  BIGINT      NOT NULL,
    to_guide_id    BIGINT      NOT NULL,
    started_at     DATETIME(3) NOT NULL,
    outcome        VARCHAR(16) NOT NULL DEFAULT 'PENDING',
    finished_at    DATETIME(3),
    -- A shopper is handed over to one guide at a time.
    pending_member BIGINT AS (CASE WHEN outcome = 'PENDING' THEN member_id END) STORED,
    PRIMARY KEY (id),
    KEY shopper_handover_member (member_id, started_at),
    KEY shopper_handover_from (from_guide_id, outcome),
    CONSTRAINT shopper_handover_one_pending UNIQUE (pending_member),
    CONSTRAINT shopper_handover_guides CHECK (from_guide_id <> to_guide_id),
    CONSTRAINT shopper_handover_outcome CHECK (outcome IN ('PENDING', 'SUCCEEDED', 'REJECTED', 'LIMIT_REACHED')),
    CONSTRAINT shopper_handover_finished CHECK ((outcome = 'PENDING') = (finished_at IS NULL)),
    CONSTRAINT shopper_handover_from_fk FOREIGN KEY (from_guide_id) REFERENCES org_guide (id),
    CONSTRAINT shopper_handover_to_fk FOREIGN KEY (to_guide_id) REFERENCES org_guide (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- When stores were closed: an order of a past day is judged by the stores of that day.
CREATE TABLE org_store_closure (
    store_id    BIGINT      NOT NULL,
    closed_at   DATETIME(3) NOT NULL,
    reopened_at DATETIME(3) NOT NULL DEFAULT '9999-12-31 00:00:00.000',
    PRIMARY KEY (store_id, closed_at),
    CONSTRAINT org_store_closure_period CHECK (closed_at <= reopened_at),
    CONSTRAINT org_store_closure_store_fk FOREIGN KEY (store_id) REFERENCES org_store (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO org_store_closure (store_id, closed_at) SELECT id, UTC_TIMESTAMP(3) FROM org_store WHERE state = 'CLOSED';
