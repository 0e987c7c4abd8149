-- WeCom's moments as tasks: what headquarters has guides publish, and what guides published themselves (C1).

-- One moment for the guides after one id and up to another; the row exists before WeCom is called, so an answer that got
-- lost can be looked for.
CREATE TABLE moment_job (
    task_id          BIGINT      NOT NULL,
    chunk_no         INT         NOT NULL,
    after_guide_id   BIGINT      NOT NULL,
    through_guide_id BIGINT      NOT NULL,
    state            VARCHAR(12) NOT NULL,
    jobid            VARCHAR(64),
    moment_id        VARCHAR(64),
    asked_at         DATETIME(3),
    made_at          DATETIME(3),
    looked_at        DATETIME(3),
    look_at          DATETIME(3),
    version          INT         NOT NULL DEFAULT 0,
    PRIMARY KEY (task_id, chunk_no),
    KEY moment_job_due (look_at),
    CONSTRAINT moment_job_state CHECK (state IN ('PLANNED', 'ASKING', 'UNKNOWN', 'STARTED', 'MADE', 'REJECTED', 'CANCELLED')),
    CONSTRAINT moment_job_made CHECK (state <> 'MADE' OR (moment_id IS NOT NULL AND made_at IS NOT NULL)),
    CONSTRAINT moment_job_task_fk FOREIGN KEY (task_id) REFERENCES content_task (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What a guide is about to publish himself. A moment proves one assignment and no other.
CREATE TABLE moment_share (
    assignment_id BIGINT      NOT NULL,
    fingerprint   CHAR(64)    NOT NULL,
    tapped_at     DATETIME(3) NOT NULL,
    moment_id     VARCHAR(64),
    PRIMARY KEY (assignment_id),
    CONSTRAINT moment_share_once UNIQUE (moment_id),
    CONSTRAINT moment_share_assignment_fk FOREIGN KEY (assignment_id) REFERENCES content_assignment (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
