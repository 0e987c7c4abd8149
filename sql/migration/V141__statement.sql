-- The monthly statement of each payee (B9): drafted from the entries in ranges of payees, signed by one person, closed by
-- another. What is drafted is appended only; drafting anew takes the next number and leaves the old rows as they were.

CREATE TABLE statement_month (
    month        INT         NOT NULL,
    from_at      DATETIME(3) NOT NULL,
    until_at     DATETIME(3) NOT NULL,
    state        VARCHAR(12) NOT NULL,
    draft_no     INT         NOT NULL,
    payees       INT,
    content_hash CHAR(64),
    prepared_by  BIGINT,
    prepared_at  DATETIME(3),
    closed_by    BIGINT,
    closed_at    DATETIME(3),
    PRIMARY KEY (month),
    CONSTRAINT statement_month_from UNIQUE (from_at),
    CONSTRAINT statement_month_period CHECK (from_at < until_at),
    CONSTRAINT statement_month_state CHECK (state IN ('CLOSING', 'PREPARED', 'CLOSED')),
    CONSTRAINT statement_month_prepared CHECK (state = 'CLOSING'
        OR (prepared_by IS NOT NULL AND prepared_at IS NOT NULL AND payees IS NOT NULL AND content_hash IS NOT NULL)),
    CONSTRAINT statement_month_closed CHECK ((state = 'CLOSED') = (closed_by IS NOT NULL)
        AND (closed_by IS NULL) = (closed_at IS NULL)),
    CONSTRAINT statement_month_two_people CHECK (closed_by IS NULL OR closed_by <> prepared_by)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- How far drafting a month, and settling it once it is closed, have come: the last payee done, by kind and number.
CREATE TABLE statement_progress (
    month       INT         NOT NULL,
    step        VARCHAR(8)  NOT NULL,
    payee_type  VARCHAR(8)  NOT NULL,
    through_id  BIGINT      NOT NULL,
    done        INT         NOT NULL,
    total       INT         NOT NULL,
    started_at  DATETIME(3) NOT NULL,
    finished_at DATETIME(3),
    PRIMARY KEY (month, step),
    CONSTRAINT statement_progress_step CHECK (step IN ('DRAFT', 'SETTLE')),
    CONSTRAINT statement_progress_payee CHECK (payee_type IN ('GUIDE', 'STORE', 'HQ')),
    CONSTRAINT statement_progress_month_fk FOREIGN KEY (month) REFERENCES statement_month (month)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Store and region are those of the cut-off. The ledger's figure is what its balances were at the cut-off: a month in which
-- it differs from the closing balance anywhere cannot be signed.
CREATE TABLE statement_sheet (
    month          INT         NOT NULL,
    draft_no       INT         NOT NULL,
    payee_type     VARCHAR(8)  NOT NULL,
    payee_id       BIGINT      NOT NULL,
    payee_name     VARCHAR(64) NOT NULL,
    store_id       BIGINT,
    region_id      BIGINT,
    opening_fen    BIGINT      NOT NULL,
    accrued_fen    BIGINT      NOT NULL,
    clawed_fen     BIGINT      NOT NULL,
    incentive_fen  BIGINT      NOT NULL,
    adjustment_fen BIGINT      NOT NULL,
    fee_fen        BIGINT      NOT NULL,
    paid_fen       BIGINT      NOT NULL,
    closing_fen    BIGINT      NOT NULL,
    entries        BIGINT      NOT NULL,
    ledger_fen     BIGINT      NOT NULL,
    content_hash   CHAR(64)    NOT NULL,
    drafted_at     DATETIME(3) NOT NULL,
    PRIMARY KEY (month, draft_no, payee_type, payee_id),
    KEY statement_sheet_payee (payee_type, payee_id, month),
    KEY statement_sheet_store (month, draft_no, store_id, payee_type, payee_id),
    KEY statement_sheet_region (month, draft_no, region_id, payee_type, payee_id),
    CONSTRAINT statement_sheet_type CHECK (payee_type IN ('GUIDE', 'STORE', 'HQ')),
    CONSTRAINT statement_sheet_signs CHECK (accrued_fen >= 0 AND clawed_fen >= 0 AND fee_fen >= 0 AND paid_fen >= 0),
    CONSTRAINT statement_sheet_adds_up CHECK (opening_fen + accrued_fen - clawed_fen + incentive_fen + adjustment_fen
        - fee_fen - paid_fen = closing_fen),
    CONSTRAINT statement_sheet_month_fk FOREIGN KEY (month) REFERENCES statement_month (month)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Who served in which store, and earned what there: the guide's commission on lines credited to the store (0: headquarters).
CREATE TABLE statement_service (
    month          INT    NOT NULL,
    draft_no       INT    NOT NULL,
    store_id       BIGINT NOT NULL,
    guide_id       BIGINT NOT NULL,
    sold_lines     INT    NOT NULL,
    commission_fen BIGINT NOT NULL,
    PRIMARY KEY (month, draft_no, store_id, guide_id),
    CONSTRAINT statement_service_month_fk FOREIGN KEY (month) REFERENCES statement_month (month)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What a store sold and gave back in the month, and who gave the discounts (D19). Store 0 is headquarters.
CREATE TABLE statement_trade (
    month                INT         NOT NULL,
    draft_no             INT         NOT NULL,
    store_id             BIGINT      NOT NULL,
    ownership            VARCHAR(12) NOT NULL,
    orders               INT         NOT NULL,
    sold_lines           INT         NOT NULL,
    list_fen             BIGINT      NOT NULL,
    activity_fen         BIGINT      NOT NULL,
    coupon_fen           BIGINT      NOT NULL,
    points_fen           BIGINT      NOT NULL,
    paid_fen             BIGINT      NOT NULL,
    refunded_fen         BIGINT      NOT NULL,
    guide_commission_fen BIGINT      NOT NULL,
    store_commission_fen BIGINT      NOT NULL,
    hq_service_bp        INT         NOT NULL,
    PRIMARY KEY (month, draft_no, store_id),
    CONSTRAINT statement_trade_adds_up CHECK (list_fen - activity_fen - coupon_fen - points_fen = paid_fen),
    CONSTRAINT statement_trade_month_fk FOREIGN KEY (month) REFERENCES statement_month (month)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What closing a month charges a franchise store: its contribution to headquarters (B5). It is posted when the month is
-- closed, so it stands among the fees of the month in which that happens.
CREATE TABLE statement_charge (
    id         BIGINT      NOT NULL,
    payee_type VARCHAR(8)  NOT NULL,
    payee_id   BIGINT      NOT NULL,
    kind       VARCHAR(16) NOT NULL,
    for_month  INT         NOT NULL,
    amount_fen BIGINT      NOT NULL,
    posted_at  DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT statement_charge_once UNIQUE (payee_type, payee_id, for_month, kind),
    KEY statement_charge_period (payee_type, payee_id, posted_at),
    CONSTRAINT statement_charge_kind CHECK (kind IN ('HQ_SERVICE')),
    CONSTRAINT statement_charge_amount CHECK (amount_fen > 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What somebody who has left still owes, and nothing of his is to come any more.
CREATE TABLE statement_receivable (
    id         BIGINT      NOT NULL,
    guide_id   BIGINT      NOT NULL,
    amount_fen BIGINT      NOT NULL,
    raised_at  DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    KEY statement_receivable_guide (guide_id),
    CONSTRAINT statement_receivable_amount CHECK (amount_fen > 0),
    CONSTRAINT statement_receivable_guide_fk FOREIGN KEY (guide_id) REFERENCES org_guide (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

ALTER TABLE refund_request ADD KEY refund_request_finished (status, finished_at);
ALTER TABLE payout_withdrawal ADD KEY payout_withdrawal_finished (guide_id, finished_at);
