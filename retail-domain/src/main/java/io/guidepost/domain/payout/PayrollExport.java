package io.guidepost.domain.payout;

import java.time.Instant;
import java.util.Optional;

/** Withdrawals collected for one payroll run. */
public record PayrollExport(
        long id,
        State state,
        int withdrawals,
        long amountFen,
        long createdBy,
        Instant createdAt,
        Optional<Long> paidBy,
        Optional<Instant> paidAt) {

    public enum State {
        /** Collected and handed out as a file; the money is reserved. */
        EXPORTED,
        PAID
    }

    /** One line of the file. */
    public record Item(long withdrawalId, String userid, String guideName, long amountFen, Instant requestedAt) {}
}
