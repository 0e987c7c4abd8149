package io.guidepost.domain.payguide;

import java.time.Instant;
import java.util.Optional;

/** Guides whom WeChat Pay knows, and orders for which one was named. */
public interface PayGuides {

    /** What is known of a guide at WeChat. */
    record PayGuide(long guideId, Optional<String> wxGuideId, long storeNo, State state) {}

    /** The names are those of the API and of the table. */
    enum State {
        /** Asked for, and not known whether it arrived. */
        REGISTERING,
        REGISTERED,
        ENDED
    }

    /** What became of naming a guide. */
    enum Outcome {
        ASSIGNED,
        REFUSED,
        UNKNOWN
    }

    /** A guide at work, as WeChat is told of him. */
    record Serving(long guideId, String userid, String name) {}

    /**
     * How many shoppers became friends of the guide on their receipt.
     *
     * @param befriended within seven days after the payment
     */
    record Conversion(long assigned, long paid, long befriended) {}

    Optional<PayGuide> find(long guideId);

    Optional<Serving> serving(long guideId);

    void begin(long guideId, long storeNo, long adminId, Instant at);

    void registered(long guideId, String wxGuideId);

    void ended(long guideId);

    /** The guide who is credited with the order, works here, and is known to WeChat. */
    Optional<PayGuide> ofOrder(long orderId);

    void note(long orderId, long guideId, Outcome outcome, String reason, Instant at);

    Optional<Outcome> outcomeOf(long orderId);

    /** Of orders for which a guide was named in that time; who was a friend before does not count. */
    Conversion conversion(Instant from, Instant until);
}
