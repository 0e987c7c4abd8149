-- When tasks may go out and whom they may reach: calendar, leave, tags, lists, opt-outs, and what a task carries for it
-- (C2 to C4, C7, C8).

-- Days on which nothing is dispatched; what falls on one moves to the next day that is none.
CREATE TABLE calendar_holiday (
    on_date    DATE        NOT NULL,
    name       VARCHAR(64) NOT NULL,
    created_by BIGINT      NOT NULL,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (on_date)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A store's hours and its off-peak slot, in minutes of the day of Asia/Shanghai.
CREATE TABLE calendar_store (
    store_id          BIGINT      NOT NULL,
    opens_minute      INT         NOT NULL,
    closes_minute     INT         NOT NULL,
    slot_from_minute  INT         NOT NULL,
    slot_until_minute INT         NOT NULL,
    changed_by        BIGINT      NOT NULL,
    changed_at        DATETIME(3) NOT NULL,
    PRIMARY KEY (store_id),
    CONSTRAINT calendar_store_hours CHECK (0 <= opens_minute AND opens_minute < closes_minute AND closes_minute <= 1440),
    CONSTRAINT calendar_store_slot CHECK (opens_minute <= slot_from_minute AND slot_from_minute < slot_until_minute
        AND slot_until_minute <= closes_minute),
    CONSTRAINT calendar_store_store_fk FOREIGN KEY (store_id) REFERENCES org_store (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE audience_leave (
    guide_id   BIGINT       NOT NULL,
    from_on    DATE         NOT NULL,
    until_on   DATE         NOT NULL,
    note       VARCHAR(200) NOT NULL DEFAULT '',
    created_by BIGINT       NOT NULL,
    created_at DATETIME(3)  NOT NULL,
    PRIMARY KEY (guide_id, from_on),
    CONSTRAINT audience_leave_period CHECK (from_on <= until_on),
    CONSTRAINT audience_leave_guide_fk FOREIGN KEY (guide_id) REFERENCES org_guide (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE audience_guide_tag (
    guide_id   BIGINT      NOT NULL,
    tag        VARCHAR(32) NOT NULL,
    created_by BIGINT      NOT NULL,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (guide_id, tag),
    KEY audience_guide_tag_tag (tag, guide_id),
    CONSTRAINT audience_guide_tag_guide_fk FOREIGN KEY (guide_id) REFERENCES org_guide (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Customers by name: imported, put together by a segment's conditions, or those whose step of an operating procedure is due.
CREATE TABLE audience_list (
    id         BIGINT        NOT NULL,
    kind       VARCHAR(8)    NOT NULL,
    name       VARCHAR(64)   NOT NULL,
    conditions VARCHAR(2000) NOT NULL DEFAULT '',
    members    INT           NOT NULL DEFAULT 0,
    created_by BIGINT        NOT NULL,
    created_at DATETIME(3)   NOT NULL,
    filled_at  DATETIME(3),
    PRIMARY KEY (id),
    CONSTRAINT audience_list_kind CHECK (kind IN ('IMPORT', 'SEGMENT', 'SOP'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE audience_list_member (
    list_id         BIGINT      NOT NULL,
    external_userid VARCHAR(64) NOT NULL,
    PRIMARY KEY (list_id, external_userid),
    CONSTRAINT audience_list_member_list_fk FOREIGN KEY (list_id) REFERENCES audience_list (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Who wants no messages gets none, whatever the task (C8).
CREATE TABLE fatigue_opt_out (
    external_userid VARCHAR(64) NOT NULL,
    source          VARCHAR(12) NOT NULL,
    opted_out_at    DATETIME(3) NOT NULL,
    PRIMARY KEY (external_userid),
    CONSTRAINT fatigue_opt_out_source CHECK (source IN ('CUSTOMER', 'GUIDE', 'HEADQUARTERS'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

ALTER TABLE content_task ADD COLUMN priority INT NOT NULL DEFAULT 0;
ALTER TABLE content_task ADD COLUMN terms JSON;
ALTER TABLE content_task ADD COLUMN not_before DATETIME(3);
ALTER TABLE content_task ADD COLUMN text_version INT NOT NULL DEFAULT 1;
ALTER TABLE content_task ADD CONSTRAINT content_task_priority CHECK (priority BETWEEN 0 AND 9);

-- Every wording a task has had, by whom; what was approved can be shown for ever (C10).
CREATE TABLE content_task_text (
    task_id      BIGINT        NOT NULL,
    text_version INT           NOT NULL,
    title        VARCHAR(128)  NOT NULL,
    instruction  VARCHAR(2000) NOT NULL,
    copy_text    VARCHAR(4000) NOT NULL,
    changed_by   BIGINT        NOT NULL,
    changed_at   DATETIME(3)   NOT NULL,
    PRIMARY KEY (task_id, text_version),
    CONSTRAINT content_task_text_task_fk FOREIGN KEY (task_id) REFERENCES content_task (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO content_task_text (task_id, text_version, title, instruction, copy_text, changed_by, changed_at)
SELECT id, 1, title, instruction, copy_text, created_by, created_at FROM content_task;

-- Employment and a hash of the customers complete the snapshot of the moment of dispatch (C3).
ALTER TABLE content_assignment ADD COLUMN employment_id BIGINT;
ALTER TABLE content_assignment ADD COLUMN target_hash BIGINT UNSIGNED;
ALTER TABLE content_assignment ADD COLUMN skipped_count INT NOT NULL DEFAULT 0;
ALTER TABLE content_assignment ADD COLUMN announce_at DATETIME(3);
CREATE INDEX content_assignment_announce ON content_assignment (announce_at);

-- The day this message weighs on the customer: the day of dispatch, then that of sending; none when it will not be sent.
ALTER TABLE content_delivery ADD COLUMN contact_on DATE;
UPDATE content_delivery SET contact_on = DATE(TIMESTAMPADD(HOUR, 8, sent_at)) WHERE status = 'SENT' AND sent_at IS NOT NULL;
CREATE INDEX content_delivery_contact ON content_delivery (external_userid, contact_on);

-- Whoever gives customers to guides holds this row meanwhile, so that two tasks never count the same free place twice.
CREATE TABLE content_turn (
    id INT NOT NULL,
    PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO content_turn (id) VALUES (1);

-- What headquarters does not let into any task's words, and the hosts that links may lead to (C10).
CREATE TABLE compliance_word (
    word       VARCHAR(64) NOT NULL,
    created_by BIGINT      NOT NULL,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (word)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The advertising law names these three (article 9).
INSERT INTO compliance_word (word, created_by, created_at) VALUES
    ('国家级', 0, '2020-01-01 00:00:00.000'),
    ('最高级', 0, '2020-01-01 00:00:00.000'),
    ('最佳', 0, '2020-01-01 00:00:00.000');

CREATE TABLE compliance_host (
    host       VARCHAR(255) NOT NULL,
    created_by BIGINT       NOT NULL,
    created_at DATETIME(3)  NOT NULL,
    PRIMARY KEY (host)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
