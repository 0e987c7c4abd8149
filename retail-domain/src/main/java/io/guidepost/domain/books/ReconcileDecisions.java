package io.guidepost.domain.books;

import io.guidepost.core.sale.ReturnWindow;
import io.guidepost.domain.attribution.ReplayAttribution;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Service;

/**
 * Decides a part of all orders again every night, going on where the night before ended, and keeps what came out
 * differently (B3).
 */
@Service
public class ReconcileDecisions {

    private static final String NAME = "attribution-replay";
    private static final int ORDERS_A_NIGHT = 100_000;

    private final ReplayAttribution replay;
    private final KeepFindings findings;
    private final Clock clock;

    ReconcileDecisions(ReplayAttribution replay, KeepFindings findings, Clock clock) {
        this.replay = replay;
        this.findings = findings;
        this.clock = clock;
    }

    /** A night's worth, for the business day of now. */
    public void runDue() {
        run(clock.instant().atZone(ReturnWindow.ZONE).toLocalDate(), ORDERS_A_NIGHT);
    }

    Finding run(LocalDate businessOn, int orders) {
        var result = replay.next(orders);
        var finding = new Finding(NAME, result.checked(), result.mismatches());
        findings.keep(finding, businessOn);
        return finding;
    }
}
