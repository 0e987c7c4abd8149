package io.guidepost.domain.dispute;

import io.guidepost.core.attribution.DisputeRules.Standing;
import io.guidepost.core.attribution.DisputeState;
import java.time.Instant;
import java.util.Optional;

/**
 * A guide's dispute about one order.
 *
 * @param filed what was said when it was filed, which nothing changes
 * @param comment what the store's manager says, once he has
 * @param verdict what headquarters decided, once it has
 */
public record Dispute(
        Filed filed,
        DisputeState status,
        Term term,
        Optional<Comment> comment,
        Optional<Verdict> verdict,
        Optional<Long> correctionId,
        int version) {

    /**
     * @param revision the decision that is disputed
     * @param guideId who disputes it, serving in {@code guideStoreId} when the order was placed
     * @param creditedId the guide whom that decision credits, if any
     * @param storeId the store whose manager comments: the credited one, else the disputing guide's
     */
    public record Filed(
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
            Instant at) {}

    /**
     * The time that the present step may take.
     *
     * @param watchAt when the duty has to look at it next
     */
    public record Term(
            Instant sinceAt,
            Instant dueAt,
            Instant watchAt,
            Optional<Instant> remindedAt,
            Optional<Instant> overdueToldAt) {

        /** One that begins, of which nobody was reminded. */
        Term(Instant sinceAt, Instant dueAt, Instant watchAt) {
            this(sinceAt, dueAt, watchAt, Optional.empty(), Optional.empty());
        }

        Term told(Optional<Instant> reminded, Optional<Instant> overdueTold) {
            return new Term(sinceAt, dueAt, watchAt, reminded, overdueTold);
        }

        Term watchedAt(Instant next) {
            return new Term(sinceAt, dueAt, next, remindedAt, overdueToldAt);
        }
    }

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

    static Dispute of(Filed filed, DisputeState status, Term term) {
        return new Dispute(filed, status, term, Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }

    public long id() {
        return filed.id();
    }

    public long orderId() {
        return filed.orderId();
    }

    public long storeId() {
        return filed.storeId();
    }

    /** Disputes it, or is credited with what is disputed: a party does not comment. */
    public boolean isParty(long anyGuideId) {
        return anyGuideId == filed.guideId() || filed.creditedId().equals(Optional.of(anyGuideId));
    }

    Standing standing() {
        return new Standing(
                status,
                term.sinceAt(),
                term.dueAt(),
                term.remindedAt().isPresent(),
                term.overdueToldAt().isPresent());
    }

    /** A new step begins, with a term of its own. */
    Dispute in(DisputeState next, Term its) {
        return new Dispute(filed, next, its, comment, verdict, correctionId, version);
    }

    Dispute with(Term its) {
        return in(status, its);
    }

    Dispute with(Comment given) {
        return new Dispute(filed, status, term, Optional.of(given), verdict, correctionId, version);
    }

    Dispute ended(DisputeState end, Optional<Verdict> given, Optional<Long> correction) {
        return new Dispute(filed, end, term, comment, given, correction, version);
    }
}
