-- What shoppers tell about themselves, all of it of their own free will, and what they agreed to.

CREATE TABLE profile_member (
    member_id  BIGINT      NOT NULL,
    nickname   VARCHAR(32) NOT NULL DEFAULT '',
    avatar_id  BIGINT,
    version    INT         NOT NULL DEFAULT 0,
    updated_at DATETIME(3) NOT NULL,
    PRIMARY KEY (member_id),
    KEY profile_member_avatar (avatar_id),
    CONSTRAINT profile_member_member_fk FOREIGN KEY (member_id) REFERENCES shopper_member (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The number as WeChat has verified it. Several members may have one number: families do.
CREATE TABLE profile_phone (
    member_id    BIGINT         NOT NULL,
    phone_sealed VARBINARY(512) NOT NULL,
    phone_index  CHAR(64)       NOT NULL,
    verified_at  DATETIME(3)    NOT NULL,
    PRIMARY KEY (member_id),
    KEY profile_phone_index (phone_index),
    CONSTRAINT profile_phone_member_fk FOREIGN KEY (member_id) REFERENCES shopper_member (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Appended only: what was agreed to or withdrawn when. The latest row of a purpose holds.
CREATE TABLE profile_consent (
    id          BIGINT      NOT NULL,
    member_id   BIGINT      NOT NULL,
    purpose     VARCHAR(16) NOT NULL,
    version     VARCHAR(32) NOT NULL,
    is_agreed   BOOLEAN     NOT NULL,
    happened_at DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    KEY profile_consent_member (member_id, purpose, id),
    CONSTRAINT profile_consent_purpose CHECK (purpose IN ('PRIVACY_POLICY', 'MARKETING')),
    CONSTRAINT profile_consent_member_fk FOREIGN KEY (member_id) REFERENCES shopper_member (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
