-- What WeCom calls our files. It forgets each upload after three days, so an id has an age; whoever renews it takes the row
-- for a moment, so that one file is uploaded once however many ask for it.

CREATE TABLE media_upload (
    file_id     BIGINT      NOT NULL,
    purpose     VARCHAR(8)  NOT NULL,
    media_id    VARCHAR(256),
    uploaded_at DATETIME(3),
    lease_owner VARCHAR(64),
    lease_until DATETIME(3),
    PRIMARY KEY (file_id, purpose),
    CONSTRAINT media_upload_purpose CHECK (purpose IN ('MESSAGE', 'MOMENT')),
    CONSTRAINT media_upload_known CHECK ((media_id IS NULL) = (uploaded_at IS NULL)),
    CONSTRAINT media_upload_file_fk FOREIGN KEY (file_id) REFERENCES asset_file (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
