package io.guidepost.domain.incentive;

/** Message: a correction has moved a sale that counts in a month or a contest from one guide to another. */
record ReviewCorrected(long incentiveId, long orderId) {

    static final String TOPIC = "incentive.corrected";
}
