package io.guidepost.core.attribution;

import java.util.Optional;

/** Why a candidate did not win; every loser has exactly one (B3). */
public enum RejectCode {
    OUT_OF_WINDOW,
    OUT_OF_SCOPE,
    GUIDE_NOT_EMPLOYED,
    STORE_CLOSED,
    TOKEN_INVALID,
    TOKEN_EXPIRED,
    SELF_PURCHASE,
    LOWER_PRECEDENCE,
    LATER_TOUCH_WINS,
    BINDING_EXPIRED,
    BINDING_SNATCHED,
    BLOCKED_BY_FRAUD,
    TRANSFER_PENDING,
    RULE_DISABLED;

    /** Made once: a million orders have ten million losers. */
    private final Optional<RejectCode> told = Optional.of(this);

    Optional<RejectCode> told() {
        return told;
    }
}
