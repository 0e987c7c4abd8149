-- What came of a task as a file, made in the background: how far it has come, the file itself in pieces until it expires, and who asked
-- for it and took it.

CREATE TABLE executionfile_export (
    id           BIGINT       NOT NULL,
    task_id      BIGINT       NOT NULL,
    kind         VARCHAR(12)  NOT NULL,
    format       VARCHAR(4)   NOT NULL,
    language     VARCHAR(8)   NOT NULL,
    -- Of one region alone; 0 for all.
    region_id    BIGINT       NOT NULL,
    state        VARCHAR(8)   NOT NULL,
    rows_total   BIGINT       NOT NULL,
    rows_done    BIGINT       NOT NULL DEFAULT 0,
    bytes        BIGINT       NOT NULL DEFAULT 0,
    content_hash CHAR(64)     NOT NULL DEFAULT '',
    failure      VARCHAR(200) NOT NULL DEFAULT '',
    created_by   BIGINT       NOT NULL,
    created_at   DATETIME(3)  NOT NULL,
    finished_at  DATETIME(3),
    expires_at   DATETIME(3)  NOT NULL,
    attempts     INT          NOT NULL DEFAULT 0,
    lease_until  DATETIME(3)  NOT NULL,
    -- The same is not made twice at once for the same person.
    open_key     VARCHAR(80) AS (CASE WHEN state IN ('QUEUED', 'RUNNING')
        THEN CONCAT(task_id, ':', kind, ':', format, ':', region_id, ':', created_by) END) STORED,
    PRIMARY KEY (id),
    CONSTRAINT executionfile_export_one_open UNIQUE (open_key),
    KEY executionfile_export_due (state, lease_until),
    KEY executionfile_export_expires (state, expires_at),
    CONSTRAINT executionfile_export_kind CHECK (kind IN ('GUIDES', 'CUSTOMERS')),
    CONSTRAINT executionfile_export_format CHECK (format IN ('XLSX', 'CSV')),
    CONSTRAINT executionfile_export_state CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'EXPIRED')),
    CONSTRAINT executionfile_export_done CHECK (state <> 'DONE' OR (finished_at IS NOT NULL AND content_hash <> '')),
    CONSTRAINT executionfile_export_task_fk FOREIGN KEY (task_id) REFERENCES content_task (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE executionfile_piece (
    export_id BIGINT     NOT NULL,
    piece_no  INT        NOT NULL,
    bytes     MEDIUMBLOB NOT NULL,
    PRIMARY KEY (export_id, piece_no),
    CONSTRAINT executionfile_piece_export_fk FOREIGN KEY (export_id) REFERENCES executionfile_export (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Appended only.
CREATE TABLE executionfile_event (
    id          BIGINT      NOT NULL,
    export_id   BIGINT      NOT NULL,
    kind        VARCHAR(12) NOT NULL,
    admin_id    BIGINT      NOT NULL,
    occurred_at DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    KEY executionfile_event_export (export_id, id),
    CONSTRAINT executionfile_event_kind CHECK (kind IN ('REQUESTED', 'DOWNLOADED')),
    CONSTRAINT executionfile_event_export_fk FOREIGN KEY (export_id) REFERENCES executionfile_export (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
