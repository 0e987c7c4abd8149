package io.guidepost.domain.handover;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How often WeCom is asked what has become of hand-overs. */
@Component
class HandoverSettings {

    private final Duration pollEvery;

    HandoverSettings(@Value("${guidepost.handover.poll-every:PT1H}") Duration pollEvery) {
        if (pollEvery.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("guidepost.handover.poll-every must be at least a minute");
        }
        this.pollEvery = pollEvery;
    }

    Duration pollEvery() {
        return pollEvery;
    }
}
