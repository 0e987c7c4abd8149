package io.guidepost.core.ledger;

/** What happened; the number is stored and never given to another. */
public enum TransferCode {
    PAID(1),
    REFUNDED(2),
    ACCRUED(3),
    CLAWED_BACK(4),
    RECEIVED(5),
    RELEASED(6),
    WITHDRAWAL_REQUESTED(7),
    PAID_OUT(8),
    WITHDRAWAL_RETURNED(9),
    PAYMENT_SUSPENDED(10),
    SUSPENSE_REFUNDED(11),
    SUSPENSE_RESOLVED(12),
    INCENTIVE_ACCRUED(30),
    INCENTIVE_CLAWED_BACK(31),
    /** The contribution of a franchise store for a closed month. */
    HQ_SERVICE_CHARGED(41),
    /** The debt of somebody who has left became a receivable. */
    RECEIVABLE_RAISED(42),
    /** A correction takes the commission of the former decision back (B11). */
    CORRECTION_REVERSED(61),
    /** A correction posts the commission of the new decision (B11). */
    CORRECTION_ACCRUED(62);

    private final int number;

    TransferCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
