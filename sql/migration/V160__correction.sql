-- Why a decision came about, and who corrected the former one. A correction is a further revision with the evidence it was
-- taken on; the former decision stays as it was (B11).

ALTER TABLE attribution_decision ADD COLUMN reason VARCHAR(12) NOT NULL DEFAULT 'ORDER';

ALTER TABLE attribution_decision ADD COLUMN cause_id BIGINT;

ALTER TABLE attribution_decision ADD COLUMN superseded_at DATETIME(3);

ALTER TABLE attribution_decision ADD CONSTRAINT attribution_decision_reason
    CHECK ((reason = 'ORDER' AND cause_id IS NULL AND superseded_at IS NULL)
        OR (reason IN ('TILL', 'CORRECTION') AND revision > 1 AND cause_id IS NOT NULL AND superseded_at IS NOT NULL));

-- Two persons for every correction: who asks for it (a guide by dispute, or an administrator) and who approves it.
CREATE TABLE correction_case (
    id            BIGINT       NOT NULL,
    order_id      BIGINT       NOT NULL,
    kind          VARCHAR(16)  NOT NULL,
    guide_id      BIGINT       NOT NULL,
    store_id      BIGINT,
    move_binding  BOOLEAN      NOT NULL,
    reason        VARCHAR(500) NOT NULL,
    origin        VARCHAR(8)   NOT NULL,
    origin_id     BIGINT       NOT NULL,
    status        VARCHAR(10)  NOT NULL,
    created_by    BIGINT       NOT NULL,
    created_at    DATETIME(3)  NOT NULL,
    approved_by   BIGINT,
    approved_at   DATETIME(3),
    refuse_reason VARCHAR(500),
    from_revision INT,
    to_revision   INT,
    open_order    BIGINT AS (CASE WHEN status = 'PROPOSED' THEN order_id END) STORED,
    PRIMARY KEY (id),
    CONSTRAINT correction_case_one_open UNIQUE (open_order),
    CONSTRAINT correction_case_origin_once UNIQUE (origin, origin_id),
    KEY correction_case_order (order_id, id),
    KEY correction_case_status (status, id),
    CONSTRAINT correction_case_kind CHECK (kind IN ('RULING', 'BOUGHT_HIMSELF', 'TOUCHES_BLOCKED')),
    CONSTRAINT correction_case_store CHECK (kind <> 'RULING' OR store_id IS NOT NULL),
    CONSTRAINT correction_case_origin CHECK (origin IN ('DISPUTE', 'ADMIN', 'FRAUD')),
    CONSTRAINT correction_case_status_name CHECK (status IN ('PROPOSED', 'APPLIED', 'REFUSED')),
    CONSTRAINT correction_case_two_persons CHECK (approved_by <> created_by),
    CONSTRAINT correction_case_applied CHECK (status <> 'APPLIED'
        OR (approved_by IS NOT NULL AND approved_at IS NOT NULL AND from_revision IS NOT NULL AND to_revision > from_revision)),
    CONSTRAINT correction_case_order_fk FOREIGN KEY (order_id) REFERENCES order_header (id),
    CONSTRAINT correction_case_guide_fk FOREIGN KEY (guide_id) REFERENCES org_guide (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
