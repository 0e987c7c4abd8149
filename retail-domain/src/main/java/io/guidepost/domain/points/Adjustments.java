package io.guidepost.domain.points;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What headquarters gives or takes by hand. */
public interface Adjustments {

    /** What has become of one. */
    enum State {
        AWAITING,
        POSTED,
        REJECTED
    }

    /** @param decidedBy null while it awaits */
    record Adjustment(
            long id,
            long memberId,
            long points,
            String reason,
            State state,
            long proposedBy,
            Instant proposedAt,
            Long decidedBy,
            Instant decidedAt) {}

    void insert(Adjustment adjustment);

    Optional<Adjustment> find(long id);

    /** The latest first, before the given one; all of the state, or all. */
    List<Adjustment> page(Optional<State> state, long beforeId, int limit);

    /** False when it does not await any more. */
    boolean decide(Adjustment decided);
}
