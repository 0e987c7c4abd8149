package io.guidepost.domain.order;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the shop grants; from {@code guidepost.order.*}. */
@Component
class OrderTerms {

    private final Duration timeToPay;
    private final Duration autoReceiptAfter;

    OrderTerms(
            @Value("${guidepost.order.unpaid-minutes:30}") long unpaidMinutes,
            @Value("${guidepost.order.auto-receipt-days:10}") long autoReceiptDays) {
        if (unpaidMinutes < 1 || autoReceiptDays < 1) {
            throw new IllegalArgumentException("guidepost.order must not be negative");
        }
        this.timeToPay = Duration.ofMinutes(unpaidMinutes);
        this.autoReceiptAfter = Duration.ofDays(autoReceiptDays);
    }

    Duration timeToPay() {
        return timeToPay;
    }

    Duration autoReceiptAfter() {
        return autoReceiptAfter;
    }
}
