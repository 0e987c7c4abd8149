package io.guidepost.domain.handover;

import java.time.Instant;
import java.util.Optional;

/**
 * One customer of a plan.
 *
 * @param toGuideId empty for one who is skipped because nobody is there to take him
 * @param refusal WeCom's errcode, or our own word for why one is skipped
 * @param takeoverAt when it takes effect, or did
 * @param handoverId the shopper's hand-over, for members
 */
public record Line(
        long planId,
        String externalUserid,
        Optional<Long> memberId,
        Optional<Long> toGuideId,
        State state,
        String refusal,
        Optional<Instant> sentAt,
        Optional<Instant> takeoverAt,
        Optional<Instant> finishedAt,
        Optional<Long> handoverId) {

    /** How far a customer has come. */
    public enum State {
        PLANNED,
        /** WeCom was asked, and its answer is not known. */
        SENT,
        /** Accepted; takes effect after 24 hours unless the customer refuses. */
        WAITING,
        DONE,
        /** The customer did not want it. */
        REFUSED,
        /** The receiver has too many customers. */
        LIMITED,
        /** WeCom did not accept it. */
        FAILED,
        /** Not asked for, by our own judgement. */
        SKIPPED;

        boolean isOpen() {
            return this == PLANNED || this == SENT || this == WAITING;
        }
    }

    Line in(State next, String why, Optional<Instant> takeover, Instant at) {
        return new Line(
                planId,
                externalUserid,
                memberId,
                toGuideId,
                next,
                why,
                sentAt,
                takeover,
                next.isOpen() ? Optional.empty() : Optional.of(at),
                handoverId);
    }

    Line begun(long handover) {
        return new Line(
                planId,
                externalUserid,
                memberId,
                toGuideId,
                state,
                refusal,
                sentAt,
                takeoverAt,
                finishedAt,
                Optional.of(handover));
    }
}
