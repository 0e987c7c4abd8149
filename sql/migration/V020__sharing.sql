-- Links and codes a guide shares, and the touches they leave. Touches are appended and never changed.

CREATE TABLE sharing_link (
    id            BIGINT      NOT NULL,
    guide_id      BIGINT      NOT NULL,
    store_id      BIGINT      NOT NULL,
    product_id    BIGINT,
    look_id       BIGINT,
    material_id   BIGINT,
    assignment_id BIGINT,
    created_at    DATETIME(3) NOT NULL,
    expires_on    DATE        NOT NULL,
    revoked_at    DATETIME(3),
    PRIMARY KEY (id),
    KEY sharing_link_guide (guide_id, created_at),
    KEY sharing_link_assignment (assignment_id),
    CONSTRAINT sharing_link_guide_fk FOREIGN KEY (guide_id) REFERENCES org_guide (id),
    CONSTRAINT sharing_link_store_fk FOREIGN KEY (store_id) REFERENCES org_store (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE sharing_touch (
    id             BIGINT       NOT NULL,
    member_id      BIGINT       NOT NULL,
    link_id        BIGINT,
    guide_id       BIGINT,
    store_id       BIGINT,
    source         VARCHAR(16)  NOT NULL,
    product_id     BIGINT,
    look_id        BIGINT,
    assignment_id  BIGINT,
    page           VARCHAR(256) NOT NULL,
    occurred_at    DATETIME(3)  NOT NULL,
    received_at    DATETIME(3)  NOT NULL,
    is_valid       BOOLEAN      NOT NULL,
    invalid_reason VARCHAR(24),
    forward_depth  INT          NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    KEY sharing_touch_member (member_id, occurred_at),
    KEY sharing_touch_assignment (assignment_id, member_id),
    CONSTRAINT sharing_touch_source CHECK (source IN ('SHARE_LINK', 'SHARE_POSTER', 'QR_STATE', 'SIDEBAR_SEND', 'TASK_SEND', 'POS_SCAN', 'TRYON', 'LIVE', 'CAMPAIGN', 'IMPORT')),
    CONSTRAINT sharing_touch_reason CHECK ((is_valid = 1 AND invalid_reason IS NULL AND guide_id IS NOT NULL AND store_id IS NOT NULL)
        OR (is_valid = 0 AND invalid_reason IS NOT NULL))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
