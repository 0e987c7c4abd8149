-- What other rules or rates would have done to the orders of a period. How far a simulation has come is kept with what it
-- found, in one transaction, so that it goes on where it was killed and counts no order twice.

CREATE TABLE simulation_run (
    id                    BIGINT       NOT NULL,
    rule_set_version      INT,
    rule_set_edition      INT          NOT NULL DEFAULT 0,
    -- As they were when it was asked for: a draft may be changed while it runs.
    rules                 TEXT,
    scope_type            VARCHAR(8)   NOT NULL DEFAULT 'ALL',
    scope_key             VARCHAR(64)  NOT NULL DEFAULT '',
    rate_proposal_id      BIGINT,
    period_from           DATETIME(3)  NOT NULL,
    period_until          DATETIME(3)  NOT NULL,
    state                 VARCHAR(10)  NOT NULL,
    after_placed_at       DATETIME(3)  NOT NULL,
    after_order_id        BIGINT       NOT NULL,
    orders_total          BIGINT       NOT NULL,
    orders_done           BIGINT       NOT NULL,
    orders_flipped        BIGINT       NOT NULL,
    orders_different      BIGINT       NOT NULL,
    differences_kept      INT          NOT NULL,
    commission_before_fen BIGINT       NOT NULL,
    commission_after_fen  BIGINT       NOT NULL,
    failure               VARCHAR(300) NOT NULL DEFAULT '',
    created_by            BIGINT       NOT NULL,
    created_at            DATETIME(3)  NOT NULL,
    started_at            DATETIME(3),
    ended_at              DATETIME(3),
    version               INT          NOT NULL,
    PRIMARY KEY (id),
    KEY simulation_run_open (state, id),
    CONSTRAINT simulation_run_state CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    CONSTRAINT simulation_run_period CHECK (period_from < period_until),
    CONSTRAINT simulation_run_subject CHECK (rule_set_version IS NOT NULL OR rate_proposal_id IS NOT NULL),
    CONSTRAINT simulation_run_rules CHECK ((rule_set_version IS NULL) = (rules IS NULL)),
    CONSTRAINT simulation_run_end CHECK ((state IN ('QUEUED', 'RUNNING')) = (ended_at IS NULL))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- One payee's side of it; the difference is commission after less before, stored because lists are sorted by it.
CREATE TABLE simulation_payee (
    simulation_id         BIGINT     NOT NULL,
    payee_type            VARCHAR(8) NOT NULL,
    payee_id              BIGINT     NOT NULL,
    orders_before         BIGINT     NOT NULL,
    orders_after          BIGINT     NOT NULL,
    sales_before_fen      BIGINT     NOT NULL,
    sales_after_fen       BIGINT     NOT NULL,
    commission_before_fen BIGINT     NOT NULL,
    commission_after_fen  BIGINT     NOT NULL,
    difference_fen        BIGINT     NOT NULL,
    PRIMARY KEY (simulation_id, payee_type, payee_id),
    KEY simulation_payee_difference (simulation_id, payee_type, difference_fen, payee_id),
    CONSTRAINT simulation_payee_type CHECK (payee_type IN ('GUIDE', 'STORE', 'HQ')),
    CONSTRAINT simulation_payee_run_fk FOREIGN KEY (simulation_id) REFERENCES simulation_run (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The first orders that would have been different; their number is limited, their count is not.
CREATE TABLE simulation_difference (
    simulation_id         BIGINT  NOT NULL,
    order_id              BIGINT  NOT NULL,
    revision              INT     NOT NULL,
    is_flipped            BOOLEAN NOT NULL,
    commission_before_fen BIGINT  NOT NULL,
    commission_after_fen  BIGINT  NOT NULL,
    PRIMARY KEY (simulation_id, order_id),
    KEY simulation_difference_flip (simulation_id, is_flipped, order_id),
    CONSTRAINT simulation_difference_run_fk FOREIGN KEY (simulation_id) REFERENCES simulation_run (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Orders of a period are read in the order in which they were placed.
CREATE INDEX order_header_placed ON order_header (placed_at, id);
