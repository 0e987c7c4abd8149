package io.guidepost.core.ledger;

/** The chart of accounts. */
public enum AccountKind {
    /** Money that the payment provider holds for us. */
    PSP_CLEARING(Bound.NONE, false),
    /** Money that other tills and marketplaces took for us. */
    CHANNEL_CLEARING(Bound.NONE, false),
    /** Money that left through the payment provider to payees. */
    PSP_PAYOUT(Bound.NONE, false),
    /** Money that left with the payroll. */
    PAYROLL_PAYOUT(Bound.NONE, false),
    /** Money that left by hand, such as a bank transfer, because the payment provider could not give it back. */
    HAND_PAYOUT(Bound.NONE, false),
    /** What we kept of withdrawals. */
    WITHDRAWAL_FEES(Bound.NONE, false),
    SALES(Bound.NONE, false),
    REFUNDS(Bound.NONE, false),
    COMMISSION_EXPENSE(Bound.NONE, false),
    /** Incentives that we pay for ourselves. */
    INCENTIVE_EXPENSE(Bound.NONE, false),
    /** Incentives that an outside funder owes us. */
    RECEIVABLE(Bound.NONE, false),
    /** What franchise stores contribute to headquarters (B5). */
    HQ_SERVICE(Bound.NONE, false),
    /** Money we hold and cannot match: late, of a wrong amount, or paid twice. */
    SUSPENSE_PAYMENT(Bound.CREDIT, false),
    /** Earned, goods not received. */
    PENDING(Bound.CREDIT, true),
    /** Goods received, return window open. */
    FROZEN(Bound.CREDIT, true),
    /** May be withdrawn. */
    AVAILABLE(Bound.CREDIT, true),
    /** Reserved by a withdrawal. */
    WITHDRAWING(Bound.CREDIT, true),
    /** What a payee owes after a claw-back beyond his balance. */
    DEBT(Bound.DEBIT, true),
    /** What somebody who has left still owes, nothing of his being on its way any more. */
    CLAWBACK_RECEIVABLE(Bound.DEBIT, true);

    private enum Bound {
        NONE,
        CREDIT,
        DEBIT
    }

    private final Bound bound;
    private final boolean payees;

    AccountKind(Bound bound, boolean payees) {
        this.bound = bound;
        this.payees = payees;
    }

    /** Whether it belongs to a payee; otherwise it is one of ours. */
    public boolean isPayees() {
        return payees;
    }

    /** Whether its debits may never exceed its credits: the accounts that are liabilities. */
    public boolean neverOverdrawn() {
        return bound == Bound.CREDIT;
    }

    /** Whether its balance is what somebody owes us: debits less credits. */
    public boolean isOwed() {
        return bound == Bound.DEBIT;
    }

    /** Whether an account with these sums may exist. */
    public boolean allows(long debits, long credits) {
        return switch (bound) {
            case NONE -> true;
            case CREDIT -> credits >= debits;
            case DEBIT -> debits >= credits;
        };
    }
}
