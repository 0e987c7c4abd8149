-- The rows that the scheduler's nodes lock. Quartz would add them when it first needs them, and then two threads that
-- begin at the same moment get into each other's way: one of them finds its row there already and gives up. Where Quartz
-- has run before they exist.

INSERT IGNORE INTO QRTZ_LOCKS (SCHED_NAME, LOCK_NAME)
VALUES ('guidepost', 'TRIGGER_ACCESS'), ('guidepost', 'STATE_ACCESS');
