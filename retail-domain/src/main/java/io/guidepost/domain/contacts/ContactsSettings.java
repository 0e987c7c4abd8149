package io.guidepost.domain.contacts;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What may go unseen, and for how long a plan holds. */
@Component
class ContactsSettings {

    /** So many leavers, or closed stores, are daily life in any corporation. */
    private static final int UNSUSPICIOUS = 10;

    private final int removalLimitPercent;
    private final Duration planValidFor;

    ContactsSettings(
            @Value("${guidepost.contacts.removal-limit-percent:20}") int removalLimitPercent,
            @Value("${guidepost.contacts.plan-valid-for:PT24H}") Duration planValidFor) {
        if (removalLimitPercent < 0 || removalLimitPercent > 100) {
            throw new IllegalArgumentException("guidepost.contacts.removal-limit-percent must be 0 to 100");
        }
        this.removalLimitPercent = removalLimitPercent;
        this.planValidFor = planValidFor;
    }

    boolean areTooManyLeavers(int leavers, int activeGuides) {
        return leavers > UNSUSPICIOUS && isBeyondLimit(leavers, activeGuides);
    }

    boolean areTooManyClosings(int closings, int openStores) {
        return closings > UNSUSPICIOUS && isBeyondLimit(closings, openStores);
    }

    Duration planValidFor() {
        return planValidFor;
    }

    private boolean isBeyondLimit(int removed, int all) {
        return 100L * removed > (long) removalLimitPercent * all;
    }
}
