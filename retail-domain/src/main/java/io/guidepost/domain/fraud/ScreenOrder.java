package io.guidepost.domain.fraud;

/** Message: look whether anything about this paid order is suspicious. Sent on payment, and when more became known. */
record ScreenOrder(long orderId) {

    static final String TOPIC = "fraud.screen-order";
}
