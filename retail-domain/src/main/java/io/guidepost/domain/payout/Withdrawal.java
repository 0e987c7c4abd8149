package io.guidepost.domain.payout;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.money.Money;
import io.guidepost.core.settlement.WithdrawalState;
import java.time.Instant;
import java.util.Optional;

/**
 * A guide's wish to have commission paid out, and how far it has come (B10).
 *
 * @param amountFen what leaves the guide's balance; {@code feeFen} of it stays with us
 * @param requestedBy at headquarters, for somebody who left; empty where the guide asked
 * @param outBillNo fixed before WeChat is first called, and used for life
 * @param packageInfo what the mini-program needs to let the guide confirm; known while WeChat waits for that
 * @param attempts how often WeChat was asked what became of it
 */
public record Withdrawal(
        long id,
        long guideId,
        long amountFen,
        long feeFen,
        Channel channel,
        WithdrawalState status,
        String outBillNo,
        String payeeOpenid,
        Optional<String> packageInfo,
        Optional<String> failReason,
        Instant requestedAt,
        Optional<Long> requestedBy,
        Optional<Long> approvedBy,
        Optional<Instant> finishedAt,
        int attempts,
        int version) {

    /** How the money reaches the guide. */
    public enum Channel {
        WECHAT_TRANSFER,
        PAYROLL_EXPORT
    }

    Beneficiary payee() {
        return Beneficiary.guide(new GuideId(guideId));
    }

    Money amount() {
        return new Money(amountFen);
    }

    Money fee() {
        return new Money(feeFen);
    }

    /** What the guide receives, in fen. */
    public long netFen() {
        return Math.subtractExact(amountFen, feeFen);
    }
}
