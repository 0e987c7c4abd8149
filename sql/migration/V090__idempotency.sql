-- The answers to requests that must not be carried out twice. A row is written in the transaction of the work it answers,
-- or, for work that talks to others over the network, before it, with a lease.
CREATE TABLE idempotency_key (
    principal    VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    route        VARCHAR(160) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    request_key  VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    body_hash    CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    state        VARCHAR(12)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- Who is carrying it out, and until when nobody else may.
    owner        CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    lease_until  DATETIME(3)  NOT NULL,
    status       SMALLINT     NULL,
    location     VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    body         MEDIUMTEXT   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    created_at   DATETIME(3)  NOT NULL,
    PRIMARY KEY (principal, route, request_key),
    KEY idempotency_key_purge (created_at),
    CONSTRAINT idempotency_key_state CHECK (state IN ('IN_PROGRESS', 'DONE')),
    CONSTRAINT idempotency_key_answer CHECK (
        (state = 'IN_PROGRESS' AND status IS NULL AND body IS NULL AND location IS NULL)
        OR (state = 'DONE' AND status IS NOT NULL AND body IS NOT NULL)),
    CONSTRAINT idempotency_key_status CHECK (status IS NULL OR status BETWEEN 200 AND 299),
    CONSTRAINT idempotency_key_present CHECK (CHAR_LENGTH(request_key) > 0 AND CHAR_LENGTH(body_hash) = 64)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
