-- How far each sealed column has come under the keys of today (MEM-8).
CREATE TABLE rotation_progress (
    place       VARCHAR(64) NOT NULL,
    seal_key    VARCHAR(32) NOT NULL,
    index_key   VARCHAR(16) NOT NULL,
    pass        INT         NOT NULL DEFAULT 1,
    after_id    BIGINT      NOT NULL DEFAULT 0,
    seen        BIGINT      NOT NULL DEFAULT 0,
    resealed    BIGINT      NOT NULL DEFAULT 0,
    reindexed   BIGINT      NOT NULL DEFAULT 0,
    unreadable  BIGINT      NOT NULL DEFAULT 0,
    started_at  DATETIME(3) NOT NULL,
    finished_at DATETIME(3),
    PRIMARY KEY (place),
    CONSTRAINT rotation_progress_pass CHECK (pass IN (1, 2))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
