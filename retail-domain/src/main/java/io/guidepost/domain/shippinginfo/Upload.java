package io.guidepost.domain.shippinginfo;

import java.time.Instant;
import java.util.Optional;

/**
 * How far WeChat has been told of an order's parcels.
 *
 * @param wanted grows with each change of the parcels; {@code told} is the one that WeChat has heard
 * @param dueAt when it is looked at again
 */
public record Upload(
        long orderId,
        String transactionId,
        State state,
        int wanted,
        int told,
        Instant dueAt,
        int attempts,
        Optional<Instant> toldAt,
        Optional<String> failCode,
        Optional<String> failReason) {

    /** The names are those of the API and of the table. */
    public enum State {
        /** To be told. */
        DUE,
        /** Told, and nobody knows whether it arrived: WeChat is asked first. */
        UNKNOWN,
        TOLD,
        /** WeChat will not hear it; somebody has to look. */
        REFUSED
    }
}
