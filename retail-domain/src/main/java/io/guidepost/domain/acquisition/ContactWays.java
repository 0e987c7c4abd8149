package io.guidepost.domain.acquisition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * WeCom's 联系我. Calls block and never run inside a transaction. An answer that did not arrive is {@link
 * io.guidepost.domain.GatewayUnclear}; WeCom would make a second way when asked again, so what was made is looked for in
 * {@link #list} first.
 */
public interface ContactWays {

    /** WeCom does not know this number. */
    String NO_SUCH_WAY = "41044";

    Made add(Way way);

    /** Empty when WeCom has no such way. */
    Optional<Known> find(String configId);

    /** Numbers of the ways made in that time; an empty {@code nextCursor} is the end. */
    Listed list(Instant from, Instant until, String cursor);

    /** Replaces all that can be changed. */
    void update(String configId, Way way);

    /** Harmless where WeCom has no such way any more. */
    void delete(String configId);

    /**
     * @param state at most 30 characters
     * @param remark at most 30 characters, seen by colleagues only
     * @param userids 1 to 100 people
     */
    record Way(String state, String remark, boolean skipsVerification, List<String> userids) {}

    record Made(String configId, String qrCode) {}

    record Known(String configId, String state, String qrCode, List<String> userids) {}

    record Listed(List<String> configIds, String nextCursor) {}
}
