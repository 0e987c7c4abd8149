package io.guidepost.domain.performance;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How much guides see of each other. */
@Component
public class PerformanceSettings {

    /** Whose names stand on a guide's leaderboard beside his own. */
    public enum Names {
        /** Nobody's. */
        NONE,
        /** Those of the own store. */
        STORE,
        /** Everybody's in the region as well. */
        REGION
    }

    private final Names namesForGuides;

    PerformanceSettings(@Value("${guidepost.performance.names-for-guides:STORE}") Names namesForGuides) {
        this.namesForGuides = namesForGuides;
    }

    public Names namesForGuides() {
        return namesForGuides;
    }
}
