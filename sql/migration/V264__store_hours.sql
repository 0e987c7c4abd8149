-- A store's hours were kept twice: by day of the week for shoppers, and the same for every day for guides. Now they are kept
-- once, by day of the week; a day that is not there is closed. Where both were written the weekly ones are the truth.

CREATE TABLE org_store_hours (
    store_id      BIGINT NOT NULL,
    -- 1 is Monday.
    day           INT    NOT NULL,
    -- Of the day of Asia/Shanghai; 1440 is its end.
    opens_minute  INT    NOT NULL,
    closes_minute INT    NOT NULL,
    PRIMARY KEY (store_id, day),
    CONSTRAINT org_store_hours_day CHECK (day BETWEEN 1 AND 7),
    CONSTRAINT org_store_hours_span CHECK (0 <= opens_minute AND opens_minute < closes_minute AND closes_minute <= 1440),
    CONSTRAINT org_store_hours_store_fk FOREIGN KEY (store_id) REFERENCES org_store (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- 1 10:00-22:00;6 09:30-22:30 has the day, a space, and times of five letters each.
INSERT INTO org_store_hours (store_id, day, opens_minute, closes_minute)
SELECT w.store_id, w.day,
       CAST(SUBSTRING(w.span, 1, 2) AS SIGNED) * 60 + CAST(SUBSTRING(w.span, 4, 2) AS SIGNED),
       CAST(SUBSTRING(w.span, 7, 2) AS SIGNED) * 60 + CAST(SUBSTRING(w.span, 10, 2) AS SIGNED)
FROM (SELECT d.store_id, n.day,
             SUBSTRING(CONCAT(';', d.hours), LOCATE(CONCAT(';', n.day, ' '), CONCAT(';', d.hours)) + 3, 11) AS span
      FROM org_store_detail d
      JOIN (SELECT 1 AS day UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6
            UNION ALL SELECT 7) n ON LOCATE(CONCAT(';', n.day, ' '), CONCAT(';', d.hours)) > 0) w;

INSERT INTO org_store_hours (store_id, day, opens_minute, closes_minute)
SELECT c.store_id, n.day, c.opens_minute, c.closes_minute
FROM calendar_store c
JOIN (SELECT 1 AS day UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6
      UNION ALL SELECT 7) n
WHERE NOT EXISTS (SELECT 1 FROM org_store_detail d WHERE d.store_id = c.store_id AND d.hours <> '');

ALTER TABLE org_store_detail DROP COLUMN hours;

-- What is left there is the quiet part of the day; on a day on which the store is closed then, its hours count.
ALTER TABLE calendar_store DROP CONSTRAINT calendar_store_slot;

ALTER TABLE calendar_store DROP CONSTRAINT calendar_store_hours;

ALTER TABLE calendar_store DROP COLUMN opens_minute;

ALTER TABLE calendar_store DROP COLUMN closes_minute;

ALTER TABLE calendar_store ADD CONSTRAINT calendar_store_slot
    CHECK (0 <= slot_from_minute AND slot_from_minute < slot_until_minute AND slot_until_minute <= 1440);
