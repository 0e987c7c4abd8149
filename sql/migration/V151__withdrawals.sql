-- Withdrawals in full (B10): a fee, whoever asked for it at headquarters, changed accounts, holds, and real names.

ALTER TABLE payout_withdrawal ADD COLUMN fee_fen BIGINT NOT NULL DEFAULT 0;
-- The administrator who settles somebody who left; empty where the guide asked.
ALTER TABLE payout_withdrawal ADD COLUMN requested_by BIGINT;
ALTER TABLE payout_withdrawal ADD CONSTRAINT payout_withdrawal_fee CHECK (fee_fen >= 0 AND fee_fen < amount_fen);
ALTER TABLE payout_withdrawal ADD CONSTRAINT payout_withdrawal_two_people
    CHECK (approved_by IS NULL OR requested_by IS NULL OR approved_by <> requested_by);
CREATE INDEX payout_withdrawal_ended ON payout_withdrawal (status, finished_at);

-- Whoever comes into another account's possession must wait before money goes there.
CREATE TABLE payout_payee_change (
    id         BIGINT      NOT NULL,
    guide_id   BIGINT      NOT NULL,
    old_openid VARCHAR(64) NOT NULL,
    new_openid VARCHAR(64) NOT NULL,
    changed_at DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    KEY payout_payee_change_guide (guide_id, changed_at),
    CONSTRAINT payout_payee_change_other CHECK (old_openid <> new_openid),
    CONSTRAINT payout_payee_change_guide_fk FOREIGN KEY (guide_id) REFERENCES org_guide (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Money of a guide under investigation; placed by one person, lifted by another, one at a time.
CREATE TABLE payout_hold (
    id         BIGINT       NOT NULL,
    guide_id   BIGINT       NOT NULL,
    reason     VARCHAR(200) NOT NULL,
    placed_by  BIGINT       NOT NULL,
    placed_at  DATETIME(3)  NOT NULL,
    lifted_by  BIGINT,
    lifted_at  DATETIME(3),
    held_guide BIGINT AS (CASE WHEN lifted_at IS NULL THEN guide_id END) STORED,
    PRIMARY KEY (id),
    CONSTRAINT payout_hold_one UNIQUE (held_guide),
    KEY payout_hold_guide (guide_id),
    CONSTRAINT payout_hold_two_people CHECK (lifted_by IS NULL OR lifted_by <> placed_by),
    CONSTRAINT payout_hold_lifted CHECK ((lifted_by IS NULL) = (lifted_at IS NULL)),
    CONSTRAINT payout_hold_guide_fk FOREIGN KEY (guide_id) REFERENCES org_guide (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What the payroll knows of a guide; the name is sealed.
CREATE TABLE payout_payroll_person (
    guide_id         BIGINT         NOT NULL,
    employee_no      VARCHAR(32)    NOT NULL,
    real_name_sealed VARBINARY(512) NOT NULL,
    entered_by       BIGINT         NOT NULL,
    entered_at       DATETIME(3)    NOT NULL,
    PRIMARY KEY (guide_id),
    CONSTRAINT payout_payroll_person_no UNIQUE (employee_no),
    CONSTRAINT payout_payroll_person_guide_fk FOREIGN KEY (guide_id) REFERENCES org_guide (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
