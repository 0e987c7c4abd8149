-- Headquarters' content tasks for guides, and what came of them (C0 to C11).

CREATE TABLE content_material (
    id          BIGINT        NOT NULL,
    kind        VARCHAR(12)   NOT NULL,
    title       VARCHAR(128)  NOT NULL,
    text        VARCHAR(4000) NOT NULL DEFAULT '',
    url         VARCHAR(2048) NOT NULL DEFAULT '',
    product_ids JSON          NOT NULL,
    created_by  BIGINT        NOT NULL,
    created_at  DATETIME(3)   NOT NULL,
    version     INT           NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    CONSTRAINT content_material_kind CHECK (kind IN ('TEXT', 'IMAGE', 'VIDEO', 'FILE', 'LINK', 'MINIPROGRAM', 'POSTER', 'LOOK'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE content_task (
    id              BIGINT        NOT NULL,
    type            VARCHAR(20)   NOT NULL,
    title           VARCHAR(128)  NOT NULL,
    instruction     VARCHAR(2000) NOT NULL,
    copy_text       VARCHAR(4000) NOT NULL,
    material_ids    JSON          NOT NULL,
    target          JSON          NOT NULL,
    start_at        DATETIME(3)   NOT NULL,
    deadline_at     DATETIME(3)   NOT NULL,
    min_evidence    CHAR(2)       NOT NULL,
    status          VARCHAR(20)   NOT NULL,
    created_by      BIGINT        NOT NULL,
    created_at      DATETIME(3)   NOT NULL,
    submitted_at    DATETIME(3),
    approved_by     BIGINT,
    approved_at     DATETIME(3),
    audience_size   INT,
    dispatch_after  BIGINT        NOT NULL DEFAULT 0,
    dispatched_at   DATETIME(3),
    lease_owner     VARCHAR(64),
    lease_until     DATETIME(3),
    version         INT           NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    KEY content_task_due (status, start_at),
    KEY content_task_deadline (status, deadline_at),
    CONSTRAINT content_task_type CHECK (type IN ('SEND_1V1', 'SEND_GROUP', 'MOMENTS_CORP', 'MOMENTS_PERSONAL', 'VISIT_CALLBACK', 'MATERIAL_SHARE', 'INVITE_GROUP', 'ADD_FRIEND', 'TRAINING', 'CUSTOM')),
    CONSTRAINT content_task_status CHECK (status IN ('DRAFT', 'PENDING_APPROVAL', 'SCHEDULED', 'DISPATCHING', 'RUNNING', 'PAUSED', 'ENDED', 'CANCELLED')),
    CONSTRAINT content_task_evidence CHECK (min_evidence IN ('E0', 'E1', 'E2', 'E3')),
    CONSTRAINT content_task_window CHECK (start_at < deadline_at),
    CONSTRAINT content_task_two_people CHECK (approved_by IS NULL OR approved_by <> created_by)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Guide, store and region are those of the moment of dispatch: a later transfer does not rewrite history (C5).
CREATE TABLE content_assignment (
    id            BIGINT      NOT NULL AUTO_INCREMENT,
    task_id       BIGINT      NOT NULL,
    guide_id      BIGINT      NOT NULL,
    store_id      BIGINT      NOT NULL,
    region_id     BIGINT      NOT NULL,
    status        VARCHAR(16) NOT NULL,
    reason        VARCHAR(24),
    evidence      CHAR(2),
    target_count  INT         NOT NULL,
    sent_count    INT         NOT NULL DEFAULT 0,
    failed_count  INT         NOT NULL DEFAULT 0,
    dispatched_at DATETIME(3) NOT NULL,
    notified_at   DATETIME(3),
    viewed_at     DATETIME(3),
    executed_at   DATETIME(3),
    done_at       DATETIME(3),
    late_at       DATETIME(3),
    nudged_at     DATETIME(3),
    link_id       BIGINT,
    poll_at       DATETIME(3),
    polls         INT         NOT NULL DEFAULT 0,
    version       INT         NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    CONSTRAINT content_assignment_once UNIQUE (task_id, guide_id),
    KEY content_assignment_guide (guide_id, status, task_id),
    KEY content_assignment_report (task_id, region_id, store_id, status),
    KEY content_assignment_poll (poll_at),
    CONSTRAINT content_assignment_status CHECK (status IN ('PENDING', 'NOTIFIED', 'VIEWED', 'EXECUTING', 'PARTIAL', 'DONE', 'DONE_UNVERIFIED', 'EXPIRED', 'EXEMPT', 'FAILED')),
    CONSTRAINT content_assignment_evidence CHECK (evidence IN ('E0', 'E1', 'E2', 'E3')),
    CONSTRAINT content_assignment_done CHECK (status <> 'DONE' OR (evidence IS NOT NULL AND done_at IS NOT NULL)),
    CONSTRAINT content_assignment_task_fk FOREIGN KEY (task_id) REFERENCES content_task (id),
    CONSTRAINT content_assignment_guide_fk FOREIGN KEY (guide_id) REFERENCES org_guide (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- One group send at WeCom; the row exists before WeCom is called, so an answer that got lost can be looked for.
CREATE TABLE content_send (
    assignment_id BIGINT      NOT NULL,
    chunk_no      INT         NOT NULL,
    state         VARCHAR(12) NOT NULL,
    msgid         VARCHAR(64),
    asked_at      DATETIME(3) NOT NULL,
    PRIMARY KEY (assignment_id, chunk_no),
    KEY content_send_msgid (msgid),
    CONSTRAINT content_send_state CHECK (state IN ('SENDING', 'CREATED', 'UNKNOWN', 'REJECTED', 'CANCELLED')),
    CONSTRAINT content_send_msgid_known CHECK (state <> 'CREATED' OR msgid IS NOT NULL),
    CONSTRAINT content_send_assignment_fk FOREIGN KEY (assignment_id) REFERENCES content_assignment (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE content_delivery (
    assignment_id   BIGINT      NOT NULL,
    external_userid VARCHAR(64) NOT NULL,
    chunk_no        INT         NOT NULL DEFAULT 0,
    status          VARCHAR(20) NOT NULL,
    sent_at         DATETIME(3),
    PRIMARY KEY (assignment_id, external_userid),
    CONSTRAINT content_delivery_status CHECK (status IN ('NOT_SENT', 'SENT', 'FAIL_NOT_FRIEND', 'FAIL_QUOTA', 'SKIPPED_FATIGUE', 'SKIPPED_OPTOUT', 'SKIPPED_SENSITIVE')),
    CONSTRAINT content_delivery_assignment_fk FOREIGN KEY (assignment_id) REFERENCES content_assignment (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE content_nudge (
    id            BIGINT      NOT NULL,
    assignment_id BIGINT      NOT NULL,
    nudged_by     BIGINT      NOT NULL,
    nudged_at     DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    KEY content_nudge_assignment (assignment_id, nudged_at),
    CONSTRAINT content_nudge_assignment_fk FOREIGN KEY (assignment_id) REFERENCES content_assignment (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
