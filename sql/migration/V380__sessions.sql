-- Sessions of shoppers, one row per device: what renews them is kept as a digest, and what it was before, to notice theft.

CREATE TABLE session_shopper (
    id            BIGINT      NOT NULL,
    member_id     BIGINT      NOT NULL,
    -- What access tokens carry; another one after each renewal, so that the token of before is dead.
    grant_no      BIGINT      NOT NULL,
    refresh_hash  CHAR(64)    NOT NULL,
    previous_hash CHAR(64),
    device_index  VARCHAR(64),
    device_name   VARCHAR(64) NOT NULL DEFAULT '',
    opened_at     DATETIME(3) NOT NULL,
    renewed_at    DATETIME(3) NOT NULL,
    idle_until    DATETIME(3) NOT NULL,
    ends_at       DATETIME(3) NOT NULL,
    ended_at      DATETIME(3),
    end_reason    VARCHAR(16),
    -- A device has one session at a time.
    living_device VARCHAR(64) AS (CASE WHEN ended_at IS NULL THEN device_index END) STORED,
    PRIMARY KEY (id),
    CONSTRAINT session_shopper_grant UNIQUE (grant_no),
    CONSTRAINT session_shopper_refresh UNIQUE (refresh_hash),
    CONSTRAINT session_shopper_one_device UNIQUE (member_id, living_device),
    KEY session_shopper_previous (previous_hash),
    KEY session_shopper_member (member_id, ended_at),
    KEY session_shopper_idle (idle_until),
    CONSTRAINT session_shopper_times CHECK (opened_at <= renewed_at AND renewed_at <= idle_until AND idle_until <= ends_at),
    CONSTRAINT session_shopper_end CHECK ((ended_at IS NULL) = (end_reason IS NULL)),
    CONSTRAINT session_shopper_reason CHECK (end_reason IN ('LOGGED_OUT', 'REPLACED', 'TOO_MANY', 'EXPIRED', 'REUSED', 'OTHER_DEVICE', 'CLOSED')),
    CONSTRAINT session_shopper_member_fk FOREIGN KEY (member_id) REFERENCES shopper_member (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
