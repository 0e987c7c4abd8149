package io.guidepost.domain.idempotency;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where keys and answers are kept. */
public interface StoredRequests {

    /** A request as it stands: running while the answer is absent. */
    record Stored(String bodyHash, Optional<Answer> answer, Instant leaseUntil, Instant createdAt) {}

    /**
     * Begins a request: true when it is new. Where another transaction is beginning the same one, this waits for its end.
     *
     * @param owner whoever carries it out; {@link #finish} and {@link #forget} are his alone
     */
    boolean begin(RequestKey key, String bodyHash, String owner, Instant leaseUntil, Instant now);

    /** A request that begins and ends in the same moment. */
    record Done(RequestKey key, String bodyHash, Answer answer) {}

    /** Writes new requests with their answers in one statement; fails when any of the keys is known already. */
    void insertDone(List<Done> requests, Instant now);

    /** Stores the answer; false when the request is no longer this owner's. */
    boolean finish(RequestKey key, String owner, Answer answer);

    /** As if the request had never come, if it is still this owner's and unanswered. */
    void forget(RequestKey key, String owner);

    Optional<Stored> find(RequestKey key);

    /** Takes over a running request whose lease has expired; false when somebody was faster. */
    boolean takeOver(RequestKey key, String owner, Instant leaseUntil, Instant now);

    /** Removes this one request if it began before. */
    void removeIfOlder(RequestKey key, Instant before);

    /** Removes all requests of one caller. */
    void removeAllOf(String principal);

    /** Removes at most so many requests that began before; returns how many. */
    int removeOlder(Instant before, int limit);
}
