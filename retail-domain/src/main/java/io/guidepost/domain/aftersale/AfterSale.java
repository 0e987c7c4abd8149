package io.guidepost.domain.aftersale;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One after-sale case.
 *
 * @param refundId the refund it comes to; empty for an exchange
 * @param storeId the store whose manager decides first; empty where headquarters does at once
 * @param turn who is expected to act until {@code dueAt}
 * @param watchAt when its term is looked at next
 * @param evidence files of the shopper's
 * @param afterId the rejected case that this one asks for again
 * @param version grows with every change
 */
public record AfterSale(
        long id,
        long orderId,
        long memberId,
        Kind kind,
        CaseStatus status,
        Reason reason,
        String words,
        Optional<Long> refundId,
        Optional<Long> storeId,
        Turn turn,
        Instant dueAt,
        Instant watchAt,
        Instant requestedAt,
        Optional<Instant> decidedAt,
        String decision,
        String returnCarrier,
        String returnNo,
        Optional<Instant> sentAt,
        Optional<Instant> inspectedAt,
        String replacementCarrier,
        String replacementNo,
        Optional<Instant> finishedAt,
        Optional<Long> afterId,
        List<Line> lines,
        List<Long> evidence,
        int version) {

    public AfterSale {
        lines = List.copyOf(lines);
        evidence = List.copyOf(evidence);
    }

    /**
     * Units of one order line.
     *
     * @param replacementSkuId what is sent in their place; only of an exchange
     */
    public record Line(long orderLineId, int quantity, Optional<Long> replacementSkuId) {}

    /** What changes with a step; empty fields stay as they are. */
    public record Step(
            CaseStatus to,
            Turn turn,
            Instant dueAt,
            Instant watchAt,
            Optional<Instant> decidedAt,
            Optional<String> decision,
            Optional<Parcel> returned,
            Optional<Instant> inspectedAt,
            Optional<Parcel> replacement,
            Optional<Instant> finishedAt) {

        static Step to(CaseStatus status, Turn turn, Instant dueAt, Instant watchAt) {
            return new Step(
                    status,
                    turn,
                    dueAt,
                    watchAt,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        static Step end(CaseStatus status, Turn turn, Instant at) {
            return new Step(
                    status,
                    turn,
                    AfterSales.NEVER,
                    AfterSales.NEVER,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(at));
        }

        Step decided(Instant at, String words) {
            return new Step(
                    to,
                    turn,
                    dueAt,
                    watchAt,
                    Optional.of(at),
                    Optional.of(words),
                    returned,
                    inspectedAt,
                    replacement,
                    finishedAt);
        }

        Step returnedBy(Parcel parcel) {
            return new Step(
                    to,
                    turn,
                    dueAt,
                    watchAt,
                    decidedAt,
                    decision,
                    Optional.of(parcel),
                    inspectedAt,
                    replacement,
                    finishedAt);
        }

        Step inspected(Instant at, String words) {
            return new Step(
                    to,
                    turn,
                    dueAt,
                    watchAt,
                    decidedAt,
                    Optional.of(words),
                    returned,
                    Optional.of(at),
                    replacement,
                    finishedAt);
        }

        Step replacedBy(Parcel parcel) {
            return new Step(
                    to,
                    turn,
                    dueAt,
                    watchAt,
                    decidedAt,
                    decision,
                    returned,
                    inspectedAt,
                    Optional.of(parcel),
                    finishedAt);
        }
    }

    /** How goods travel, and since when. */
    public record Parcel(String carrier, String trackingNo, Instant sentAt) {}

    /** What happened to a case. */
    public record Happening(
            CaseStatus.Event event, CaseStatus from, CaseStatus to, Actor actor, String note, Instant at) {}
}
