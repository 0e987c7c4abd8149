-- What each payee earns of each paid line (B5, B6), and every change of it (B7, B9).

CREATE TABLE commission_rate (
    id              BIGINT      NOT NULL,
    scope           VARCHAR(16) NOT NULL,
    scope_key       VARCHAR(64) NOT NULL,
    payee_type      VARCHAR(8)  NOT NULL,
    rate_bp         INT,
    fixed_fen       BIGINT,
    is_excluded     BOOLEAN     NOT NULL DEFAULT FALSE,
    effective_from  DATETIME(3) NOT NULL,
    effective_until DATETIME(3) NOT NULL DEFAULT '9999-12-31 00:00:00.000',
    created_by      BIGINT      NOT NULL DEFAULT 0,
    approved_by     BIGINT      NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    CONSTRAINT commission_rate_once UNIQUE (scope, scope_key, payee_type, effective_from),
    CONSTRAINT commission_rate_scope CHECK (scope IN ('SKU', 'SPU', 'CATEGORY', 'BRAND', 'STORE', 'GUIDE_LEVEL', 'DEFAULT')),
    CONSTRAINT commission_rate_payee CHECK (payee_type IN ('GUIDE', 'STORE', 'HQ')),
    CONSTRAINT commission_rate_cap CHECK (rate_bp IS NULL OR rate_bp BETWEEN 0 AND 3000),
    CONSTRAINT commission_rate_fixed CHECK (fixed_fen IS NULL OR fixed_fen >= 0),
    CONSTRAINT commission_rate_one CHECK ((is_excluded = 1 AND rate_bp IS NULL AND fixed_fen IS NULL)
        OR (is_excluded = 0 AND (rate_bp IS NULL) <> (fixed_fen IS NULL)))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE commission_accrual (
    id            BIGINT      NOT NULL,
    order_id      BIGINT      NOT NULL,
    line_id       BIGINT      NOT NULL,
    revision      INT         NOT NULL,
    payee_type    VARCHAR(8)  NOT NULL,
    payee_id      BIGINT      NOT NULL,
    base_fen      BIGINT      NOT NULL,
    units         INT         NOT NULL,
    rate_bp       INT,
    fixed_fen     BIGINT,
    commission_bp INT         NOT NULL,
    -- All parts of this kind of payee and which one this is, such as 7000/3000@0: the last fen goes by largest remainder.
    share         VARCHAR(40) NOT NULL,
    rule_id       BIGINT      NOT NULL,
    zero_reason   VARCHAR(24),
    accrued_fen   BIGINT      NOT NULL,
    clawed_fen    BIGINT      NOT NULL DEFAULT 0,
    status        VARCHAR(12) NOT NULL,
    accrued_at    DATETIME(3) NOT NULL,
    release_at    DATETIME(3),
    PRIMARY KEY (id),
    CONSTRAINT commission_accrual_once UNIQUE (line_id, payee_type, payee_id, revision),
    KEY commission_accrual_order (order_id),
    KEY commission_accrual_payee (payee_type, payee_id, accrued_at),
    KEY commission_accrual_release (status, release_at),
    CONSTRAINT commission_accrual_status CHECK (status IN ('PENDING', 'FROZEN', 'AVAILABLE', 'SETTLED', 'PAID', 'REVERSED')),
    CONSTRAINT commission_accrual_clawed CHECK (clawed_fen BETWEEN 0 AND accrued_fen),
    CONSTRAINT commission_accrual_base CHECK (base_fen >= 0 AND accrued_fen >= 0 AND accrued_fen <= GREATEST(base_fen, COALESCE(fixed_fen, 0) * units)),
    CONSTRAINT commission_accrual_line_fk FOREIGN KEY (line_id) REFERENCES order_line (id),
    CONSTRAINT commission_accrual_credit_fk FOREIGN KEY (order_id, revision, payee_type, payee_id)
        REFERENCES attribution_credit (order_id, revision, payee_type, payee_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Appended only, like the ledger.
CREATE TABLE commission_entry (
    id             BIGINT      NOT NULL,
    accrual_id     BIGINT      NOT NULL,
    payee_type     VARCHAR(8)  NOT NULL,
    payee_id       BIGINT      NOT NULL,
    kind           VARCHAR(16) NOT NULL,
    cause          VARCHAR(64) NOT NULL,
    amount_fen     BIGINT      NOT NULL,
    base_kept_fen  BIGINT      NOT NULL,
    units_kept     INT         NOT NULL,
    occurred_at    DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT commission_entry_cause UNIQUE (accrual_id, cause),
    KEY commission_entry_payee (payee_type, payee_id, id),
    CONSTRAINT commission_entry_kind CHECK (kind IN ('ACCRUED', 'CLAWED_BACK')),
    CONSTRAINT commission_entry_sign CHECK ((kind = 'ACCRUED' AND amount_fen >= 0) OR (kind = 'CLAWED_BACK' AND amount_fen <= 0)),
    CONSTRAINT commission_entry_accrual_fk FOREIGN KEY (accrual_id) REFERENCES commission_accrual (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
