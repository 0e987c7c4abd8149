package io.guidepost.domain.shopper;

import java.util.List;

/**
 * Several records can be one shopper (OneID). Orders stay with the record under which they were placed, and what was decided
 * about them stays (B4); everything else asks here who that is today.
 */
public interface OneShopper {

    /** The record that stands for this one since they were merged; itself if it was not. */
    long standingFor(long memberId);

    /** This record and all that are part of it, itself first. */
    List<Long> recordsOf(long memberId);

    /** Whether what belongs to {@code recordId} belongs to this shopper. */
    default boolean isOf(long recordId, long memberId) {
        return recordId == memberId || standingFor(recordId) == memberId;
    }
}
