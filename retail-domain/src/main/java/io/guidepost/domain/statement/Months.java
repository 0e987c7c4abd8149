package io.guidepost.domain.statement;

import io.guidepost.domain.statement.StatementMonth.Progress;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** The months that have been cut, and how far each has come. Changes join the caller's transaction. */
public interface Months {

    Optional<StatementMonth> last();

    Optional<StatementMonth> find(YearMonth month);

    /** Held until the end of the transaction. */
    Optional<StatementMonth> lock(YearMonth month);

    /** Newest first. */
    List<StatementMonth> all(int limit);

    /** The oldest closed month whose accruals are not all settled. */
    Optional<YearMonth> unsettled();

    /** When money first moved; statements begin in that month. */
    Optional<Instant> firstPosting();

    /** False when another node was faster. */
    boolean begin(YearMonth month, Instant from, Instant until, int payees, Instant at);

    void save(YearMonth month, String step, Progress progress);

    /** A draft with the next number begins; a first signature is gone. */
    void draftAnew(StatementMonth month, int payees, Instant at);

    /** From CLOSING. */
    void prepare(YearMonth month, int payees, String contentHash, long adminId, Instant at);

    /** From PREPARED; settling begins. */
    void close(YearMonth month, int payees, long adminId, Instant at);

    int payees();
}
