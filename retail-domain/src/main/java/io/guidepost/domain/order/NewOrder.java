package io.guidepost.domain.order;

import java.util.List;
import java.util.Optional;

/**
 * An order that is not in the books yet.
 *
 * @param assistId the prepared basket it is made of, if any
 * @param deviceIndex by which device it was placed, as a digest
 * @param phoneIndex of the receiver, as a digest, by which it can be looked for
 */
public record NewOrder(
        Order order,
        List<OrderLine> lines,
        byte[] sealedAddress,
        Optional<Long> assistId,
        Optional<String> deviceIndex,
        Optional<String> phoneIndex) {

    /** Of no prepared basket, and from no device that is known: such as one from another till. */
    public NewOrder(Order order, List<OrderLine> lines, byte[] sealedAddress) {
        this(order, lines, sealedAddress, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** As the column holds it. */
    public String device() {
        return deviceIndex.orElse(null);
    }

    /** As the column holds it. */
    public String receiver() {
        return phoneIndex.orElse(null);
    }
}
