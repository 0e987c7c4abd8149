package io.guidepost.domain.aftersale;

import java.util.Optional;

/** Where an after-sale case stands; the names are those of the API and of the table. {@link #after} is the whole machine. */
public enum CaseStatus {
    /** The store or headquarters has to answer. */
    REQUESTED,
    REJECTED,
    /** The shopper took it back. */
    WITHDRAWN,
    /** The shopper has to send the goods. */
    AWAITING_RETURN,
    /** He did not, in time. */
    LAPSED,
    /** The goods are on their way to us. */
    RETURNING,
    /** They were not what was sold, or not as they were sold; they go back to the shopper. */
    RETURN_REFUSED,
    /** Money is on its way. */
    REFUNDING,
    /** Something else is to be sent. */
    EXCHANGING,
    /** The shopper has the money, or the replacement has left. */
    COMPLETED;

    /** What can happen to a case. */
    public enum Event {
        APPROVAL,
        REJECTION,
        WITHDRAWAL,
        /** The shopper has sent the goods, or puts the number right. */
        DISPATCH,
        /** The time to send them is over. */
        TIMEOUT,
        /** The goods are here, and as they should be. */
        ACCEPTANCE,
        /** The goods are here, and not as they should be. */
        REFUSAL,
        /** WeChat says that the shopper has the money. */
        MONEY_BACK,
        REPLACEMENT,
        /** There is nothing to send in their place: money goes back instead. */
        MONEY_INSTEAD
    }

    /** It has come to its end. */
    public boolean isOver() {
        return switch (this) {
            case REJECTED, WITHDRAWN, LAPSED, RETURN_REFUSED, COMPLETED -> true;
            default -> false;
        };
    }

    /** The state that follows; empty when the event cannot happen in this state of a case of that kind. */
    public Optional<CaseStatus> after(Event event, Kind kind) {
        return Optional.ofNullable(
                switch (this) {
                    case REQUESTED ->
                        switch (event) {
                            case APPROVAL -> kind.needsReturn() ? AWAITING_RETURN : REFUNDING;
                            case REJECTION -> REJECTED;
                            case WITHDRAWAL -> WITHDRAWN;
                            default -> null;
                        };
                    case AWAITING_RETURN ->
                        switch (event) {
                            case WITHDRAWAL -> WITHDRAWN;
                            case DISPATCH -> RETURNING;
                            case TIMEOUT -> LAPSED;
                            // Goods that are brought to a store.
                            case ACCEPTANCE -> accepted(kind);
                            default -> null;
                        };
                    case RETURNING ->
                        switch (event) {
                            case DISPATCH -> RETURNING;
                            case ACCEPTANCE -> accepted(kind);
                            case REFUSAL -> RETURN_REFUSED;
                            default -> null;
                        };
                    case REFUNDING -> event == Event.MONEY_BACK ? COMPLETED : null;
                    case EXCHANGING ->
                        switch (event) {
                            case REPLACEMENT -> COMPLETED;
                            case MONEY_INSTEAD -> REFUNDING;
                            default -> null;
                        };
                    case REJECTED, WITHDRAWN, LAPSED, RETURN_REFUSED, COMPLETED -> null;
                });
    }

    private static CaseStatus accepted(Kind kind) {
        return kind == Kind.EXCHANGE ? EXCHANGING : REFUNDING;
    }
}
