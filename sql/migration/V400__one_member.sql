-- One shopper, one member (MEM-2, MEM-3): what is known about who is who, what headquarters has decided about it, and
-- each merger with what it moved, so that it can be undone exactly.

ALTER TABLE shopper_identity DROP CONSTRAINT shopper_identity_kind;
ALTER TABLE shopper_identity ADD CONSTRAINT shopper_identity_kind CHECK (kind IN ('UNIONID', 'OPENID', 'EXTERNAL_USERID', 'POS', 'TMALL', 'JD', 'DOUYIN'));
-- Of an openid: the application it is good in. Empty: the shop's own mini-program.
ALTER TABLE shopper_identity ADD COLUMN app_id VARCHAR(32) NOT NULL DEFAULT '';
ALTER TABLE shopper_identity ADD KEY shopper_identity_merged (merged_from);

-- A record was seen with an identity that is another record's already.
CREATE TABLE identity_claim (
    kind       VARCHAR(16) NOT NULL,
    value      VARCHAR(64) NOT NULL,
    record_id  BIGINT      NOT NULL,
    claimed_at DATETIME(3) NOT NULL,
    PRIMARY KEY (kind, value, record_id),
    KEY identity_claim_record (record_id),
    CONSTRAINT identity_claim_kind CHECK (kind IN ('UNIONID', 'OPENID', 'EXTERNAL_USERID', 'POS', 'TMALL', 'JD', 'DOUYIN')),
    CONSTRAINT identity_claim_record_fk FOREIGN KEY (record_id) REFERENCES shopper_member (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What headquarters says of two records; it outweighs all evidence.
CREATE TABLE identity_verdict (
    one_id     BIGINT       NOT NULL,
    other_id   BIGINT       NOT NULL,
    verdict    VARCHAR(8)   NOT NULL,
    -- Of the same shopper: the record that stands for both.
    kept_id    BIGINT,
    -- Empty for what was decided before verdicts were written down.
    decided_by BIGINT,
    decided_at DATETIME(3)  NOT NULL,
    note       VARCHAR(200) NOT NULL,
    PRIMARY KEY (one_id, other_id),
    KEY identity_verdict_other (other_id),
    CONSTRAINT identity_verdict_order CHECK (one_id < other_id),
    CONSTRAINT identity_verdict_kind CHECK (verdict IN ('SAME', 'APART')),
    CONSTRAINT identity_verdict_kept CHECK ((verdict = 'SAME') = (kept_id IS NOT NULL) AND (kept_id IS NULL OR kept_id IN (one_id, other_id))),
    CONSTRAINT identity_verdict_one_fk FOREIGN KEY (one_id) REFERENCES shopper_member (id),
    CONSTRAINT identity_verdict_other_fk FOREIGN KEY (other_id) REFERENCES shopper_member (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Evidence joins two records, and other evidence is against it: headquarters decides.
CREATE TABLE identity_conflict (
    id         BIGINT       NOT NULL,
    one_id     BIGINT       NOT NULL,
    other_id   BIGINT       NOT NULL,
    evidence   VARCHAR(16)  NOT NULL,
    against    VARCHAR(16)  NOT NULL,
    state      VARCHAR(8)   NOT NULL DEFAULT 'OPEN',
    noticed_at DATETIME(3)  NOT NULL,
    decided_by BIGINT,
    decided_at DATETIME(3),
    note       VARCHAR(200) NOT NULL DEFAULT '',
    PRIMARY KEY (id),
    CONSTRAINT identity_conflict_pair UNIQUE (one_id, other_id),
    KEY identity_conflict_other (other_id),
    KEY identity_conflict_state (state, id),
    CONSTRAINT identity_conflict_order CHECK (one_id < other_id),
    CONSTRAINT identity_conflict_state_known CHECK (state IN ('OPEN', 'SAME', 'APART', 'GONE')),
    CONSTRAINT identity_conflict_decided CHECK ((state IN ('SAME', 'APART')) = (decided_by IS NOT NULL)),
    CONSTRAINT identity_conflict_one_fk FOREIGN KEY (one_id) REFERENCES shopper_member (id),
    CONSTRAINT identity_conflict_other_fk FOREIGN KEY (other_id) REFERENCES shopper_member (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE shopper_merger (
    id         BIGINT       NOT NULL,
    merged_id  BIGINT       NOT NULL,
    into_id    BIGINT       NOT NULL,
    cause      VARCHAR(8)   NOT NULL,
    admin_id   BIGINT,
    note       VARCHAR(200) NOT NULL DEFAULT '',
    merged_at  DATETIME(3)  NOT NULL,
    -- The member had no home and took over that of the merged record.
    gave_home  BOOLEAN      NOT NULL DEFAULT FALSE,
    undone_at  DATETIME(3),
    undone_by  BIGINT,
    undone_why VARCHAR(200) NOT NULL DEFAULT '',
    -- A record is part of one member at a time.
    in_force   BIGINT AS (CASE WHEN undone_at IS NULL THEN merged_id END) STORED,
    PRIMARY KEY (id),
    CONSTRAINT shopper_merger_one_in_force UNIQUE (in_force),
    KEY shopper_merger_merged (merged_id, id),
    KEY shopper_merger_into (into_id, id),
    CONSTRAINT shopper_merger_cause CHECK (cause IN ('ADMIN', 'EVIDENCE', 'EARLIER')),
    CONSTRAINT shopper_merger_admin CHECK ((cause = 'ADMIN') = (admin_id IS NOT NULL)),
    CONSTRAINT shopper_merger_two CHECK (merged_id <> into_id),
    CONSTRAINT shopper_merger_merged_fk FOREIGN KEY (merged_id) REFERENCES shopper_member (id),
    CONSTRAINT shopper_merger_into_fk FOREIGN KEY (into_id) REFERENCES shopper_member (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO shopper_merger (id, merged_id, into_id, cause, merged_at)
SELECT id, id, merged_into, 'EARLIER', merged_at FROM shopper_member WHERE merged_into IS NOT NULL;

INSERT INTO identity_verdict (one_id, other_id, verdict, kept_id, decided_at, note)
SELECT LEAST(id, merged_into), GREATEST(id, merged_into), 'SAME', merged_into, merged_at, ''
FROM shopper_member WHERE merged_into IS NOT NULL;

-- The carts of both as they were before a merger, and what it left in the member's.
CREATE TABLE cart_merger_line (
    merger_id     BIGINT      NOT NULL,
    member_id     BIGINT      NOT NULL,
    sku_id        BIGINT      NOT NULL,
    quantity      INT         NOT NULL,
    selected      BOOLEAN     NOT NULL,
    price_fen     BIGINT      NOT NULL,
    added_at      DATETIME(3) NOT NULL,
    -- Empty where the cart was full.
    left_quantity INT,
    PRIMARY KEY (merger_id, member_id, sku_id),
    KEY cart_merger_line_member (member_id),
    CONSTRAINT cart_merger_line_quantity CHECK (quantity BETWEEN 1 AND 999)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Addresses of a merged record are the member's; these two bring them back.
ALTER TABLE address_entry ADD COLUMN merged_from BIGINT;
ALTER TABLE address_entry ADD COLUMN was_default BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE address_entry ADD KEY address_entry_merged (merged_from);
