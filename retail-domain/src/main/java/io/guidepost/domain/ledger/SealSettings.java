package io.guidepost.domain.ledger;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How long the ledger stays open behind the last posting. */
@Component
public class SealSettings {

    private final Duration sealAfter;

    SealSettings(@Value("${guidepost.ledger.seal-after:5m}") Duration sealAfter) {
        if (sealAfter.compareTo(Duration.ofSeconds(30)) < 0 || sealAfter.compareTo(Duration.ofHours(6)) > 0) {
            throw new IllegalStateException(
                    "guidepost.ledger.seal-after must lie between 30s and 6h, not " + sealAfter);
        }
        this.sealAfter = sealAfter;
    }

    /** What is older than this is sealed. */
    public Duration sealAfter() {
        return sealAfter;
    }

    /** A transaction that posts may not take longer, by far not as long as the seal waits. */
    public Duration longestTransaction() {
        return sealAfter.dividedBy(2);
    }
}
