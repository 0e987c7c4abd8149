package io.guidepost.domain.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The figures behind the screens, one statement each. */
public interface ReportQueries {

    /** Nothing but zeros for somebody who never earned. */
    GuideEarnings.Balance earnings(long guideId);

    /** Orders paid from (inclusive) until (exclusive), per payee or region, largest first; {@code regionId} narrows. */
    List<Performance.Line> performance(
            Performance.GroupBy groupBy, Instant from, Instant until, Optional<Long> regionId, Optional<Long> guideId);
}
