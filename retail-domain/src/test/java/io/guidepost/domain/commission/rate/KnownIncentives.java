package io.guidepost.domain.commission.rate;

import io.guidepost.core.commission.IncentiveClaim;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** Incentives that tests have named; each for SKUs of its own test. */
@Component
class KnownIncentives implements IncentiveClaims {

    final List<IncentiveClaim> claims = new CopyOnWriteArrayList<>();

    @Override
    public List<IncentiveClaim> after(Instant from) {
        return List.copyOf(claims);
    }
}
