-- Which level a guide has from when until when: rates may depend on it (B6). Who has no row has no level.

CREATE TABLE org_guide_level (
    guide_id    BIGINT      NOT NULL,
    level       INT         NOT NULL,
    valid_from  DATETIME(3) NOT NULL,
    valid_until DATETIME(3) NOT NULL DEFAULT '9999-12-31 00:00:00.000',
    set_by      BIGINT      NOT NULL,
    set_at      DATETIME(3) NOT NULL,
    PRIMARY KEY (guide_id, valid_from),
    -- 0 takes a level away.
    CONSTRAINT org_guide_level_range CHECK (level BETWEEN 0 AND 9),
    CONSTRAINT org_guide_level_period CHECK (valid_from < valid_until),
    CONSTRAINT org_guide_level_guide_fk FOREIGN KEY (guide_id) REFERENCES org_guide (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
