package io.guidepost.domain.books;

import io.guidepost.domain.database.Ids;
import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps what a reconciliation found, shows it as a figure, and says it aloud when it is bad. */
@Component
class KeepFindings {

    private static final Logger log = LoggerFactory.getLogger(KeepFindings.class);

    private final BooksQueries queries;
    private final BooksGauges gauges;
    private final Ids ids;
    private final Clock clock;

    KeepFindings(BooksQueries queries, BooksGauges gauges, Ids ids, Clock clock) {
        this.queries = queries;
        this.gauges = gauges;
        this.ids = ids;
        this.clock = clock;
    }

    void keep(Finding finding, LocalDate businessOn) {
        queries.save(ids.next(), finding, businessOn, clock.instant());
        gauges.found(finding);
        if (!finding.mismatches().isEmpty()) {
            log.error(
                    "Reconciliation {} found {} mismatches, the first: {}",
                    finding.name(),
                    finding.mismatches().size(),
                    finding.mismatches().get(0));
        }
    }
}
