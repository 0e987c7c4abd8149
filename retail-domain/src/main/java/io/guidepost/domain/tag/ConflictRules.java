package io.guidepost.domain.tag;

import java.time.Instant;

/** What becomes of one value that is kept the same on both sides. */
public final class ConflictRules {

    private ConflictRules() {}

    /** What to do. */
    public enum Verdict {
        /** Both have the same: nothing. */
        AGREED,
        /** Ours becomes theirs. */
        TAKE,
        /** Theirs is to become ours. */
        PUSH
    }

    /**
     * @param base what both had when they agreed last
     * @param theirsAt when they changed it; {@link Instant#EPOCH} where nobody knows
     */
    public static <T> Verdict judge(ConflictPolicy policy, T base, T ours, Instant oursAt, T theirs, Instant theirsAt) {
        if (ours.equals(theirs)) {
            return Verdict.AGREED;
        }
        if (theirs.equals(base)) {
            return Verdict.PUSH;
        }
        if (ours.equals(base)) {
            return Verdict.TAKE;
        }
        boolean isTheirs =
                switch (policy) {
                    case HQ_WINS -> false;
                    case WECOM_WINS -> true;
                    case NEWEST -> theirsAt.isAfter(oursAt);
                };
        return isTheirs ? Verdict.TAKE : Verdict.PUSH;
    }
}
