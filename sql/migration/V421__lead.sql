-- By which code a customer became a friend (E27: WeCom leaves that out when a former friend comes back), and who has opened
-- a code in the mini-program, which is all that can be known of scans before somebody is a friend.
CREATE TABLE lead_added (
    guide_id        BIGINT      NOT NULL,
    external_userid VARCHAR(64) NOT NULL,
    added_at        DATETIME(3) NOT NULL,
    code_id         BIGINT,
    channel         VARCHAR(16) NOT NULL,
    -- Of the code, or else of the guide at that moment; 0 where he served in none.
    store_id        BIGINT      NOT NULL,
    basis           VARCHAR(12) NOT NULL,
    noted_at        DATETIME(3) NOT NULL,
    PRIMARY KEY (guide_id, external_userid, added_at),
    KEY lead_added_code (code_id, added_at),
    KEY lead_added_time (added_at),
    KEY lead_added_store (store_id, added_at),
    KEY lead_added_external (external_userid, added_at),
    -- STATE: WeCom said so. OPENING, TOUCH, EARLIER: what the same person did before. HANDED_OVER: no new friend at all.
    CONSTRAINT lead_added_basis CHECK (basis IN ('STATE', 'OPENING', 'TOUCH', 'EARLIER', 'HANDED_OVER', 'UNKNOWN')),
    CONSTRAINT lead_added_channel CHECK (channel IN ('PARCEL_CARD', 'AI_CALL', 'SMS', 'ARTICLE', 'BANNER', 'TABLE_CARD',
        'ROLL_UP', 'STAFF', 'STREET', 'REFERRAL', 'RECEIPT', 'UNKNOWN')),
    CONSTRAINT lead_added_known CHECK ((channel = 'UNKNOWN') = (basis IN ('HANDED_OVER', 'UNKNOWN'))),
    CONSTRAINT lead_added_code_fk FOREIGN KEY (code_id) REFERENCES acquisition_code (id),
    CONSTRAINT lead_added_guide_fk FOREIGN KEY (guide_id) REFERENCES org_guide (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE lead_opening (
    member_id BIGINT      NOT NULL,
    code_id   BIGINT      NOT NULL,
    opened_on DATE        NOT NULL,
    opened_at DATETIME(3) NOT NULL,
    PRIMARY KEY (member_id, code_id, opened_on),
    KEY lead_opening_day (opened_on, code_id),
    KEY lead_opening_code (code_id, opened_on),
    CONSTRAINT lead_opening_code_fk FOREIGN KEY (code_id) REFERENCES acquisition_code (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
