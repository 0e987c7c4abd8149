package io.guidepost.domain.statement;

import io.guidepost.core.commission.Beneficiary;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** What is known of one accrual. Reads only. */
public interface Traces {

    Optional<Facts> find(long accrualId);

    /** At most 200 of them. */
    List<Long> entriesOf(long accrualId);

    /** On accounts of its payee, oldest first, at most 200. */
    List<Trace.Move> moves(long accrualId);

    record Facts(
            Beneficiary payee,
            Optional<Long> orderId,
            Optional<Trace.Line> line,
            Trace.Rule rule,
            String status,
            Instant accruedAt,
            Optional<Instant> releaseAt,
            Optional<Instant> releasedAt,
            Optional<YearMonth> settled) {}
}
