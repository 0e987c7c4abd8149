package io.guidepost.domain.incentive;

import io.guidepost.core.incentive.IncentiveKind;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Goes over all incentives of a kind that have begun, page by page, until enough is done. */
@Component
class BegunIncentives {

    private static final int PAGE = 100;

    private final Incentives incentives;

    BegunIncentives(Incentives incentives) {
        this.incentives = incentives;
    }

    /** What a duty does for one incentive. */
    interface Duty {

        /** @return how much it did, of at most {@code left} */
        int perform(FundedIncentive incentive, int left);
    }

    /** @return how much was done in all; at most {@code limit} */
    int each(IncentiveKind kind, Instant now, int limit, Duty duty) {
        int done = 0;
        long after = 0;
        List<FundedIncentive> page;
        do {
            page = incentives.begun(kind, now, after, PAGE);
            for (var incentive : page) {
                done += duty.perform(incentive, limit - done);
                after = incentive.id();
            }
        } while (page.size() == PAGE && done < limit);
        return done;
    }
}
