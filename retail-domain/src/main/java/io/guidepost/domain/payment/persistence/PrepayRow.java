package io.guidepost.domain.payment.persistence;

import io.guidepost.domain.payment.Prepay;
import java.time.Instant;
import java.util.Optional;

record PrepayRow(
        long orderId,
        String outTradeNo,
        long amountFen,
        String prepayId,
        Instant preparedAt,
        Instant queryAt,
        int attempts) {

    Prepay toPrepay() {
        return new Prepay(
                orderId,
                outTradeNo,
                amountFen,
                Optional.ofNullable(prepayId),
                Optional.ofNullable(preparedAt),
                queryAt,
                attempts);
    }
}
