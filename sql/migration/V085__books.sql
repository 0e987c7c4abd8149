-- What each reconciliation found, kept for good.

CREATE TABLE books_reconciliation (
    id          BIGINT      NOT NULL,
    name        VARCHAR(48) NOT NULL,
    business_on DATE        NOT NULL,
    checked     BIGINT      NOT NULL,
    mismatches  BIGINT      NOT NULL,
    examples    TEXT        NOT NULL,
    ran_at      DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    KEY books_reconciliation_day (business_on, name, ran_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
