package io.guidepost.domain.commission;

import io.guidepost.core.settlement.ReleaseRule;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** From {@code guidepost.commission.release-*}: what is frozen from now on follows it, what is frozen already does not. */
@Component
public class ReleaseTerms {

    private final ReleaseRule rule;

    ReleaseTerms(
            @Value("${guidepost.commission.release-base:RECEIVED}") ReleaseRule.Base base,
            @Value("${guidepost.commission.release-days:7}") int days) {
        this.rule = new ReleaseRule(base, days);
    }

    /** @see ReleaseRule#releaseAt */
    public Instant releaseAt(Instant paidAt, Instant receivedAt, int returnDays) {
        return rule.releaseAt(paidAt, receivedAt, returnDays);
    }
}
