package io.guidepost.domain.order;

import io.guidepost.domain.privacy.Seals;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Delivery addresses: sealed to the order they belong to. */
@Component
public class Addresses {

    private final Seals seals;
    private final Orders orders;
    private final JsonMapper json = JsonMapper.shared();

    Addresses(Seals seals, Orders orders) {
        this.seals = seals;
        this.orders = orders;
    }

    byte[] sealed(long orderId, DeliveryAddress address) {
        return seals.seal(placeOf(orderId), json.writeValueAsString(address));
    }

    /** The whole address, for those who send the goods. */
    public DeliveryAddress of(long orderId) {
        return json.readValue(seals.open(placeOf(orderId), orders.sealedAddress(orderId)), DeliveryAddress.class);
    }

    private static Seals.Place placeOf(long orderId) {
        return new Seals.Place("order_header", "address_sealed", orderId);
    }
}
