-- How headquarters signs in: locks that grow, passwords that must be changed, a second factor, sessions that can be ended.

ALTER TABLE org_admin ADD COLUMN lock_count INT NOT NULL DEFAULT 0;

ALTER TABLE org_admin ADD COLUMN password_due BOOLEAN NOT NULL DEFAULT FALSE;

ALTER TABLE org_admin ADD COLUMN password_changed_at DATETIME(3);

ALTER TABLE org_admin ADD COLUMN version INT NOT NULL DEFAULT 0;

-- A secret counts from when its first code was seen; until then it only waits.
CREATE TABLE signin_factor (
    admin_id        BIGINT         NOT NULL,
    sealed_secret   VARBINARY(255) NOT NULL,
    created_at      DATETIME(3)    NOT NULL,
    confirmed_at    DATETIME(3),
    -- The time step of the last code that was taken; none is taken twice.
    last_step       BIGINT         NOT NULL DEFAULT 0,
    failed_attempts INT            NOT NULL DEFAULT 0,
    lock_count      INT            NOT NULL DEFAULT 0,
    locked_until    DATETIME(3),
    PRIMARY KEY (admin_id),
    CONSTRAINT signin_factor_counts CHECK (failed_attempts >= 0 AND lock_count >= 0),
    CONSTRAINT signin_factor_admin_fk FOREIGN KEY (admin_id) REFERENCES org_admin (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE signin_recovery_code (
    admin_id  BIGINT   NOT NULL,
    code_hash CHAR(64) NOT NULL,
    used_at   DATETIME(3),
    PRIMARY KEY (admin_id, code_hash),
    CONSTRAINT signin_recovery_code_factor_fk FOREIGN KEY (admin_id) REFERENCES signin_factor (admin_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- By the machine's time, like the tokens that carry its number.
CREATE TABLE signin_session (
    id         BIGINT       NOT NULL,
    admin_id   BIGINT       NOT NULL,
    opened_at  DATETIME(3)  NOT NULL,
    expires_at DATETIME(3)  NOT NULL,
    source     VARCHAR(64)  NOT NULL,
    agent      VARCHAR(200) NOT NULL,
    proof      VARCHAR(16)  NOT NULL,
    ended_at   DATETIME(3),
    end_reason VARCHAR(16),
    PRIMARY KEY (id),
    KEY signin_session_admin (admin_id, ended_at, expires_at),
    CONSTRAINT signin_session_proof CHECK (proof IN ('PASSWORD', 'TOTP', 'RECOVERY_CODE')),
    CONSTRAINT signin_session_end CHECK ((ended_at IS NULL) = (end_reason IS NULL)),
    CONSTRAINT signin_session_reason CHECK (end_reason IN ('SIGNED_OUT', 'REVOKED', 'PASSWORD', 'FACTOR', 'ROLES', 'TOO_MANY')),
    CONSTRAINT signin_session_admin_fk FOREIGN KEY (admin_id) REFERENCES org_admin (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Failures of whoever calls from one place, whatever names they try.
CREATE TABLE signin_source (
    source       VARCHAR(64) NOT NULL,
    failures     INT         NOT NULL,
    counted_from DATETIME(3) NOT NULL,
    lock_count   INT         NOT NULL,
    locked_until DATETIME(3),
    PRIMARY KEY (source),
    KEY signin_source_age (counted_from),
    CONSTRAINT signin_source_counts CHECK (failures >= 0 AND lock_count >= 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
