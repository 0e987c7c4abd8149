-- Erasures that headquarters carries out for somebody who asked for it outside the mini-program: ordered by one, approved by
-- another.
CREATE TABLE closure_order (
    id           BIGINT       NOT NULL,
    member_id    BIGINT       NOT NULL,
    reason       VARCHAR(200) NOT NULL,
    state        VARCHAR(8)   NOT NULL DEFAULT 'AWAITING',
    ordered_by   BIGINT       NOT NULL,
    ordered_at   DATETIME(3)  NOT NULL,
    approved_by  BIGINT,
    decided_at   DATETIME(3),
    closure_id   BIGINT,
    awaiting     BIGINT AS (CASE WHEN state = 'AWAITING' THEN member_id END) STORED,
    PRIMARY KEY (id),
    CONSTRAINT closure_order_one_awaiting UNIQUE (awaiting),
    KEY closure_order_member (member_id, id),
    KEY closure_order_state (state, id),
    CONSTRAINT closure_order_known CHECK (state IN ('AWAITING', 'ERASED', 'REJECTED')),
    CONSTRAINT closure_order_reason CHECK (reason <> ''),
    CONSTRAINT closure_order_two_people CHECK (state <> 'ERASED' OR (approved_by IS NOT NULL AND approved_by <> ordered_by)),
    CONSTRAINT closure_order_decided CHECK ((state = 'AWAITING') = (decided_at IS NULL)),
    CONSTRAINT closure_order_member_fk FOREIGN KEY (member_id) REFERENCES shopper_member (id),
    CONSTRAINT closure_order_closure_fk FOREIGN KEY (closure_id) REFERENCES closure_request (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
