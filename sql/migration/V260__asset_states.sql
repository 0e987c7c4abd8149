-- Files wait until a scanner has seen them, and those that nothing refers to are removed in time. What there was was taken in
-- by its bytes alone and stays usable; its age begins anew.

ALTER TABLE asset_file ADD COLUMN state VARCHAR(12) NOT NULL DEFAULT 'CLEAN';

ALTER TABLE asset_file ADD COLUMN finding VARCHAR(200) NOT NULL DEFAULT '';

-- When it was last handed in or taken into use.
ALTER TABLE asset_file ADD COLUMN used_at DATETIME(3) NOT NULL DEFAULT '2000-01-01 00:00:00.000';

UPDATE asset_file SET used_at = UTC_TIMESTAMP(3);

-- Whether it stays until it is dropped, since others may refer to its address. What was here before stays.
ALTER TABLE asset_file ADD COLUMN is_lasting BOOLEAN NOT NULL DEFAULT TRUE;

-- When it is to be scanned; whoever scans it puts that off meanwhile.
ALTER TABLE asset_file ADD COLUMN scan_at DATETIME(3);

ALTER TABLE asset_file ADD CONSTRAINT asset_file_state CHECK (state IN ('SCANNING', 'CLEAN', 'QUARANTINED'));

ALTER TABLE asset_file ADD CONSTRAINT asset_file_scan CHECK ((state = 'SCANNING') = (scan_at IS NOT NULL));

CREATE INDEX asset_file_scan_due ON asset_file (scan_at);

CREATE INDEX asset_file_used ON asset_file (is_lasting, used_at);

-- Bytes on their way out: their row is gone, and nobody brings the same bytes in again before they are.
CREATE TABLE asset_removal (
    digest   CHAR(64)    NOT NULL,
    begun_at DATETIME(3) NOT NULL,
    PRIMARY KEY (digest)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What WeCom calls a file is no use of it and goes with it.
ALTER TABLE media_upload DROP FOREIGN KEY media_upload_file_fk;

ALTER TABLE media_upload ADD CONSTRAINT media_upload_file_gone_fk
    FOREIGN KEY (file_id) REFERENCES asset_file (id) ON DELETE CASCADE;

CREATE INDEX media_upload_age ON media_upload (uploaded_at);
