-- What a guide has written about a customer, kept the same here and in WeCom; base is what both sides agreed on last.

CREATE TABLE remark_friend (
    guide_id         BIGINT       NOT NULL,
    external_userid  VARCHAR(64)  NOT NULL,
    remark           VARCHAR(64)  NOT NULL DEFAULT '',
    description      VARCHAR(300) NOT NULL DEFAULT '',
    base_remark      VARCHAR(64)  NOT NULL DEFAULT '',
    base_description VARCHAR(300) NOT NULL DEFAULT '',
    sync_state       VARCHAR(8)   NOT NULL,
    refusal          VARCHAR(64)  NOT NULL DEFAULT '',
    changed_at       DATETIME(3)  NOT NULL,
    PRIMARY KEY (guide_id, external_userid),
    CONSTRAINT remark_friend_sync CHECK (sync_state IN ('SYNCED', 'PENDING', 'UNKNOWN', 'REFUSED')),
    CONSTRAINT remark_friend_agreed CHECK (sync_state <> 'SYNCED' OR (remark = base_remark AND description = base_description)),
    CONSTRAINT remark_friend_guide_fk FOREIGN KEY (guide_id) REFERENCES org_guide (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
