-- Points (PRM-6, PRM-8): what everybody holds, and every movement that led to it. Entries are appended only and stay with the
-- record under which they came about; the account of a record that has become part of another is held by that one's.

CREATE TABLE points_account (
    member_id BIGINT NOT NULL,
    -- Who stands for this record, where it is part of another member; then its own balance is nothing.
    held_by   BIGINT,
    balance   BIGINT NOT NULL DEFAULT 0,
    -- Taken back after it had been spent; the next points that come go there first.
    owed      BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (member_id),
    KEY points_account_holder (held_by),
    CONSTRAINT points_account_never_below CHECK (balance >= 0 AND owed >= 0),
    CONSTRAINT points_account_one_side CHECK (balance = 0 OR owed = 0),
    CONSTRAINT points_account_held CHECK (held_by IS NULL OR (balance = 0 AND owed = 0)),
    CONSTRAINT points_account_member_fk FOREIGN KEY (member_id) REFERENCES shopper_member (id),
    CONSTRAINT points_account_holder_fk FOREIGN KEY (held_by) REFERENCES shopper_member (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE points_entry (
    id        BIGINT       NOT NULL,
    record_id BIGINT       NOT NULL,
    kind      VARCHAR(12)  NOT NULL,
    points    BIGINT       NOT NULL,
    order_id  BIGINT,
    -- What caused it: the order, the refund or the adjustment. It causes one movement of a kind, ever.
    source_id BIGINT       NOT NULL,
    reason    VARCHAR(200) NOT NULL DEFAULT '',
    posted_at DATETIME(3)  NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT points_entry_once UNIQUE (kind, source_id),
    KEY points_entry_record (record_id, id),
    KEY points_entry_order (order_id),
    CONSTRAINT points_entry_kind CHECK (kind IN ('EARNED', 'TAKEN_BACK', 'SPENT', 'GIVEN_BACK', 'ADJUSTED')),
    CONSTRAINT points_entry_sign CHECK (
        (kind IN ('EARNED', 'GIVEN_BACK') AND points > 0)
        OR (kind IN ('SPENT', 'TAKEN_BACK') AND points < 0)
        OR (kind = 'ADJUSTED' AND points <> 0)),
    CONSTRAINT points_entry_cause CHECK ((kind = 'ADJUSTED') = (order_id IS NULL)),
    CONSTRAINT points_entry_record_fk FOREIGN KEY (record_id) REFERENCES shopper_member (id),
    CONSTRAINT points_entry_order_fk FOREIGN KEY (order_id) REFERENCES order_header (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What headquarters gives or takes by hand: proposed by one, approved by another.
CREATE TABLE points_adjustment (
    id          BIGINT       NOT NULL,
    member_id   BIGINT       NOT NULL,
    points      BIGINT       NOT NULL,
    reason      VARCHAR(200) NOT NULL,
    state       VARCHAR(8)   NOT NULL DEFAULT 'AWAITING',
    proposed_by BIGINT       NOT NULL,
    proposed_at DATETIME(3)  NOT NULL,
    decided_by  BIGINT,
    decided_at  DATETIME(3),
    PRIMARY KEY (id),
    KEY points_adjustment_state (state, id),
    KEY points_adjustment_member (member_id, id),
    CONSTRAINT points_adjustment_known CHECK (state IN ('AWAITING', 'POSTED', 'REJECTED')),
    CONSTRAINT points_adjustment_some CHECK (points <> 0 AND points BETWEEN -10000000 AND 10000000),
    CONSTRAINT points_adjustment_reason CHECK (reason <> ''),
    CONSTRAINT points_adjustment_two_people CHECK (state <> 'POSTED' OR (decided_by IS NOT NULL AND decided_by <> proposed_by)),
    CONSTRAINT points_adjustment_decided CHECK ((state = 'AWAITING') = (decided_at IS NULL)),
    CONSTRAINT points_adjustment_member_fk FOREIGN KEY (member_id) REFERENCES shopper_member (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Records that are part of a member already; of mergers of mergers the member at the end of them.
INSERT INTO points_account (member_id, held_by)
WITH RECURSIVE standing (record_id, into_id, steps) AS (
    SELECT id, merged_into, 1 FROM shopper_member WHERE merged_into IS NOT NULL
    UNION ALL
    SELECT s.record_id, m.merged_into, s.steps + 1
    FROM standing s JOIN shopper_member m ON m.id = s.into_id
    WHERE m.merged_into IS NOT NULL AND s.steps < 20)
SELECT s.record_id, s.into_id FROM standing s JOIN shopper_member m ON m.id = s.into_id WHERE m.merged_into IS NULL;
