-- Answers are rows of some kilobytes. Kept in the order of their keys, which is no order at all, each would be written into
-- a page of its own; kept in the order of their coming, many share one.

CREATE TABLE idempotency_key_by_time (
    id           BIGINT       NOT NULL AUTO_INCREMENT,
    principal    VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    route        VARCHAR(160) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    request_key  VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    body_hash    CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    state        VARCHAR(12)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    owner        CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    lease_until  DATETIME(3)  NOT NULL,
    status       SMALLINT     NULL,
    location     VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    body         MEDIUMTEXT   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    created_at   DATETIME(3)  NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT idempotency_key_once UNIQUE (principal, route, request_key),
    KEY idempotency_key_created (created_at),
    CONSTRAINT idempotency_key_states CHECK (state IN ('IN_PROGRESS', 'DONE')),
    CONSTRAINT idempotency_key_answered CHECK (
        (state = 'IN_PROGRESS' AND status IS NULL AND body IS NULL AND location IS NULL)
        OR (state = 'DONE' AND status IS NOT NULL AND body IS NOT NULL)),
    CONSTRAINT idempotency_key_success CHECK (status IS NULL OR status BETWEEN 200 AND 299),
    CONSTRAINT idempotency_key_filled CHECK (CHAR_LENGTH(request_key) > 0 AND CHAR_LENGTH(body_hash) = 64)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT INTO idempotency_key_by_time (principal, route, request_key, body_hash, state, owner, lease_until, status, location,
                                     body, created_at)
SELECT principal, route, request_key, body_hash, state, owner, lease_until, status, location, body, created_at
FROM idempotency_key;

DROP TABLE idempotency_key;

RENAME TABLE idempotency_key_by_time TO idempotency_key;
