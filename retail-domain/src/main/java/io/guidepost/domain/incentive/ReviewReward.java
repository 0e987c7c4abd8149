package io.guidepost.domain.incentive;

/** Message: a refund has changed what a guide sold in a month or a contest that rewarded him. */
record ReviewReward(long incentiveId, long guideId, long orderId) {

    static final String TOPIC = "incentive.review";
}
