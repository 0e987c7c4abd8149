package io.guidepost.domain.statement;

import io.guidepost.core.settlement.StatementSeal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A month on its way to being closed (B9). The month that still runs has no row.
 *
 * @param from first instant that belongs to it, {@code until} the first that belongs to the next
 * @param draftNo counts how often it was drafted; only the last draft can be signed
 * @param contentHash over all its statements, known from the first signature on
 * @param draft how far drafting has come, {@code settling} how far its accruals are settled once it is closed
 */
public record StatementMonth(
        YearMonth month,
        Instant from,
        Instant until,
        State state,
        int draftNo,
        Optional<Integer> payees,
        Optional<String> contentHash,
        Optional<Signature> prepared,
        Optional<Signature> closed,
        Optional<Progress> draft,
        Optional<Progress> settling) {

    /** Drafted and waiting; signed once; signed by a second person and closed for good. */
    public enum State {
        CLOSING,
        PREPARED,
        CLOSED
    }

    public record Signature(long adminId, Instant at) {}

    /** {@code done} of {@code total} payees, the total being what was known when it began. */
    public record Progress(
            String payeeType, long throughId, int done, int total, Instant startedAt, Optional<Instant> finishedAt) {

        public boolean isFinished() {
            return finishedAt.isPresent();
        }
    }

    public boolean isDrafted() {
        return draft.filter(Progress::isFinished).isPresent();
    }

    /** The lines that the canonical texts of its statements begin with. */
    public String sealHead() {
        return StatementSeal.head(month, from, until);
    }
}
