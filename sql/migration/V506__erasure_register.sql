-- Which erasures stand in the register that is kept apart from this database: whoever restores a backup finds there whom to
-- erase again. An erasure waits here without a number until the register takes it; several may, so a number can be missing. No
-- foreign key: the register may tell of somebody whom a restored database has never known.

CREATE TABLE closure_register (
    closure_id BIGINT NOT NULL,
    no         BIGINT,
    written_at DATETIME(3),
    PRIMARY KEY (closure_id),
    CONSTRAINT closure_register_no UNIQUE (no),
    KEY closure_register_unwritten (written_at, no),
    CONSTRAINT closure_register_counted CHECK (no >= 1),
    CONSTRAINT closure_register_written CHECK (written_at IS NULL OR no IS NOT NULL)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO closure_register (closure_id) SELECT id FROM closure_request WHERE status = 'ERASED';
