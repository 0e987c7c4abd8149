package io.guidepost.domain.order;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the shop grants and charges; from {@code guidepost.order.*} and {@code guidepost.freight.*}. */
@Component
class OrderTerms {

    private final Duration timeToPay;
    private final Duration autoReceiptAfter;
    private final long freightFlatFen;
    private final long freightFreeFromFen;

    OrderTerms(
            @Value("${guidepost.order.unpaid-minutes:30}") long unpaidMinutes,
            @Value("${guidepost.order.auto-receipt-days:10}") long autoReceiptDays,
            @Value("${guidepost.freight.flat-fen:0}") long freightFlatFen,
            @Value("${guidepost.freight.free-from-fen:9900}") long freightFreeFromFen) {
        if (unpaidMinutes < 1 || autoReceiptDays < 1 || freightFlatFen < 0 || freightFreeFromFen < 0) {
            throw new IllegalArgumentException("guidepost.order and guidepost.freight must not be negative");
        }
        this.timeToPay = Duration.ofMinutes(unpaidMinutes);
        this.autoReceiptAfter = Duration.ofDays(autoReceiptDays);
        this.freightFlatFen = freightFlatFen;
        this.freightFreeFromFen = freightFreeFromFen;
    }

    Duration timeToPay() {
        return timeToPay;
    }

    Duration autoReceiptAfter() {
        return autoReceiptAfter;
    }

    /** @param goodsFen what is paid for the goods, by which freight may be free */
    long freightFen(long goodsFen) {
        return goodsFen >= freightFreeFromFen ? 0 : freightFlatFen;
    }
}
