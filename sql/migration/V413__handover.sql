-- Customers and chats handed from one guide to others: who gets whom, how far each has come at WeCom, and what the next
-- question to WeCom is. A line is SENT before WeCom is asked, so that a lost answer is looked for and not asked for again.

CREATE TABLE handover_plan (
    id            BIGINT       NOT NULL,
    kind          VARCHAR(12)  NOT NULL,
    from_guide_id BIGINT       NOT NULL,
    -- Only customers whom this store keeps; for a guide who has moved.
    store_id      BIGINT,
    strategy      VARCHAR(16)  NOT NULL,
    message       VARCHAR(200) NOT NULL DEFAULT '',
    state         VARCHAR(12)  NOT NULL,
    failure       VARCHAR(64)  NOT NULL DEFAULT '',
    created_by    BIGINT       NOT NULL,
    created_at    DATETIME(3)  NOT NULL,
    started_by    BIGINT,
    started_at    DATETIME(3),
    finished_at   DATETIME(3),
    owner         BIGINT       NOT NULL DEFAULT 0,
    due_at        DATETIME(3)  NOT NULL,
    open_guide    BIGINT AS (CASE WHEN state IN ('PLANNING', 'PLANNED', 'RUNNING', 'BLOCKED') THEN from_guide_id END) STORED,
    PRIMARY KEY (id),
    CONSTRAINT handover_plan_one_open UNIQUE (open_guide),
    KEY handover_plan_due (state, due_at),
    CONSTRAINT handover_plan_kind CHECK (kind IN ('RESIGNED', 'ON_JOB', 'STORE_MOVE')),
    CONSTRAINT handover_plan_store CHECK ((kind = 'STORE_MOVE') = (store_id IS NOT NULL)),
    CONSTRAINT handover_plan_strategy CHECK (strategy IN ('ROUND_ROBIN', 'BY_LOAD', 'BY_STORE', 'BY_LEVEL', 'BY_AFFINITY', 'MANUAL')),
    CONSTRAINT handover_plan_state CHECK (state IN ('PLANNING', 'PLANNED', 'RUNNING', 'BLOCKED', 'DONE', 'CANCELLED')),
    CONSTRAINT handover_plan_finished CHECK ((state IN ('DONE', 'CANCELLED')) = (finished_at IS NOT NULL)),
    CONSTRAINT handover_plan_guide_fk FOREIGN KEY (from_guide_id) REFERENCES org_guide (id),
    CONSTRAINT handover_plan_store_fk FOREIGN KEY (store_id) REFERENCES org_store (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE handover_line (
    plan_id         BIGINT      NOT NULL,
    external_userid VARCHAR(64) NOT NULL,
    member_id       BIGINT,
    to_guide_id     BIGINT,
    state           VARCHAR(8)  NOT NULL,
    refusal         VARCHAR(64) NOT NULL DEFAULT '',
    batch_id        BIGINT      NOT NULL DEFAULT 0,
    sent_at         DATETIME(3),
    takeover_at     DATETIME(3),
    finished_at     DATETIME(3),
    -- The shopper's hand-over between two guides, from which attribution knows of the gap.
    handover_id     BIGINT,
    PRIMARY KEY (plan_id, external_userid),
    KEY handover_line_by_state (plan_id, state, to_guide_id),
    KEY handover_line_customer (external_userid, state, finished_at),
    KEY handover_line_by_receiver (to_guide_id, state, finished_at),
    CONSTRAINT handover_line_state CHECK (state IN ('PLANNED', 'SENT', 'WAITING', 'DONE', 'REFUSED', 'LIMITED', 'FAILED', 'SKIPPED')),
    CONSTRAINT handover_line_receiver CHECK (to_guide_id IS NOT NULL OR state = 'SKIPPED'),
    CONSTRAINT handover_line_finished CHECK ((state IN ('PLANNED', 'SENT', 'WAITING')) = (finished_at IS NULL)),
    CONSTRAINT handover_line_plan_fk FOREIGN KEY (plan_id) REFERENCES handover_plan (id),
    CONSTRAINT handover_line_to_fk FOREIGN KEY (to_guide_id) REFERENCES org_guide (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Where the reading of WeCom's results of one receiver stands.
CREATE TABLE handover_poll (
    plan_id     BIGINT       NOT NULL,
    to_guide_id BIGINT       NOT NULL,
    page_cursor VARCHAR(512) NOT NULL DEFAULT '',
    -- When the pages now read were begun; what was sent later is not missing from them.
    begun_at    DATETIME(3),
    poll_at     DATETIME(3)  NOT NULL,
    PRIMARY KEY (plan_id, to_guide_id),
    CONSTRAINT handover_poll_plan_fk FOREIGN KEY (plan_id) REFERENCES handover_plan (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE handover_chat (
    plan_id     BIGINT      NOT NULL,
    chat_id     VARCHAR(64) NOT NULL,
    to_guide_id BIGINT      NOT NULL,
    state       VARCHAR(8)  NOT NULL,
    refusal     VARCHAR(64) NOT NULL DEFAULT '',
    sent_at     DATETIME(3),
    PRIMARY KEY (plan_id, chat_id),
    KEY handover_chat_by_state (plan_id, state),
    CONSTRAINT handover_chat_state CHECK (state IN ('PLANNED', 'SENT', 'DONE', 'FAILED')),
    CONSTRAINT handover_chat_plan_fk FOREIGN KEY (plan_id) REFERENCES handover_plan (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
