-- What a new friend is greeted with (ACQ-3), by channel and store; whoever writes it does not approve it.
CREATE TABLE welcome_template (
    id          BIGINT        NOT NULL,
    -- Empty for all channels, 0 for all stores.
    channel     VARCHAR(16)   NOT NULL,
    store_id    BIGINT        NOT NULL,
    body        VARCHAR(1300) NOT NULL,
    -- Of the guide's own mini-program card; empty for none.
    card_title  VARCHAR(20)   NOT NULL,
    status      VARCHAR(10)   NOT NULL,
    version     INT           NOT NULL DEFAULT 0,
    created_by  BIGINT        NOT NULL,
    created_at  DATETIME(3)   NOT NULL,
    approved_by BIGINT,
    approved_at DATETIME(3),
    ended_at    DATETIME(3),
    in_force    VARCHAR(40) AS (CASE WHEN status = 'APPROVED' THEN CONCAT(channel, ' ', store_id) END) STORED,
    PRIMARY KEY (id),
    CONSTRAINT welcome_template_one_in_force UNIQUE (in_force),
    CONSTRAINT welcome_template_status CHECK (status IN ('DRAFT', 'APPROVED', 'REJECTED', 'RETIRED')),
    CONSTRAINT welcome_template_channel CHECK (channel IN ('', 'PARCEL_CARD', 'AI_CALL', 'SMS', 'ARTICLE', 'BANNER',
        'TABLE_CARD', 'ROLL_UP', 'STAFF', 'STREET', 'REFERRAL', 'RECEIPT')),
    CONSTRAINT welcome_template_checker CHECK (approved_by <> created_by),
    CONSTRAINT welcome_template_approved CHECK (status NOT IN ('APPROVED', 'RETIRED') OR approved_by IS NOT NULL)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Each welcome WeCom has asked us for, once, and what became of it.
CREATE TABLE welcome_message (
    id           BIGINT       NOT NULL,
    event_key    VARCHAR(128) NOT NULL,
    -- Good for 20 seconds and once; emptied when it is over.
    welcome_code VARCHAR(256) NOT NULL,
    userid       VARCHAR(64)  NOT NULL,
    state        VARCHAR(30)  NOT NULL,
    occurred_at  DATETIME(3)  NOT NULL,
    received_at  DATETIME(3)  NOT NULL,
    deadline     DATETIME(3)  NOT NULL,
    status       VARCHAR(10)  NOT NULL,
    due_at       DATETIME(3)  NOT NULL,
    attempts     INT          NOT NULL DEFAULT 0,
    guide_id     BIGINT,
    store_id     BIGINT,
    template_id  BIGINT,
    link_id      BIGINT,
    fail_code    VARCHAR(32),
    fail_reason  VARCHAR(200),
    finished_at  DATETIME(3),
    PRIMARY KEY (id),
    CONSTRAINT welcome_message_once UNIQUE (event_key),
    KEY welcome_message_due (status, due_at),
    KEY welcome_message_time (received_at),
    CONSTRAINT welcome_message_status CHECK (status IN
        ('WAITING', 'SENDING', 'SENT', 'EXPIRED', 'CHATTING', 'REFUSED', 'UNKNOWN', 'SKIPPED')),
    CONSTRAINT welcome_message_over CHECK ((status IN ('WAITING', 'SENDING')) = (finished_at IS NULL))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
