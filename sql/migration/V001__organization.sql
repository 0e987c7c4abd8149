-- Who works where, from when until when. Nothing is overwritten: a move ends one row and begins another,
-- so that any day of the past can be asked. "Until" is never NULL; an open end is the year 9999.

CREATE TABLE org_region (
    id            BIGINT       NOT NULL,
    department_id BIGINT       NOT NULL,
    name          VARCHAR(64)  NOT NULL,
    name_en       VARCHAR(64)  NOT NULL,
    created_at    DATETIME(3)  NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT org_region_department UNIQUE (department_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE org_store (
    id            BIGINT       NOT NULL,
    department_id BIGINT       NOT NULL,
    name          VARCHAR(64)  NOT NULL,
    name_en       VARCHAR(64)  NOT NULL,
    ownership     VARCHAR(12)  NOT NULL DEFAULT 'DIRECT',
    state         VARCHAR(8)   NOT NULL DEFAULT 'OPEN',
    created_at    DATETIME(3)  NOT NULL,
    version       INT          NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    CONSTRAINT org_store_department UNIQUE (department_id),
    CONSTRAINT org_store_ownership CHECK (ownership IN ('DIRECT', 'FRANCHISE')),
    CONSTRAINT org_store_state CHECK (state IN ('OPEN', 'CLOSED'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE org_store_region (
    store_id    BIGINT      NOT NULL,
    region_id   BIGINT      NOT NULL,
    valid_from  DATETIME(3) NOT NULL,
    valid_until DATETIME(3) NOT NULL DEFAULT '9999-12-31 00:00:00.000',
    PRIMARY KEY (store_id, valid_from),
    KEY org_store_region_region (region_id),
    CONSTRAINT org_store_region_period CHECK (valid_from < valid_until),
    CONSTRAINT org_store_region_store_fk FOREIGN KEY (store_id) REFERENCES org_store (id),
    CONSTRAINT org_store_region_region_fk FOREIGN KEY (region_id) REFERENCES org_region (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE org_guide (
    id              BIGINT      NOT NULL,
    userid          VARCHAR(64) NOT NULL,
    name            VARCHAR(64) NOT NULL,
    status          VARCHAR(12) NOT NULL,
    payee_openid    VARCHAR(64),
    session_version INT         NOT NULL DEFAULT 0,
    created_at      DATETIME(3) NOT NULL,
    version         INT         NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    CONSTRAINT org_guide_userid UNIQUE (userid),
    CONSTRAINT org_guide_status CHECK (status IN ('ACTIVE', 'SUSPENDED', 'LEFT'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE org_employment (
    id          BIGINT      NOT NULL,
    guide_id    BIGINT      NOT NULL,
    store_id    BIGINT      NOT NULL,
    role        VARCHAR(12) NOT NULL,
    is_primary  BOOLEAN     NOT NULL DEFAULT TRUE,
    valid_from  DATETIME(3) NOT NULL,
    valid_until DATETIME(3) NOT NULL DEFAULT '9999-12-31 00:00:00.000',
    PRIMARY KEY (id),
    CONSTRAINT org_employment_once UNIQUE (guide_id, store_id, valid_from),
    KEY org_employment_store (store_id, valid_until),
    CONSTRAINT org_employment_role CHECK (role IN ('GUIDE', 'MANAGER', 'PART_TIME')),
    CONSTRAINT org_employment_period CHECK (valid_from < valid_until),
    CONSTRAINT org_employment_guide_fk FOREIGN KEY (guide_id) REFERENCES org_guide (id),
    CONSTRAINT org_employment_store_fk FOREIGN KEY (store_id) REFERENCES org_store (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE org_admin (
    id              BIGINT       NOT NULL,
    username        VARCHAR(64)  NOT NULL,
    name            VARCHAR(64)  NOT NULL,
    password_hash   VARCHAR(200) NOT NULL,
    region_id       BIGINT,
    status          VARCHAR(12)  NOT NULL DEFAULT 'ACTIVE',
    failed_attempts INT          NOT NULL DEFAULT 0,
    locked_until    DATETIME(3),
    session_version INT          NOT NULL DEFAULT 0,
    is_demo         BOOLEAN      NOT NULL DEFAULT FALSE,
    created_at      DATETIME(3)  NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT org_admin_username UNIQUE (username),
    CONSTRAINT org_admin_status CHECK (status IN ('ACTIVE', 'DISABLED')),
    CONSTRAINT org_admin_region_fk FOREIGN KEY (region_id) REFERENCES org_region (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE org_admin_role (
    admin_id BIGINT      NOT NULL,
    role     VARCHAR(24) NOT NULL,
    PRIMARY KEY (admin_id, role),
    CONSTRAINT org_admin_role_name CHECK (role IN ('HQ_OPERATOR', 'HQ_CHECKER', 'REGION_MANAGER', 'FINANCE')),
    CONSTRAINT org_admin_role_admin_fk FOREIGN KEY (admin_id) REFERENCES org_admin (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE org_sync_run (
    id          BIGINT      NOT NULL,
    dry_run     BOOLEAN     NOT NULL,
    state       VARCHAR(12) NOT NULL,
    diff        MEDIUMTEXT  NOT NULL,
    started_by  VARCHAR(64) NOT NULL,
    started_at  DATETIME(3) NOT NULL,
    lease_until DATETIME(3) NOT NULL,
    finished_at DATETIME(3),
    -- At most one run at a time; one whose lease has passed is declared failed by the next.
    running     INT AS (CASE WHEN state = 'RUNNING' THEN 1 END) STORED,
    PRIMARY KEY (id),
    CONSTRAINT org_sync_run_one_running UNIQUE (running),
    CONSTRAINT org_sync_run_state CHECK (state IN ('RUNNING', 'DONE', 'FAILED'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
