-- Coupons that guides give (PRM-2): how many each may give, and what became of each.

CREATE TABLE coupon_quota (
    template_id BIGINT      NOT NULL,
    guide_id    BIGINT      NOT NULL,
    quota       INT         NOT NULL,
    issued      INT         NOT NULL DEFAULT 0,
    set_by      BIGINT      NOT NULL,
    set_at      DATETIME(3) NOT NULL,
    PRIMARY KEY (template_id, guide_id),
    KEY coupon_quota_guide (guide_id),
    CONSTRAINT coupon_quota_kept CHECK (issued BETWEEN 0 AND quota),
    CONSTRAINT coupon_quota_template_fk FOREIGN KEY (template_id) REFERENCES coupon_template (id),
    CONSTRAINT coupon_quota_guide_fk FOREIGN KEY (guide_id) REFERENCES org_guide (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE coupon_issue (
    id          BIGINT      NOT NULL,
    template_id BIGINT      NOT NULL,
    guide_id    BIGINT      NOT NULL,
    store_id    BIGINT      NOT NULL,
    -- The only one who may take it; NULL is whoever opens it first.
    member_id   BIGINT,
    state       VARCHAR(12) NOT NULL DEFAULT 'ISSUED',
    issued_at   DATETIME(3) NOT NULL,
    expires_at  DATETIME(3) NOT NULL,
    claimed_by  BIGINT,
    claimed_at  DATETIME(3),
    coupon_id   BIGINT,
    PRIMARY KEY (id),
    KEY coupon_issue_guide (guide_id, id),
    KEY coupon_issue_template (template_id, store_id),
    KEY coupon_issue_due (state, expires_at),
    CONSTRAINT coupon_issue_coupon UNIQUE (coupon_id),
    CONSTRAINT coupon_issue_state CHECK (state IN ('ISSUED', 'CLAIMED', 'EXPIRED', 'WITHDRAWN')),
    CONSTRAINT coupon_issue_claimed CHECK ((state = 'CLAIMED') = (coupon_id IS NOT NULL)
        AND (coupon_id IS NULL) = (claimed_by IS NULL) AND (coupon_id IS NULL) = (claimed_at IS NULL)),
    CONSTRAINT coupon_issue_template_fk FOREIGN KEY (template_id) REFERENCES coupon_template (id),
    CONSTRAINT coupon_issue_guide_fk FOREIGN KEY (guide_id) REFERENCES org_guide (id),
    CONSTRAINT coupon_issue_store_fk FOREIGN KEY (store_id) REFERENCES org_store (id),
    CONSTRAINT coupon_issue_coupon_fk FOREIGN KEY (coupon_id) REFERENCES coupon (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
