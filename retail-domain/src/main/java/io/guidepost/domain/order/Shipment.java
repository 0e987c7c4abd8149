package io.guidepost.domain.order;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One parcel of an order, as it is known today.
 *
 * @param state what the carrier or somebody of ours said last, at {@code stateAt}
 * @param units what is in it, by order line; empty for a further piece of what an earlier parcel was noted for
 * @param version grows when its number is put right
 */
public record Shipment(
        long id,
        long orderId,
        String carrier,
        String trackingNo,
        long shippedBy,
        Instant shippedAt,
        ParcelState state,
        Instant stateAt,
        List<Units> units,
        int version) {

    public Shipment {
        Objects.requireNonNull(state, "state");
        units = List.copyOf(units);
    }

    /** Units of one order line. */
    public record Units(long lineId, int quantity) {

        public Units {
            if (quantity < 1) {
                throw new IllegalArgumentException("Line %d: %d units in a parcel".formatted(lineId, quantity));
            }
        }
    }

    boolean isNumbered(String otherCarrier, String otherTrackingNo) {
        return carrier.equals(otherCarrier) && trackingNo.equals(otherTrackingNo);
    }
}
