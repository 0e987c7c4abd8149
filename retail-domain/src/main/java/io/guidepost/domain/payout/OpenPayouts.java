package io.guidepost.domain.payout;

import java.util.Collection;
import java.util.List;

/** Withdrawals on their way to somebody who is known by his openid. */
public interface OpenPayouts {

    /** By id; at most 100. */
    List<Long> to(Collection<String> openids);
}
