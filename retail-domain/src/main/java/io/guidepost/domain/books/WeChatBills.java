package io.guidepost.domain.books;

import java.time.LocalDate;
import java.util.function.Consumer;

/**
 * WeChat's own daily bills, checked against the hash that WeChat tells. Not there before ten o'clock of the next day; a day
 * without any movement has none.
 */
public interface WeChatBills {

    /**
     * Hands over every movement of that day, one by one.
     *
     * @throws io.guidepost.domain.GatewayUnclear when a bill cannot be had now, or is not what its hash says
     * @throws io.guidepost.domain.GatewayRejected when WeChat does not make one (yet)
     */
    void read(LocalDate on, Consumer<Movement> each);

    /**
     * Money that moved.
     *
     * @param number WeChat's transaction number of a payment, our refund number, or our bill number of a transfer
     */
    record Movement(Kind kind, String number, long amountFen) {}

    enum Kind {
        PAYMENT,
        REFUND,
        TRANSFER
    }
}
