-- Photos of proofs are files of ours that the guide has handed in. Names that earlier proofs carried referred to nothing.

-- Who has handed in what; no use of the file yet.
CREATE TABLE proof_upload (
    guide_id    BIGINT      NOT NULL,
    file_id     BIGINT      NOT NULL,
    uploaded_at DATETIME(3) NOT NULL,
    PRIMARY KEY (guide_id, file_id),
    KEY proof_upload_file (file_id),
    KEY proof_upload_day (guide_id, uploaded_at),
    CONSTRAINT proof_upload_file_fk FOREIGN KEY (file_id) REFERENCES asset_file (id) ON DELETE CASCADE
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What a proof shows, until it has been shown long enough.
CREATE TABLE proof_photo (
    proof_id BIGINT NOT NULL,
    position INT    NOT NULL,
    file_id  BIGINT NOT NULL,
    PRIMARY KEY (proof_id, position),
    CONSTRAINT proof_photo_once UNIQUE (proof_id, file_id),
    KEY proof_photo_file (file_id),
    CONSTRAINT proof_photo_most CHECK (position BETWEEN 0 AND 8),
    CONSTRAINT proof_photo_proof_fk FOREIGN KEY (proof_id) REFERENCES proof_submission (id),
    CONSTRAINT proof_photo_file_fk FOREIGN KEY (file_id) REFERENCES asset_file (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

ALTER TABLE proof_submission DROP COLUMN photos;

-- How many photos it had; more than are there now once they have been forgotten.
ALTER TABLE proof_submission ADD COLUMN photo_count INT NOT NULL DEFAULT 0;

CREATE INDEX proof_submission_reviewed_at ON proof_submission (reviewed_at);
