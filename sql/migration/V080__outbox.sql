-- What must happen after a commit, at least once (outbox), and what came from Tencent, kept before anything is done
-- with it (inbox). Both are queues of the same shape: claimed by lease, delivered, marked done or put back.

CREATE TABLE outbox_message (
    id           BIGINT       NOT NULL,
    topic        VARCHAR(48)  NOT NULL,
    message_key  VARCHAR(128) NOT NULL,
    payload      TEXT         NOT NULL,
    occurred_at  DATETIME(3)  NOT NULL,
    received_at  DATETIME(3)  NOT NULL,
    available_at DATETIME(3)  NOT NULL,
    attempts     INT          NOT NULL DEFAULT 0,
    lease_owner  VARCHAR(64),
    lease_until  DATETIME(3),
    done_at      DATETIME(3),
    dead_at      DATETIME(3),
    last_error   VARCHAR(500),
    PRIMARY KEY (id),
    CONSTRAINT outbox_message_once UNIQUE (topic, message_key),
    KEY outbox_message_due (done_at, dead_at, available_at),
    KEY outbox_message_lease (lease_owner)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE inbox_message (
    id           BIGINT       NOT NULL,
    topic        VARCHAR(48)  NOT NULL,
    message_key  VARCHAR(128) NOT NULL,
    payload      TEXT         NOT NULL,
    occurred_at  DATETIME(3)  NOT NULL,
    received_at  DATETIME(3)  NOT NULL,
    available_at DATETIME(3)  NOT NULL,
    attempts     INT          NOT NULL DEFAULT 0,
    lease_owner  VARCHAR(64),
    lease_until  DATETIME(3),
    done_at      DATETIME(3),
    dead_at      DATETIME(3),
    last_error   VARCHAR(500),
    PRIMARY KEY (id),
    CONSTRAINT inbox_message_once UNIQUE (topic, message_key),
    KEY inbox_message_due (done_at, dead_at, available_at),
    KEY inbox_message_lease (lease_owner)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
