package io.guidepost.domain.reach;

import io.guidepost.domain.content.Demand.Reach.Counting;
import java.time.Instant;
import java.util.List;

/** Who was reached, from what really happened. */
public interface Reached {

    /**
     * When each different person was reached for the first time since then, earliest first, at most {@code limit}.
     *
     * @param now friends and members of chats must still be there
     */
    List<Instant> times(Counting counting, long assignmentId, long guideId, Instant since, Instant now, int limit);
}
