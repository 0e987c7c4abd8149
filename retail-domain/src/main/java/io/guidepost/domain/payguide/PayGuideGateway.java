package io.guidepost.domain.payguide;

import java.util.Optional;

/** WeChat Pay's guides. Calls block and never run inside a transaction; an answer that did not arrive is {@link io.guidepost.domain.GatewayUnclear}. */
public interface PayGuideGateway {

    /** WeChat's number of the guide who is registered now. */
    String register(Registration registration);

    /** WeChat's number of a guide of this store, by his userid; empty when he is not registered. */
    Optional<String> find(long storeNo, String userid);

    /** Shows the guide on the receipt of this payment; only before it is paid. Repeating it is harmless. */
    void assign(String wxGuideId, String outTradeNo);

    /**
     * @param storeNo the store's number at WeChat Pay
     * @param mobile sent encrypted and never kept by us
     * @param qrCodeUrl by which shoppers add the guide
     */
    record Registration(long storeNo, String userid, String name, String mobile, String qrCodeUrl, String avatarUrl) {

        /** Not for logs. */
        @Override
        public String toString() {
            return "Registration[" + userid + "]";
        }
    }
}
