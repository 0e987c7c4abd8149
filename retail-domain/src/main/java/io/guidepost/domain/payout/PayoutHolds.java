package io.guidepost.domain.payout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Holds of headquarters on guides' money. */
public interface PayoutHolds {

    /** False when the guide is held already. */
    boolean insert(PayoutHold hold);

    Optional<PayoutHold> find(long id);

    /** The one that stands. */
    Optional<PayoutHold> open(long guideId);

    /** False when it was lifted already. */
    boolean lift(long id, long adminId, Instant at);

    /** Newest first, before the given one (the largest number begins); {@code openOnly} leaves out what is lifted. */
    List<PayoutHold> all(boolean openOnly, long beforeId, int limit);
}
