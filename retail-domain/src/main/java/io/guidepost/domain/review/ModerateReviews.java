package io.guidepost.domain.review;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.changes.Changes;
import io.guidepost.domain.changes.Changes.About;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.review.Review.Kind;
import io.guidepost.domain.review.Review.State;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Headquarters looks at reviews, shows or hides them, and answers. The counts of the product follow in the same step. */
@Service
public class ModerateReviews {

    private final Reviews reviews;
    private final Changes changes;
    private final TransactionRetry transaction;
    private final Clock clock;

    ModerateReviews(Reviews reviews, Changes changes, TransactionRetry transaction, Clock clock) {
        this.reviews = reviews;
        this.changes = changes;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Shows it. */
    public Review publish(long id, int version, long adminId) {
        return decided(id, version, State.PUBLISHED, "", adminId);
    }

    /** Does not show it, or no longer; the one who wrote it reads the reason. */
    public Review reject(long id, int version, String reason, long adminId) {
        return decided(id, version, State.REJECTED, reason, adminId);
    }

    private Review decided(long id, int version, State state, String reason, long adminId) {
        return transaction.call(() -> {
            var before = locked(id, version);
            keep(with(before, state, reason, before.reply(), before.repliedAt()), adminId);
            int change = (state == State.PUBLISHED ? 1 : 0) - (before.state() == State.PUBLISHED ? 1 : 0);
            if (change != 0 && before.kind() == Kind.FIRST) {
                reviews.count(
                        before.productId(), before.rating(), !before.media().isEmpty(), change);
            }
            return reviews.find(id).orElseThrow();
        });
    }

    /** The shop's answer, shown with the review; an empty one takes it back. */
    public Review reply(long id, int version, String reply, long adminId) {
        return transaction.call(() -> {
            var before = locked(id, version);
            var text = reply.strip();
            keep(
                    with(
                            before,
                            before.state(),
                            before.reason(),
                            text,
                            text.isEmpty() ? Optional.empty() : Optional.of(now())),
                    adminId);
            return reviews.find(id).orElseThrow();
        });
    }

    private Review locked(long id, int version) {
        var review = reviews.lock(id).orElseThrow(() -> Refusal.notFound("评价", "review"));
        if (review.version() != version) {
            throw stale();
        }
        return review;
    }

    private void keep(Review review, long adminId) {
        if (!reviews.update(review, adminId, now())) {
            throw stale();
        }
        changes.tellAfterCommit(About.REVIEWS);
    }

    private static Review with(Review review, State state, String reason, String reply, Optional<Instant> repliedAt) {
        return new Review(
                review.id(),
                review.orderId(),
                review.orderLineId(),
                review.kind(),
                review.memberId(),
                review.productId(),
                review.spec(),
                review.rating(),
                review.text(),
                review.media(),
                review.nickname(),
                state,
                reason,
                reply,
                repliedAt,
                review.writtenAt(),
                review.version());
    }

    private static Refusal stale() {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "version_conflict",
                new Words("评价已被他人处理，请刷新后重试", "Somebody else has dealt with the review; load it again"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
