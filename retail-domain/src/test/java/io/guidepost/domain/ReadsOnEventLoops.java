package io.guidepost.domain;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * What may touch a file on an event loop: texts that the JVM reads out of an open jar once per language, and then keeps; and
 * random bytes, which the system has at hand.
 */
public final class ReadsOnEventLoops implements BlockHoundIntegration {

    @Override
    public void applyTo(BlockHound.Builder builder) {
        builder.allowBlockingCallsInside("java.util.ResourceBundle", "getBundle")
                .allowBlockingCallsInside("java.security.SecureRandom", "nextBytes");
    }
}
