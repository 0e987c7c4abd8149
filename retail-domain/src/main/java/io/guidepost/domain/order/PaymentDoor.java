package io.guidepost.domain.order;

/**
 * What {@code order} needs of payment: certainty that an unpaid order can no longer be paid. Implemented by payment, which
 * calls {@code order} for everything else.
 */
public interface PaymentDoor {

    /**
     * Closes the payment at WeChat, if one was ever prepared. Calls the network, so never inside a transaction. When WeChat
     * says that the shopper has paid, the order is made paid before this returns.
     *
     * @param reason kept with the order while it is CLOSING, so that whoever ends it later ends it as it was meant; the
     *     first reason stays
     * @return whether the order can now be closed; false when it is paid
     * @throws io.guidepost.domain.GatewayUnclear when WeChat's answer is not known; the order stays CLOSING and is resolved later
     */
    boolean shut(long orderId, CloseReason reason);
}
