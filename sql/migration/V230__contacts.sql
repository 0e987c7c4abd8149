-- The comparison of our organization with WeCom's contacts. It is read, compared and applied in small steps; how far it
-- has come stands in its row, so that whoever kills a step loses that step alone.

CREATE TABLE contacts_sync (
    id                 BIGINT       NOT NULL,
    -- LOOK ends with a plan for somebody to read; APPLY applies what it finds, unless it would remove too many.
    kind               VARCHAR(8)   NOT NULL,
    state              VARCHAR(20)  NOT NULL,
    phase              VARCHAR(12)  NOT NULL,
    -- Where the phase goes on: WeCom's cursor, or the last key that was dealt with.
    place              VARCHAR(600) NOT NULL DEFAULT '',
    departments        INT          NOT NULL DEFAULT 0,
    departments_read   INT          NOT NULL DEFAULT 0,
    people             INT          NOT NULL DEFAULT 0,
    people_read        INT          NOT NULL DEFAULT 0,
    unreadable         INT          NOT NULL DEFAULT 0,
    changes            INT          NOT NULL DEFAULT 0,
    changes_done       INT          NOT NULL DEFAULT 0,
    removals           INT          NOT NULL DEFAULT 0,
    accepted_removals  INT          NOT NULL DEFAULT 0,
    -- What our places were when they were compared.
    fingerprint        VARCHAR(200) NOT NULL DEFAULT '',
    tries              INT          NOT NULL DEFAULT 0,
    failure            VARCHAR(300) NOT NULL DEFAULT '',
    started_by         VARCHAR(64)  NOT NULL,
    -- 0 is the timetable.
    created_by         BIGINT       NOT NULL,
    created_at         DATETIME(3)  NOT NULL,
    planned_at         DATETIME(3),
    approved_by        BIGINT,
    approved_at        DATETIME(3),
    finished_at        DATETIME(3),
    due_at             DATETIME(3)  NOT NULL,
    lease_owner        BIGINT       NOT NULL DEFAULT 0,
    lease_until        DATETIME(3)  NOT NULL,
    -- At most one is under way at a time.
    active             INT AS (CASE WHEN state IN ('READING', 'APPLYING') THEN 1 END) STORED,
    PRIMARY KEY (id),
    CONSTRAINT contacts_sync_one_active UNIQUE (active),
    KEY contacts_sync_finished (finished_at),
    CONSTRAINT contacts_sync_kind CHECK (kind IN ('LOOK', 'APPLY')),
    CONSTRAINT contacts_sync_state CHECK (state IN
        ('READING', 'PLANNED', 'AWAITING_APPROVAL', 'APPLYING', 'DONE', 'FAILED', 'CANCELLED')),
    CONSTRAINT contacts_sync_checker CHECK (approved_by <> created_by)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- WeCom's departments as a sync read them; those of sync 0 are what WeCom told last, for changes that are told one by one.
CREATE TABLE contacts_department (
    sync_id       BIGINT       NOT NULL,
    department_id BIGINT       NOT NULL,
    parent_id     BIGINT       NOT NULL,
    name          VARCHAR(200) NOT NULL,
    name_en       VARCHAR(200) NOT NULL,
    sort_order    BIGINT       NOT NULL,
    -- How many of its people serve in no store.
    storeless     INT          NOT NULL DEFAULT 0,
    failure       VARCHAR(200) NOT NULL DEFAULT '',
    PRIMARY KEY (sync_id, department_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- WeCom's people as a sync read them; gone once it has been compared.
CREATE TABLE contacts_person (
    sync_id         BIGINT       NOT NULL,
    userid          VARCHAR(64)  NOT NULL,
    state           VARCHAR(16)  NOT NULL,
    name            VARCHAR(200) NOT NULL DEFAULT '',
    departments     VARCHAR(1200) NOT NULL DEFAULT '',
    leads           VARCHAR(1200) NOT NULL DEFAULT '',
    main_department BIGINT       NOT NULL DEFAULT 0,
    position        VARCHAR(200) NOT NULL DEFAULT '',
    failure         VARCHAR(200) NOT NULL DEFAULT '',
    PRIMARY KEY (sync_id, userid),
    KEY contacts_person_state (sync_id, state, userid),
    CONSTRAINT contacts_person_state_name CHECK (state IN
        ('LISTED', 'UNREADABLE', 'ACTIVE', 'DISABLED', 'NOT_ACTIVATED', 'LEFT'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What differs, in the order in which it is applied, and what became of it.
CREATE TABLE contacts_change (
    sync_id   BIGINT       NOT NULL,
    seq       INT          NOT NULL,
    kind      VARCHAR(24)  NOT NULL,
    -- The userid of a person, the department id of a place.
    subject   VARCHAR(64)  NOT NULL,
    name      VARCHAR(200) NOT NULL,
    was       VARCHAR(500) NOT NULL DEFAULT '',
    becomes   VARCHAR(500) NOT NULL DEFAULT '',
    -- What is to be done; empty for what is only told.
    step      TEXT         NOT NULL,
    state     VARCHAR(8)   NOT NULL,
    failure   VARCHAR(200) NOT NULL DEFAULT '',
    PRIMARY KEY (sync_id, seq),
    KEY contacts_change_kind (sync_id, kind, seq),
    KEY contacts_change_state (sync_id, state, seq),
    CONSTRAINT contacts_change_state_name CHECK (state IN ('PENDING', 'APPLIED', 'SKIPPED', 'FAILED', 'NOTICE')),
    CONSTRAINT contacts_change_sync_fk FOREIGN KEY (sync_id) REFERENCES contacts_sync (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Whose decision it is to which region a store belongs: WeCom's tree by default (0), or that of an administrator.
ALTER TABLE org_store_region ADD COLUMN set_by BIGINT NOT NULL DEFAULT 0;

INSERT INTO contacts_sync (id, kind, state, phase, started_by, created_by, created_at, finished_at, due_at,
                           lease_until)
SELECT id, CASE WHEN dry_run THEN 'LOOK' ELSE 'APPLY' END, CASE WHEN state = 'DONE' THEN 'DONE' ELSE 'FAILED' END, 'END',
       started_by, 0, started_at, COALESCE(finished_at, started_at), started_at, started_at
FROM org_sync_run;

DROP TABLE org_sync_run;

-- Regions within regions, from when until when; a region without a row lies directly below headquarters (0).
CREATE TABLE org_region_parent (
    region_id   BIGINT      NOT NULL,
    parent_id   BIGINT      NOT NULL,
    valid_from  DATETIME(3) NOT NULL,
    valid_until DATETIME(3) NOT NULL DEFAULT '9999-12-31 00:00:00.000',
    PRIMARY KEY (region_id, valid_from),
    KEY org_region_parent_parent (parent_id, valid_until),
    CONSTRAINT org_region_parent_period CHECK (valid_from < valid_until),
    CONSTRAINT org_region_parent_other CHECK (parent_id <> region_id),
    CONSTRAINT org_region_parent_region_fk FOREIGN KEY (region_id) REFERENCES org_region (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What headquarters says a department is, where its place in the tree does not say it.
CREATE TABLE contacts_reading (
    department_id BIGINT      NOT NULL,
    kind          VARCHAR(8)  NOT NULL,
    set_by        BIGINT      NOT NULL,
    set_at        DATETIME(3) NOT NULL,
    PRIMARY KEY (department_id),
    CONSTRAINT contacts_reading_kind CHECK (kind IN ('REGION', 'OUTSIDE'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
