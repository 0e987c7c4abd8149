package io.guidepost.domain.statement;

import io.guidepost.core.words.Words;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * Everything behind one accrual: the line, the rule, each change with its formula, and what the ledger did with the money.
 *
 * @param line empty for a reward that comes from no line
 * @param releasedAt when it became available; {@code settled} is the closed month that holds it
 */
public record Trace(
        long accrualId,
        Optional<Long> orderId,
        Optional<Line> line,
        Rule rule,
        String status,
        Instant accruedAt,
        Optional<Instant> releaseAt,
        Optional<Instant> releasedAt,
        Optional<YearMonth> settled,
        List<Step> steps,
        List<Move> moves) {

    /** How the paid amount came about: list − activity − coupon − points = paid. */
    public record Line(
            long id,
            String title,
            String spec,
            int quantity,
            long listFen,
            long activityFen,
            long couponFen,
            long pointsFen,
            long paidFen,
            long refundedFen) {}

    /** The entry of the rate card; {@code scope} is null for what no rate card says. */
    public record Rule(long id, String scope, String key, Integer rateBp, Long fixedFen) {}

    /** One change; {@code formula} shows every fen where a rate was applied. */
    public record Step(
            long entryId,
            String kind,
            long amountFen,
            long netAfterFen,
            Instant occurredAt,
            Words why,
            Optional<Words> formula) {}

    /** One side of a transfer on an account of the payee: money that waits, may be taken, or is owed. */
    public record Move(Instant postedAt, String code, String account, String side, long amountFen) {}
}
