package io.guidepost.domain.payment;

/** What to make of money that WeChat Pay says it took. */
public enum Verdict {
    /** It pays the order. */
    ACCEPT,
    /** We knew: WeChat repeats itself until we answer, and we ask on our own as well. */
    REPEAT,
    /** The order was closed before; its goods may be somebody else's by now. */
    TOO_LATE,
    /** Not the amount or not the currency that was asked for. */
    WRONG_AMOUNT,
    /** The order is paid already, by another payment. */
    SECOND;

    /** The money is not ours to keep and goes back. */
    public boolean isSuspense() {
        return this == TOO_LATE || this == WRONG_AMOUNT || this == SECOND;
    }
}
