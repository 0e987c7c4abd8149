-- The counters of all tasks that were due on a day, per headquarters, region and store: a report of a period reads as many rows
-- as it has days and places, however many tasks there were.
CREATE TABLE execution_day (
    -- 0 is the row that whoever counts the day anew holds; 1 headquarters, 2 region, 3 store.
    level           TINYINT NOT NULL,
    due_on          DATE    NOT NULL,
    region_id       BIGINT  NOT NULL,
    store_id        BIGINT  NOT NULL,
    assigned        BIGINT  NOT NULL DEFAULT 0,
    exempt          BIGINT  NOT NULL DEFAULT 0,
    viewed          BIGINT  NOT NULL DEFAULT 0,
    done            BIGINT  NOT NULL DEFAULT 0,
    done_unverified BIGINT  NOT NULL DEFAULT 0,
    expired         BIGINT  NOT NULL DEFAULT 0,
    failed          BIGINT  NOT NULL DEFAULT 0,
    late            BIGINT  NOT NULL DEFAULT 0,
    e3              BIGINT  NOT NULL DEFAULT 0,
    e2              BIGINT  NOT NULL DEFAULT 0,
    e1              BIGINT  NOT NULL DEFAULT 0,
    e0              BIGINT  NOT NULL DEFAULT 0,
    targeted        BIGINT  NOT NULL DEFAULT 0,
    sent            BIGINT  NOT NULL DEFAULT 0,
    undelivered     BIGINT  NOT NULL DEFAULT 0,
    clicked         BIGINT  NOT NULL DEFAULT 0,
    ordered         BIGINT  NOT NULL DEFAULT 0,
    net_sales_fen   BIGINT  NOT NULL DEFAULT 0,
    commission_fen  BIGINT  NOT NULL DEFAULT 0,
    deleted         BIGINT  NOT NULL DEFAULT 0,
    tasks           BIGINT  NOT NULL DEFAULT 0,
    tasks_complete  BIGINT  NOT NULL DEFAULT 0,
    PRIMARY KEY (level, due_on, region_id, store_id),
    KEY execution_day_region (level, region_id, due_on),
    CONSTRAINT execution_day_level CHECK (level BETWEEN 0 AND 3)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO execution_day (level, due_on, region_id, store_id, assigned, exempt, viewed, done, done_unverified, expired, failed,
    late, e3, e2, e1, e0, targeted, sent, undelivered, clicked, ordered, net_sales_fen, commission_fen, deleted, tasks,
    tasks_complete)
SELECT level, due_on, region_id, store_id, SUM(assigned), SUM(exempt), SUM(viewed), SUM(done), SUM(done_unverified), SUM(expired),
    SUM(failed), SUM(late), SUM(e3), SUM(e2), SUM(e1), SUM(e0), SUM(targeted), SUM(sent), SUM(undelivered), SUM(clicked),
    SUM(ordered), SUM(net_sales_fen), SUM(commission_fen), SUM(deleted), COUNT(*),
    SUM(assigned > exempt AND done = assigned - exempt)
FROM execution_count GROUP BY level, due_on, region_id, store_id;
