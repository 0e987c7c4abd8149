package io.guidepost.domain.shopper;

import java.time.Instant;
import java.util.Optional;

/** Hears that a customer is a guide's friend, in the transaction that notes it. It may be told of the same friend again. */
public interface FriendFollower {

    /**
     * @param addedAt since when, which stays the same for the whole time that they are friends
     * @param state by which code the customer came, as far as WeCom says; it does not when a former friend comes back (E27)
     */
    void added(long guideId, String externalUserid, Instant addedAt, Optional<String> state);
}
