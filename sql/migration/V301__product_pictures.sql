-- Pictures that an import names by address: fetched once, by whichever node comes first, and then kept as files of ours.
-- An address that was fetched is known, so that the same file imported again changes nothing.

CREATE TABLE picture_download (
    id         BIGINT        NOT NULL,
    url        VARCHAR(1000) NOT NULL,
    url_hash   CHAR(64)      NOT NULL,
    state      VARCHAR(8)    NOT NULL DEFAULT 'PENDING',
    kept       VARCHAR(300)  NOT NULL DEFAULT '',
    attempts   INT           NOT NULL DEFAULT 0,
    due_at     DATETIME(3)   NOT NULL,
    error      VARCHAR(64)   NOT NULL DEFAULT '',
    asked_by   BIGINT        NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT picture_download_once UNIQUE (url_hash),
    KEY picture_download_due (state, due_at),
    CONSTRAINT picture_download_state CHECK (state IN ('PENDING', 'DONE', 'FAILED')),
    CONSTRAINT picture_download_kept CHECK ((state = 'DONE') = (kept <> ''))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The products that show the address until the file is there.
CREATE TABLE picture_use (
    download_id BIGINT NOT NULL,
    product_id  BIGINT NOT NULL,
    PRIMARY KEY (download_id, product_id),
    CONSTRAINT picture_use_download_fk FOREIGN KEY (download_id) REFERENCES picture_download (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
