-- What is agreed with a store, from when until when: whose it is in law, and what headquarters keeps of a franchisee's
-- sales (B5). Whoever proposes does not approve.

CREATE TABLE org_store_policy (
    id             BIGINT       NOT NULL,
    store_id       BIGINT       NOT NULL,
    legal_entity   VARCHAR(64)  NOT NULL DEFAULT '',
    hq_service_bp  INT          NOT NULL DEFAULT 0,
    effective_from DATETIME(3)  NOT NULL,
    state          VARCHAR(12)  NOT NULL DEFAULT 'PROPOSED',
    note           VARCHAR(200) NOT NULL DEFAULT '',
    created_by     BIGINT       NOT NULL,
    created_at     DATETIME(3)  NOT NULL,
    approved_by    BIGINT,
    approved_at    DATETIME(3),
    PRIMARY KEY (id),
    KEY org_store_policy_store (store_id, state, effective_from),
    CONSTRAINT org_store_policy_bp CHECK (hq_service_bp BETWEEN 0 AND 10000),
    CONSTRAINT org_store_policy_state CHECK (state IN ('PROPOSED', 'APPROVED', 'REJECTED')),
    CONSTRAINT org_store_policy_checker CHECK (approved_by <> created_by),
    CONSTRAINT org_store_policy_decided CHECK (state = 'PROPOSED' OR (approved_by IS NOT NULL AND approved_at IS NOT NULL)),
    CONSTRAINT org_store_policy_store_fk FOREIGN KEY (store_id) REFERENCES org_store (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
