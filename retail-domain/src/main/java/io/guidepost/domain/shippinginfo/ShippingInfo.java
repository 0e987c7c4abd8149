package io.guidepost.domain.shippinginfo;

import java.time.Instant;
import java.util.List;

/**
 * What WeChat is told of one payment's goods.
 *
 * @param openid of who paid
 * @param isSplit the goods leave in several parcels, of which more may follow
 * @param isAllSent nothing is left to send
 * @param parcels at least one and at most {@link #MOST_PARCELS}
 * @param at when we say so
 */
public record ShippingInfo(
        String transactionId,
        String openid,
        Way way,
        boolean isSplit,
        boolean isAllSent,
        List<Parcel> parcels,
        Instant at) {

    /** WeChat takes no more for one payment. */
    public static final int MOST_PARCELS = 15;

    public ShippingInfo {
        parcels = List.copyOf(parcels);
        if (parcels.isEmpty() || parcels.size() > MOST_PARCELS) {
            throw new IllegalArgumentException(
                    "WeChat is told of 1 to %d parcels, not %d".formatted(MOST_PARCELS, parcels.size()));
        }
        if (!isSplit && (parcels.size() > 1 || !isAllSent)) {
            throw new IllegalArgumentException("What is not split is one parcel with everything");
        }
    }

    /** How the goods reach the shopper. */
    public enum Way {
        EXPRESS,
        /** The shopper fetches them in a store. */
        PICK_UP
    }

    /**
     * @param carrier WeChat's code of the carrier, such as {@code SF}; empty for a pick-up
     * @param goods what is in it, in at most 120 characters
     * @param receiverPhone masked, {@code 138****1234}; some carriers want it
     */
    public record Parcel(String carrier, String trackingNo, String goods, String receiverPhone) {}
}
