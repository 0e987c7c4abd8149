-- What came of headquarters' tasks, counted per task, region and store off the hot path (C5): a report reads a few rows, however
-- many assignments there are. Guide, store and region are those of the snapshot at dispatch.

-- When a row last changed, by the database's own clock. Nobody writes it, and nobody can forget to.
ALTER TABLE content_assignment ADD COLUMN changed_at DATETIME(3) NOT NULL
    DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3);
ALTER TABLE content_assignment ADD KEY content_assignment_changed (task_id, changed_at);

-- Who removed a guide after a message is looked for by the time at which it happened.
ALTER TABLE shopper_friendship ADD KEY shopper_friendship_ended (ended_at, guide_id);

CREATE TABLE execution_count (
    -- 1 headquarters, 2 region, 3 store.
    level           TINYINT NOT NULL,
    task_id         BIGINT  NOT NULL,
    -- 0 above the level.
    region_id       BIGINT  NOT NULL,
    store_id        BIGINT  NOT NULL,
    -- The business day of the deadline, by which periods are asked for.
    due_on          DATE    NOT NULL,
    assigned        BIGINT  NOT NULL,
    exempt          BIGINT  NOT NULL,
    viewed          BIGINT  NOT NULL,
    done            BIGINT  NOT NULL,
    done_unverified BIGINT  NOT NULL,
    expired         BIGINT  NOT NULL,
    failed          BIGINT  NOT NULL,
    late            BIGINT  NOT NULL,
    e3              BIGINT  NOT NULL,
    e2              BIGINT  NOT NULL,
    e1              BIGINT  NOT NULL,
    e0              BIGINT  NOT NULL,
    targeted        BIGINT  NOT NULL,
    sent            BIGINT  NOT NULL,
    undelivered     BIGINT  NOT NULL,
    clicked         BIGINT  NOT NULL,
    ordered         BIGINT  NOT NULL,
    net_sales_fen   BIGINT  NOT NULL,
    commission_fen  BIGINT  NOT NULL,
    deleted         BIGINT  NOT NULL,
    PRIMARY KEY (level, task_id, region_id, store_id),
    KEY execution_count_due (level, due_on, region_id, store_id),
    CONSTRAINT execution_count_level CHECK (level BETWEEN 1 AND 3),
    CONSTRAINT execution_count_task_fk FOREIGN KEY (task_id) REFERENCES content_task (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- How each task stands with the counting. The version rises whenever a figure has changed.
CREATE TABLE execution_task (
    task_id    BIGINT      NOT NULL,
    counted_at DATETIME(3) NOT NULL,
    version    BIGINT      NOT NULL,
    PRIMARY KEY (task_id),
    CONSTRAINT execution_task_task_fk FOREIGN KEY (task_id) REFERENCES content_task (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
