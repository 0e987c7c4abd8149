package io.guidepost.domain.receipt;

import io.guidepost.domain.shopper.ContactEvents.Untrusted;
import java.time.Instant;
import java.util.Map;

/** Reads what WeChat pushes to the mini-program's server: verified, decrypted, and for our mini-program. */
public interface TradeEvents {

    /** Answers WeChat's check of the address: the decrypted text. */
    String verifyAddress(String signature, String timestamp, String nonce, String echo);

    /** Anything that is not genuine is {@link Untrusted} and must change nothing. */
    TradeEvent read(String signature, String timestamp, String nonce, String body);

    /**
     * @param event WeChat's name such as {@code trade_manage_order_settlement}
     * @param fields by WeChat's names
     * @param key the same for every delivery of the same event
     */
    record TradeEvent(String event, Map<String, String> fields, Instant occurredAt, String key) {}
}
