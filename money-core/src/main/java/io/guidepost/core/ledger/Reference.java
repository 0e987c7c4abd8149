package io.guidepost.core.ledger;

import java.util.Objects;

/** What a transfer is about. */
public record Reference(Type type, long id) {

    /** The kinds of things that move money. */
    public enum Type {
        ORDER,
        REFUND,
        ACCRUAL,
        WITHDRAWAL,
        CORRECTION,
        /** What closing a month charges a store. */
        CHARGE,
        RECEIVABLE
    }

    public Reference {
        Objects.requireNonNull(type, "type");
        if (id <= 0) {
            throw new IllegalArgumentException("A reference has a positive id, not " + id);
        }
    }
}
