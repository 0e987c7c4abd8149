package io.guidepost.domain.shopper;

import java.util.Optional;

/** Why a shopper came to belong to another store or region; an administrator gives a note. */
public record HomeCause(Reason reason, Optional<Long> adminId, String note) {

    public enum Reason {
        GUIDE_LEFT,
        GUIDE_MOVED,
        HANDOVER,
        STORE_CLOSED,
        STORE_REOPENED,
        MERGE,
        ADMIN
    }

    static HomeCause of(Reason reason) {
        return new HomeCause(reason, Optional.empty(), "");
    }

    static HomeCause admin(long adminId, String note) {
        return new HomeCause(Reason.ADMIN, Optional.of(adminId), note);
    }
}
