-- Accounts that shoppers close: asked for, thought over, carried out, and what was erased and kept, in words.

CREATE TABLE closure_request (
    id             BIGINT      NOT NULL,
    member_id      BIGINT      NOT NULL,
    -- Random; whoever has it may read what was done, and nothing else is in there.
    certificate_no CHAR(32)    NOT NULL,
    status         VARCHAR(12) NOT NULL,
    requested_at   DATETIME(3) NOT NULL,
    erase_at       DATETIME(3) NOT NULL,
    try_at         DATETIME(3) NOT NULL,
    finished_at    DATETIME(3),
    report         MEDIUMTEXT,
    open_member    BIGINT AS (CASE WHEN status = 'COOLING_OFF' THEN member_id END) STORED,
    PRIMARY KEY (id),
    CONSTRAINT closure_request_certificate UNIQUE (certificate_no),
    CONSTRAINT closure_request_one_open UNIQUE (open_member),
    KEY closure_request_member (member_id),
    KEY closure_request_due (status, try_at),
    CONSTRAINT closure_request_status CHECK (status IN ('COOLING_OFF', 'REVOKED', 'ERASED')),
    CONSTRAINT closure_request_finished CHECK ((status = 'COOLING_OFF') = (finished_at IS NULL)),
    CONSTRAINT closure_request_report CHECK ((status = 'ERASED') = (report IS NOT NULL)),
    CONSTRAINT closure_request_member_fk FOREIGN KEY (member_id) REFERENCES shopper_member (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
