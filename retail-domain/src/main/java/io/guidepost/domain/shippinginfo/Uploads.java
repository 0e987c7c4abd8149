package io.guidepost.domain.shippinginfo;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is to be told to WeChat, and what became of it. */
public interface Uploads {

    Optional<Upload> find(long orderId);

    /** Something new is to be told; joins the caller's transaction. */
    void want(long orderId, String transactionId, Instant dueAt);

    /** Those to be told or asked about, longest due first. */
    List<Upload> due(Instant now, int limit);

    /** Those that WeChat will not hear, newest order first. */
    List<Upload> refused(long beforeOrderId, int limit);

    /** Takes a due one until {@code leaseUntil}; false when another node has, or something new is to be told since. */
    boolean claim(Upload due, Instant leaseUntil);

    /** WeChat has heard it as it was {@code wanted}; what came meanwhile stays due. */
    void told(Upload claimed, Instant at);

    /** It is looked at again at {@code dueAt}. */
    void later(Upload claimed, Upload.State state, Instant dueAt, Optional<String> code, Optional<String> reason);

    /** Somebody has put right what WeChat would not hear: it is told once more. */
    boolean again(long orderId, Instant dueAt);
}
