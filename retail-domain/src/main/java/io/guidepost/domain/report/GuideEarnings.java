package io.guidepost.domain.report;

import org.springframework.stereotype.Service;

/** What a guide has earned, by how far it has come. */
@Service
public class GuideEarnings {

    private final ReportQueries queries;

    GuideEarnings(ReportQueries queries) {
        this.queries = queries;
    }

    /** {@code debtFen} is what later commission repays first; {@code paidFen} has reached the guide. */
    public record Balance(
            long pendingFen, long frozenFen, long availableFen, long withdrawingFen, long paidFen, long debtFen) {}

    public Balance of(long guideId) {
        return queries.earnings(guideId);
    }
}
