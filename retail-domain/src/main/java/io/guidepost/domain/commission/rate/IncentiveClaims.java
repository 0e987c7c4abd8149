package io.guidepost.domain.commission.rate;

import io.guidepost.core.commission.IncentiveClaim;
import java.time.Instant;
import java.util.List;

/**
 * What incentives may pay on top of the rates. Whoever pays incentives says so here, because rates and incentives share the
 * cap of B6.
 */
public interface IncentiveClaims {

    /** Every approved incentive that may pay on a sale at this moment or later. */
    List<IncentiveClaim> after(Instant from);
}
