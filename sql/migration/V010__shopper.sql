-- Shoppers, how WeChat and WeCom know them, who is whose friend and who is bound to whom.

CREATE TABLE shopper_member (
    id              BIGINT      NOT NULL,
    home_store_id   BIGINT,
    status          VARCHAR(12) NOT NULL DEFAULT 'ACTIVE',
    session_version INT         NOT NULL DEFAULT 0,
    created_at      DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT shopper_member_status CHECK (status IN ('ACTIVE', 'CLOSED')),
    CONSTRAINT shopper_member_store_fk FOREIGN KEY (home_store_id) REFERENCES org_store (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE shopper_identity (
    kind       VARCHAR(16) NOT NULL,
    value      VARCHAR(64) NOT NULL,
    member_id  BIGINT      NOT NULL,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (kind, value),
    KEY shopper_identity_member (member_id),
    CONSTRAINT shopper_identity_kind CHECK (kind IN ('UNIONID', 'OPENID', 'EXTERNAL_USERID')),
    CONSTRAINT shopper_identity_member_fk FOREIGN KEY (member_id) REFERENCES shopper_member (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What WeCom said about a guide and a customer. Callbacks come late, twice and out of order; the periods below are what
-- all of these add up to in the order in which they happened.
CREATE TABLE shopper_friend_event (
    guide_id        BIGINT      NOT NULL,
    external_userid VARCHAR(64) NOT NULL,
    occurred_at     DATETIME(3) NOT NULL,
    kind            VARCHAR(24) NOT NULL,
    state           VARCHAR(30),
    PRIMARY KEY (guide_id, external_userid, occurred_at, kind),
    CONSTRAINT shopper_friend_event_kind CHECK (kind IN ('ADDED', 'DELETED_BY_CUSTOMER', 'DELETED_BY_GUIDE', 'TRANSFERRED', 'GONE')),
    CONSTRAINT shopper_friend_event_guide_fk FOREIGN KEY (guide_id) REFERENCES org_guide (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- One row per period in which the customer was the guide's friend; a later event never rewrites an earlier period.
CREATE TABLE shopper_friendship (
    guide_id        BIGINT      NOT NULL,
    external_userid VARCHAR(64) NOT NULL,
    added_at        DATETIME(3) NOT NULL,
    ended_at        DATETIME(3) NOT NULL DEFAULT '9999-12-31 00:00:00.000',
    end_reason      VARCHAR(24),
    member_id       BIGINT,
    unionid         VARCHAR(64),
    display_name    VARCHAR(128),
    state           VARCHAR(30),
    PRIMARY KEY (guide_id, external_userid, added_at),
    KEY shopper_friendship_external (external_userid, ended_at),
    KEY shopper_friendship_member (member_id, ended_at),
    KEY shopper_friendship_unionid (unionid),
    CONSTRAINT shopper_friendship_period CHECK (added_at <= ended_at),
    CONSTRAINT shopper_friendship_guide_fk FOREIGN KEY (guide_id) REFERENCES org_guide (id),
    CONSTRAINT shopper_friendship_member_fk FOREIGN KEY (member_id) REFERENCES shopper_member (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE shopper_binding (
    id              BIGINT      NOT NULL,
    member_id       BIGINT      NOT NULL,
    guide_id        BIGINT      NOT NULL,
    store_id        BIGINT      NOT NULL,
    source          VARCHAR(24) NOT NULL,
    bound_at        DATETIME(3) NOT NULL,
    protected_until DATETIME(3) NOT NULL,
    expires_at      DATETIME(3) NOT NULL,
    ended_at        DATETIME(3) NOT NULL DEFAULT '9999-12-31 00:00:00.000',
    end_reason      VARCHAR(24),
    -- At most one living exclusive binding per member (B1).
    living_member   BIGINT AS (CASE WHEN end_reason IS NULL THEN member_id END) STORED,
    PRIMARY KEY (id),
    KEY shopper_binding_member (member_id, bound_at),
    KEY shopper_binding_guide (guide_id, ended_at),
    KEY shopper_binding_due (end_reason, expires_at),
    CONSTRAINT shopper_binding_one_living UNIQUE (living_member),
    CONSTRAINT shopper_binding_source CHECK (source IN ('FRIEND', 'FIRST_PAID_ORDER', 'SNATCH', 'TRANSFER', 'ADMIN')),
    CONSTRAINT shopper_binding_end CHECK (end_reason IN ('EXPIRED', 'SNATCHED', 'TRANSFER', 'GUIDE_LEFT', 'MEMBER_DELETED', 'ADMIN', 'UNMERGE')),
    CONSTRAINT shopper_binding_guide_fk FOREIGN KEY (guide_id) REFERENCES org_guide (id),
    CONSTRAINT shopper_binding_store_fk FOREIGN KEY (store_id) REFERENCES org_store (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
