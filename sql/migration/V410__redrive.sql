-- Messages that were given up or have to be applied once more: who put them back, how many and why.

ALTER TABLE inbox_message ADD KEY inbox_message_received (received_at, id);

-- Appended only.
CREATE TABLE message_redrive (
    id         BIGINT       NOT NULL,
    queue      VARCHAR(8)   NOT NULL,
    kind       VARCHAR(8)   NOT NULL,
    -- Empty: all topics.
    topic      VARCHAR(48)  NOT NULL DEFAULT '',
    message_id BIGINT,
    from_at    DATETIME(3),
    until_at   DATETIME(3),
    messages   INT          NOT NULL,
    admin_id   BIGINT       NOT NULL,
    reason     VARCHAR(200) NOT NULL,
    redriven_at DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT message_redrive_queue CHECK (queue IN ('INBOX', 'OUTBOX')),
    CONSTRAINT message_redrive_kind CHECK (kind IN ('REDRIVE', 'REPLAY')),
    CONSTRAINT message_redrive_replay CHECK (kind <> 'REPLAY' OR (queue = 'INBOX' AND from_at < until_at)),
    CONSTRAINT message_redrive_reason CHECK (reason <> '' AND messages >= 0),
    CONSTRAINT message_redrive_admin_fk FOREIGN KEY (admin_id) REFERENCES org_admin (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
