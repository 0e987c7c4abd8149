-- Who is told of what, what there was to tell, and how telling went.

CREATE TABLE webhook_subscription (
    id              BIGINT         NOT NULL,
    url             VARCHAR(500)   NOT NULL,
    name            VARCHAR(64)    NOT NULL,
    sealed_secret   VARBINARY(255) NOT NULL,
    sealed_previous VARBINARY(255),
    previous_until  DATETIME(3),
    is_active       BOOLEAN        NOT NULL DEFAULT TRUE,
    created_by      BIGINT         NOT NULL,
    created_at      DATETIME(3)    NOT NULL,
    version         INT            NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    CONSTRAINT webhook_subscription_previous CHECK ((sealed_previous IS NULL) = (previous_until IS NULL)),
    CONSTRAINT webhook_subscription_creator_fk FOREIGN KEY (created_by) REFERENCES org_admin (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE webhook_subscription_type (
    subscription_id BIGINT      NOT NULL,
    type            VARCHAR(48) NOT NULL,
    PRIMARY KEY (subscription_id, type),
    KEY webhook_subscription_type_type (type),
    CONSTRAINT webhook_subscription_type_fk FOREIGN KEY (subscription_id) REFERENCES webhook_subscription (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE webhook_event (
    id          BIGINT       NOT NULL,
    type        VARCHAR(48)  NOT NULL,
    event_key   VARCHAR(128) NOT NULL,
    data        TEXT         NOT NULL,
    occurred_at DATETIME(3)  NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT webhook_event_once UNIQUE (type, event_key)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE webhook_delivery (
    id              BIGINT       NOT NULL,
    subscription_id BIGINT       NOT NULL,
    event_id        BIGINT       NOT NULL,
    state           VARCHAR(8)   NOT NULL DEFAULT 'PENDING',
    attempts        INT          NOT NULL DEFAULT 0,
    available_at    DATETIME(3)  NOT NULL,
    lease_owner     VARCHAR(64),
    lease_until     DATETIME(3),
    last_status     INT,
    last_error      VARCHAR(200),
    done_at         DATETIME(3),
    PRIMARY KEY (id),
    CONSTRAINT webhook_delivery_once UNIQUE (subscription_id, event_id),
    KEY webhook_delivery_due (state, available_at),
    KEY webhook_delivery_lease (lease_owner),
    CONSTRAINT webhook_delivery_state CHECK (state IN ('PENDING', 'DONE', 'DEAD')),
    CONSTRAINT webhook_delivery_done CHECK ((state = 'DONE') = (done_at IS NOT NULL)),
    CONSTRAINT webhook_delivery_subscription_fk FOREIGN KEY (subscription_id) REFERENCES webhook_subscription (id),
    CONSTRAINT webhook_delivery_event_fk FOREIGN KEY (event_id) REFERENCES webhook_event (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
