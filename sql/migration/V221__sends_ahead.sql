-- Group sends that the scheduler makes or brings to an end without a guide's tap: one row for each assignment that it still has
-- to look after. Rows go when nothing is left to do, so the table is as small as the work ahead.

CREATE TABLE content_send_due (
    assignment_id BIGINT      NOT NULL,
    due_at        DATETIME(3) NOT NULL,
    attempts      INT         NOT NULL DEFAULT 0,
    PRIMARY KEY (assignment_id),
    KEY content_send_due_at (due_at),
    CONSTRAINT content_send_due_assignment_fk FOREIGN KEY (assignment_id) REFERENCES content_assignment (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- How far the assignments of a task have been put into the table above.
CREATE TABLE content_send_ahead (
    task_id  BIGINT  NOT NULL,
    after_id BIGINT  NOT NULL DEFAULT 0,
    is_whole BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (task_id),
    KEY content_send_ahead_open (is_whole, task_id),
    CONSTRAINT content_send_ahead_task_fk FOREIGN KEY (task_id) REFERENCES content_task (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Sends whose answer was lost are looked for by state.
CREATE INDEX content_send_open ON content_send (state, asked_at);
