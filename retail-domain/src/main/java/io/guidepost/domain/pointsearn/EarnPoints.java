package io.guidepost.domain.pointsearn;

import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.outbox.OutboxHandler;
import io.guidepost.domain.payment.EarnAfterPayment;
import io.guidepost.domain.points.OrderPoints;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** A paid order earns its points, once however often it is told; holding the order, so that no refund comes between. */
@Component
class EarnPoints implements OutboxHandler<EarnAfterPayment> {

    private final Orders orders;
    private final OrderPoints points;
    private final TransactionRetry transaction;
    private final Clock clock;

    EarnPoints(Orders orders, OrderPoints points, TransactionRetry transaction, Clock clock) {
        this.orders = orders;
        this.points = points;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return EarnAfterPayment.TOPIC;
    }

    @Override
    public Class<EarnAfterPayment> payloadType() {
        return EarnAfterPayment.class;
    }

    @Override
    public void deliver(EarnAfterPayment message) {
        transaction.run(() -> {
            var order = orders.lock(message.orderId()).orElseThrow();
            points.paid(Sales.of(order, orders.linesOf(order.id())), clock.instant());
        });
    }
}
