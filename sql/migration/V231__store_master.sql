-- Stores as headquarters keeps them, beside what WeCom tells (ORG-2): counters in somebody else's house are a third kind.

ALTER TABLE org_store DROP CONSTRAINT org_store_ownership;

ALTER TABLE org_store ADD CONSTRAINT org_store_ownership CHECK (ownership IN ('DIRECT', 'FRANCHISE', 'COUNTER'));

CREATE TABLE org_store_detail (
    store_id     BIGINT       NOT NULL,
    address      VARCHAR(200) NOT NULL DEFAULT '',
    phone        VARCHAR(32)  NOT NULL DEFAULT '',
    -- Millionths of a degree; NULL where nobody has said.
    latitude_e6  INT,
    longitude_e6 INT,
    -- Such as 1 10:00-22:00;6 09:30-22:30: by day of the week, Monday is 1; a day that is not there is closed.
    hours        VARCHAR(400) NOT NULL DEFAULT '',
    -- To whom shoppers' money goes, where that is not the corporation itself.
    merchant_id  VARCHAR(32)  NOT NULL DEFAULT '',
    payee_name   VARCHAR(64)  NOT NULL DEFAULT '',
    version      INT          NOT NULL,
    updated_by   BIGINT       NOT NULL,
    updated_at   DATETIME(3)  NOT NULL,
    PRIMARY KEY (store_id),
    CONSTRAINT org_store_detail_place CHECK (latitude_e6 BETWEEN -90000000 AND 90000000
        AND longitude_e6 BETWEEN -180000000 AND 180000000),
    CONSTRAINT org_store_detail_whole_place CHECK ((latitude_e6 IS NULL) = (longitude_e6 IS NULL)),
    CONSTRAINT org_store_detail_store_fk FOREIGN KEY (store_id) REFERENCES org_store (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A store changes its region, or whose it is, from a day on; whoever proposes a change of owner does not approve it.
CREATE TABLE org_store_change (
    id             BIGINT       NOT NULL,
    store_id       BIGINT       NOT NULL,
    region_id      BIGINT,
    ownership      VARCHAR(12),
    old_ownership  VARCHAR(12)  NOT NULL,
    effective_from DATETIME(3)  NOT NULL,
    state          VARCHAR(12)  NOT NULL,
    note           VARCHAR(200) NOT NULL,
    created_by     BIGINT       NOT NULL,
    created_at     DATETIME(3)  NOT NULL,
    decided_by     BIGINT,
    decided_at     DATETIME(3),
    applied_at     DATETIME(3),
    PRIMARY KEY (id),
    KEY org_store_change_store (store_id, id),
    KEY org_store_change_due (state, effective_from),
    CONSTRAINT org_store_change_state CHECK (state IN ('PROPOSED', 'APPROVED', 'APPLIED', 'REJECTED', 'CANCELLED')),
    CONSTRAINT org_store_change_what CHECK (region_id IS NOT NULL OR ownership IS NOT NULL),
    CONSTRAINT org_store_change_ownership CHECK (ownership IN ('DIRECT', 'FRANCHISE', 'COUNTER')),
    -- Whoever withdraws a proposal may have made it.
    CONSTRAINT org_store_change_checker CHECK (ownership IS NULL OR state = 'CANCELLED' OR decided_by <> created_by),
    CONSTRAINT org_store_change_decided CHECK (state = 'PROPOSED' OR decided_by IS NOT NULL),
    CONSTRAINT org_store_change_store_fk FOREIGN KEY (store_id) REFERENCES org_store (id),
    CONSTRAINT org_store_change_region_fk FOREIGN KEY (region_id) REFERENCES org_region (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What shoppers see of a guide (ORG-5).
CREATE TABLE org_guide_card (
    guide_id     BIGINT        NOT NULL,
    is_public    BOOLEAN       NOT NULL,
    title        VARCHAR(40)   NOT NULL,
    greeting     VARCHAR(200)  NOT NULL,
    introduction VARCHAR(500)  NOT NULL,
    picture_url  VARCHAR(500)  NOT NULL DEFAULT '',
    version      INT           NOT NULL,
    updated_at   DATETIME(3)   NOT NULL,
    PRIMARY KEY (guide_id),
    CONSTRAINT org_guide_card_guide_fk FOREIGN KEY (guide_id) REFERENCES org_guide (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
