-- Tables that come in and go out behind the scenes (ADM-7, ADM-8): how far each has come, the files themselves in sealed pieces until
-- they expire, what is wrong with which row, and who asked for it, approved it and took it.

CREATE TABLE filejob_job (
    id             BIGINT         NOT NULL,
    direction      VARCHAR(6)     NOT NULL,
    kind           VARCHAR(24)    NOT NULL,
    state          VARCHAR(9)     NOT NULL,
    -- Of an import: looked through first, then done. An export is written.
    phase          VARCHAR(5)     NOT NULL,
    is_dry_run     BOOLEAN        NOT NULL,
    skips_faulty   BOOLEAN        NOT NULL,
    format         VARCHAR(4)     NOT NULL,
    language       VARCHAR(8)     NOT NULL,
    -- Of one region alone; 0 for all.
    region_id      BIGINT         NOT NULL,
    -- What it is about: a task, a place; 0 for nothing in particular.
    subject_id     BIGINT         NOT NULL,
    sees_names     BOOLEAN        NOT NULL,
    watermark      VARCHAR(200)   NOT NULL,
    reason         VARCHAR(200)   NOT NULL,
    -- Of the file that was handed in; the same file is the same hash.
    source_hash    CHAR(64)       NOT NULL DEFAULT '',
    -- Of the file to be taken.
    content_hash   CHAR(64)       NOT NULL DEFAULT '',
    -- The key of its pieces, sealed.
    key_sealed     VARBINARY(512) NOT NULL,
    rows_total     BIGINT         NOT NULL,
    rows_done      BIGINT         NOT NULL DEFAULT 0,
    after_row      INT            NOT NULL DEFAULT 0,
    rows_faulty    INT            NOT NULL DEFAULT 0,
    added          INT            NOT NULL DEFAULT 0,
    changed        INT            NOT NULL DEFAULT 0,
    unchanged      INT            NOT NULL DEFAULT 0,
    bytes          BIGINT         NOT NULL DEFAULT 0,
    failure        VARCHAR(200)   NOT NULL DEFAULT '',
    created_by     BIGINT         NOT NULL,
    created_at     DATETIME(3)    NOT NULL,
    needs_approval BOOLEAN        NOT NULL,
    decided_by     BIGINT,
    decided_at     DATETIME(3),
    finished_at    DATETIME(3),
    expires_at     DATETIME(3)    NOT NULL,
    -- Counts whoever took it up; a later one makes what an earlier one still writes void.
    attempts       INT            NOT NULL DEFAULT 0,
    -- Since it last came any further.
    tries          INT            NOT NULL DEFAULT 0,
    lease_until    DATETIME(3)    NOT NULL,
    -- What makes two jobs the same: the same file about the same; or the same table for the same person.
    same_as        VARCHAR(160)   NOT NULL,
    open_key       VARCHAR(160) AS (CASE WHEN state IN ('AWAITING', 'QUEUED', 'RUNNING') THEN same_as END) STORED,
    PRIMARY KEY (id),
    CONSTRAINT filejob_job_one_open UNIQUE (open_key),
    KEY filejob_job_due (state, lease_until),
    KEY filejob_job_expires (state, expires_at),
    KEY filejob_job_list (direction, id),
    KEY filejob_job_file (source_hash, kind, id),
    CONSTRAINT filejob_job_direction CHECK (direction IN ('IMPORT', 'EXPORT')),
    CONSTRAINT filejob_job_state CHECK (state IN ('AWAITING', 'REJECTED', 'QUEUED', 'RUNNING', 'DONE', 'FAULTY', 'FAILED', 'CANCELLED', 'EXPIRED')),
    CONSTRAINT filejob_job_phase CHECK ((direction = 'IMPORT' AND phase IN ('CHECK', 'APPLY')) OR (direction = 'EXPORT' AND phase = 'WRITE')),
    CONSTRAINT filejob_job_format CHECK (format IN ('XLSX', 'CSV')),
    CONSTRAINT filejob_job_source CHECK ((direction = 'IMPORT') = (source_hash <> '')),
    CONSTRAINT filejob_job_written CHECK (direction = 'IMPORT' OR state <> 'DONE' OR content_hash <> ''),
    CONSTRAINT filejob_job_finished CHECK (state IN ('AWAITING', 'QUEUED', 'RUNNING') OR finished_at IS NOT NULL),
    -- Four eyes: what needs approval does not begin without, and nobody approves his own.
    CONSTRAINT filejob_job_decided CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
    CONSTRAINT filejob_job_two_people CHECK (decided_by <> created_by),
    CONSTRAINT filejob_job_approved CHECK (needs_approval = FALSE OR decided_by IS NOT NULL OR state IN ('AWAITING', 'CANCELLED')),
    CONSTRAINT filejob_job_rows CHECK (rows_faulty >= 0 AND rows_done >= 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE filejob_piece (
    job_id   BIGINT     NOT NULL,
    slot     VARCHAR(6) NOT NULL,
    piece_no INT        NOT NULL,
    bytes    MEDIUMBLOB NOT NULL,
    PRIMARY KEY (job_id, slot, piece_no),
    CONSTRAINT filejob_piece_slot CHECK (slot IN ('SOURCE', 'RESULT')),
    CONSTRAINT filejob_piece_job_fk FOREIGN KEY (job_id) REFERENCES filejob_job (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Never what stands in the cell.
CREATE TABLE filejob_fault (
    job_id     BIGINT       NOT NULL,
    row_no     INT          NOT NULL,
    fault_no   INT          NOT NULL,
    column_key VARCHAR(40)  NOT NULL,
    code       VARCHAR(64)  NOT NULL,
    zh         VARCHAR(300) NOT NULL,
    en         VARCHAR(300) NOT NULL,
    PRIMARY KEY (job_id, row_no, fault_no),
    CONSTRAINT filejob_fault_job_fk FOREIGN KEY (job_id) REFERENCES filejob_job (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Appended only.
CREATE TABLE filejob_event (
    id          BIGINT      NOT NULL,
    job_id      BIGINT      NOT NULL,
    kind        VARCHAR(12) NOT NULL,
    admin_id    BIGINT      NOT NULL,
    occurred_at DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    KEY filejob_event_job (job_id, id),
    CONSTRAINT filejob_event_kind CHECK (kind IN ('REQUESTED', 'APPROVED', 'REJECTED', 'RESUMED', 'CANCELLED', 'DOWNLOADED')),
    CONSTRAINT filejob_event_job_fk FOREIGN KEY (job_id) REFERENCES filejob_job (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
