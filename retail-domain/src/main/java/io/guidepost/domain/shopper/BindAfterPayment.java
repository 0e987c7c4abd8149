package io.guidepost.domain.shopper;

import io.guidepost.domain.outbox.OutboxHandler;
import org.springframework.stereotype.Component;

/** Payment asks in the outbox for what a payment does to the shopper's binding. */
@Component
class BindAfterPayment implements OutboxHandler<BindAfterPayment.PaidOrder> {

    private final BondShopper bondShopper;

    BindAfterPayment(BondShopper bondShopper) {
        this.bondShopper = bondShopper;
    }

    @Override
    public String topic() {
        return "binding.after-payment";
    }

    @Override
    public Class<PaidOrder> payloadType() {
        return PaidOrder.class;
    }

    @Override
    public void deliver(PaidOrder paid) {
        bondShopper.afterPayment(paid.orderId());
    }

    record PaidOrder(long orderId) {}
}
