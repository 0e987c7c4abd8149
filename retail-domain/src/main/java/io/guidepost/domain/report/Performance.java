package io.guidepost.domain.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Sales and what they earned, by who was credited when the order was placed (B5). Sales are net of refunds and without
 * freight. Guides and stores are two views of the same sale: their figures are compared, never added.
 */
@Service
public class Performance {

    private final ReportQueries queries;

    Performance(ReportQueries queries) {
        this.queries = queries;
    }

    /** Commission is that of the payee asked for: the guide's own, or the store's own, also where regions add it up. */
    public enum GroupBy {
        GUIDE,
        STORE,
        REGION
    }

    /** {@code id} is 0 for headquarters, to which sales of no store belong. */
    public record Line(long id, String name, long orders, long netSalesFen, long commissionFen) {}

    public record Table(List<Line> items, Line total) {

        static Table of(List<Line> items) {
            var total = new Line(
                    0,
                    "",
                    items.stream().mapToLong(Line::orders).sum(),
                    items.stream().mapToLong(Line::netSalesFen).reduce(0, Math::addExact),
                    items.stream().mapToLong(Line::commissionFen).reduce(0, Math::addExact));
            return new Table(items, total);
        }
    }

    /** @param regionId the only region the reader may see, if there is such a limit */
    public Table between(Instant from, Instant until, GroupBy groupBy, Optional<Long> regionId) {
        return Table.of(queries.performance(groupBy, from, until, regionId, Optional.empty()));
    }

    public Line ofGuide(long guideId, Instant from, Instant until) {
        return queries.performance(GroupBy.GUIDE, from, until, Optional.empty(), Optional.of(guideId)).stream()
                .findFirst()
                .orElse(new Line(guideId, "", 0, 0, 0));
    }
}
