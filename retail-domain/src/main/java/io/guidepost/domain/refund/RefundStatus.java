package io.guidepost.domain.refund;

import java.util.Optional;

/**
 * Where a refund stands; the names are those of the API and of the table. {@link #after} is the whole machine.
 */
public enum RefundStatus {
    /** The shopper asks; headquarters has not answered. */
    REQUESTED,
    REJECTED,
    /** To be sent to WeChat under a number that is already fixed. */
    APPROVED,
    /** Sent, and nobody knows whether it arrived; only asking with the same number resolves it. */
    UNKNOWN,
    /** WeChat has accepted it and is at work. */
    PROCESSING,
    SUCCEEDED,
    /** The shopper's account cannot take the money; somebody must act at WeChat. */
    ABNORMAL,
    /** WeChat will never do it; nothing was given back. */
    FAILED,
    /** WeChat failed, and headquarters gave the money back by another way. */
    RESOLVED;

    /** What can happen to a refund. */
    public enum Event {
        APPROVAL,
        REJECTION,
        /** WeChat's answer did not arrive. */
        NO_ANSWER,
        /** WeChat says: at work. */
        ACCEPTED,
        /** WeChat says: the shopper has it. */
        SUCCESS,
        /** WeChat says: it cannot arrive. */
        ABNORMALITY,
        /** WeChat says: no, for good. */
        FAILURE,
        /** Headquarters lets it be tried again, under the same number. */
        RETRY,
        /** Two persons say that the money went back by hand. */
        RESOLUTION
    }

    /** It may still give money back, so its amounts count as given when another refund is judged. */
    public boolean isOpen() {
        return this == REQUESTED || this == APPROVED || this == UNKNOWN || this == PROCESSING || this == ABNORMAL;
    }

    /** WeChat may know of it, and it has not come to its end. */
    public boolean isUnderway() {
        return isOpen() && this != REQUESTED;
    }

    /**
     * The state that follows; the same one when the event says nothing new (it is repeated, or arrives after a later one).
     *
     * @return empty when the event cannot happen in this state
     */
    public Optional<RefundStatus> after(Event event) {
        return switch (event) {
            case RETRY -> this == FAILED ? Optional.of(APPROVED) : Optional.empty();
            case RESOLUTION -> this == FAILED || this == RESOLVED ? Optional.of(RESOLVED) : Optional.empty();
            default -> afterWord(event);
        };
    }

    private Optional<RefundStatus> afterWord(Event event) {
        return switch (this) {
            case REQUESTED ->
                switch (event) {
                    case APPROVAL -> Optional.of(APPROVED);
                    case REJECTION -> Optional.of(REJECTED);
                    default -> Optional.empty();
                };
            case REJECTED -> event == Event.REJECTION ? Optional.of(REJECTED) : Optional.empty();
            case APPROVED ->
                switch (event) {
                    case APPROVAL -> Optional.of(APPROVED);
                    case REJECTION -> Optional.empty();
                    case NO_ANSWER -> Optional.of(UNKNOWN);
                    default -> Optional.of(outcome(event));
                };
            case UNKNOWN, PROCESSING ->
                switch (event) {
                    case APPROVAL, NO_ANSWER -> Optional.of(this);
                    case REJECTION -> Optional.empty();
                    default -> Optional.of(outcome(event));
                };
            case ABNORMAL ->
                switch (event) {
                    case APPROVAL, NO_ANSWER -> Optional.of(ABNORMAL);
                    case REJECTION -> Optional.empty();
                    // Somebody acted at WeChat: it may be at work again, and then succeed or fail.
                    default -> Optional.of(outcome(event));
                };
            case SUCCEEDED ->
                switch (event) {
                    case REJECTION, FAILURE -> Optional.empty();
                    default -> Optional.of(SUCCEEDED);
                };
            case FAILED ->
                switch (event) {
                    case REJECTION, SUCCESS -> Optional.empty();
                    default -> Optional.of(FAILED);
                };
            // WeChat may repeat its no, and nothing else.
            case RESOLVED -> event == Event.FAILURE ? Optional.of(RESOLVED) : Optional.empty();
        };
    }

    private static RefundStatus outcome(Event event) {
        return switch (event) {
            case ACCEPTED -> PROCESSING;
            case SUCCESS -> SUCCEEDED;
            case ABNORMALITY -> ABNORMAL;
            case FAILURE -> FAILED;
            default -> throw new IllegalArgumentException(event + " is not WeChat's word");
        };
    }
}
