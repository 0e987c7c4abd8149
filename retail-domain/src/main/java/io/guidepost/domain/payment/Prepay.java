package io.guidepost.domain.payment;

import java.time.Instant;
import java.util.Optional;

/**
 * What was asked of WeChat Pay for an order; committed before WeChat is asked.
 *
 * @param amountFen what the shopper is to pay
 * @param prepayId WeChat's answer, if it came
 * @param queryAt when to ask WeChat what became of it
 * @param attempts how often that was asked since the shopper was last sent to pay
 */
public record Prepay(
        long orderId,
        String outTradeNo,
        long amountFen,
        Optional<String> prepayId,
        Optional<Instant> preparedAt,
        Instant queryAt,
        int attempts) {}
