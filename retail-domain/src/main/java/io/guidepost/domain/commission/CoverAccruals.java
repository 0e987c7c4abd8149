package io.guidepost.domain.commission;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.outbox.OutboxHandler;
import java.util.List;
import org.springframework.stereotype.Component;

/** Money has reached a guide: the oldest settled accruals that it covers are paid (B9). Doing it again changes nothing. */
@Component
public class CoverAccruals implements OutboxHandler<CoverAccruals.PaidOut> {

    public static final String TOPIC = "commission.cover";

    private final Settlements settlements;
    private final TransactionRetry transactions;

    CoverAccruals(Settlements settlements, TransactionRetry transactions) {
        this.settlements = settlements;
        this.transactions = transactions;
    }

    /** Message: a withdrawal of this guide succeeded. */
    public record PaidOut(long guideId) {}

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Class<PaidOut> payloadType() {
        return PaidOut.class;
    }

    @Override
    public void deliver(PaidOut paid) {
        transactions.run(() -> settlements.cover(PayeeType.GUIDE, List.of(paid.guideId())));
    }
}
