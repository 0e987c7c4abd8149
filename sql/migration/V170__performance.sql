-- Who sold what, by day and as far as it was known (COM-12, D9). A row holds what became known on one day about the orders paid
-- on another: a report as of an earlier day leaves out the later rows, and nothing is ever written over. Guide, store and region
-- are those of the order's decision, so that a reorganization changes no past figure. Counted from the books by a duty.

CREATE TABLE performance_day (
    -- 1 headquarters, 2 region, 3 store, 4 guide; each level is counted for itself, because orders of two guides are one order.
    level             TINYINT NOT NULL,
    sold_on           DATE    NOT NULL,
    known_on          DATE    NOT NULL,
    -- 0 for none, and above the level.
    region_id         BIGINT  NOT NULL,
    store_id          BIGINT  NOT NULL,
    guide_id          BIGINT  NOT NULL,
    orders            BIGINT  NOT NULL,
    units             BIGINT  NOT NULL,
    refunded_units    BIGINT  NOT NULL,
    paid_fen          BIGINT  NOT NULL,
    refunded_fen      BIGINT  NOT NULL,
    -- Commission stands beside performance and is never added to it; that of guides and that of stores are two things.
    guide_accrued_fen BIGINT  NOT NULL,
    guide_clawed_fen  BIGINT  NOT NULL,
    store_accrued_fen BIGINT  NOT NULL,
    store_clawed_fen  BIGINT  NOT NULL,
    PRIMARY KEY (level, sold_on, known_on, region_id, store_id, guide_id),
    KEY performance_day_region (region_id, level, sold_on),
    KEY performance_day_store (store_id, level, sold_on),
    KEY performance_day_guide (guide_id, level, sold_on),
    KEY performance_day_known (known_on, level),
    CONSTRAINT performance_day_level CHECK (level BETWEEN 1 AND 4)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Everything posted before counted_until is in the rows; what came later is added at the moment of asking.
CREATE TABLE performance_progress (
    id            INT         NOT NULL,
    counted_until DATETIME(3) NOT NULL,
    -- How far back the nightly check has come; it begins anew at the beginning.
    checked_on    DATE        NOT NULL,
    PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO performance_progress (id, counted_until, checked_on) VALUES (1, '2000-01-01 00:00:00.000', '2000-01-01');
