package io.guidepost.domain.shippinginfo;

import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.order.ParcelSent;
import io.guidepost.domain.outbox.OutboxHandler;
import io.guidepost.domain.payment.Captures;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** A parcel of an order has left: WeChat is to hear of it, if the order was paid there. */
@Component
class NoteParcels implements OutboxHandler<ParcelSent> {

    private final Captures captures;
    private final Uploads uploads;
    private final TransactionRetry transaction;
    private final Clock clock;

    NoteParcels(Captures captures, Uploads uploads, TransactionRetry transaction, Clock clock) {
        this.captures = captures;
        this.uploads = uploads;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return ParcelSent.TOPIC;
    }

    @Override
    public Class<ParcelSent> payloadType() {
        return ParcelSent.class;
    }

    /** Noting it twice tells WeChat the same thing twice, which it answers with "unchanged". */
    @Override
    public void deliver(ParcelSent message) {
        captures.accepted(message.orderId())
                .ifPresent(payment -> transaction.run(
                        () -> uploads.want(message.orderId(), payment.transactionId(), clock.instant())));
    }
}
