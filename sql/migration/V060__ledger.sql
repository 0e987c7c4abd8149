-- Double entry. Transfers and postings are appended only: the application's user may SELECT and INSERT them, nothing else.
-- Accounts of payees keep their balance and cannot go below zero; accounts of the house would be one hot row each,
-- so their balance is the sum of their postings.

CREATE TABLE ledger_account (
    id           BIGINT      NOT NULL,
    owner_type   VARCHAR(8)  NOT NULL,
    owner_id     BIGINT      NOT NULL,
    kind         VARCHAR(24) NOT NULL,
    overdraft_ok BOOLEAN     NOT NULL,
    keeps_balance BOOLEAN    NOT NULL,
    debits_fen   BIGINT      NOT NULL DEFAULT 0,
    credits_fen  BIGINT      NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    CONSTRAINT ledger_account_owner UNIQUE (owner_type, owner_id, kind),
    CONSTRAINT ledger_account_owner_type CHECK (owner_type IN ('HOUSE', 'GUIDE', 'STORE', 'HQ')),
    CONSTRAINT ledger_account_sides CHECK (debits_fen >= 0 AND credits_fen >= 0),
    CONSTRAINT ledger_account_no_overdraft CHECK (overdraft_ok = 1 OR credits_fen >= debits_fen)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE ledger_transfer (
    id         BIGINT      NOT NULL,
    event_key  VARCHAR(96) NOT NULL,
    code       VARCHAR(24) NOT NULL,
    ref_type   VARCHAR(16) NOT NULL,
    ref_id     BIGINT      NOT NULL,
    amount_fen BIGINT      NOT NULL,
    posted_at  DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ledger_transfer_event UNIQUE (event_key),
    KEY ledger_transfer_ref (ref_type, ref_id),
    KEY ledger_transfer_posted (posted_at),
    CONSTRAINT ledger_transfer_amount CHECK (amount_fen > 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE ledger_posting (
    transfer_id BIGINT  NOT NULL,
    seq         INT     NOT NULL,
    account_id  BIGINT  NOT NULL,
    side        CHAR(1) NOT NULL,
    amount_fen  BIGINT  NOT NULL,
    accrual_id  BIGINT,
    PRIMARY KEY (transfer_id, seq),
    KEY ledger_posting_account (account_id, transfer_id),
    KEY ledger_posting_accrual (accrual_id),
    CONSTRAINT ledger_posting_side CHECK (side IN ('D', 'C')),
    CONSTRAINT ledger_posting_amount CHECK (amount_fen > 0),
    CONSTRAINT ledger_posting_transfer_fk FOREIGN KEY (transfer_id) REFERENCES ledger_transfer (id),
    CONSTRAINT ledger_posting_account_fk FOREIGN KEY (account_id) REFERENCES ledger_account (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
