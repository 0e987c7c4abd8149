package io.guidepost.domain.dispute;

import io.guidepost.core.attribution.DisputeRules.Standing;
import io.guidepost.core.attribution.DisputeState;
import java.time.Instant;
import java.util.Optional;

/**
 * A guide's dispute about one order.
 *
 * @param revision the decision that is disputed
 * @param guideId who disputes it, serving in {@code guideStoreId} when the order was placed
 * @param creditedId the guide whom that decision credits, if any
 * @param storeId the store whose manager comments: the credited one, else the disputing guide's
 * @param sinceAt when the present term began; {@code dueAt} when it ends
 * @param watchAt when the duty has to look at it next
 */
public record Dispute(
        long id,
        long orderId,
        int revision,
        long guideId,
        long guideStoreId,
        Optional<Long> creditedId,
        long storeId,
        Optional<Long> regionId,
        Claim claim,
        String evidence,
        DisputeState status,
        Instant filedAt,
        Instant sinceAt,
        Instant dueAt,
        Instant watchAt,
        Optional<Instant> remindedAt,
        Optional<Instant> overdueToldAt,
        Optional<Comment> comment,
        Optional<Verdict> verdict,
        Optional<Long> correctionId,
        int version) {

    /** On what ground the guide claims the sale. */
    public enum Claim {
        MY_CUSTOMER,
        MY_LINK,
        SERVED_IN_STORE,
        OTHER
    }

    /** What the store's manager says. */
    public record Comment(long by, Instant at, boolean supportsClaim, String text) {}

    /** What headquarters decided, and why. */
    public record Verdict(long by, Instant at, String reason) {}

    /** Disputes it, or is credited with what is disputed: a party does not comment. */
    public boolean isParty(long anyGuideId) {
        return anyGuideId == guideId || creditedId.equals(Optional.of(anyGuideId));
    }

    Standing standing() {
        return new Standing(status, sinceAt, dueAt, remindedAt.isPresent(), overdueToldAt.isPresent());
    }

    /** A new term begins. */
    Dispute in(DisputeState next, Instant since, Instant due, Instant watch) {
        return new Dispute(
                id,
                orderId,
                revision,
                guideId,
                guideStoreId,
                creditedId,
                storeId,
                regionId,
                claim,
                evidence,
                next,
                filedAt,
                since,
                due,
                watch,
                Optional.empty(),
                Optional.empty(),
                comment,
                verdict,
                correctionId,
                version);
    }

    Dispute with(Comment given) {
        return new Dispute(
                id,
                orderId,
                revision,
                guideId,
                guideStoreId,
                creditedId,
                storeId,
                regionId,
                claim,
                evidence,
                status,
                filedAt,
                sinceAt,
                dueAt,
                watchAt,
                remindedAt,
                overdueToldAt,
                Optional.of(given),
                verdict,
                correctionId,
                version);
    }

    Dispute ended(DisputeState end, Optional<Verdict> given, Optional<Long> correction) {
        return new Dispute(
                id,
                orderId,
                revision,
                guideId,
                guideStoreId,
                creditedId,
                storeId,
                regionId,
                claim,
                evidence,
                end,
                filedAt,
                sinceAt,
                dueAt,
                watchAt,
                remindedAt,
                overdueToldAt,
                comment,
                given,
                correction,
                version);
    }

    Dispute watched(Optional<Instant> reminded, Optional<Instant> overdueTold, Instant watch) {
        return new Dispute(
                id,
                orderId,
                revision,
                guideId,
                guideStoreId,
                creditedId,
                storeId,
                regionId,
                claim,
                evidence,
                status,
                filedAt,
                sinceAt,
                dueAt,
                watch,
                reminded,
                overdueTold,
                comment,
                verdict,
                correctionId,
                version);
    }
}
