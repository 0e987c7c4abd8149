package io.guidepost.simulator.miniapp;

import java.util.Optional;

/** What shipping information is checked against. */
public interface PaidOrders {

    record PaidOrder(String transactionId, String outTradeNo, String openid) {}

    Optional<PaidOrder> byTransactionId(String transactionId);

    Optional<PaidOrder> byOutTradeNo(String outTradeNo);
}
