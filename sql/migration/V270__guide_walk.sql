-- Walks over all active guides, such as the nightly pull of their customers from WeCom: how far each has come, so that a
-- process that dies is followed by another where it stood.

CREATE TABLE guide_walk (
    name           VARCHAR(40)  NOT NULL,
    begun_at       DATETIME(3)  NOT NULL,
    after_guide_id BIGINT       NOT NULL DEFAULT 0,
    guides_done    INT          NOT NULL DEFAULT 0,
    -- How often the guides behind after_guide_id were tried in vain.
    tries          INT          NOT NULL DEFAULT 0,
    -- Not before then: the lease of whoever walks, or a pause after trouble.
    due_at         DATETIME(3)  NOT NULL,
    finished_at    DATETIME(3),
    PRIMARY KEY (name),
    CONSTRAINT guide_walk_forward CHECK (after_guide_id >= 0 AND guides_done >= 0 AND tries >= 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
