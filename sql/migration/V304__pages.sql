-- Pages of the mini-program as data (SHOP-8): home pages and subjects, made of blocks that are checked when they are written.
-- Headquarters edits a draft; shoppers see what was published, for as long and wherever it is meant for.

CREATE TABLE page_page (
    id            BIGINT       NOT NULL,
    kind          VARCHAR(8)   NOT NULL,
    name          VARCHAR(64)  NOT NULL,
    title         VARCHAR(64)  NOT NULL DEFAULT '',
    draft         JSON         NOT NULL,
    valid_from    DATETIME(3)  NOT NULL DEFAULT '2000-01-01 00:00:00.000',
    valid_until   DATETIME(3)  NOT NULL DEFAULT '9999-12-31 00:00:00.000',
    is_everywhere BOOLEAN      NOT NULL DEFAULT TRUE,
    release_id    BIGINT,
    is_archived   BOOLEAN      NOT NULL DEFAULT FALSE,
    version       INT          NOT NULL DEFAULT 0,
    created_by    BIGINT       NOT NULL,
    updated_by    BIGINT       NOT NULL,
    updated_at    DATETIME(3)  NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT page_page_kind CHECK (kind IN ('HOME', 'SUBJECT')),
    CONSTRAINT page_page_period CHECK (valid_from < valid_until)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- For whom the draft is meant, when not for everybody.
CREATE TABLE page_place (
    page_id  BIGINT     NOT NULL,
    kind     VARCHAR(8) NOT NULL,
    place_id BIGINT     NOT NULL,
    PRIMARY KEY (page_id, kind, place_id),
    CONSTRAINT page_place_kind CHECK (kind IN ('REGION', 'STORE')),
    CONSTRAINT page_place_page_fk FOREIGN KEY (page_id) REFERENCES page_page (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Appended only: what was shown, when and to whom. A page shows its latest release.
CREATE TABLE page_release (
    id            BIGINT      NOT NULL,
    page_id       BIGINT      NOT NULL,
    title         VARCHAR(64) NOT NULL,
    blocks        JSON        NOT NULL,
    places        JSON        NOT NULL,
    is_everywhere BOOLEAN     NOT NULL,
    valid_from    DATETIME(3) NOT NULL,
    valid_until   DATETIME(3) NOT NULL,
    released_by   BIGINT      NOT NULL,
    released_at   DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    KEY page_release_page (page_id, id),
    CONSTRAINT page_release_page_fk FOREIGN KEY (page_id) REFERENCES page_page (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
