-- A change of rates is proposed by one and approved by another (B6). commission_rate holds what was approved and nothing
-- else; what was proposed is kept as it was, whatever became of it.

CREATE TABLE commission_rate_proposal (
    id           BIGINT       NOT NULL,
    source       VARCHAR(8)   NOT NULL,
    status       VARCHAR(8)   NOT NULL,
    changes      INT          NOT NULL,
    -- SHA-256 of an imported file; NULL once rejected, so that the file may come again.
    content_hash CHAR(64),
    created_by   BIGINT       NOT NULL,
    created_at   DATETIME(3)  NOT NULL,
    approved_by  BIGINT,
    rejected_by  BIGINT,
    decided_at   DATETIME(3),
    reason       VARCHAR(200) NOT NULL DEFAULT '',
    PRIMARY KEY (id),
    CONSTRAINT commission_rate_proposal_file UNIQUE (content_hash),
    KEY commission_rate_proposal_status (status, id),
    CONSTRAINT commission_rate_proposal_source CHECK (source IN ('FORM', 'IMPORT')),
    CONSTRAINT commission_rate_proposal_state CHECK (
        (status = 'DRAFT' AND approved_by IS NULL AND rejected_by IS NULL AND decided_at IS NULL)
        OR (status = 'APPROVED' AND approved_by IS NOT NULL AND rejected_by IS NULL AND decided_at IS NOT NULL)
        OR (status = 'REJECTED' AND approved_by IS NULL AND rejected_by IS NOT NULL AND decided_at IS NOT NULL)),
    CONSTRAINT commission_rate_proposal_two CHECK (approved_by <> created_by)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE commission_rate_change (
    -- That of the rate it becomes when it is approved.
    id              BIGINT      NOT NULL,
    proposal_id     BIGINT      NOT NULL,
    -- The rate that it ends; 0 for one that begins.
    ends_rate_id    BIGINT      NOT NULL DEFAULT 0,
    scope           VARCHAR(16) NOT NULL,
    scope_key       VARCHAR(64) NOT NULL,
    payee_type      VARCHAR(8)  NOT NULL,
    rate_bp         INT,
    fixed_fen       BIGINT,
    is_excluded     BOOLEAN     NOT NULL,
    effective_from  DATETIME(3) NOT NULL,
    effective_until DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    KEY commission_rate_change_proposal (proposal_id),
    KEY commission_rate_change_slot (scope, scope_key, payee_type, effective_from),
    CONSTRAINT commission_rate_change_scope CHECK (scope IN ('SKU', 'SPU', 'CATEGORY', 'BRAND', 'STORE', 'GUIDE_LEVEL', 'DEFAULT')),
    CONSTRAINT commission_rate_change_payee CHECK (payee_type IN ('GUIDE', 'STORE', 'HQ')),
    CONSTRAINT commission_rate_change_bp CHECK (rate_bp IS NULL OR rate_bp BETWEEN 0 AND 10000),
    CONSTRAINT commission_rate_change_fixed CHECK (fixed_fen IS NULL OR (fixed_fen >= 0 AND scope = 'SKU')),
    CONSTRAINT commission_rate_change_one CHECK ((is_excluded = 1 AND rate_bp IS NULL AND fixed_fen IS NULL)
        OR (is_excluded = 0 AND (rate_bp IS NULL) <> (fixed_fen IS NULL))),
    CONSTRAINT commission_rate_change_period CHECK (effective_from < effective_until),
    CONSTRAINT commission_rate_change_proposal_fk FOREIGN KEY (proposal_id) REFERENCES commission_rate_proposal (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Taken by whoever proposes or approves: caps hold for all rates together, so they are changed one after the other.
CREATE TABLE commission_rate_turn (
    id INT NOT NULL,
    PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO commission_rate_turn (id) VALUES (1);
