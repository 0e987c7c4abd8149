package io.guidepost.domain.shopper;

import java.util.Objects;
import java.util.Optional;

/**
 * Why bindings were changed.
 *
 * @param note what the administrator says about it; empty unless one did it
 */
public record BondCause(Kind kind, Optional<Long> orderId, Optional<Long> adminId, String note) {

    public enum Kind {
        FRIEND,
        TOUCH,
        PAYMENT,
        /** A guide left or moved. */
        STAFF,
        HANDOVER,
        DELETED,
        MERGE,
        ADMIN
    }

    public BondCause {
        Objects.requireNonNull(kind, "kind");
        if ((kind == Kind.ADMIN) != (adminId.isPresent() && !note.isBlank()) && kind != Kind.MERGE) {
            throw new IllegalArgumentException("An administrator gives a reason, and nobody else does");
        }
    }

    static BondCause of(Kind kind) {
        return new BondCause(kind, Optional.empty(), Optional.empty(), "");
    }

    static BondCause payment(long orderId) {
        return new BondCause(Kind.PAYMENT, Optional.of(orderId), Optional.empty(), "");
    }

    static BondCause admin(long adminId, String note) {
        return new BondCause(Kind.ADMIN, Optional.empty(), Optional.of(adminId), note);
    }

    /** @param adminId empty when the evidence did it */
    static BondCause merge(Optional<Long> adminId, String note) {
        return new BondCause(Kind.MERGE, Optional.empty(), adminId, note);
    }
}
