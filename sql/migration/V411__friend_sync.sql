-- Pulls of all guides' customers from WeCom, page by page: how far each has come, whom it has seen, and what differed.

CREATE TABLE friend_sync (
    id             BIGINT       NOT NULL,
    kind           VARCHAR(8)   NOT NULL,
    state          VARCHAR(12)  NOT NULL DEFAULT 'RUNNING',
    started_by     VARCHAR(64)  NOT NULL,
    started_at     DATETIME(3)  NOT NULL,
    finished_at    DATETIME(3),
    guides         INT          NOT NULL,
    guides_done    INT          NOT NULL DEFAULT 0,
    friends_seen   BIGINT       NOT NULL DEFAULT 0,
    -- The guides now asked for, with commas between, and WeCom's cursor within their customers.
    after_guide_id BIGINT       NOT NULL DEFAULT 0,
    batch          VARCHAR(2100) NOT NULL DEFAULT '',
    page_cursor    VARCHAR(512) NOT NULL DEFAULT '',
    tries          INT          NOT NULL DEFAULT 0,
    failure        VARCHAR(300) NOT NULL DEFAULT '',
    -- The lease of whoever pulls, or a pause after trouble.
    owner          BIGINT       NOT NULL DEFAULT 0,
    due_at         DATETIME(3)  NOT NULL,
    running        INT AS (CASE WHEN state = 'RUNNING' THEN 1 END) STORED,
    PRIMARY KEY (id),
    CONSTRAINT friend_sync_one_running UNIQUE (running),
    CONSTRAINT friend_sync_kind CHECK (kind IN ('LOOK', 'APPLY')),
    CONSTRAINT friend_sync_state CHECK (state IN ('RUNNING', 'DONE', 'CANCELLED')),
    CONSTRAINT friend_sync_finished CHECK ((state = 'RUNNING') = (finished_at IS NULL))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Whom WeCom has listed for the guides of the batch under way; emptied when their turn is over.
CREATE TABLE friend_sync_seen (
    sync_id         BIGINT      NOT NULL,
    guide_id        BIGINT      NOT NULL,
    external_userid VARCHAR(64) NOT NULL,
    PRIMARY KEY (sync_id, guide_id, external_userid),
    CONSTRAINT friend_sync_seen_fk FOREIGN KEY (sync_id) REFERENCES friend_sync (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What differed. A line about a guide as a whole names no customer.
CREATE TABLE friend_sync_line (
    sync_id         BIGINT       NOT NULL,
    guide_id        BIGINT       NOT NULL,
    external_userid VARCHAR(64)  NOT NULL DEFAULT '',
    kind            VARCHAR(12)  NOT NULL,
    detail          VARCHAR(300) NOT NULL DEFAULT '',
    PRIMARY KEY (sync_id, guide_id, external_userid),
    CONSTRAINT friend_sync_line_kind CHECK (kind IN ('ADD', 'LINK', 'END', 'KEPT', 'UNREADABLE')),
    CONSTRAINT friend_sync_line_fk FOREIGN KEY (sync_id) REFERENCES friend_sync (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Who lost whom, in the order of time.
ALTER TABLE shopper_friend_event ADD KEY shopper_friend_event_time (occurred_at, kind);
