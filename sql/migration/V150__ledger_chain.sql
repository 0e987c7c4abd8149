-- The ledger sealed from behind. Postings are written by many at once and never wait for each other; once no transaction
-- can add to what is older, a duty puts it into blocks, each of which carries the hash of the one before. A day that is
-- over gets the sums of all accounts until its end, and a root to be kept somewhere else.

CREATE TABLE ledger_block (
    number        BIGINT      NOT NULL,
    last_transfer BIGINT      NOT NULL,
    transfers     INT         NOT NULL,
    postings      INT         NOT NULL,
    previous_hash CHAR(64)    NOT NULL,
    hash          CHAR(64)    NOT NULL,
    sealed_at     DATETIME(3) NOT NULL,
    PRIMARY KEY (number),
    CONSTRAINT ledger_block_last UNIQUE (last_transfer),
    CONSTRAINT ledger_block_number CHECK (number > 0),
    CONSTRAINT ledger_block_transfers CHECK (transfers > 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE ledger_day (
    sealed_on     DATE        NOT NULL,
    last_block    BIGINT      NOT NULL,
    block_hash    CHAR(64)    NOT NULL,
    previous_root CHAR(64)    NOT NULL,
    root          CHAR(64)    NOT NULL,
    sealed_at     DATETIME(3) NOT NULL,
    PRIMARY KEY (sealed_on)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Everything posted until the end of that day, per kind of account.
CREATE TABLE ledger_day_total (
    sealed_on  DATE        NOT NULL,
    owner_type VARCHAR(8)  NOT NULL,
    kind       VARCHAR(24) NOT NULL,
    debit_fen  BIGINT      NOT NULL,
    credit_fen BIGINT      NOT NULL,
    PRIMARY KEY (sealed_on, owner_type, kind),
    CONSTRAINT ledger_day_total_day_fk FOREIGN KEY (sealed_on) REFERENCES ledger_day (sealed_on)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- How far a verification has come, so that it goes on where it was killed.
CREATE TABLE ledger_verification (
    id             BIGINT      NOT NULL,
    status         VARCHAR(8)  NOT NULL,
    asked_by       BIGINT,
    claimed_on     DATE,
    claimed_root   CHAR(64),
    started_at     DATETIME(3) NOT NULL,
    finished_at    DATETIME(3),
    last_block     BIGINT      NOT NULL,
    last_transfer  BIGINT      NOT NULL,
    last_hash      CHAR(64)    NOT NULL,
    last_on        DATE,
    last_root      CHAR(64)    NOT NULL,
    transfers      BIGINT      NOT NULL,
    days           INT         NOT NULL,
    mismatches     INT         NOT NULL,
    examples       TEXT        NOT NULL,
    version        INT         NOT NULL,
    PRIMARY KEY (id),
    KEY ledger_verification_open (status, id),
    CONSTRAINT ledger_verification_status CHECK (status IN ('RUNNING', 'OK', 'BROKEN')),
    CONSTRAINT ledger_verification_end CHECK (status = 'RUNNING' OR finished_at IS NOT NULL)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
