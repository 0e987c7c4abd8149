package io.guidepost.domain.moment;

import java.time.Instant;
import java.util.Optional;

/**
 * One moment of a corporate task: at most 100,000 guides of its audience, those after one guide id and up to another.
 *
 * @param askedAt when WeCom was last asked to make it
 * @param lookedAt when WeCom was last asked who has published
 * @param madeAt when we learnt that it exists
 */
public record MomentJob(
        long taskId,
        int chunkNo,
        long afterGuideId,
        long throughGuideId,
        State state,
        Optional<String> jobid,
        Optional<String> momentId,
        Optional<Instant> askedAt,
        Optional<Instant> madeAt,
        Optional<Instant> lookedAt,
        int version) {

    public enum State {
        /** WeCom has not been asked, or certainly has not got it. */
        PLANNED,
        /** WeCom is being asked; whoever dies now leaves this behind. */
        ASKING,
        /** The answer was lost: it may or may not exist. */
        UNKNOWN,
        /** WeCom is making it. */
        STARTED,
        MADE,
        REJECTED,
        CANCELLED
    }
}
