package io.guidepost.domain.payout;

import io.guidepost.domain.payout.PayoutGateway.TransferState;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

class FakePayoutGatewayTest extends PayoutGatewayContract {

    private final Instant now = Instant.parse("2026-11-02T04:00:00Z");
    private final FakePayoutGateway gateway = new FakePayoutGateway(Clock.fixed(now, ZoneOffset.UTC));

    @Override
    protected PayoutGateway gateway() {
        return gateway;
    }

    @Override
    protected void guideConfirms(String outBillNo) {
        gateway.becomes(outBillNo, TransferState.SUCCESS, Optional.empty());
    }

    @Override
    protected void lapses(String outBillNo) {
        gateway.becomes(outBillNo, TransferState.FAIL, Optional.of("OVERDUE_CLOSE"));
    }

    @Override
    protected Instant now() {
        return now;
    }
}
