package io.guidepost.domain.attribution;

import io.guidepost.core.attribution.AttributionRules;
import io.guidepost.domain.attribution.Attributions.Frozen;
import io.guidepost.domain.attribution.Attributions.OrderedLine;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;

/** Decides at the moment of order who gets the credit (B3). The decision is written by {@link Attributions#freeze}. */
@Service
public class DecideAttribution {

    private final Attributions attributions;

    DecideAttribution(Attributions attributions) {
        this.attributions = attributions;
    }

    public Frozen decide(long orderId, long memberId, Instant placedAt, List<OrderedLine> lines) {
        var evidence = attributions.evidence(memberId, placedAt, lines);
        return new Frozen(orderId, evidence, AttributionRules.decide(evidence.inputs()));
    }
}
