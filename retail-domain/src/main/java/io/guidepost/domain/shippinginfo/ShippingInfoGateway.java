package io.guidepost.domain.shippinginfo;

import java.util.List;
import java.util.Optional;

/**
 * WeChat's shipping information. Calls block and never run inside a transaction; whatever cannot be known for certain is
 * {@link io.guidepost.domain.GatewayUnclear}, and {@link #find} then tells whether it arrived.
 */
public interface ShippingInfoGateway {

    /** There is no payment of this number, or WeChat does not know of it yet. */
    String NO_SUCH_PAYMENT = "10060001";

    /** WeChat has heard exactly this already. */
    String UNCHANGED = "10060023";

    /** Tells it; the whole list each time. {@link io.guidepost.domain.GatewayRejected} carries WeChat's errcode. */
    void upload(ShippingInfo info);

    /** What WeChat knows of this payment's goods; empty when it does not know the payment. */
    Optional<Known> find(String transactionId);

    /**
     * @param isAllSent WeChat takes the goods for sent as a whole
     * @param parcels carrier and number of each parcel it knows, such as {@code SF SF1000}; a pick-up has none
     */
    record Known(State state, boolean isAllSent, List<String> parcels) {}

    /** Where WeChat sees the payment. */
    enum State {
        /** It waits to hear of parcels. */
        WAITING,
        SENT,
        RECEIVED,
        /** The money is ours. */
        SETTLED,
        REFUNDED,
        /** The money is about to be ours. */
        SETTLING
    }
}
