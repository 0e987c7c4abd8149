package io.guidepost.domain.payout;

import java.time.Instant;
import java.util.Optional;

/**
 * WeChat's transfer of money to a guide, which the guide must confirm (B10, scene 1005). One bill number per withdrawal
 * for life; {@link io.guidepost.domain.GatewayUnclear} means "ask with the same number".
 */
public interface PayoutGateway {

    /** Asks for the transfer; the same number with the same facts asks again for the same one. */
    TransferFacts transfer(TransferOrder order);

    /** The transfer as WeChat knows it, or empty when WeChat has never heard of the number. */
    Optional<TransferFacts> query(String outBillNo);

    /** Takes an unconfirmed transfer back. */
    TransferFacts cancel(String outBillNo);

    record TransferOrder(String outBillNo, String openid, long amountFen, String remark, String rewardText) {}

    enum TransferState {
        ACCEPTED,
        PROCESSING,
        WAIT_USER_CONFIRM,
        TRANSFERING,
        SUCCESS,
        FAIL,
        CANCELING,
        CANCELLED
    }

    record TransferFacts(
            String outBillNo,
            String transferBillNo,
            TransferState state,
            long amountFen,
            Optional<String> packageInfo,
            Optional<String> failReason,
            Instant updatedAt) {}
}
