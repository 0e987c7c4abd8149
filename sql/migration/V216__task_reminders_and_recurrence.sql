-- Reminders that went out, digests of what was missed, forecasts of what a task would do, and tasks that repeat (C6, C7, C8).

CREATE TABLE reminder_sent (
    task_id BIGINT      NOT NULL,
    kind    VARCHAR(16) NOT NULL,
    due_at  DATETIME(3) NOT NULL,
    sent_at DATETIME(3) NOT NULL,
    PRIMARY KEY (task_id, kind, due_at),
    CONSTRAINT reminder_sent_task_fk FOREIGN KEY (task_id) REFERENCES content_task (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What a region missed, written the morning after.
CREATE TABLE reminder_digest (
    on_date    DATE        NOT NULL,
    region_id  BIGINT      NOT NULL,
    task_id    BIGINT      NOT NULL,
    required   INT         NOT NULL,
    done       INT         NOT NULL,
    missed     INT         NOT NULL,
    written_at DATETIME(3) NOT NULL,
    PRIMARY KEY (on_date, region_id, task_id),
    CONSTRAINT reminder_digest_task_fk FOREIGN KEY (task_id) REFERENCES content_task (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- One forecast per task, of the moment it was last asked for; counted in stretches, so it goes on where it was killed.
CREATE TABLE forecast_run (
    task_id         BIGINT      NOT NULL,
    state           VARCHAR(8)  NOT NULL,
    as_of           DATETIME(3) NOT NULL,
    after_guide_id  BIGINT      NOT NULL DEFAULT 0,
    guides          BIGINT      NOT NULL DEFAULT 0,
    away            BIGINT      NOT NULL DEFAULT 0,
    with_target     BIGINT      NOT NULL DEFAULT 0,
    reachable       BIGINT      NOT NULL DEFAULT 0,
    stranded        BIGINT      NOT NULL DEFAULT 0,
    tired           BIGINT      NOT NULL DEFAULT 0,
    opted_out       BIGINT      NOT NULL DEFAULT 0,
    sends           BIGINT      NOT NULL DEFAULT 0,
    quota_used      BIGINT      NOT NULL DEFAULT 0,
    quota_total     BIGINT      NOT NULL DEFAULT 0,
    listed          BIGINT,
    lease_owner     VARCHAR(64),
    lease_until     DATETIME(3),
    finished_at     DATETIME(3),
    PRIMARY KEY (task_id),
    KEY forecast_run_open (state, as_of),
    CONSTRAINT forecast_run_state CHECK (state IN ('RUNNING', 'READY')),
    CONSTRAINT forecast_run_task_fk FOREIGN KEY (task_id) REFERENCES content_task (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- When how many guides are told.
CREATE TABLE forecast_batch (
    task_id BIGINT      NOT NULL,
    tell_at DATETIME(3) NOT NULL,
    guides  BIGINT      NOT NULL,
    PRIMARY KEY (task_id, tell_at),
    CONSTRAINT forecast_batch_run_fk FOREIGN KEY (task_id) REFERENCES forecast_run (task_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- How many customers are close to having enough, night by night.
CREATE TABLE forecast_outlook (
    on_date       DATE        NOT NULL,
    contacted     BIGINT      NOT NULL,
    near_limit    BIGINT      NOT NULL,
    at_limit      BIGINT      NOT NULL,
    at_limit_in_7 BIGINT      NOT NULL,
    near_quota    BIGINT      NOT NULL,
    after_member  VARCHAR(64) NOT NULL,
    finished_at   DATETIME(3),
    PRIMARY KEY (on_date)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A task that comes again by a rule; the draft it repeats must stay as it was approved.
CREATE TABLE recurrence_plan (
    id               BIGINT      NOT NULL,
    task_id          BIGINT      NOT NULL,
    task_version     INT         NOT NULL,
    frequency        VARCHAR(8)  NOT NULL,
    days             VARCHAR(100) NOT NULL,
    at_minute        INT         NOT NULL,
    window_minutes   INT         NOT NULL,
    from_on          DATE        NOT NULL,
    until_on         DATE        NOT NULL,
    state            VARCHAR(10) NOT NULL,
    stop_reason      VARCHAR(40) NOT NULL DEFAULT '',
    created_by       BIGINT      NOT NULL,
    created_at       DATETIME(3) NOT NULL,
    approved_by      BIGINT,
    approved_at      DATETIME(3),
    version          INT         NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    KEY recurrence_plan_state (state, id),
    CONSTRAINT recurrence_plan_frequency CHECK (frequency IN ('DAILY', 'WEEKLY', 'MONTHLY')),
    CONSTRAINT recurrence_plan_state CHECK (state IN ('PROPOSED', 'ACTIVE', 'STOPPED')),
    CONSTRAINT recurrence_plan_times CHECK (at_minute BETWEEN 0 AND 1439 AND window_minutes BETWEEN 30 AND 44640),
    CONSTRAINT recurrence_plan_period CHECK (from_on <= until_on),
    CONSTRAINT recurrence_plan_checker CHECK (approved_by IS NULL OR approved_by <> created_by),
    CONSTRAINT recurrence_plan_task_fk FOREIGN KEY (task_id) REFERENCES content_task (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE recurrence_occurrence (
    plan_id    BIGINT      NOT NULL,
    occurs_on  DATE        NOT NULL,
    task_id    BIGINT      NOT NULL,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (plan_id, occurs_on),
    KEY recurrence_occurrence_task (task_id),
    CONSTRAINT recurrence_occurrence_plan_fk FOREIGN KEY (plan_id) REFERENCES recurrence_plan (id),
    CONSTRAINT recurrence_occurrence_task_fk FOREIGN KEY (task_id) REFERENCES content_task (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
