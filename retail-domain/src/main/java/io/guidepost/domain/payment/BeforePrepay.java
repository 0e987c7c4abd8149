package io.guidepost.domain.payment;

/**
 * What is to be told to WeChat about an order before it can be paid. Called outside any transaction, once the order's number
 * at WeChat is committed and before a prepay id is asked for. It must neither throw nor take long: the shopper is waiting,
 * and a payment never fails because of it.
 */
public interface BeforePrepay {

    void about(long orderId, String outTradeNo);
}
