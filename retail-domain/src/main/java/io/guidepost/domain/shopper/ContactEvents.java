package io.guidepost.domain.shopper;

import java.time.Instant;
import java.util.Map;

/** Reads WeCom's callbacks: verifies the signature, decrypts, checks that they are for our corporation. */
public interface ContactEvents {

    /** Answers WeCom's check of the callback address: the decrypted text. */
    String verifyAddress(String signature, String timestamp, String nonce, String echo);

    /** Anything that is not genuine is {@link Untrusted} and must change nothing. */
    WeComEvent read(String signature, String timestamp, String nonce, String body);

    /**
     * @param event WeCom's name such as {@code change_external_contact}
     * @param changeType such as {@code add_external_contact}; empty when the event has none
     * @param fields the event's own fields by WeCom's names ({@code UserID}, {@code ExternalUserID}, {@code State} …)
     * @param key the same for every delivery of the same event, different for different events
     */
    record WeComEvent(String event, String changeType, Map<String, String> fields, Instant occurredAt, String key) {}

    class Untrusted extends RuntimeException {
        public Untrusted(String why) {
            super(why, null, false, false);
        }
    }
}
