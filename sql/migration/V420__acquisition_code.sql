-- Codes by which customers become friends of guides (活码, ACQ-1, ACQ-2): of a guide, of a store, or of a channel in a store.
CREATE TABLE acquisition_code (
    id                  BIGINT        NOT NULL,
    kind                VARCHAR(8)    NOT NULL,
    channel             VARCHAR(16)   NOT NULL,
    store_id            BIGINT        NOT NULL,
    guide_id            BIGINT,
    name                VARCHAR(60)   NOT NULL,
    -- What WeCom hands back when somebody comes by this code; opaque, at most 30 characters.
    state               VARCHAR(30)   NOT NULL,
    is_verify_skipped   BOOLEAN       NOT NULL,
    is_staffed_by_store BOOLEAN       NOT NULL,
    -- How many friends a guide makes by this code a day, where his own number is not set.
    cap_a_day           INT,
    status              VARCHAR(8)    NOT NULL,
    is_ending           BOOLEAN       NOT NULL DEFAULT FALSE,
    config_id           VARCHAR(64),
    qr_code             VARCHAR(512),
    -- Whom WeCom was told last to hand customers to.
    told                VARCHAR(8000) NOT NULL DEFAULT '',
    duty                VARCHAR(12)   NOT NULL DEFAULT 'SCHEDULED',
    asked_at            DATETIME(3),
    fail_code           VARCHAR(32),
    fail_reason         VARCHAR(200),
    attempts            INT           NOT NULL DEFAULT 0,
    due_at              DATETIME(3)   NOT NULL,
    version             INT           NOT NULL DEFAULT 0,
    -- 0 when the guide made it.
    created_by          BIGINT        NOT NULL,
    created_at          DATETIME(3)   NOT NULL,
    ended_at            DATETIME(3),
    -- One living code of a guide for a channel, and one living code of a name for a store's channel.
    living_key          VARCHAR(160) AS (CASE WHEN status = 'ENDED' OR is_ending THEN NULL
        WHEN kind = 'GUIDE' THEN CONCAT('GUIDE ', guide_id, ' ', channel)
        ELSE CONCAT(kind, ' ', store_id, ' ', channel, ' ', name) END) STORED,
    PRIMARY KEY (id),
    CONSTRAINT acquisition_code_state UNIQUE (state),
    CONSTRAINT acquisition_code_config UNIQUE (config_id),
    CONSTRAINT acquisition_code_living UNIQUE (living_key),
    KEY acquisition_code_due (status, due_at),
    KEY acquisition_code_store (store_id, id),
    KEY acquisition_code_guide (guide_id, channel),
    CONSTRAINT acquisition_code_kind CHECK (kind IN ('GUIDE', 'STORE', 'CHANNEL')),
    CONSTRAINT acquisition_code_channel CHECK (channel IN ('PARCEL_CARD', 'AI_CALL', 'SMS', 'ARTICLE', 'BANNER',
        'TABLE_CARD', 'ROLL_UP', 'STAFF', 'STREET', 'REFERRAL', 'RECEIPT')),
    CONSTRAINT acquisition_code_whose CHECK ((kind = 'GUIDE') = (guide_id IS NOT NULL)),
    -- UNKNOWN: WeCom was asked to make it, and nobody knows whether that arrived.
    CONSTRAINT acquisition_code_status CHECK (status IN ('WANTED', 'UNKNOWN', 'LIVE', 'REFUSED', 'ENDED')),
    CONSTRAINT acquisition_code_live CHECK (status <> 'LIVE' OR (config_id IS NOT NULL AND qr_code IS NOT NULL)),
    CONSTRAINT acquisition_code_asked CHECK (status NOT IN ('UNKNOWN', 'LIVE') OR asked_at IS NOT NULL),
    CONSTRAINT acquisition_code_cap CHECK (cap_a_day BETWEEN 1 AND 10000),
    CONSTRAINT acquisition_code_duty CHECK (duty IN ('SCHEDULED', 'BACKUP', 'BEYOND', 'NOBODY')),
    CONSTRAINT acquisition_code_store_fk FOREIGN KEY (store_id) REFERENCES org_store (id),
    CONSTRAINT acquisition_code_guide_fk FOREIGN KEY (guide_id) REFERENCES org_guide (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Guides whom headquarters has put on a code by name.
CREATE TABLE acquisition_staff (
    code_id   BIGINT  NOT NULL,
    guide_id  BIGINT  NOT NULL,
    is_backup BOOLEAN NOT NULL,
    cap_a_day INT,
    PRIMARY KEY (code_id, guide_id),
    KEY acquisition_staff_guide (guide_id),
    CONSTRAINT acquisition_staff_cap CHECK (cap_a_day BETWEEN 1 AND 10000),
    CONSTRAINT acquisition_staff_code_fk FOREIGN KEY (code_id) REFERENCES acquisition_code (id),
    CONSTRAINT acquisition_staff_guide_fk FOREIGN KEY (guide_id) REFERENCES org_guide (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- When one of them receives customers; whoever has no shift here does so at any time.
CREATE TABLE acquisition_shift (
    code_id      BIGINT NOT NULL,
    guide_id     BIGINT NOT NULL,
    -- 1 is Monday.
    day          INT    NOT NULL,
    -- Of the day of Asia/Shanghai; 1440 is its end.
    from_minute  INT    NOT NULL,
    until_minute INT    NOT NULL,
    PRIMARY KEY (code_id, guide_id, day, from_minute),
    CONSTRAINT acquisition_shift_day CHECK (day BETWEEN 1 AND 7),
    CONSTRAINT acquisition_shift_span CHECK (0 <= from_minute AND from_minute < until_minute AND until_minute <= 1440),
    CONSTRAINT acquisition_shift_staff_fk FOREIGN KEY (code_id, guide_id) REFERENCES acquisition_staff (code_id, guide_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
