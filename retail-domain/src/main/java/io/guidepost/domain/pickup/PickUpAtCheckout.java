package io.guidepost.domain.pickup;

import io.guidepost.domain.order.PickUpDesk;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** A shopper says with the order that he fetches it. */
@Component
class PickUpAtCheckout implements PickUpDesk {

    private final PickUps pickUps;

    PickUpAtCheckout(PickUps pickUps) {
        this.pickUps = pickUps;
    }

    @Override
    public boolean isOpen(long storeId) {
        return pickUps.isOpen(storeId);
    }

    @Override
    public void chosen(long orderId, long storeId, Instant at) {
        pickUps.choose(orderId, storeId, at);
    }
}
