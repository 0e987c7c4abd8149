-- The duties on the timetable as headquarters sees and steers them; when they fire stands in Quartz' own tables. What is
-- wished here is heeded by the next node that looks, and stays wished whoever stops or starts.

CREATE TABLE duty (
    name          VARCHAR(64)  NOT NULL,
    cadence       VARCHAR(64)  NOT NULL,
    is_current    BOOLEAN      NOT NULL DEFAULT TRUE,
    paused_by     BIGINT,
    paused_at     DATETIME(3),
    run_asked_by  BIGINT,
    run_asked_at  DATETIME(3),
    is_heeded     BOOLEAN      NOT NULL DEFAULT FALSE,
    misfires      BIGINT       NOT NULL DEFAULT 0,
    misfired_at   DATETIME(3),
    version       INT          NOT NULL DEFAULT 0,
    PRIMARY KEY (name),
    CONSTRAINT duty_pause CHECK ((paused_at IS NULL) = (paused_by IS NULL)),
    CONSTRAINT duty_run_asked CHECK ((run_asked_at IS NULL) = (run_asked_by IS NULL))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Runs that did something, failed, were asked for, or whose node died. A duty that looks every second and finds nothing
-- leaves no row. A failure that repeats itself is one row that counts.
CREATE TABLE duty_run (
    id         BIGINT       NOT NULL,
    duty       VARCHAR(64)  NOT NULL,
    node       VARCHAR(190) NOT NULL,
    outcome    VARCHAR(8)   NOT NULL,
    asked_by   BIGINT,
    started_at DATETIME(3)  NOT NULL,
    ended_at   DATETIME(3)  NOT NULL,
    items      BIGINT       NOT NULL,
    times      INT          NOT NULL DEFAULT 1,
    error      VARCHAR(500) NOT NULL DEFAULT '',
    PRIMARY KEY (id),
    KEY duty_run_duty (duty, id),
    KEY duty_run_outcome (outcome, duty, id),
    CONSTRAINT duty_run_outcome CHECK (outcome IN ('OK', 'FAILED', 'LOST'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE duty_order (
    id         BIGINT      NOT NULL,
    duty       VARCHAR(64) NOT NULL,
    kind       VARCHAR(8)  NOT NULL,
    ordered_by BIGINT      NOT NULL,
    ordered_at DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    KEY duty_order_duty (duty, id),
    CONSTRAINT duty_order_kind CHECK (kind IN ('PAUSE', 'RESUME', 'RUN'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
