package io.guidepost.domain.review;

import io.guidepost.domain.review.Review.State;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** All reviews. Writing joins the caller's transaction. */
public interface Reviews {

    /** False when there is one of this kind for the line. */
    boolean insert(Review review);

    Optional<Review> find(long id);

    /** Keeps it to this transaction. */
    Optional<Review> lock(long id);

    List<Review> ofLines(Collection<Long> orderLineIds);

    /** Writes its state, reason, reply and version; false when it has been changed since that version. */
    boolean update(Review review, long adminId, Instant now);

    /** Published first reviews of a product, newest first. */
    List<Review> published(long productId, Optional<Integer> rating, boolean withMediaOnly, long beforeId, int limit);

    /** For moderation: the oldest first, behind {@code afterId}. */
    List<Review> waiting(State state, Optional<Long> productId, long afterId, int limit);

    /** The shopper's own, newest first. */
    List<Review> ofMembers(Collection<Long> memberIds, long beforeId, int limit);

    /** Adds to the counts of a product; {@code by} is 1 or -1. */
    void count(long productId, int rating, boolean hasMedia, int by);

    RatingSummary summary(long productId);

    /** What the counts would be if all reviews were counted. */
    RatingSummary counted(long productId);

    /** Notes that a shopper handed in a file; false when it was noted before. */
    boolean addFile(long memberId, long fileId, Instant now);

    /** How many files a shopper has handed in since then. */
    int filesSince(Collection<Long> memberIds, Instant since);

    /** Those of these files that are this shopper's. */
    List<Long> filesOf(Collection<Long> memberIds, Collection<Long> fileIds);

    /** What was written stays, without its author and the pictures; joins the transaction. */
    void forgetAuthor(Collection<Long> memberIds);

    /** The files that these shoppers handed in; nobody is said to have handed them in any more. */
    List<Long> forgetFiles(Collection<Long> memberIds);

    /** Whether a product shows the file of this digest. */
    boolean isShownByProduct(String digest);
}
