-- Withdrawals that are paid with the wages: collected by one person, confirmed as paid by another (B10).

CREATE TABLE payout_payroll_export (
    id          BIGINT      NOT NULL,
    state       VARCHAR(12) NOT NULL,
    withdrawals INT         NOT NULL,
    amount_fen  BIGINT      NOT NULL,
    created_by  BIGINT      NOT NULL,
    created_at  DATETIME(3) NOT NULL,
    paid_by     BIGINT,
    paid_at     DATETIME(3),
    PRIMARY KEY (id),
    CONSTRAINT payout_payroll_export_state CHECK (state IN ('EXPORTED', 'PAID')),
    CONSTRAINT payout_payroll_export_amount CHECK (amount_fen > 0 AND withdrawals > 0),
    CONSTRAINT payout_payroll_export_two_people CHECK (paid_by IS NULL OR paid_by <> created_by),
    CONSTRAINT payout_payroll_export_paid CHECK (state <> 'PAID' OR (paid_by IS NOT NULL AND paid_at IS NOT NULL))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A withdrawal is collected once and never again.
CREATE TABLE payout_payroll_item (
    withdrawal_id BIGINT NOT NULL,
    export_id     BIGINT NOT NULL,
    PRIMARY KEY (withdrawal_id),
    KEY payout_payroll_item_export (export_id),
    CONSTRAINT payout_payroll_item_withdrawal_fk FOREIGN KEY (withdrawal_id) REFERENCES payout_withdrawal (id),
    CONSTRAINT payout_payroll_item_export_fk FOREIGN KEY (export_id) REFERENCES payout_payroll_export (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
