package io.guidepost.domain.points;

import java.time.Instant;

/**
 * One movement of points; never changed and never removed.
 *
 * @param recordId the record under which it came about, which may be part of another member by now
 * @param points more than nothing for what came, less for what went
 * @param orderId null for adjustments
 * @param sourceId the order, refund or adjustment that caused it: of each kind one movement, ever
 * @param reason what headquarters said of an adjustment; empty for the others
 */
public record PointsEntry(
        long id, long recordId, Kind kind, long points, Long orderId, long sourceId, String reason, Instant postedAt) {

    /** Why points move. */
    public enum Kind {
        /** By a paid order. */
        EARNED,
        /** Of what was earned, because goods went back. */
        TAKEN_BACK,
        /** In an order. */
        SPENT,
        /** Of what was spent, because the order came to nothing or goods went back. */
        GIVEN_BACK,
        /** By headquarters. */
        ADJUSTED
    }
}
