-- What somebody did who had not signed in yet (MEM-3), under a digest of the name that his device made up; joined to the member
-- who signs in on that device, or gone after some weeks.
CREATE TABLE visitor_event (
    id            BIGINT      NOT NULL,
    visitor       VARCHAR(64) NOT NULL,
    event_id      VARCHAR(64) NOT NULL,
    kind          VARCHAR(8)  NOT NULL,
    product_id    BIGINT,
    store_id      BIGINT,
    token         VARCHAR(256),
    page          VARCHAR(256),
    forward_depth INT         NOT NULL DEFAULT 0,
    occurred_at   DATETIME(3) NOT NULL,
    received_at   DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT visitor_event_once UNIQUE (visitor, event_id),
    KEY visitor_event_received (received_at),
    CONSTRAINT visitor_event_kind CHECK (kind IN ('VIEW', 'SHARE', 'TOUCH')),
    CONSTRAINT visitor_event_what CHECK ((kind = 'TOUCH') = (token IS NOT NULL) AND (kind = 'TOUCH') = (product_id IS NULL) AND (kind = 'TOUCH') = (page IS NOT NULL))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
