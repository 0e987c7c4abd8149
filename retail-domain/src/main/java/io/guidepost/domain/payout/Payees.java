package io.guidepost.domain.payout;

import java.time.Instant;
import java.util.Optional;

/** Under which openid guides are paid, and when that was changed. */
public interface Payees {

    /** Whether another guide is to be paid under the same openid. */
    boolean isShared(long guideId);

    /** When the guide's openid became another one; the first one is no change. */
    Optional<Instant> lastChange(long guideId);

    void changed(long id, long guideId, String from, String to, Instant at);
}
