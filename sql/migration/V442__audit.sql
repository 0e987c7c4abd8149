-- Who at headquarters looked at or changed what. Entries are only ever added; a second table chains them by their digests, so
-- that none can be altered, taken out or put elsewhere unnoticed.

CREATE TABLE audit_entry (
    id             BIGINT       NOT NULL,
    at             DATETIME(3)  NOT NULL,
    admin_id       BIGINT       NOT NULL,
    roles          VARCHAR(255) NOT NULL,
    source         VARCHAR(64)  NOT NULL,
    kind           VARCHAR(8)   NOT NULL,
    action         VARCHAR(160) NOT NULL,
    object_type    VARCHAR(48)  NOT NULL,
    object_id      VARCHAR(64)  NOT NULL,
    request_digest CHAR(64)     NOT NULL,
    before_digest  CHAR(64)     NOT NULL DEFAULT '',
    after_digest   CHAR(64)     NOT NULL DEFAULT '',
    reason         VARCHAR(500) NOT NULL DEFAULT '',
    outcome        VARCHAR(64)  NOT NULL,
    trace_id       VARCHAR(64)  NOT NULL,
    PRIMARY KEY (id),
    KEY audit_entry_admin (admin_id, id),
    KEY audit_entry_object (object_type, object_id, id),
    CONSTRAINT audit_entry_kind CHECK (kind IN ('READ', 'WRITE'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE audit_link (
    seq      BIGINT   NOT NULL,
    entry_id BIGINT   NOT NULL,
    hash     CHAR(64) NOT NULL,
    PRIMARY KEY (seq),
    CONSTRAINT audit_link_entry UNIQUE (entry_id),
    CONSTRAINT audit_link_seq CHECK (seq > 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE audit_verification (
    id         BIGINT       NOT NULL,
    ran_at     DATETIME(3)  NOT NULL,
    checked    BIGINT       NOT NULL,
    head_seq   BIGINT       NOT NULL,
    head_hash  CHAR(64)     NOT NULL,
    unchained  BIGINT       NOT NULL,
    broken_seq BIGINT,
    broken_how VARCHAR(24),
    PRIMARY KEY (id),
    CONSTRAINT audit_verification_broken CHECK ((broken_seq IS NULL) = (broken_how IS NULL))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
