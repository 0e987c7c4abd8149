package io.guidepost.domain.payout;

import java.time.Instant;
import java.util.Optional;

/**
 * WeChat's transfer of money to a guide, which the guide must confirm (B10, scene 1005). One bill number per withdrawal
 * for life; {@link io.guidepost.domain.GatewayUnclear} means "ask with the same number".
 */
public interface PayoutGateway {

    /** From this amount on WeChat wants the payee's real name. */
    long NAME_REQUIRED_FROM_FEN = 200_000;

    /** Asks for the transfer; the same number with the same facts asks again for the same one. */
    TransferFacts transfer(TransferOrder order);

    /** The transfer as WeChat knows it, or empty when WeChat has never heard of the number. */
    Optional<TransferFacts> query(String outBillNo);

    /** Takes an unconfirmed transfer back. */
    TransferFacts cancel(String outBillNo);

    /** @param realName the payee's, sent encrypted; needed from {@link #NAME_REQUIRED_FROM_FEN} on */
    record TransferOrder(
            String outBillNo,
            String openid,
            long amountFen,
            String remark,
            String rewardText,
            Optional<String> realName) {

        public TransferOrder(String outBillNo, String openid, long amountFen, String remark, String rewardText) {
            this(outBillNo, openid, amountFen, remark, rewardText, Optional.empty());
        }

        /** Without the name. */
        @Override
        public String toString() {
            return "TransferOrder[%s, %d fen]".formatted(outBillNo, amountFen);
        }
    }

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
